import type { Fact, FactName, FactValue, Fee } from '../domain/fact.ts';
import { moneyInWords } from '../domain/money.ts';
import { clean } from './clean.ts';
import { countryName, day, type Language } from './places.ts';

type Words = readonly [en: string, zh: string];
const pick = (words: Words, language: Language): string => words[language === 'zh' ? 1 : 0];

const LABELS: Readonly<Record<FactName, Words>> = {
  'eligibility.age.min': ['Minimum age', '最低年龄'],
  'eligibility.age.max': ['Maximum age', '最高年龄'],
  'eligibility.degree.min': ['Minimum degree', '最低学历'],
  'eligibility.institution': ['Institution', '毕业院校或机构'],
  'eligibility.fields': ['Fields', '专业领域'],
  'eligibility.experience.years': ['Work experience', '工作经历'],
  'sponsor.required': ['Invitation or employer in China', '境内聘用或邀请单位'],
  'documents.required': ['Required documents', '所需材料'],
  'procedure.channel': ['Where to apply', '申请渠道'],
  'procedure.appointment': ['Appointment', '预约'],
  'procedure.interview': ['Interview', '面谈'],
  'procedure.biometrics': ['Fingerprints', '采集指纹'],
  'processing.regular.days': ['Regular processing', '普通办理时间'],
  'processing.express.days': ['Express processing', '加急办理时间'],
  fee: ['Fee', '费用'],
  'visa.entries': ['Entries', '入境次数'],
  'visa.validity': ['Visa validity', '签证有效期'],
  'visa.stay': ['Length of stay', '停留期'],
  'activities.allowed': ['Permitted activities', '允许从事的活动'],
  'employment.permitted': ['Employment', '就业'],
  'family.allowed': ['Spouse and children', '配偶及子女随行'],
  'effective.from': ['In force from', '生效日期'],
  'effective.until': ['In force until', '有效期至'],
};

/** Values of the closed lists of the contract; a value that is not here is shown with its hyphens opened. */
const VALUES: Readonly<Record<string, Words>> = {
  bachelor: ["bachelor's degree", '学士'],
  master: ["master's degree", '硕士'],
  doctorate: ['doctorate', '博士'],
  single: ['single entry', '一次入境'],
  double: ['double entry', '两次入境'],
  multiple: ['multiple entries', '多次入境'],
  yes: ['permitted', '允许'],
  no: ['not permitted', '不允许'],
  'with-permit': ['only with a work permit', '须持工作许可'],
  science: ['science', '科学'],
  technology: ['technology', '技术'],
  engineering: ['engineering', '工程'],
  mathematics: ['mathematics', '数学'],
  'computer-science': ['computer science', '计算机科学'],
  'information-technology': ['information technology', '信息技术'],
  'artificial-intelligence': ['artificial intelligence', '人工智能'],
  biotechnology: ['biotechnology', '生物技术'],
  'life-sciences': ['life sciences', '生命科学'],
  medicine: ['medicine', '医学'],
  agriculture: ['agriculture', '农业'],
  'materials-science': ['materials science', '材料科学'],
  'new-energy': ['new energy', '新能源'],
  'advanced-manufacturing': ['advanced manufacturing', '先进制造'],
  passport: ['passport', '护照'],
  photo: ['photo', '照片'],
  'application-form': ['application form', '申请表'],
  'degree-certificate': ['degree certificate', '学历学位证书'],
  'degree-authentication': ['authentication of the degree', '学历学位认证'],
  transcript: ['transcript', '成绩单'],
  cv: ['CV', '个人简历'],
  'employment-proof': ['proof of employment', '在职证明'],
  'research-proof': ['proof of research or teaching', '科研或教学工作证明'],
  'invitation-letter': ['invitation letter', '邀请函'],
  'residence-proof': ['proof of residence', '居留证明'],
  'no-criminal-record': ['certificate of no criminal record', '无犯罪记录证明'],
  'health-certificate': ['health certificate', '健康证明'],
  'previous-visa': ['previous visa', '以往中国签证'],
  'financial-proof': ['proof of funds', '资金证明'],
  itinerary: ['itinerary', '行程安排'],
  online: ['online', '在线'],
  embassy: ['embassy or consulate', '使领馆'],
  'visa-centre': ['visa centre', '签证中心'],
  mail: ['by mail', '邮寄'],
  agent: ['through an agent', '代办'],
  education: ['education', '教育'],
  research: ['research', '科研'],
  culture: ['culture', '文化'],
  entrepreneurship: ['entrepreneurship', '创业'],
  business: ['business', '商务'],
  employment: ['employment', '就业'],
  regular: ['regular', '普通'],
  express: ['express', '加急'],
  rush: ['rush', '特急'],
  group: ['group', '团体'],
  '6 months': ['6 months', '6个月'],
  '12 months': ['12 months', '12个月'],
};
/** A fee's service is one or more of these, with spaces between. */
const SERVICES = /regular|express|rush|group|6 months|12 months/g;

const UNITS: Readonly<Record<string, readonly [one: string, many: string, zh: string]>> = {
  Y: ['year', 'years', '年'],
  M: ['month', 'months', '个月'],
  W: ['week', 'weeks', '周'],
  D: ['day', 'days', '天'],
};

/** How a fact is called, for people. */
export const factLabel = (fact: FactName, language: Language): string => pick(LABELS[fact], language);

function word(value: string, language: Language): string {
  const words = VALUES[value];
  return words ? pick(words, language) : clean(value, 300).replace(/(?<=\w)-(?=\w)/g, ' ');
}

/** P180D -> 180 days; anything that is no date-based ISO 8601 duration stays as it is. */
function duration(value: string, language: Language): string {
  if (!/^P(?:\d+[YMWD])+$/.test(value)) return clean(value, 100);
  const parts = [...value.matchAll(/(\d+)([YMWD])/g)].map(([, count = '', unit = 'D']) => {
    const [one, many, zh] = UNITS[unit]!;
    return language === 'zh' ? `${count}${zh}` : `${count} ${count === '1' ? one : many}`;
  });
  return parts.join(language === 'zh' ? '' : ' ');
}

function years(value: number, language: Language, fact: FactName): string {
  if (fact === 'eligibility.experience.years')
    return language === 'zh' ? `${value}年` : `${value} ${value === 1 ? 'year' : 'years'}`;
  return language === 'zh' ? `${value}岁` : `${value}`;
}

/** "express 12 months" -> 加急、12个月; what is not known stays as it stands. */
function service(text: string, language: Language): string {
  const known = text.match(SERVICES);
  if (!known || known.join(' ') !== text) return word(text, language);
  return known.map((one) => word(one, language)).join(language === 'zh' ? '，' : ', ');
}

/** Whose citizens a fee is for: an ISO 3166-1 code, or `other` for third countries. */
function nationals(code: string, language: Language): string {
  if (code === 'other') return language === 'zh' ? '其他国家公民' : 'other nationals';
  return language === 'zh' ? `${countryName(code, language)}公民` : `${countryName(code, language)} nationals`;
}

function fee(one: Fee, language: Language): string {
  const notes = [
    one.nationality && nationals(one.nationality, language),
    one.entries && word(one.entries, language),
    one.service && service(one.service, language),
  ];
  const note = notes.filter(Boolean).join(language === 'zh' ? '，' : ', ');
  const price = moneyInWords(one.amount, clean(one.currency, 3), language);
  if (!note) return price;
  return language === 'zh' ? `${price}（${note}）` : `${price} (${note})`;
}

const YES_NO: Readonly<Record<'required' | 'allowed', readonly [yes: Words, no: Words]>> = {
  required: [
    ['required', '需要'],
    ['not required', '不需要'],
  ],
  allowed: [
    ['allowed', '允许'],
    ['not allowed', '不允许'],
  ],
};

/** What came to a list and what left it, where both sides are lists of words; undefined for other values. */
export function listChange(
  before: FactValue | null,
  after: FactValue | null,
  language: Language,
): { readonly added: readonly string[]; readonly removed: readonly string[] } | undefined {
  const isList = (value: FactValue | null): value is readonly string[] =>
    Array.isArray(value) && value.every((one) => typeof one === 'string');
  if (!isList(before) || !isList(after)) return undefined;
  const without = (all: readonly string[], others: readonly string[]) =>
    all
      .filter((one) => !others.includes(one))
      .slice(0, 40)
      .map((one) => word(one, language));
  return { added: without(after, before), removed: without(before, after) };
}

/** A value as a person would say it. Absent: the text does not state it. */
export function factValue(fact: FactName, value: Fact['value'] | null, language: Language): string {
  if (value === null) return language === 'zh' ? '未说明' : 'not stated';
  if (typeof value === 'boolean') {
    const [yes, no] = YES_NO[fact === 'family.allowed' ? 'allowed' : 'required'];
    return pick(value ? yes : no, language);
  }
  if (typeof value === 'number') {
    if (fact.startsWith('processing.'))
      return language === 'zh' ? `${value}个工作日` : `${value} working ${value === 1 ? 'day' : 'days'}`;
    return years(value, language, fact);
  }
  if (typeof value === 'string') {
    if (fact === 'visa.validity' || fact === 'visa.stay') return duration(value, language);
    if (fact === 'effective.from' || fact === 'effective.until') return clean(day(value, language), 100);
    return fact === 'eligibility.institution' ? clean(value, 300) : word(value, language);
  }
  const all = value.slice(0, 40).map((one) => (typeof one === 'string' ? word(one, language) : fee(one, language)));
  return all.join(language === 'zh' ? '、' : ', ');
}

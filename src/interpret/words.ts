import type { FactName, FactValue, Fee } from '../domain/fact.ts';
import { moneyInWords } from '../domain/money.ts';

type Tongue = 'en' | 'zh';
type Pair = Readonly<Record<Tongue, string>>;

/** What a fact is called in a sentence. */
export const LABEL: Readonly<Record<FactName, Pair>> = {
  'eligibility.age.min': { en: 'minimum age', zh: '年龄下限' },
  'eligibility.age.max': { en: 'age limit', zh: '年龄上限' },
  'eligibility.degree.min': { en: 'minimum degree', zh: '最低学历' },
  'eligibility.institution': { en: 'institution', zh: '院校要求' },
  'eligibility.fields': { en: 'fields', zh: '专业领域' },
  'eligibility.experience.years': { en: 'experience', zh: '工作或科研年限' },
  'sponsor.required': { en: 'invitation or sponsor', zh: '邀请或雇主' },
  'documents.required': { en: 'documents', zh: '申请材料' },
  'procedure.channel': { en: 'ways to apply', zh: '申请途径' },
  'procedure.appointment': { en: 'appointment', zh: '预约' },
  'procedure.interview': { en: 'interview', zh: '面谈' },
  'procedure.biometrics': { en: 'fingerprints', zh: '采集指纹' },
  'processing.regular.days': { en: 'regular processing', zh: '普通件办理时间' },
  'processing.express.days': { en: 'express processing', zh: '加急件办理时间' },
  fee: { en: 'fee', zh: '费用' },
  'visa.entries': { en: 'entries', zh: '入境次数' },
  'visa.validity': { en: 'validity', zh: '有效期' },
  'visa.stay': { en: 'stay', zh: '停留期' },
  'activities.allowed': { en: 'activities', zh: '可从事的活动' },
  'employment.permitted': { en: 'employment', zh: '在华就业' },
  'family.allowed': { en: 'family', zh: '家属随行' },
  'effective.from': { en: 'in force from', zh: '施行日期' },
  'effective.until': { en: 'in force until', zh: '截止日期' },
};

const VALUES: Readonly<Record<string, Pair>> = {
  bachelor: { en: "bachelor's", zh: '学士' },
  master: { en: "master's", zh: '硕士' },
  doctorate: { en: 'doctorate', zh: '博士' },
  single: { en: 'single', zh: '一次' },
  double: { en: 'double', zh: '两次' },
  multiple: { en: 'multiple', zh: '多次' },
  yes: { en: 'permitted', zh: '允许' },
  no: { en: 'not permitted', zh: '不允许' },
  'with-permit': { en: 'with a work permit', zh: '须有工作许可' },
  online: { en: 'online', zh: '在线' },
  embassy: { en: 'embassy', zh: '使领馆' },
  'visa-centre': { en: 'visa centre', zh: '签证中心' },
  mail: { en: 'mail', zh: '邮寄' },
  agent: { en: 'agent', zh: '代理' },
  passport: { en: 'passport', zh: '护照' },
  photo: { en: 'photo', zh: '照片' },
  'application-form': { en: 'application form', zh: '申请表' },
  'degree-certificate': { en: 'degree certificate', zh: '学位证书' },
  'degree-authentication': { en: 'degree authentication', zh: '学位认证' },
  transcript: { en: 'transcript', zh: '成绩单' },
  cv: { en: 'CV', zh: '简历' },
  'employment-proof': { en: 'proof of employment', zh: '在职证明' },
  'research-proof': { en: 'proof of research', zh: '科研证明' },
  'invitation-letter': { en: 'invitation letter', zh: '邀请函' },
  'residence-proof': { en: 'proof of residence', zh: '居留证明' },
  'no-criminal-record': { en: 'no criminal record', zh: '无犯罪记录证明' },
  'health-certificate': { en: 'health certificate', zh: '健康证明' },
  'previous-visa': { en: 'previous visas', zh: '以往签证' },
  'financial-proof': { en: 'financial proof', zh: '资金证明' },
  itinerary: { en: 'itinerary', zh: '行程单' },
  education: { en: 'education', zh: '教育' },
  research: { en: 'research', zh: '科研' },
  culture: { en: 'culture', zh: '文化' },
  entrepreneurship: { en: 'entrepreneurship', zh: '创业' },
  business: { en: 'business', zh: '商务' },
  employment: { en: 'employment', zh: '就业' },
  'computer-science': { en: 'computer science', zh: '计算机科学' },
  'information-technology': { en: 'information technology', zh: '信息技术' },
  'artificial-intelligence': { en: 'artificial intelligence', zh: '人工智能' },
  biotechnology: { en: 'biotechnology', zh: '生物技术' },
  'life-sciences': { en: 'life sciences', zh: '生命科学' },
  medicine: { en: 'medicine', zh: '医学' },
  agriculture: { en: 'agriculture', zh: '农业' },
  'materials-science': { en: 'materials science', zh: '材料科学' },
  'new-energy': { en: 'new energy', zh: '新能源' },
  'advanced-manufacturing': { en: 'advanced manufacturing', zh: '先进制造' },
  science: { en: 'science', zh: '科学' },
  technology: { en: 'technology', zh: '技术' },
  engineering: { en: 'engineering', zh: '工程' },
  mathematics: { en: 'mathematics', zh: '数学' },
};
const NEEDED: Readonly<Record<Tongue, readonly [yes: string, no: string]>> = {
  en: ['required', 'not required'],
  zh: ['需要', '不需要'],
};
const ALLOWED: Readonly<Record<Tongue, readonly [yes: string, no: string]>> = {
  en: ['allowed', 'not allowed'],
  zh: ['允许', '不允许'],
};

const UNITS: Readonly<Record<string, Readonly<Record<Tongue, string>>>> = {
  Y: { en: 'year', zh: '年' },
  M: { en: 'month', zh: '个月' },
  W: { en: 'week', zh: '周' },
  D: { en: 'day', zh: '天' },
};

function durationInWords(iso: string, tongue: Tongue): string {
  return [...iso.matchAll(/(\d+)([YMWD])/g)]
    .map(([, count, unit]) => {
      const name = UNITS[unit ?? '']?.[tongue] ?? '';
      return tongue === 'zh' ? `${count}${name}` : `${count} ${name}${count === '1' ? '' : 's'}`;
    })
    .join(' ');
}

const separator = (tongue: Tongue): string => (tongue === 'en' ? ', ' : '、');
const word = (id: string, tongue: Tongue): string => VALUES[id]?.[tongue] ?? id;
const ITEMS_SHOWN = 4;

const SERVICES: Readonly<Record<string, Pair>> = {
  regular: { en: 'regular', zh: '普通件' },
  express: { en: 'express', zh: '加急件' },
  rush: { en: 'rush', zh: '特急件' },
  group: { en: 'group', zh: '团体' },
  individual: { en: 'individual', zh: '个人' },
  '6 months': { en: '6 months', zh: '半年' },
  '12 months': { en: '12 months', zh: '一年' },
};

/** "express group", "regular 6 months": the words of a service one by one, in Chinese the period first (半年多次). */
function serviceInWords(service: string, tongue: Tongue): string {
  if (tongue === 'en') return service;
  const parts = service.split(/ (?!months)/);
  return parts.map((part) => SERVICES[part]?.zh ?? part).join('');
}

function feeInWords({ entries, service, amount, currency }: Fee, tongue: Tongue): string {
  const named = [
    ...(service === undefined ? [] : [serviceInWords(service, tongue)]),
    ...(entries === undefined ? [] : [word(entries, tongue)]),
  ];
  const which = named.length > 0 ? `${named.join(tongue === 'en' ? ' ' : '')}${tongue === 'en' ? ' ' : ''}` : '';
  return which + moneyInWords(amount, currency, tongue);
}

/** A list as people say it, cut after a few items. */
export function listInWords(list: readonly (string | Fee)[], tongue: Tongue): string {
  const shown = list.slice(0, ITEMS_SHOWN).map((item) => {
    if (typeof item !== 'string') return feeInWords(item, tongue);
    return VALUES[item]?.[tongue] ?? item.replaceAll('-', ' ');
  });
  return shown.join(separator(tongue)) + (list.length > ITEMS_SHOWN ? { en: ' …', zh: '等' }[tongue] : '');
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const dateInWords = (iso: string, tongue: Tongue): string => {
  const [year, month, day] = iso.split('-').map(Number);
  return tongue === 'en' ? `${day} ${MONTHS[(month ?? 1) - 1]} ${year}` : `${year}年${month}月${day}日`;
};

/** A value as people say it. */
export function inWords(fact: FactName, value: FactValue, tongue: Tongue): string {
  if (Array.isArray(value)) return listInWords(value as readonly (string | Fee)[], tongue);
  if (typeof value === 'boolean') return (fact === 'family.allowed' ? ALLOWED : NEEDED)[tongue][value ? 0 : 1];
  if (typeof value === 'number') return numberInWords(fact, value, tongue);
  const text = value as string;
  if (/^P\d/.test(text)) return durationInWords(text, tongue);
  return fact.startsWith('effective') ? dateInWords(text, tongue) : word(text, tongue);
}

function numberInWords(fact: FactName, value: number, tongue: Tongue): string {
  if (fact.startsWith('processing')) return tongue === 'en' ? `${value} working days` : `${value}个工作日`;
  if (fact === 'eligibility.experience.years')
    return tongue === 'en' ? `${value} year${value === 1 ? '' : 's'}` : `${value}年`;
  return String(value);
}

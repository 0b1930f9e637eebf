import { describe, expect, it } from 'vitest';
import { factsOf } from './reading.ts';

/** Telegraphic pages: a name, a colon or a table's rule, and the answer; and rules as centres and ministries put them. */
const STATED: readonly (readonly [text: string, facts: Readonly<Record<string, unknown>>])[] = [
  ['Interview: not required', { 'procedure.interview': false }],
  ['Interview: required.', { 'procedure.interview': true }],
  ['面谈：需要。', { 'procedure.interview': true }],
  ['面谈：不需要', { 'procedure.interview': false }],
  ['There is no need to come for an interview.', { 'procedure.interview': false }],
  ['Applicants have to come in person for an interview.', { 'procedure.interview': true }],
  ['The interview has been waived.', { 'procedure.interview': false }],
  ['Appointment: required', { 'procedure.appointment': true }],
  ['预约：不需要。', { 'procedure.appointment': false }],
  ['Submission is possible only with a confirmed appointment.', { 'procedure.appointment': true }],
  ['Biometrics: not required.', { 'procedure.biometrics': false }],
  ['指纹：须采集。', { 'procedure.biometrics': true }],
  ['指纹：不采集。', { 'procedure.biometrics': false }],
  ['暂停采集指纹。', { 'procedure.biometrics': false }],
  ['There is no need to provide fingerprints.', { 'procedure.biometrics': false }],
  ['Accompanying family members: not permitted.', { 'family.allowed': false }],
  ['可携配偶及未成年子女来华。', { 'family.allowed': true }],
  [
    'Age requirement: 20 years (minimum), 45 years (maximum).',
    { 'eligibility.age.min': 20, 'eligibility.age.max': 45 },
  ],
  ['The age ceiling has been set at 40.', { 'eligibility.age.max': 40 }],
  ['须已满20周岁且尚未年满46周岁。', { 'eligibility.age.min': 20, 'eligibility.age.max': 45 }],
  ['Education: Ph.D. or higher.', { 'eligibility.degree.min': 'doctorate' }],
  ['应有3年（含）以上从业经验。', { 'eligibility.experience.years': 3 }],
  ['A track record of 3 years or longer in research is called for.', { 'eligibility.experience.years': 3 }],
  ['办理周期为5个工作日（加急3个工作日）。', { 'processing.regular.days': 5, 'processing.express.days': 3 }],
  ['A decision follows on the sixth working day after submission.', { 'processing.regular.days': 6 }],
  ['The applicant must be invited by an organisation in China.', { 'sponsor.required': true }],
  ['以境内单位邀请为前提。', { 'sponsor.required': true }],
  ['不以境内单位邀请为前提。', { 'sponsor.required': false }],
  ['邀请函非必备材料。', { 'sponsor.required': false }],
  ['The K visa is not tied to an employer or inviting entity in China.', { 'sponsor.required': false }],
  ['No Chinese host needs to be named in the application.', { 'sponsor.required': false }],
  ['Without a work permit, holders may not be employed in China.', { 'employment.permitted': 'with-permit' }],
  ['Holders are exempt from the work permit requirement.', { 'employment.permitted': 'yes' }],
  ['The visa does not entitle its holder to work in China.', { 'employment.permitted': 'no' }],
  ['Under no circumstances may holders be employed in China.', { 'employment.permitted': 'no' }],
  ['在华就业：不允许。', { 'employment.permitted': 'no' }],
  ['入境次数一般为多次。', { 'visa.entries': 'multiple' }],
  ['允许两次入境。', { 'visa.entries': 'double' }],
  ['The holder may use the visa for one entry.', { 'visa.entries': 'single' }],
  ['可用于教育教学、科学研究和文化交流。', { 'activities.allowed': ['research', 'education', 'culture'] }],
  ['Purpose of visit: teaching and study, cultural exchange.', { 'activities.allowed': ['education', 'culture'] }],
  ['每本护照收取1,200美元。', { fee: [{ amount: 1200, currency: 'USD' }] }],
  ['Disciplines covered: AI and biotech.', { 'eligibility.fields': ['artificial-intelligence', 'biotechnology'] }],
  [
    'Degree-granting institution: a leading research university or national research centre.',
    { 'eligibility.institution': 'a leading research university or national research centre' },
  ],
  ['申请人所持学位应来自境内外著名高等学校或科研院所。', { 'eligibility.institution': '境内外著名高等学校或科研院所' }],
  ['Academic background: Ph.D. and above.', { 'eligibility.degree.min': 'doctorate' }],
  ['Only persons who have reached their 18th birthday may apply.', { 'eligibility.age.min': 18 }],
  ['不得从事有偿劳动。', { 'employment.permitted': 'no' }],
  ['Taking up a job in China is not allowed.', { 'employment.permitted': 'no' }],
  ['The arrangement ends on 31 December 2028.', { 'effective.until': '2028-12-31' }],
  ['2028年12月31日后不再受理。', { 'effective.until': '2028-12-31' }],
  [
    'Scope of activities: teaching and starting a business.',
    { 'activities.allowed': ['education', 'entrepreneurship'] },
  ],
  ['请直接向使领馆申请。', { 'procedure.channel': ['embassy'] }],
  [
    'The application form is found on the online portal. Applications for the K visa should be made at the consular window.',
    { 'procedure.channel': ['embassy'] },
  ],
  [
    'The application must be accompanied by:\n\n1. Letter from the inviting organisation\n\n2. Statement of account covering six months\n\n3. Passport',
    { 'documents.required': ['invitation-letter', 'financial-proof', 'passport'], 'sponsor.required': true },
  ],
  ['Just come during office hours; appointments are unnecessary.', { 'procedure.appointment': false }],
  ['The requirement of an invitation letter does not apply.', { 'sponsor.required': false }],
  ['Your fingerprints will not be recorded.', { 'procedure.biometrics': false }],
  ['Interviews are held with all applicants.', { 'procedure.interview': true }],
  ['面谈予以免除。', { 'procedure.interview': false }],
  ['If an interview is held, bring your passport.', {}],
  ['The family of the holder is not allowed to join.', { 'family.allowed': false }],
  ['配偶和子女可一起来华。', { 'family.allowed': true }],
  ['The age of applicants is limited to 40 years.', { 'eligibility.age.max': 40 }],
  ['Applicants must be below 41.', { 'eligibility.age.max': 40 }],
  ['The K visa allows two separate entries.', { 'visa.entries': 'double' }],
  ['The K visa is intended for research and culture.', { 'activities.allowed': ['research', 'culture'] }],
  ['The scheme closes on 31 December 2028.', { 'effective.until': '2028-12-31' }],
  [
    'Your degree must be from one of the 300 best universities of the world.',
    { 'eligibility.institution': 'one of the 300 best universities of the world' },
  ],
  ['申请人须通过互联网、到签证申请中心或通过邮局申请。', { 'procedure.channel': ['online', 'visa-centre', 'mail'] }],
  ['办理前请先在网上预约系统预约。', { 'procedure.appointment': true }],
  [
    'The visa is valid for 2 years and permits stays of up to 60 days.',
    { 'visa.validity': 'P2Y', 'visa.stay': 'P60D' },
  ],
  [
    'La visa tiene una validez de 5 años y permite estancias de hasta 90 días.',
    { 'visa.validity': 'P5Y', 'visa.stay': 'P90D' },
  ],
  ['Aucune lettre d’invitation n’est exigée.', { 'sponsor.required': false }],
  ['Приглашение не требуется.', { 'sponsor.required': false }],
  ['Children under 14 need not give fingerprints.', {}],
  ['Please collect your passport within 30 days.', {}],
  ['The photo must be 33 mm x 48 mm with a white background.', {}],
  ['持证人入境次数、停留期方面将为持证人提供更多便利。', {}],
  ['试点自2026年1月1日起施行，有效期三年。', { 'effective.from': '2026-01-01' }],
  [
    'Time: regular four (4) working days, express two (2) working days.',
    { 'processing.regular.days': 4, 'processing.express.days': 2 },
  ],
  ['Valid 5 years.', { 'visa.validity': 'P5Y' }],
  ['Stay allowed: 30 days.', { 'visa.stay': 'P30D' }],
  ['停留三十天。', { 'visa.stay': 'P30D' }],
  ['Holders are given a double entry visa.', { 'visa.entries': 'double' }],
  ['无工作许可不得工作。', { 'employment.permitted': 'with-permit' }],
  ['不具备在华工作资格。', { 'employment.permitted': 'no' }],
  ['The visa does not cover accompanying family members.', { 'family.allowed': false }],
  ['眷属可随行。', { 'family.allowed': true }],
  ['Applicants do not have to be fingerprinted.', { 'procedure.biometrics': false }],
  ['It is not necessary to book in advance.', { 'procedure.appointment': false }],
  ['Applicable up to and including 31 December 2028.', { 'effective.until': '2028-12-31' }],
  ['Date of effect: 15 October 2027.', { 'effective.from': '2027-10-15' }],
  ['2027年10月15日生效，2028年12月31日失效。', { 'effective.from': '2027-10-15', 'effective.until': '2028-12-31' }],
  ['毕业于国家科学院或研究型大学。', { 'eligibility.institution': '国家科学院或研究型大学' }],
  ['在签证中心、以快递或委托代理人申请。', { 'procedure.channel': ['visa-centre', 'mail', 'agent'] }],
  ['Open to the 18–45 age group.', { 'eligibility.age.min': 18, 'eligibility.age.max': 45 }],
  ['2+ years of experience in research.', { 'eligibility.experience.years': 2 }],
  ['The application can be made independently of any employer in China.', { 'sponsor.required': false }],
  ['无预约恕不受理。', { 'procedure.appointment': true }],
  ['US$140 per visa.', { fee: [{ amount: 140, currency: 'USD' }] }],
  [
    'A separate work permit must be obtained before starting any job in China.',
    { 'employment.permitted': 'with-permit' },
  ],
  ['未经许可不得在华就业。', { 'employment.permitted': 'with-permit' }],
  ['Non è richiesta la lettera d’invito.', { 'sponsor.required': false }],
  ['Não é necessária carta-convite.', { 'sponsor.required': false }],
  ['K visa applicants do not need to submit an invitation letter.', { 'sponsor.required': false }],
  ['签证官有权要求补充材料或面谈。', {}],
];

describe('what is said in few words', () => {
  it.each(STATED)('%s', (text, facts) => {
    expect(Object.fromEntries(factsOf(text).facts.map(({ fact, value }) => [fact, value]))).toEqual(facts);
  });
});

describe('a table that tells one thing a row', () => {
  it('is read like sentences, in Chinese and English', () => {
    const wanted = {
      'eligibility.age.min': 18,
      'eligibility.age.max': 45,
      'sponsor.required': false,
      'procedure.interview': false,
      'visa.entries': 'multiple',
      'visa.validity': 'P5Y',
      'visa.stay': 'P180D',
    };
    const english = [
      'Item | Details',
      'Age | 18–45',
      'Invitation letter | Not required',
      'Interview | Not required',
      'Entries | Multiple',
      'Validity | 5 years',
      'Stay | 180 days per visit',
    ];
    const chinese = [
      '项目 | 内容',
      '年龄 | 18至45周岁',
      '邀请函 | 无需',
      '面谈 | 不需要',
      '入境次数 | 多次',
      '有效期 | 5年',
      '停留期 | 每次180天',
    ];
    for (const rows of [english, chinese]) {
      const { facts } = factsOf(rows.join('\n'));
      expect(Object.fromEntries(facts.map(({ fact, value }) => [fact, value]))).toEqual(wanted);
    }
  });
});

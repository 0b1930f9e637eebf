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
];

describe('what is said in few words', () => {
  it.each(STATED)('%s', (text, facts) => {
    expect(Object.fromEntries(factsOf(text).facts.map(({ fact, value }) => [fact, value]))).toEqual(facts);
  });
});

import { itStates, type Passage } from './labelled.ts';

/** Invented notices that change rules: what held before is no rule. */
const PASSAGES: readonly Passage[] = [
  {
    title: 'Notice on Changes to the Requirements for K Visas',
    url: 'https://de.china-embassy.gov.cn/eng/k3.htm',
    text: `Please note the following changes, which take effect on 1 March 2027.
1. In section 2, "40 years of age" is changed to "45 years of age".
2. The master's degree previously asked for is replaced by a bachelor's degree.
3. The period of stay is extended from 90 to 180 days per entry.
4. Proof of no criminal record is no longer required.
5. Handling time is cut from 10 to 5 working days.`,
    facts: {
      'effective.from': '2027-03-01',
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'bachelor',
      'visa.stay': 'P180D',
      'processing.regular.days': 5,
    },
  },
  {
    title: 'K visa: what has changed since last year',
    url: 'https://at.china-embassy.gov.cn/eng/k.htm',
    text: `Until the end of 2026, applicants had to be under 40 and show an invitation from a host institution. Since 1 January 2027 the age limit has been 45 and the invitation has been dropped. A certificate of employment or enrolment has been added to the list of papers.`,
    facts: {
      'effective.from': '2027-01-01',
      'eligibility.age.max': 45,
      'sponsor.required': false,
      'documents.required': ['employment-proof'],
    },
  },
  {
    title: '关于调整K字签证有关规定的通知',
    url: 'http://jp.china-embassy.gov.cn/k2.htm',
    text: `经批准,自2027年3月1日起,对K字签证有关规定作如下调整:
一、申请人年龄上限由40周岁放宽至45周岁;
二、学历要求由硕士及以上调整为本科及以上;
三、每次停留时间由90天延长至180天;
四、取消面谈;
五、删去申请材料中的“无犯罪记录证明”。`,
    facts: {
      'effective.from': '2027-03-01',
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'bachelor',
      'visa.stay': 'P180D',
      'procedure.interview': false,
    },
  },
  {
    title: 'K字签证新旧规定对照',
    url: 'http://gr.china-embassy.gov.cn/k19.htm',
    text: `此前,申请人须不满40周岁并提交国内单位邀请函。2027年1月1日起,年龄上限为45周岁,不再要求邀请函;同时增加一项材料:在职或在读证明。`,
    facts: {
      'effective.from': '2027-01-01',
      'eligibility.age.max': 45,
      'sponsor.required': false,
      'documents.required': ['employment-proof'],
    },
  },
  {
    title: 'Supplementary note on K visa documents',
    url: 'https://kr.china-embassy.gov.cn/eng/k.htm',
    text: `Degrees obtained outside China have to be authenticated or bear an apostille. A police certificate issued within the last six months is to be enclosed, as is a medical report. Those who teach or do research must add a statement from their institution confirming their post.`,
    facts: {
      'documents.required': ['degree-authentication', 'no-criminal-record', 'health-certificate', 'employment-proof'],
    },
  },
  {
    title: 'Circular: Visa applications to be submitted via designated travel agencies',
    url: 'http://bd.china-embassy.gov.cn/eng/c.htm',
    text: `Dear Sir/Madam, please be advised that with effect from 16 May 2026 applications for L and M visas from Bangladeshi nationals are to be submitted through one of the travel agencies listed below. Individual applications will not be entertained at the counter. Applicants for X and Z visas shall continue to apply in person.
List: 1. Sky Travels 2. Bengal Tours`,
    facts: { 'effective.from': '2026-05-16', 'procedure.channel': ['embassy', 'agent'] },
  },
];

itStates(PASSAGES);

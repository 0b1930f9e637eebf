import { describe, expect, it } from 'vitest';
import type { FactName, FactValue, Fee } from '../../../src/domain/fact.ts';
import { blocksOfText, mergeFacts, readDocument } from '../../../src/interpret/read.ts';

interface Passage {
  readonly title: string;
  readonly url: string;
  readonly text: string;
  /** Everything it states, labelled by reading before the program had read it; the words of a fee's service are left out. */
  readonly facts: Partial<Record<FactName, FactValue>>;
}

/** Invented pages in the words of missions, visa centres and cities. */
const PASSAGES: readonly Passage[] = [
  {
    title: 'K字签证常见问题解答',
    url: 'http://de.china-embassy.gov.cn/lsfw/b.htm',
    text: `问:K字签证对年龄有什么要求?
答:申请人递交申请之日须不满四十六周岁。
问:持本科学历可以申请吗?
答:可以。本科及以上学历均可申请。
问:是否需要国内雇主担保?
答:不需要。
问:K字签证可以停留多久?
答:每次入境可停留不超过180日。
问:可以带家属吗?
答:可以,配偶及未成年子女可申请相应签证随行。`,
    facts: {
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'bachelor',
      'sponsor.required': false,
      'visa.stay': 'P180D',
      'family.allowed': true,
    },
  },
  {
    title: '签证收费标准(新加坡)',
    url: 'https://www.visaforchina.cn/SGP3_ZH/qianzhengyewu/fee',
    text: `国籍 | 一次 | 二次 | 半年多次 | 一年多次
新加坡公民 | 35新元 | 53新元 | 70新元 | 105新元
美国公民 | 203新元 | 203新元 | 203新元 | 203新元
第三国公民 | 50新元 | 75新元 | 100新元 | 150新元
加急费:每人每次加收38新元。`,
    facts: {
      fee: [
        { entries: 'single', nationality: 'SG', amount: 35, currency: 'SGD' },
        { entries: 'double', nationality: 'SG', amount: 53, currency: 'SGD' },
        { entries: 'multiple', nationality: 'SG', amount: 70, currency: 'SGD' },
        { entries: 'multiple', nationality: 'SG', amount: 105, currency: 'SGD' },
        { entries: 'single', nationality: 'US', amount: 203, currency: 'SGD' },
        { entries: 'double', nationality: 'US', amount: 203, currency: 'SGD' },
        { entries: 'multiple', nationality: 'US', amount: 203, currency: 'SGD' },
        { entries: 'single', nationality: 'other', amount: 50, currency: 'SGD' },
        { entries: 'double', nationality: 'other', amount: 75, currency: 'SGD' },
        { entries: 'multiple', nationality: 'other', amount: 100, currency: 'SGD' },
        { entries: 'multiple', nationality: 'other', amount: 150, currency: 'SGD' },
        { amount: 38, currency: 'SGD' },
      ],
    },
  },
  {
    title: '辦理須知',
    url: 'https://www.visaforchina.cn/HKG2_ZH/x',
    text: `申請人須先在網上填寫申請表並上傳證件照片,待線上初審通過後,再親自前往簽證中心遞交護照。
簽證中心毋須預約,可於辦公時間內直接取號。
一般情況下,簽證於遞交後第四個工作天可取。
凡年滿14周歲至70周歲之申請人均須留取十指指紋。`,
    facts: {
      'documents.required': ['application-form', 'photo', 'passport'],
      'procedure.channel': ['online', 'visa-centre'],
      'procedure.appointment': false,
      'processing.regular.days': 4,
      'procedure.biometrics': true,
    },
  },
  {
    title: '关于K字签证申请材料的说明',
    url: 'http://kr.china-embassy.gov.cn/a.htm',
    text: `申请人需提交以下材料:
1. 有效期不少于六个月的护照原件及首页复印件;
2. 中国签证申请表;
3. 近六个月内拍摄的白底证件照一张;
4. 最高学历学位证书复印件,须经公证认证;
5. 在读或毕业院校成绩单;
6. 个人简历;
7. 在职证明或研究工作证明(二者择一)。
领事官员视情可要求面谈。`,
    facts: {
      'documents.required': [
        'passport',
        'application-form',
        'photo',
        'degree-certificate',
        'degree-authentication',
        'transcript',
        'cv',
        'employment-proof',
        'research-proof',
      ],
    },
  },
  {
    title: '外交部发言人就K字签证答记者问',
    url: 'http://www.mfa.gov.cn/x.htm',
    text: `问:有报道称K字签证申请人年龄上限为35岁,请证实。
答:有关说法不实。K字签证的具体年龄、学历和工作经历要求,请以中国驻外使领馆发布的信息为准。`,
    facts: {},
  },
  {
    title: '便利外国青年科技人才来华若干措施',
    url: 'http://www.gov.cn/x.htm',
    text: `对符合条件的外国青年科技人才,可签发五年多次、每次停留不超过半年的K字签证。
持K字签证入境后,可从事教育、科技、文化等领域交流以及相关创业、商务活动。
拟在华就业的,应当按规定办理工作许可。`,
    facts: {
      'visa.validity': 'P5Y',
      'visa.entries': 'multiple',
      'visa.stay': 'P6M',
      'activities.allowed': ['education', 'research', 'culture', 'entrepreneurship', 'business'],
      'employment.permitted': 'with-permit',
    },
  },
  {
    title: 'K字簽證簡介',
    url: 'https://www.visaforchina.cn/x',
    text: `K字簽證發給入境的外國青年科技人才。
申請資格:18歲或以上、45歲或以下,持有學士或以上學位。
毋須提供內地僱主或邀請單位的邀請信。
簽證有效期最長為五年,每次可逗留不多於90天。`,
    facts: {
      'eligibility.age.min': 18,
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'bachelor',
      'sponsor.required': false,
      'visa.validity': 'P5Y',
      'visa.stay': 'P90D',
    },
  },
  {
    title: '签证申请程序',
    url: 'http://my.china-embassy.gov.cn/x.htm',
    text: `第一步:登录签证中心网站在线填写申请表。
第二步:网上预约递交时间(必须提前预约,未预约者不予受理)。
第三步:本人携带护照、打印的申请表确认页、照片到签证中心。
第四步:4个工作日后取件。加急服务:2个工作日。`,
    facts: {
      'procedure.channel': ['online', 'visa-centre'],
      'procedure.appointment': true,
      'documents.required': ['application-form', 'passport', 'photo'],
      'processing.regular.days': 4,
      'processing.express.days': 2,
    },
  },
  {
    title: '关于K字签证的初步考虑(征求意见稿)',
    url: 'http://www.mofcom.gov.cn/x.html',
    text: `拟将K字签证申请人年龄上限定为40周岁,正在征求各方意见,最终以正式发布为准。`,
    facts: {},
  },
  {
    title: '关于启用在线签证系统的公告',
    url: 'http://sg.china-embassy.gov.cn/x.htm',
    text: `中国驻新加坡大使馆将于2027年9月30日(周四)上线“中国在线签证申请”系统。届时,申请人须在线提交申请材料,无需预约。审核通过后,携护照到签证服务中心。`,
    facts: {
      'effective.from': '2027-09-30',
      'procedure.channel': ['online', 'visa-centre'],
      'procedure.appointment': false,
      'documents.required': ['passport'],
    },
  },
  {
    title: 'Frequently Asked Questions on the K Visa',
    url: 'http://us.china-embassy.gov.cn/eng/x.htm',
    text: `Q: How old may I be?
A: You must be 18 or over and must not have turned 46 on the day you submit the form.
Q: Do I need a job offer or an invitation letter from China?
A: No, neither is needed.
Q: Which degrees count?
A: A bachelor's degree or higher in a STEM subject from a well-known university.
Q: Can my spouse come with me?
A: Yes. Spouses and minor children may apply for accompanying visas.`,
    facts: {
      'eligibility.age.min': 18,
      'eligibility.age.max': 45,
      'sponsor.required': false,
      'eligibility.degree.min': 'bachelor',
      'eligibility.institution': 'a well-known university',
      'eligibility.fields': ['science', 'technology', 'engineering', 'mathematics'],
      'family.allowed': true,
    },
  },
  {
    title: 'Visa fees',
    url: 'https://www.visaforchina.org/LON2_EN/fees',
    text: `Nationality | Number of entries | Regular (4 working days) | Express (3 working days)
UK citizens | Single | £130 | £150
UK citizens | Two | £130 | £150
US citizens | Any | £115 | £135
Other nationals | Single | £25 | £45
Other nationals | Two | £37 | £57`,
    facts: {
      fee: [
        { entries: 'single', nationality: 'GB', amount: 130, currency: 'GBP' },
        { entries: 'double', nationality: 'GB', amount: 130, currency: 'GBP' },
        { nationality: 'US', amount: 115, currency: 'GBP' },
        { entries: 'single', nationality: 'other', amount: 25, currency: 'GBP' },
        { entries: 'double', nationality: 'other', amount: 37, currency: 'GBP' },
        { entries: 'single', nationality: 'GB', amount: 150, currency: 'GBP' },
        { entries: 'double', nationality: 'GB', amount: 150, currency: 'GBP' },
        { nationality: 'US', amount: 135, currency: 'GBP' },
        { entries: 'single', nationality: 'other', amount: 45, currency: 'GBP' },
        { entries: 'double', nationality: 'other', amount: 57, currency: 'GBP' },
      ],
      'processing.regular.days': 4,
      'processing.express.days': 3,
    },
  },
  {
    title: 'Documents for a K visa',
    url: 'http://ie.china-embassy.gov.cn/eng/x.htm',
    text: `Please bring:
(a) your passport, valid for more than six months, with two blank pages;
(b) the completed and signed application form with a colour photograph;
(c) your diploma or degree certificate, legalised or apostilled;
(d) a letter from your current employer or university, or a record of publications;
(e) a curriculum vitae.
Police certificates are no longer required.`,
    facts: {
      'documents.required': [
        'passport',
        'application-form',
        'photo',
        'degree-certificate',
        'degree-authentication',
        'employment-proof',
        'research-proof',
        'cv',
      ],
    },
  },
  {
    title: 'Visa service adjustments',
    url: 'http://za.china-embassy.gov.cn/eng/x.htm',
    text: `With effect from Monday 3 May 2027, all applicants must book an appointment online before visiting the Visa Application Service Centre. Postal applications will be accepted again. Fingerprints are waived for applicants whose stay does not exceed 180 days until 31 December 2027.`,
    facts: {
      'effective.from': '2027-05-03',
      'effective.until': '2027-12-31',
      'procedure.appointment': true,
      'procedure.channel': ['visa-centre', 'mail'],
      'procedure.biometrics': false,
    },
  },
  {
    title: 'K visa: what holders can do',
    url: 'http://www.nia.gov.cn/eng/x.html',
    text: `K visa holders may engage in exchanges in education, science and technology, and culture, as well as in related entrepreneurial and business activities. Working for an employer in China still requires a work permit.`,
    facts: {
      'activities.allowed': ['education', 'research', 'culture', 'entrepreneurship', 'business'],
      'employment.permitted': 'with-permit',
    },
  },
  {
    title: "Spokesperson's remarks on the K visa",
    url: 'https://english.www.gov.cn/x.html',
    text: `Some reports claim that K visa applicants need no degree and can work freely. These claims are false. The detailed requirements on age, educational background and work experience will be published by Chinese embassies and consulates.`,
    facts: {},
  },
  {
    title: 'Chinese visa fees',
    url: 'http://ng.china-embassy.gov.cn/eng/x.htm',
    text: `Nigerian citizens: single entry N51,000; double entry N76,500; multiple entry for six months N102,000; multiple entry for one year or more N153,000.
American citizens: USD 140 whatever the number of entries.
Citizens of other countries: single entry USD 30, double entry USD 45.
Express service: additional USD 25 per passport.`,
    facts: {
      fee: [
        { entries: 'single', nationality: 'NG', amount: 51000, currency: 'NGN' },
        { entries: 'double', nationality: 'NG', amount: 76500, currency: 'NGN' },
        { entries: 'multiple', nationality: 'NG', amount: 102000, currency: 'NGN' },
        { entries: 'multiple', nationality: 'NG', amount: 153000, currency: 'NGN' },
        { nationality: 'US', amount: 140, currency: 'USD' },
        { entries: 'single', nationality: 'other', amount: 30, currency: 'USD' },
        { entries: 'double', nationality: 'other', amount: 45, currency: 'USD' },
        { amount: 25, currency: 'USD' },
      ],
    },
  },
  {
    title: 'Important notice',
    url: 'http://gh.china-embassy.gov.cn/eng/x.htm',
    text: `Previously applicants for the K visa had to be under 40. This limit has been abolished. Applicants of any age who hold a doctoral degree may now apply.`,
    facts: { 'eligibility.degree.min': 'doctorate' },
  },
  {
    title: 'K-visa conditions',
    url: 'http://ae.china-embassy.gov.cn/eng/x.htm',
    text: `Age: 18 to 45 (inclusive)
Education: Bachelor or above
Fields: science, technology, engineering, mathematics
Invitation: not required
Validity: up to 5 years
Duration of each stay: 90 days
Entries: multiple`,
    facts: {
      'eligibility.age.min': 18,
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'bachelor',
      'eligibility.fields': ['science', 'technology', 'engineering', 'mathematics'],
      'sponsor.required': false,
      'visa.validity': 'P5Y',
      'visa.stay': 'P90D',
      'visa.entries': 'multiple',
    },
  },
  {
    title: 'Payment',
    url: 'http://id.china-embassy.gov.cn/eng/x.htm',
    text: `Visa fee (in IDR): single entry 540,000; double entry 810,000; multiple entries (6 months) 1,080,000; multiple entries (1 year) 1,620,000.`,
    facts: {
      fee: [
        { entries: 'single', amount: 540000, currency: 'IDR' },
        { entries: 'double', amount: 810000, currency: 'IDR' },
        { entries: 'multiple', amount: 1080000, currency: 'IDR' },
        { entries: 'multiple', amount: 1620000, currency: 'IDR' },
      ],
    },
  },
  {
    title: 'Документы для визы',
    url: 'http://kz.china-embassy.gov.cn/rus/x.htm',
    text: `Необходимо представить: паспорт, заполненную анкету, одну фотографию, диплом о высшем образовании и резюме.
Предварительная запись обязательна. Отпечатки пальцев сдают все заявители.`,
    facts: {
      'documents.required': ['passport', 'application-form', 'photo', 'degree-certificate', 'cv'],
      'procedure.appointment': true,
      'procedure.biometrics': true,
    },
  },
  {
    title: 'Visa K pour jeunes talents',
    url: 'http://fr.china-embassy.gov.cn/fra/x.htm',
    text: `Le demandeur doit être âgé de 18 à 40 ans et titulaire d'une licence au minimum.
Aucune lettre d'invitation n'est exigée.
Le visa permet des entrées multiples, avec un séjour de 180 jours au maximum, et il est valable cinq ans.
Le rendez-vous n'est pas nécessaire.`,
    facts: {
      'eligibility.age.min': 18,
      'eligibility.age.max': 40,
      'eligibility.degree.min': 'bachelor',
      'sponsor.required': false,
      'visa.entries': 'multiple',
      'visa.stay': 'P180D',
      'visa.validity': 'P5Y',
      'procedure.appointment': false,
    },
  },
  {
    title: 'Visado K',
    url: 'http://es.china-embassy.gov.cn/esp/x.htm',
    text: `A partir del 1 de octubre de 2026 se admiten solicitudes del visado K. Los solicitantes deben tener entre 18 y 45 años y título de grado o superior en ciencia, tecnología, ingeniería o matemáticas.
No hace falta carta de invitación. Es obligatorio pedir cita previa.
La tramitación dura cuatro días hábiles.`,
    facts: {
      'effective.from': '2026-10-01',
      'eligibility.age.min': 18,
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'bachelor',
      'eligibility.fields': ['science', 'technology', 'engineering', 'mathematics'],
      'sponsor.required': false,
      'procedure.appointment': true,
      'processing.regular.days': 4,
    },
  },
  {
    title: 'K-Visum für junge Fachkräfte',
    url: 'http://de.china-embassy.gov.cn/det/x.htm',
    text: `Antragsteller müssen mindestens 18 und dürfen höchstens 45 Jahre alt sein und einen Bachelorabschluss oder höher besitzen.
Eine Einladung ist nicht erforderlich.
Die Bearbeitung dauert vier Arbeitstage, im Expressverfahren zwei Arbeitstage.
Das Visum ist fünf Jahre gültig und berechtigt zu mehrfacher Einreise; jeder Aufenthalt darf 180 Tage nicht überschreiten.`,
    facts: {
      'eligibility.age.min': 18,
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'bachelor',
      'sponsor.required': false,
      'processing.regular.days': 4,
      'processing.express.days': 2,
      'visa.validity': 'P5Y',
      'visa.entries': 'multiple',
      'visa.stay': 'P180D',
    },
  },
  {
    title: 'K 비자 안내',
    url: 'http://kr.china-embassy.gov.cn/kor/x.htm',
    text: `2026년 10월 1일부터 K 비자 신청을 받습니다.
만 18세 이상 45세 이하로 학사 이상의 학위를 소지해야 합니다.
초청장은 필요하지 않습니다.
사전 예약이 필요합니다.
구비서류: 여권, 사증발급신청서, 사진, 졸업증명서.`,
    facts: {
      'effective.from': '2026-10-01',
      'eligibility.age.min': 18,
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'bachelor',
      'sponsor.required': false,
      'procedure.appointment': true,
      'documents.required': ['passport', 'application-form', 'photo', 'degree-certificate'],
    },
  },
  {
    title: '签证服务承诺',
    url: 'http://hk.china.gov.cn/x.htm',
    text: `递交申请后第四个工作日取证(普通);第三个工作日取证(加急);第二个工作日取证(特急)。`,
    facts: { 'processing.regular.days': 4, 'processing.express.days': 3 },
  },
  {
    title: 'K字簽證答客問',
    url: 'http://www.fmcoprc.gov.mo/x.htm',
    text: `問:我今年四十五歲,合資格嗎?
答:年齡上限為四十五歲(含),故符合要求。
問:大學未畢業可否申請?
答:不可。申請人至少須持有學士學位。
問:可否在內地受僱?
答:不可,除非另行取得工作許可。`,
    facts: { 'eligibility.age.max': 45, 'eligibility.degree.min': 'bachelor', 'employment.permitted': 'with-permit' },
  },
  {
    title: '签证收费调整',
    url: 'http://gr.china-embassy.gov.cn/x.htm',
    text: `原一次签证收费40欧元,现调整为30欧元;原二次签证60欧元,现调整为45欧元。自2027年1月15日起执行。`,
    facts: {
      'effective.from': '2027-01-15',
      fee: [
        { entries: 'single', amount: 30, currency: 'EUR' },
        { entries: 'double', amount: 45, currency: 'EUR' },
      ],
    },
  },
  {
    title: '中国签证费用(欧元)',
    url: 'http://pt.china-embassy.gov.cn/x.htm',
    text: `葡萄牙公民:一次60,二次90,半年多次120,一年多次180。
美国公民:统一130。
加拿大公民:统一70。
其他国籍:一次30,二次45。`,
    facts: {
      fee: [
        { entries: 'single', nationality: 'PT', amount: 60, currency: 'EUR' },
        { entries: 'double', nationality: 'PT', amount: 90, currency: 'EUR' },
        { entries: 'multiple', nationality: 'PT', amount: 120, currency: 'EUR' },
        { entries: 'multiple', nationality: 'PT', amount: 180, currency: 'EUR' },
        { nationality: 'US', amount: 130, currency: 'EUR' },
        { nationality: 'CA', amount: 70, currency: 'EUR' },
        { entries: 'single', nationality: 'other', amount: 30, currency: 'EUR' },
        { entries: 'double', nationality: 'other', amount: 45, currency: 'EUR' },
      ],
    },
  },
  {
    title: '关于面谈的通知',
    url: 'http://il.china-embassy.gov.cn/x.htm',
    text: `为提高签证审发质量,今后16至60岁首次申请K字签证者均须来馆面谈,其他申请人不必面谈。`,
    facts: { 'procedure.interview': true },
  },
  {
    title: 'K Visa at a glance',
    url: 'http://fi.china-embassy.gov.cn/eng/x.htm',
    text: `Who: scientists and engineers up to and including 40 years of age
Qualification: Master's or PhD from a recognised university
Host in China: none needed
Stay: up to 180 days per visit
Validity: two years
Number of entries: unlimited
Fee: EUR 60
How long it takes: 4 working days (express: 2)
Where: Visa Application Service Centre, Helsinki`,
    facts: {
      'eligibility.age.max': 40,
      'eligibility.degree.min': 'master',
      'eligibility.institution': 'a recognised university',
      'sponsor.required': false,
      'visa.stay': 'P180D',
      'visa.validity': 'P2Y',
      'visa.entries': 'multiple',
      fee: [{ amount: 60, currency: 'EUR' }],
      'processing.regular.days': 4,
      'processing.express.days': 2,
      'procedure.channel': ['visa-centre'],
    },
  },
  {
    title: 'Visa Fees and Processing',
    url: 'http://jm.china-embassy.gov.cn/eng/x.htm',
    text: `For Jamaican nationals the fee is J$4,500 for one entry, J$6,750 for two entries and J$9,000 for multiple entries valid for six months. Nationals of the United States pay US$140 regardless of the type of visa. All others pay US$30 (one entry) or US$45 (two entries).
Please allow four clear working days. Urgent applications are handled in two working days at an extra US$25.`,
    facts: {
      fee: [
        { entries: 'single', nationality: 'JM', amount: 4500, currency: 'JMD' },
        { entries: 'double', nationality: 'JM', amount: 6750, currency: 'JMD' },
        { entries: 'multiple', nationality: 'JM', amount: 9000, currency: 'JMD' },
        { nationality: 'US', amount: 140, currency: 'USD' },
        { entries: 'single', nationality: 'other', amount: 30, currency: 'USD' },
        { entries: 'double', nationality: 'other', amount: 45, currency: 'USD' },
        { amount: 25, currency: 'USD' },
      ],
      'processing.regular.days': 4,
      'processing.express.days': 2,
    },
  },
  {
    title: 'Change of visa procedure',
    url: 'http://mt.china-embassy.gov.cn/eng/x.htm',
    text: `Effective 15.01.2027 visa applications shall be lodged with the Chinese Visa Application Service Centre in Valletta; the Consular Office no longer receives applications except for diplomatic and service visas. Appointments are strongly recommended but not compulsory.`,
    facts: { 'effective.from': '2027-01-15', 'procedure.channel': ['visa-centre'], 'procedure.appointment': false },
  },
  {
    title: 'Clarification',
    url: 'http://cy.china-embassy.gov.cn/eng/x.htm',
    text: `It has come to our attention that websites advertise K visas for USD 2,000 with an age limit of 60. This is not correct. The Embassy charges no fee for enquiries and has not authorised any agency.`,
    facts: {},
  },
  {
    title: 'Short-term measures',
    url: 'http://np.china-embassy.gov.cn/eng/x.htm',
    text: `Between 1 May and 31 October 2027 applicants for single- and double-entry L, M, F, G and C visas need not give fingerprints. Applicants for Z, X1, Q1, S1, J1 and D visas must still do so.`,
    facts: { 'effective.from': '2027-05-01', 'effective.until': '2027-10-31', 'procedure.biometrics': false },
  },
  {
    title: 'Вопросы и ответы о визе К',
    url: 'http://by.china-embassy.gov.cn/rus/x.htm',
    text: `Нужно ли приглашение? Нет, не нужно.
Какой возраст? От 18 до 40 лет включительно.
Нужна ли запись? Да, записаться можно на сайте.
Сколько стоит виза? Однократная — 60 евро, многократная — 120 евро.
Сколько ждать? Пять рабочих дней, в срочном порядке — три рабочих дня.`,
    facts: {
      'sponsor.required': false,
      'eligibility.age.min': 18,
      'eligibility.age.max': 40,
      'procedure.appointment': true,
      fee: [
        { entries: 'single', amount: 60, currency: 'EUR' },
        { entries: 'multiple', amount: 120, currency: 'EUR' },
      ],
      'processing.regular.days': 5,
      'processing.express.days': 3,
    },
  },
  {
    title: 'Объявление',
    url: 'http://kg.china-embassy.gov.cn/rus/x.htm',
    text: `С 1 мая 2027 года документы на визу подаются через Китайский визовый центр. Посольство заявления больше не принимает. Срок действия многократной визы — один год, срок пребывания — до 30 дней.`,
    facts: {
      'effective.from': '2027-05-01',
      'procedure.channel': ['visa-centre'],
      'visa.entries': 'multiple',
      'visa.validity': 'P1Y',
      'visa.stay': 'P30D',
    },
  },
  {
    title: 'Foire aux questions sur le visa K',
    url: 'http://ch.china-embassy.gov.cn/fra/x.htm',
    text: `Faut-il un employeur en Chine ? Non.
Quel diplôme faut-il ? Au moins un master en sciences ou en ingénierie.
Les empreintes sont-elles relevées ? Oui, pour tous les demandeurs.
Dépôt : au Centre de service des demandes de visa chinois, sur rendez-vous uniquement.
Délai : quatre jours ouvrables (trois en express).
Tarif : CHF 80 pour une entrée, CHF 120 pour deux entrées.`,
    facts: {
      'sponsor.required': false,
      'eligibility.degree.min': 'master',
      'eligibility.fields': ['science', 'engineering'],
      'procedure.biometrics': true,
      'procedure.channel': ['visa-centre'],
      'procedure.appointment': true,
      'processing.regular.days': 4,
      'processing.express.days': 3,
      fee: [
        { entries: 'single', amount: 80, currency: 'CHF' },
        { entries: 'double', amount: 120, currency: 'CHF' },
      ],
    },
  },
  {
    title: 'Häufige Fragen zum K-Visum',
    url: 'http://ch.china-embassy.gov.cn/det/x.htm',
    text: `Wie alt darf ich sein? Zwischen 18 und 45 Jahren.
Brauche ich eine Einladung? Nein.
Muss ich einen Termin buchen? Ja, online.
Welche Unterlagen brauche ich? Reisepass, Antragsformular, Passfoto, Hochschulabschluss und Lebenslauf.
Ab 1. Januar 2027 beträgt die Gebühr für eine einmalige Einreise 80 CHF.`,
    facts: {
      'eligibility.age.min': 18,
      'eligibility.age.max': 45,
      'sponsor.required': false,
      'procedure.appointment': true,
      'documents.required': ['passport', 'application-form', 'photo', 'degree-certificate', 'cv'],
      'effective.from': '2027-01-01',
      fee: [{ entries: 'single', amount: 80, currency: 'CHF' }],
    },
  },
  {
    title: 'ビザ申請のご案内',
    url: 'http://jp.china-embassy.gov.cn/jpn/x2.htm',
    text: `ビザ申請はビザセンターで受け付けます。事前予約は不要です。
料金:1次ビザ 3,000円、2次ビザ 4,500円、半年マルチ 6,000円。特急は4,000円加算。
通常は申請日を含めて4営業日、特急は2営業日でお渡しします。
14歳未満及び70歳以上の方を除き、指紋を採取します。`,
    facts: {
      'procedure.channel': ['visa-centre'],
      'procedure.appointment': false,
      fee: [
        { entries: 'single', amount: 3000, currency: 'JPY' },
        { entries: 'double', amount: 4500, currency: 'JPY' },
        { entries: 'multiple', amount: 6000, currency: 'JPY' },
        { amount: 4000, currency: 'JPY' },
      ],
      'processing.regular.days': 4,
      'processing.express.days': 2,
      'procedure.biometrics': true,
    },
  },
  {
    title: '비자 수수료 및 처리기간',
    url: 'http://busan.china-consulate.gov.cn/kor/x.htm',
    text: `단수비자 55,000원, 더블비자 70,000원, 복수비자(6개월) 80,000원
보통 4근무일, 급행 3근무일 (급행 추가 24,000원)
비자신청은 비자신청서비스센터에서 하며 방문 예약은 필수입니다.`,
    facts: {
      fee: [
        { entries: 'single', amount: 55000, currency: 'KRW' },
        { entries: 'double', amount: 70000, currency: 'KRW' },
        { entries: 'multiple', amount: 80000, currency: 'KRW' },
        { amount: 24000, currency: 'KRW' },
      ],
      'processing.regular.days': 4,
      'processing.express.days': 3,
      'procedure.channel': ['visa-centre'],
      'procedure.appointment': true,
    },
  },
  {
    title: 'متطلبات تأشيرة K',
    url: 'http://ae.china-embassy.gov.cn/ara/x.htm',
    text: `العمر: من 18 إلى 45 سنة
المؤهل: درجة الماجستير أو أعلى
المستندات المطلوبة: جواز السفر، نموذج الطلب، صورة شخصية، السيرة الذاتية
مدة الإقامة: 90 يوما لكل زيارة
حجز موعد إلزامي`,
    facts: {
      'eligibility.age.min': 18,
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'master',
      'documents.required': ['passport', 'application-form', 'photo', 'cv'],
      'visa.stay': 'P90D',
      'procedure.appointment': true,
    },
  },
  {
    title: '签证收费一览',
    url: 'http://jp.china-embassy.gov.cn/y.htm',
    text: `签证种类 | 日本公民 | 美国公民 | 加拿大公民 | 其他国家公民
一次 | 3000 | 19200 | 10000 | 4500
两次 | 4500 | 19200 | 10000 | 6750
半年内多次 | 6000 | 19200 | 10000 | 9000
一年以上多次 | 9000 | 19200 | 10000 | 13500
单位:日元。加急(2至3个工作日)另收4000,特急(1个工作日)另收6000。`,
    facts: {
      fee: [
        { entries: 'single', nationality: 'JP', amount: 3000, currency: 'JPY' },
        { entries: 'single', nationality: 'US', amount: 19200, currency: 'JPY' },
        { entries: 'single', nationality: 'CA', amount: 10000, currency: 'JPY' },
        { entries: 'single', nationality: 'other', amount: 4500, currency: 'JPY' },
        { entries: 'double', nationality: 'JP', amount: 4500, currency: 'JPY' },
        { entries: 'double', nationality: 'US', amount: 19200, currency: 'JPY' },
        { entries: 'double', nationality: 'CA', amount: 10000, currency: 'JPY' },
        { entries: 'double', nationality: 'other', amount: 6750, currency: 'JPY' },
        { entries: 'multiple', nationality: 'JP', amount: 6000, currency: 'JPY' },
        { entries: 'multiple', nationality: 'US', amount: 19200, currency: 'JPY' },
        { entries: 'multiple', nationality: 'CA', amount: 10000, currency: 'JPY' },
        { entries: 'multiple', nationality: 'other', amount: 9000, currency: 'JPY' },
        { entries: 'multiple', nationality: 'JP', amount: 9000, currency: 'JPY' },
        { entries: 'multiple', nationality: 'other', amount: 13500, currency: 'JPY' },
        { amount: 4000, currency: 'JPY' },
        { amount: 6000, currency: 'JPY' },
      ],
      'processing.express.days': 3,
    },
  },
  {
    title: '外籍人士申請赴華簽證流程',
    url: 'https://www.visaforchina.cn/TPE/y',
    text: `步驟一:於線上系統填妥申請表並上傳文件。
步驟二:收到「請至現場遞交」通知後,攜帶護照正本至本中心(免預約)。
步驟三:領證。普通件第四個工作日、急件第三個工作日、特急件第二個工作日。`,
    facts: {
      'procedure.channel': ['online', 'visa-centre'],
      'documents.required': ['application-form', 'passport'],
      'procedure.appointment': false,
      'processing.regular.days': 4,
      'processing.express.days': 3,
    },
  },
  {
    title: '关于调整K字签证年龄条件的公告',
    url: 'http://ng.china-consulate.gov.cn/y.htm',
    text: `经研究,K字签证申请人年龄上限由40周岁放宽至45周岁,学历要求由硕士及以上调整为学士及以上。本公告自公布之日起30日后施行。`,
    facts: { 'eligibility.age.max': 45, 'eligibility.degree.min': 'bachelor' },
  },
  {
    title: 'Fees',
    url: 'http://lk.china-embassy.gov.cn/eng/y.htm',
    text: `Nationals of Sri Lanka
Single entry: LKR 6,600
Double entry: LKR 9,900
Multiple entry (6 months): LKR 13,200
Nationals of the USA (all entries): LKR 44,000
Other nationalities
Single entry: LKR 8,500
Double entry: LKR 12,750
Express service costs LKR 5,500 more.`,
    facts: {
      fee: [
        { entries: 'single', nationality: 'LK', amount: 6600, currency: 'LKR' },
        { entries: 'double', nationality: 'LK', amount: 9900, currency: 'LKR' },
        { entries: 'multiple', nationality: 'LK', amount: 13200, currency: 'LKR' },
        { nationality: 'US', amount: 44000, currency: 'LKR' },
        { entries: 'single', nationality: 'other', amount: 8500, currency: 'LKR' },
        { entries: 'double', nationality: 'other', amount: 12750, currency: 'LKR' },
        { amount: 5500, currency: 'LKR' },
      ],
    },
  },
  {
    title: 'K visas: common misunderstandings',
    url: 'http://qa.china-embassy.gov.cn/eng/y.htm',
    text: `Myth: anyone under 45 gets a K visa.
Fact: applicants must also hold a bachelor's degree or higher in STEM.
Myth: a K visa replaces the work permit.
Fact: anyone who takes up employment must obtain a work permit first.`,
    facts: {
      'eligibility.degree.min': 'bachelor',
      'eligibility.fields': ['science', 'technology', 'engineering', 'mathematics'],
      'employment.permitted': 'with-permit',
    },
  },
  {
    title: 'Порядок оформления виз',
    url: 'http://ru.china-embassy.gov.cn/rus/y.htm',
    text: `Документы принимаются в Визовом центре без предварительной записи. Почтой документы не принимаются.
Необходимы: загранпаспорт, анкета, распечатанная с сайта, фото.
Обычное оформление — четыре рабочих дня, срочное — два-три рабочих дня.
Дактилоскопия для краткосрочных виз временно не проводится до 31 декабря 2027 года.`,
    facts: {
      'procedure.channel': ['visa-centre'],
      'procedure.appointment': false,
      'documents.required': ['passport', 'application-form', 'photo'],
      'processing.regular.days': 4,
      'processing.express.days': 3,
      'procedure.biometrics': false,
      'effective.until': '2027-12-31',
    },
  },
  {
    title: 'Preguntas sobre la visa K',
    url: 'http://co.china-embassy.gov.cn/esp/y.htm',
    text: `¿Se necesita carta de invitación? No.
¿Hay límite de edad? Sí, 40 años.
¿Cuánto tarda? Cuatro días hábiles; servicio urgente, dos días hábiles.
¿Cuánto cuesta? 60 dólares por una entrada y 90 dólares por dos entradas.
¿Hay que pedir cita? No es necesario.`,
    facts: {
      'sponsor.required': false,
      'eligibility.age.max': 40,
      'processing.regular.days': 4,
      'processing.express.days': 2,
      fee: [
        { entries: 'single', amount: 60, currency: 'USD' },
        { entries: 'double', amount: 90, currency: 'USD' },
      ],
      'procedure.appointment': false,
    },
  },
  {
    title: 'Visagebühren und Bearbeitung',
    url: 'http://at.china-embassy.gov.cn/det/y.htm',
    text: `Einmalige Einreise: 60 EUR
Zweimalige Einreise: 90 EUR
Mehrmalige Einreise: 120 EUR
Expresszuschlag: 25 EUR
Normale Bearbeitung: 4 Werktage; Express: 3 Werktage.
Anträge werden nur nach Terminvereinbarung angenommen.`,
    facts: {
      fee: [
        { entries: 'single', amount: 60, currency: 'EUR' },
        { entries: 'double', amount: 90, currency: 'EUR' },
        { entries: 'multiple', amount: 120, currency: 'EUR' },
        { amount: 25, currency: 'EUR' },
      ],
      'processing.regular.days': 4,
      'processing.express.days': 3,
      'procedure.appointment': true,
    },
  },
  {
    title: 'Kビザ よくある質問',
    url: 'http://osaka.china-consulate.gov.cn/jpn/y.htm',
    text: `Q:年齢制限はありますか。
A:40歳以下の方が対象です。
Q:招聘状は必要ですか。
A:いいえ、必要ありません。
Q:家族も一緒に行けますか。
A:はい、配偶者と子女は同行できます。
Q:滞在期間はどのくらいですか。
A:1回の滞在は180日以内です。`,
    facts: { 'eligibility.age.max': 40, 'sponsor.required': false, 'family.allowed': true, 'visa.stay': 'P180D' },
  },
  {
    title: '비자 발급 절차 변경 안내',
    url: 'http://kr.china-embassy.gov.cn/kor/y.htm',
    text: `2027년 3월 2일부터 비자 신청인은 온라인으로 신청서를 작성한 후 비자신청서비스센터를 방문하여 접수해야 합니다.
방문 예약은 필요하지 않습니다. 지문 채취는 2027년 12월 31일까지 면제됩니다.`,
    facts: {
      'effective.from': '2027-03-02',
      'effective.until': '2027-12-31',
      'procedure.channel': ['online', 'visa-centre'],
      'procedure.appointment': false,
      'procedure.biometrics': false,
      'documents.required': ['application-form'],
    },
  },
  {
    title: 'إعلان بشأن رسوم التأشيرة',
    url: 'http://sa.china-embassy.gov.cn/ara/y.htm',
    text: `تبلغ رسوم التأشيرة لمرة واحدة 135 ريالا سعوديا ولمرتين 200 ريال سعودي.
مدة المعالجة 4 أيام عمل، والخدمة العاجلة 3 أيام عمل.
يقدم الطلب في مركز خدمات طلبات التأشيرة بعد حجز موعد.`,
    facts: {
      fee: [
        { entries: 'single', amount: 135, currency: 'SAR' },
        { entries: 'double', amount: 200, currency: 'SAR' },
      ],
      'processing.regular.days': 4,
      'processing.express.days': 3,
      'procedure.channel': ['visa-centre'],
      'procedure.appointment': true,
    },
  },
];

/** Lists are sets: their order says nothing. */
function plain(value: FactValue): unknown {
  if (!Array.isArray(value)) return value;
  const items = (value as readonly (string | Fee)[]).map((one) => {
    if (typeof one === 'string') return one;
    const { amount, currency, entries = '', nationality = '' } = one;
    return `${amount} ${currency} ${entries} ${nationality}`;
  });
  return [...new Set(items)].sort();
}

describe('a page states what stands in it and nothing else', () => {
  it.each(PASSAGES)('$title', ({ title, url, text, facts }) => {
    const blocks = blocksOfText(text);
    const read = mergeFacts(readDocument({ title, blocks, language: 'en', url, official: true }).facts);
    const stated = Object.fromEntries(read.map(({ fact, value }) => [fact, plain(value)]));
    expect(stated).toEqual(Object.fromEntries(Object.entries(facts).map(([fact, value]) => [fact, plain(value)])));
  });
});

import { itStates, type Passage } from './labelled.ts';

/** Invented fact sheets, check lists, questions and answers. */
const PASSAGES: readonly Passage[] = [
  {
    title: 'K visa: frequently asked questions',
    url: 'https://gb.china-embassy.gov.cn/eng/k.htm',
    text: `Q1. Is there an upper age limit?
Yes. On the day you apply you must not have turned 46.
Q2. I only have a diploma from a college, no bachelor's degree. May I apply?
No. A bachelor's degree is the minimum.
Q3. Will I need a company in China to vouch for me?
You will not. The K visa does away with the inviting party.
Q4. How long can I remain in China on each visit?
Up to 180 days, counted from the day of entry.
Q5. How long is the visa good for?
Five years, multiple entries.
Q6. Can my wife and children come with me?
Yes, they may apply for S visas on the strength of yours.
Q7. Am I allowed to take up a job?
Not on the K visa alone. You would first have to obtain a work permit.`,
    facts: {
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'bachelor',
      'sponsor.required': false,
      'visa.stay': 'P180D',
      'visa.validity': 'P5Y',
      'visa.entries': 'multiple',
      'family.allowed': true,
      'employment.permitted': 'with-permit',
    },
  },
  {
    title: 'K visa, information sheet',
    url: 'https://fr.china-embassy.gov.cn/eng/k.htm',
    text: `Age: 18-45
Education: Bachelor or higher (science, technology, engineering, mathematics)
Institution: any university ranked among the world's top 500
Sponsor: none
Stay: 180 days
Validity: 5 years
Entries: multiple
Fee: EUR 60
Processing: 4 working days
Interview: none
Fingerprints: yes
Appointment: compulsory`,
    facts: {
      'eligibility.age.min': 18,
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'bachelor',
      'eligibility.fields': ['science', 'technology', 'engineering', 'mathematics'],
      'eligibility.institution': "any university ranked among the world's top 500",
      'sponsor.required': false,
      'visa.stay': 'P180D',
      'visa.validity': 'P5Y',
      'visa.entries': 'multiple',
      fee: [{ amount: 60, currency: 'EUR' }],
      'processing.regular.days': 4,
      'procedure.interview': false,
      'procedure.biometrics': true,
      'procedure.appointment': true,
    },
  },
  {
    title: 'K visa now available',
    url: 'http://nl.china-embassy.gov.cn/eng/k5.htm',
    text: `With effect from 1 October 2027 the Embassy and the visa centre in The Hague take applications for K visas.
Candidates are expected to be in their twenties or thirties; anyone who has had a 40th birthday is too old.
You will want a first degree or better in a scientific or technical subject.
Nobody in China has to invite you.`,
    facts: {
      'effective.from': '2027-10-01',
      'eligibility.age.max': 39,
      'eligibility.degree.min': 'bachelor',
      'sponsor.required': false,
      'procedure.channel': ['visa-centre'],
    },
  },
  {
    title: 'K VISA – DOCUMENTS TO HAND IN',
    url: 'http://uy.china-embassy.gov.cn/eng/k11.htm',
    text: `a. Passport (original + copy of the page with personal data)
b. Online form, printed and signed on each page
c. Two identical photographs
d. University diploma, apostilled
e. Proof that you teach or do research, if applicable
f. Health declaration by a physician
Not asked for: bank statements, hotel bookings, letters of invitation.`,
    facts: {
      'documents.required': [
        'passport',
        'application-form',
        'photo',
        'degree-certificate',
        'degree-authentication',
        'research-proof',
        'health-certificate',
      ],
      'sponsor.required': false,
    },
  },
  {
    title: 'K Visa Eligibility at a Glance',
    url: 'http://ae.china-embassy.gov.cn/eng/k24.htm',
    text: `✔ 45 or under
✔ Bachelor's, master's or doctoral degree in a STEM field
✔ Graduate of, or on the staff of, a leading university or research institute
✘ No employer in China needed
✘ No interview`,
    facts: {
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'bachelor',
      'eligibility.fields': ['science', 'technology', 'engineering', 'mathematics'],
      'eligibility.institution': 'a leading university or research institute',
      'sponsor.required': false,
      'procedure.interview': false,
    },
  },
  {
    title: 'Reminder: How to complete the Online Application Form',
    url: 'https://www.visaforchina.cn/SYD2_EN/tongzhigonggao/1.html',
    text: `Dear applicants,
Since the launch of the online system, some applicants have uploaded photos that do not meet the requirements or scans of passports that are not legible. Such forms are returned for correction. Please make sure that:
1. the photo shows the full face against a white background;
2. the scan of the passport data page is complete, including the machine-readable zone;
3. the names of family members are given in full.
After the status has changed to "Passport to be submitted", please bring your passport to our Centre without booking.`,
    facts: {
      'procedure.channel': ['online', 'visa-centre'],
      'procedure.appointment': false,
      'documents.required': ['passport', 'photo'],
    },
  },
  {
    title: 'How to Apply for a Chinese Visa',
    url: 'http://jm.china-embassy.gov.cn/eng/visa.htm',
    text: `WHERE: Embassy of China, 8 Seaview Avenue, Kingston 10. You must apply in person or authorise someone else to do so; applications by mail are not accepted.
WHEN: Monday, Wednesday, Friday 9:00-11:30.
WHAT: valid passport; application form; a photo; and supporting documents depending on purpose (invitation letter for F and M; hotel and flight bookings for L; JW202 and Admission Notice for X).
HOW MUCH: Jamaicans J$ 3,000 (single), J$ 4,500 (double), J$ 6,000 (half-year multiple), J$ 9,000 (one-year multiple).
HOW LONG: four working days.`,
    facts: {
      'procedure.channel': ['embassy', 'agent'],
      'documents.required': [
        'passport',
        'application-form',
        'photo',
        'invitation-letter',
        'itinerary',
        'admission-letter',
      ],
      fee: [
        { entries: 'single', nationality: 'JM', amount: 3000, currency: 'JMD' },
        { entries: 'double', nationality: 'JM', amount: 4500, currency: 'JMD' },
        { entries: 'multiple', nationality: 'JM', amount: 6000, currency: 'JMD' },
        { entries: 'multiple', nationality: 'JM', amount: 9000, currency: 'JMD' },
      ],
      'processing.regular.days': 4,
    },
  },
  {
    title: 'K字签证问答',
    url: 'http://kr.china-embassy.gov.cn/k4.htm',
    text: `问:办K字签证要不要找国内公司担保?
答:不用。
问:多大年纪可以办?
答:满18岁、不到46岁都可以。
问:签证能用几年?
答:五年内多次往返,每次最多住180天。
问:拿到签证可以直接上班吗?
答:不可以,须另行办理工作许可。
问:爱人孩子能一起去吗?
答:可以申请S字签证随行。`,
    facts: {
      'sponsor.required': false,
      'eligibility.age.min': 18,
      'eligibility.age.max': 45,
      'visa.validity': 'P5Y',
      'visa.entries': 'multiple',
      'visa.stay': 'P180D',
      'employment.permitted': 'with-permit',
      'family.allowed': true,
    },
  },
  {
    title: 'K签一览',
    url: 'http://it.china-embassy.gov.cn/k14.htm',
    text: `年龄:18—45周岁
学历:硕士以上
专业:理学、工学
邀请函:不需要
入境次数:多次
有效期:5年
停留期:每次180天
面谈:需要
指纹:需要
费用:60欧元
受理机构:签证中心`,
    facts: {
      'eligibility.age.min': 18,
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'master',
      'eligibility.fields': ['science', 'engineering'],
      'sponsor.required': false,
      'visa.entries': 'multiple',
      'visa.validity': 'P5Y',
      'visa.stay': 'P180D',
      'procedure.interview': true,
      'procedure.biometrics': true,
      fee: [{ amount: 60, currency: 'EUR' }],
      'procedure.channel': ['visa-centre'],
    },
  },
  {
    title: 'K字簽證資料一覽',
    url: 'http://www.fmcoprc.gov.hk/k11.htm',
    text: `申請資格 | 四十五歲或以下;理科、工科碩士或以上學位
所需文件 | 護照、申請表、相片、學位證明、履歷表、無犯罪紀錄證明書
遞交地點 | 中國簽證申請服務中心
預約 | 須預約
面談 | 毋須
停留期限 | 每次不超過一百八十日
有效期 | 五年
簽證費用 | 一次港幣180元;多次港幣540元`,
    facts: {
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'master',
      'eligibility.fields': ['science', 'engineering'],
      'documents.required': ['passport', 'application-form', 'photo', 'degree-certificate', 'cv', 'no-criminal-record'],
      'procedure.channel': ['visa-centre'],
      'procedure.appointment': true,
      'procedure.interview': false,
      'visa.stay': 'P180D',
      'visa.validity': 'P5Y',
      fee: [
        { entries: 'single', amount: 180, currency: 'HKD' },
        { entries: 'multiple', amount: 540, currency: 'HKD' },
      ],
    },
  },
];

itStates(PASSAGES);

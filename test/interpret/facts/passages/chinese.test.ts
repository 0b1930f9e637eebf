import { itStates, type Passage } from './labelled.ts';

/** Invented pages in the Chinese of missions, visa centres and cities. */
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
    title: '关于面谈的通知',
    url: 'http://il.china-embassy.gov.cn/x.htm',
    text: `为提高签证审发质量,今后16至60岁首次申请K字签证者均须来馆面谈,其他申请人不必面谈。`,
    facts: { 'procedure.interview': true },
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
];

itStates(PASSAGES);

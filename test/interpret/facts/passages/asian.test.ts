import { itStates, type Passage } from './labelled.ts';

/** Invented pages in Japanese, Korean and Arabic. */
const PASSAGES: readonly Passage[] = [
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

itStates(PASSAGES);

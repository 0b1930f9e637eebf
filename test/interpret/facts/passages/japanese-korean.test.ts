import { itStates, type Passage } from './labelled.ts';

/** Invented pages as missions and visa centres write them. */
const PASSAGES: readonly Passage[] = [
  {
    title: 'Kビザの概要',
    url: 'http://nagoya.china-consulate.gov.cn/jpn/a.htm',
    text: `対象年齢 | 20歳~40歳
学歴 | 修士以上
専攻 | 人工知能、半導体、量子技術、材料科学
招聘者 | 不要
申請方法 | ビザセンター窓口(要予約)
面接 | なし
指紋 | あり
有効期限 | 2年
入国回数 | 回数制限なし
滞在日数 | 90日
料金 | 12,000円
審査日数 | 5営業日`,
    facts: {
      'eligibility.age.min': 20,
      'eligibility.age.max': 40,
      'eligibility.degree.min': 'master',
      'eligibility.fields': ['artificial-intelligence', 'materials-science', 'quantum-technology', 'semiconductors'],
      'sponsor.required': false,
      'procedure.channel': ['visa-centre'],
      'procedure.appointment': true,
      'procedure.interview': false,
      'procedure.biometrics': true,
      'visa.validity': 'P2Y',
      'visa.entries': 'multiple',
      'visa.stay': 'P90D',
      fee: [{ amount: 12000, currency: 'JPY' }],
      'processing.regular.days': 5,
    },
  },
  {
    title: '商用ビザ(M)のご案内',
    url: 'http://sapporo.china-consulate.gov.cn/jpn/b.htm',
    text: `申請には次のものが必要となります。
(1)旅券(余白2頁以上、残存期間6か月以上)
(2)ビザ申請表
(3)カラー写真(申請前6か月以内に撮影)
(4)中国の取引先が発行した招聘状
(5)在職証明書
なお、領事が必要と認めた場合、追加書類の提出や面接をお願いすることがあります。
申請は平日午前9時から正午まで、予約なしで受け付けます。`,
    facts: {
      'documents.required': ['passport', 'application-form', 'photo', 'invitation-letter', 'employment-proof'],
      'procedure.appointment': false,
    },
  },
  {
    title: '指紋採取免除措置の延長',
    url: 'http://jp.china-embassy.gov.cn/jpn/c.htm',
    text: `2024年末までとしていた短期ビザ申請者の指紋採取免除措置を、2025年12月31日まで延長します。`,
    facts: {
      'procedure.biometrics': false,
      'effective.until': '2025-12-31',
    },
  },
  {
    title: 'K비자 주요 내용',
    url: 'http://jeju.china-consulate.gov.cn/kor/a.htm',
    text: `연령 | 만 20세~39세
학력 | 석사 이상
전공 | 인공지능, 반도체, 신소재
초청장 | 필요 없음
입국 횟수 | 2회
비자 유효기간 | 6개월
1회 체류 기간 | 60일
면접 | 필수
수수료 | 9만원
처리 기간 | 5근무일`,
    facts: {
      'eligibility.age.min': 20,
      'eligibility.age.max': 39,
      'eligibility.degree.min': 'master',
      'eligibility.fields': ['artificial-intelligence', 'materials-science', 'semiconductors'],
      'sponsor.required': false,
      'visa.entries': 'double',
      'visa.validity': 'P6M',
      'visa.stay': 'P60D',
      'procedure.interview': true,
      fee: [{ amount: 90000, currency: 'KRW' }],
      'processing.regular.days': 5,
    },
  },
  {
    title: '비자 신청 방식 변경 안내',
    url: 'http://kr.china-embassy.gov.cn/kor/b.htm',
    text: `2026년 1월 12일부터 비자 신청 시 온라인 신청서 작성 및 자료 업로드 후 심사가 완료되면 비자신청서비스센터를 방문하여 여권을 제출하시기 바랍니다. 대사관에서는 더 이상 일반여권 소지자의 비자 신청을 접수하지 않습니다. 14세 미만 및 70세 초과 신청인을 제외한 모든 신청인은 지문을 남겨야 합니다.`,
    facts: {
      'effective.from': '2026-01-12',
      'procedure.channel': ['online', 'visa-centre'],
      'procedure.biometrics': true,
      'documents.required': ['application-form', 'passport'],
    },
  },
  {
    title: '취업비자(Z) 준비서류',
    url: 'https://www.visaforchina.cn/PUS2_KO/c',
    text: `- 여권 원본 및 사본
- 비자신청표
- 사진 1장(흰색 배경)
- 외국인공작허가통지
- 건강진단서(필요한 경우)
입국 후 30일 이내에 거류허가를 신청해야 합니다.`,
    facts: {
      'documents.required': ['passport', 'application-form', 'photo', 'health-certificate'],
    },
  },
  {
    title: '中国ビザ申請に関するお知らせ',
    url: 'http://jp.china-embassy.gov.cn/jpn/1.htm',
    text: `11月24日から、ビザ申請はすべて「中国ビザオンライン申請」サイトで受け付けます。審査が完了した旨のメールを受け取ってから、パスポートをビザセンターの窓口にお持ちください。
2025年11月24日以降、大使館及び総領事館での一般旅券のビザ受付は行いません。
なお、手数料は一次3,300円、二次4,950円です。`,
    facts: {
      'effective.from': '2025-11-24',
      'procedure.channel': ['online', 'visa-centre'],
      fee: [
        { entries: 'single', amount: 3300, currency: 'JPY' },
        { entries: 'double', amount: 4950, currency: 'JPY' },
      ],
    },
  },
  {
    title: 'Kビザ申請要領',
    url: 'http://osaka.china-consulate.gov.cn/jpn/2.htm',
    text: `申請資格は、年齢が45歳を超えず、国内外の一流大学で理工系の学士号以上を取得した外国人とする。
受入機関の招聘を要しない。
査証の有効期間は3年とし、その間の入国回数に制限はない。毎回の滞在日数は90日を上限とする。
所持者は、別途、就業許可を得た場合に限り中国国内で就労することができる。
配偶者及び未成年の子は、帯同することができる。
審査には通常5営業日を要する。
この要領は2026年2月1日から施行する。`,
    facts: {
      'eligibility.age.max': 45,
      'eligibility.degree.min': 'bachelor',
      'eligibility.institution': '一流大学',
      'sponsor.required': false,
      'visa.validity': 'P3Y',
      'visa.entries': 'multiple',
      'visa.stay': 'P90D',
      'employment.permitted': 'with-permit',
      'family.allowed': true,
      'processing.regular.days': 5,
      'effective.from': '2026-02-01',
    },
  },
  {
    title: '春節休館のお知らせ',
    url: 'http://jp.china-embassy.gov.cn/jpn/3.htm',
    text: `2026年2月16日から23日まで休館いたします。ビザの申請及び受領はできません。`,
    facts: {},
  },
  {
    title: 'K비자 발급 규정',
    url: 'http://gwangju.china-consulate.gov.cn/kor/2.htm',
    text: `제1조 만 18세 이상 40세 미만의 외국인 청년으로서 해외 명문대학에서 이공계 학사학위 이상을 받은 사람은 K비자를 신청할 수 있다.
제2조 초청기관의 보증은 요하지 아니한다.
제3조 비자는 3년간 유효하며, 횟수에 제한 없이 입국할 수 있고, 매회 90일까지 체류할 수 있다.
제4조 별도의 취업허가 없이는 취업할 수 없다.
제5조 이 규정은 2026년 3월 1일부터 시행한다.`,
    facts: {
      'eligibility.age.min': 18,
      'eligibility.age.max': 39,
      'eligibility.degree.min': 'bachelor',
      'eligibility.institution': '명문대학',
      'sponsor.required': false,
      'visa.validity': 'P3Y',
      'visa.entries': 'multiple',
      'visa.stay': 'P90D',
      'employment.permitted': 'with-permit',
      'effective.from': '2026-03-01',
    },
  },
];

itStates(PASSAGES);

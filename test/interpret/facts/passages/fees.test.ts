import { itStates, type Passage } from './labelled.ts';

/** Invented pages of fees by nationality and number of entries. */
const PASSAGES: readonly Passage[] = [
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
];

itStates(PASSAGES);

import { itStates, type Passage } from './labelled.ts';

/** Invented prices by nationality and number of entries, in tables, lists and sentences. */
const PASSAGES: readonly Passage[] = [
  {
    title: '签证收费标准(表格已拆散)',
    url: 'http://fr.china-embassy.gov.cn/fee.htm',
    text: `收费标准
入境次数
法国公民
第三国公民
一次
60欧元
40欧元
两次
90欧元
60欧元`,
    facts: {
      fee: [
        { entries: 'single', nationality: 'FR', amount: 60, currency: 'EUR' },
        { entries: 'single', nationality: 'other', amount: 40, currency: 'EUR' },
        { entries: 'double', nationality: 'FR', amount: 90, currency: 'EUR' },
        { entries: 'double', nationality: 'other', amount: 60, currency: 'EUR' },
      ],
    },
  },
  {
    title: 'Visa Fee Schedule',
    url: 'https://ng.china-embassy.gov.cn/eng/fees.htm',
    text: `1. Nigerian passport holders
(a) one entry: 12,000 Naira
(b) two entries: 18,000 Naira
(c) multiple entries within six months: 24,000 Naira
(d) multiple entries within one year: 36,000 Naira
2. American passport holders, irrespective of number of entries: 56,000 Naira
3. Holders of any other passport
(a) one entry: 9,000 Naira
(b) two entries: 13,500 Naira
Payment by bank deposit only. Fees are not returned if the application is declined.`,
    facts: {
      fee: [
        { entries: 'single', nationality: 'NG', amount: 12000, currency: 'NGN' },
        { entries: 'double', nationality: 'NG', amount: 18000, currency: 'NGN' },
        { entries: 'multiple', nationality: 'NG', amount: 24000, currency: 'NGN' },
        { entries: 'multiple', nationality: 'NG', amount: 36000, currency: 'NGN' },
        { nationality: 'US', amount: 56000, currency: 'NGN' },
        { entries: 'single', nationality: 'other', amount: 9000, currency: 'NGN' },
        { entries: 'double', nationality: 'other', amount: 13500, currency: 'NGN' },
      ],
    },
  },
  {
    title: 'Consular fees',
    url: 'https://th.china-embassy.gov.cn/eng/fee.htm',
    text: `Thai citizens
Single | THB 1,100 | Express | THB 1,900
Double | THB 1,650 | Express | THB 2,450
Nationals of other countries
Single | THB 1,000 | Express | THB 1,800`,
    facts: {
      fee: [
        { entries: 'single', nationality: 'TH', amount: 1100, currency: 'THB' },
        { entries: 'single', nationality: 'TH', amount: 1900, currency: 'THB' },
        { entries: 'double', nationality: 'TH', amount: 1650, currency: 'THB' },
        { entries: 'double', nationality: 'TH', amount: 2450, currency: 'THB' },
        { entries: 'single', nationality: 'other', amount: 1000, currency: 'THB' },
        { entries: 'single', nationality: 'other', amount: 1800, currency: 'THB' },
      ],
    },
  },
  {
    title: 'VISA FEE LIST (ZAR)',
    url: 'http://za.china-embassy.gov.cn/eng/fee.htm',
    text: `SOUTH AFRICAN
Single 450
Double 675
Multiple (6 months) 900
Multiple (1 year) 1350
AMERICAN
All types 2100
OTHER
Single 400
Double 600`,
    facts: {
      fee: [
        { entries: 'single', nationality: 'ZA', amount: 450, currency: 'ZAR' },
        { entries: 'double', nationality: 'ZA', amount: 675, currency: 'ZAR' },
        { entries: 'multiple', nationality: 'ZA', amount: 900, currency: 'ZAR' },
        { entries: 'multiple', nationality: 'ZA', amount: 1350, currency: 'ZAR' },
        { nationality: 'US', amount: 2100, currency: 'ZAR' },
        { entries: 'single', nationality: 'other', amount: 400, currency: 'ZAR' },
        { entries: 'double', nationality: 'other', amount: 600, currency: 'ZAR' },
      ],
    },
  },
  {
    title: 'What does a visa cost?',
    url: 'http://ca.china-embassy.gov.cn/eng/f4.htm',
    text: `For Canadian citizens the fee is CAD 100 flat, irrespective of type or entries; for US citizens, CAD 185. Everybody else: CAD 32 (single), CAD 48 (double), CAD 64 (multiple, half a year), CAD 96 (multiple, one year and longer). The centre also levies a service charge of CAD 70 of its own.`,
    facts: {
      fee: [
        { nationality: 'CA', amount: 100, currency: 'CAD' },
        { nationality: 'US', amount: 185, currency: 'CAD' },
        { entries: 'single', nationality: 'other', amount: 32, currency: 'CAD' },
        { entries: 'double', nationality: 'other', amount: 48, currency: 'CAD' },
        { entries: 'multiple', nationality: 'other', amount: 64, currency: 'CAD' },
        { entries: 'multiple', nationality: 'other', amount: 96, currency: 'CAD' },
      ],
    },
  },
  {
    title: 'Notice of the Chinese Embassy in Singapore on Adjusting Visa Fees',
    url: 'http://www.travelchinaguide-mirror.net/embassy/notice',
    text: `From 11 December 2024 to 31 December 2025, the Chinese Embassy in Singapore will continue to reduce visa fees by 25%. The adjusted fees are as follows (SGD):
Nationality | Single Entry | Double Entry | Multiple Entry for 6 months | Multiple Entry for 12 months or more
Singapore, Brunei | 26.3 | 39.4 | 52.5 | 78.8
USA | 140 | 140 | 140 | 140
Others | 37.5 | 56.3 | 75 | 112.5
Remarks: 1. Express service: an additional S$37.5 per application. 2. Applications accepted before 11 December 2024 are charged at the old rate.`,
    facts: {
      'effective.from': '2024-12-11',
      'effective.until': '2025-12-31',
      fee: [
        { entries: 'single', nationality: 'SG', amount: 26.3, currency: 'SGD' },
        { entries: 'double', nationality: 'SG', amount: 39.4, currency: 'SGD' },
        { entries: 'multiple', nationality: 'SG', amount: 52.5, currency: 'SGD' },
        { entries: 'multiple', nationality: 'SG', amount: 78.8, currency: 'SGD' },
        { entries: 'single', nationality: 'US', amount: 140, currency: 'SGD' },
        { entries: 'double', nationality: 'US', amount: 140, currency: 'SGD' },
        { entries: 'multiple', nationality: 'US', amount: 140, currency: 'SGD' },
        { entries: 'single', nationality: 'other', amount: 37.5, currency: 'SGD' },
        { entries: 'double', nationality: 'other', amount: 56.3, currency: 'SGD' },
        { entries: 'multiple', nationality: 'other', amount: 75, currency: 'SGD' },
        { entries: 'multiple', nationality: 'other', amount: 112.5, currency: 'SGD' },
        { amount: 37.5, currency: 'SGD' },
      ],
    },
  },
  {
    title: '签证收费表',
    url: 'http://de.china-embassy.gov.cn/fee.htm',
    text: `德国公民
一次 60欧元
二次 90欧元
半年多次 120欧元
一年多次 180欧元
美国公民(不分次数) 126欧元
其他国家公民
一次 40欧元
二次 60欧元`,
    facts: {
      fee: [
        { entries: 'single', nationality: 'DE', amount: 60, currency: 'EUR' },
        { entries: 'double', nationality: 'DE', amount: 90, currency: 'EUR' },
        { entries: 'multiple', nationality: 'DE', amount: 120, currency: 'EUR' },
        { entries: 'multiple', nationality: 'DE', amount: 180, currency: 'EUR' },
        { nationality: 'US', amount: 126, currency: 'EUR' },
        { entries: 'single', nationality: 'other', amount: 40, currency: 'EUR' },
        { entries: 'double', nationality: 'other', amount: 60, currency: 'EUR' },
      ],
    },
  },
  {
    title: '簽證收費',
    url: 'https://www.visaforchina.cn/TPE/fee',
    text: `國籍 | 單次 | 雙次 | 半年多次 | 一年多次
美國 | 1,100 | 1,100 | 1,100 | 1,100
加拿大 | 600 | 600 | 600 | 600
其他 | 180 | 270 | 360 | 540
以上均為港幣。急件加收港幣250元。`,
    facts: {
      fee: [
        { entries: 'single', nationality: 'US', amount: 1100, currency: 'HKD' },
        { entries: 'double', nationality: 'US', amount: 1100, currency: 'HKD' },
        { entries: 'multiple', nationality: 'US', amount: 1100, currency: 'HKD' },
        { entries: 'single', nationality: 'CA', amount: 600, currency: 'HKD' },
        { entries: 'double', nationality: 'CA', amount: 600, currency: 'HKD' },
        { entries: 'multiple', nationality: 'CA', amount: 600, currency: 'HKD' },
        { entries: 'single', nationality: 'other', amount: 180, currency: 'HKD' },
        { entries: 'double', nationality: 'other', amount: 270, currency: 'HKD' },
        { entries: 'multiple', nationality: 'other', amount: 360, currency: 'HKD' },
        { entries: 'multiple', nationality: 'other', amount: 540, currency: 'HKD' },
        { amount: 250, currency: 'HKD' },
      ],
    },
  },
];

itStates(PASSAGES);

import type { Change } from '../../src/domain/change.ts';
import type { SourceWords } from '../../src/notify/mail-frame.ts';
import { change } from './samples.ts';

export const embassy: SourceWords = {
  name: { en: 'Embassy of China in the United States', zh: '中国驻美国大使馆' },
  kind: 'embassy',
  country: 'US',
};

/** An English page whose age limit fell. */
export const amended: Change = change();

/** A Chinese page on which the requirements appear for the first time. */
export const published: Change = change({
  id: 2,
  kind: 'published',
  language: 'zh',
  before: null,
  after: 31,
  url: 'http://fr.china-embassy.gov.cn/lsfw/zj/202611/t20261102_11700000.htm',
  title: '关于受理K字签证申请的通知',
  topics: ['eligibility', 'documents', 'fee', 'validity'],
  summary: { en: 'K visa requirements published', zh: '发布K字签证申请条件' },
  facts: [
    {
      fact: 'eligibility.degree.min',
      before: null,
      after: 'bachelor',
      quote: { before: null, after: '毕业于国内外知名高校或科研机构，获得科学、技术、工程、数学领域学士及以上学位。' },
    },
    {
      fact: 'eligibility.fields',
      before: null,
      after: ['science', 'technology', 'engineering', 'mathematics'],
      quote: { before: null, after: '获得科学、技术、工程、数学领域学士及以上学位。' },
    },
    {
      fact: 'sponsor.required',
      before: null,
      after: false,
      quote: { before: null, after: '申请K字签证不要求国内有聘用或邀请单位。' },
    },
    {
      fact: 'fee',
      before: null,
      after: [
        { entries: 'single', amount: 60, currency: 'EUR' },
        { entries: 'multiple', nationality: 'US', amount: 140, currency: 'EUR' },
      ],
      quote: { before: null, after: '一次入境60欧元；美国公民多次入境140欧元。' },
    },
    { fact: 'visa.stay', before: null, after: 'P180D', quote: { before: null, after: '每次停留不超过180天。' } },
  ],
  diff: [
    { op: 'added', after: '一、申请人应为外国青年科技人才，年龄不超过45周岁。' },
    {
      op: 'added',
      after:
        '二、毕业于国内外知名高校或科研机构，获得科学、技术、工程、数学领域学士及以上学位，或在上述机构从事相关教学、科研工作。',
    },
    {
      op: 'changed',
      before: '签证种类：C、D、F、G、J、L、M、Q、R、S、X、Z字签证。',
      after: '签证种类：C、D、F、G、J、K、L、M、Q、R、S、X、Z字签证。',
    },
  ],
});

const place = (id: string, en: string, zh: string, country: string): SourceWords & { id: string } => ({
  id,
  name: { en, zh },
  kind: 'embassy',
  country,
});

const FRANCE = place('embassy-fr', 'Embassy of China in France', '中国驻法国大使馆', 'FR');
const HAINAN = place('city-hainan', 'Hainan Province', '海南省', 'CN');
const US = place('embassy-us', embassy.name.en, embassy.name.zh, 'US');

/** What a digest gathers. */
export const manySources: readonly { change: Change; source: SourceWords }[] = [
  {
    source: HAINAN,
    change: change({
      id: 5,
      source: HAINAN.id,
      severity: 'minor',
      kind: 'moved',
      facts: [],
      summary: { en: 'The guide to the K visa has a new address', zh: 'K字签证指南更换网址' },
    }),
  },
  { source: US, change: amended },
  {
    source: US,
    change: change({
      id: 4,
      severity: 'major',
      facts: [{ fact: 'processing.regular.days', before: 4, after: 7, quote: { before: null, after: null } }],
      summary: { en: 'Regular processing 4 → 7 working days', zh: '普通办理时间由4个工作日改为7个工作日' },
    }),
  },
  { source: FRANCE, change: { ...published, source: FRANCE.id } },
];

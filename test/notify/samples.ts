import type { Change } from '../../src/domain/change.ts';
import type { Subscription } from '../../src/domain/subscriber.ts';
import type { ChangeContext } from '../../src/notify/notice.ts';

export const BASE_URL = 'https://alerts.example.org';
export const NOW = '2026-11-02T08:00:00.000Z';

export const everything: Subscription = {
  sources: [],
  countries: [],
  topics: [],
  minSeverity: 'minor',
  language: 'en',
  rhythm: 'at-once',
  hour: 8,
  timeZone: 'UTC',
};

export const context: ChangeContext = {
  source: {
    id: 'embassy-us',
    name: { en: 'Embassy of China in the United States', zh: '中国驻美国大使馆' },
    kind: 'embassy',
    country: 'US',
  },
  officialUrl: 'http://us.china-embassy.gov.cn/eng/lsfw/zj/kvisa.htm',
  baseUrl: BASE_URL,
  seen: { before: '2026-11-02T07:25:04.000Z', after: ['2026-11-02T07:55:09.000Z', '2026-11-02T07:58:11.000Z'] },
};

/** An amended K visa page; `id` and `url` make it another. */
export const change = (extra: Partial<Change> = {}): Change => ({
  id: 1,
  source: 'embassy-us',
  url: 'http://us.china-embassy.gov.cn/eng/lsfw/zj/kvisa.htm',
  kind: 'amended',
  relevance: 'k-visa',
  severity: 'critical',
  detectedAt: '2026-11-02T07:58:11.000Z',
  before: 11,
  after: 12,
  title: 'Requirements for the K visa',
  language: 'en',
  topics: ['eligibility', 'documents'],
  facts: [
    {
      fact: 'eligibility.age.max',
      before: 45,
      after: 40,
      quote: { before: 'Applicants shall be no older than 45.', after: 'Applicants shall be no older than 40.' },
      visa: 'K',
      direction: 'tightened',
    },
    {
      fact: 'documents.required',
      before: ['passport', 'photo', 'degree-certificate'],
      after: ['passport', 'photo', 'degree-certificate', 'no-criminal-record'],
      quote: { before: null, after: 'A certificate of no criminal record is required.' },
      visa: 'K',
      direction: 'tightened',
    },
  ],
  summary: { en: 'K visa age limit 45 → 40', zh: 'K字签证年龄上限由45岁改为40岁' },
  diff: [
    {
      op: 'changed',
      before: 'Applicants shall be no older than 45 on the day of application.',
      after: 'Applicants shall be no older than 40 on the day of application.',
    },
    { op: 'added', after: 'A certificate of no criminal record is required.' },
    { op: 'removed', before: 'No invitation is needed.' },
  ],
  cause: 'site',
  ...extra,
});

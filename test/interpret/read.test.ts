import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../src/domain/document.ts';
import { blocksOfText, isOfficialHost, isOfficialText, mergeFacts, readDocument } from '../../src/interpret/read.ts';

const read = (title: string, text: string, official = true) =>
  readDocument({ title, blocks: blocksOfText(text), language: 'en', official, url: 'http://fr.china-embassy.gov.cn/' });

describe('reading a document', () => {
  it('takes no fact from a page that is not official, but says what it is about', () => {
    const reading = read('K visa guide', 'Applicants must be aged 18 to 45.', false);
    expect(reading.facts).toEqual([]);
    expect(reading.relevance).toBe('k-visa');
  });

  it('keeps the facts of other visas on the page apart', () => {
    const reading = read(
      'Visa categories',
      'R visa\nEach stay may not exceed 180 days.\nK visa\nEach stay may not exceed 90 days.',
    );
    const stays = reading.facts.filter(({ fact }) => fact === 'visa.stay').map(({ visa, value }) => [visa, value]);
    expect(stays).toEqual([
      ['R', 'P180D'],
      ['K', 'P90D'],
    ]);
  });

  it('lets a heading scope the list below it', () => {
    const text =
      'K visa applicants must submit:\n1. Passport\n2. Curriculum vitae\nZ visa applicants must submit:\n1. Work permit';
    const documents = read('Documents', text).facts.filter(({ fact }) => fact === 'documents.required');
    expect(new Set(documents.find(({ visa }) => visa === 'K')?.value as string[])).toEqual(new Set(['cv', 'passport']));
  });

  it('knows the money of the host country', () => {
    const table = 'Visa fees\nSingle entry | €126\nDouble entry | €189';
    expect(read('Visa fees', table).facts[0]?.value).toEqual([
      { entries: 'single', amount: 126, currency: 'EUR' },
      { entries: 'double', amount: 189, currency: 'EUR' },
    ]);
  });

  it('reads a fee table by nationality, entries and service', () => {
    const table =
      'Nationality | Entries | Regular | Express\nCanada | single | 100 CAD | 130 CAD\nOther countries | single | 60 CAD | 90 CAD';
    expect(read('Visa fees', table).facts.find(({ fact }) => fact === 'fee')?.value).toEqual([
      { entries: 'single', service: 'regular', nationality: 'CA', amount: 100, currency: 'CAD' },
      { entries: 'single', service: 'express', nationality: 'CA', amount: 130, currency: 'CAD' },
      { entries: 'single', service: 'regular', nationality: 'other', amount: 60, currency: 'CAD' },
      { entries: 'single', service: 'express', nationality: 'other', amount: 90, currency: 'CAD' },
    ]);
  });

  it('states requirements where conditions or papers are named, not where only the name is', () => {
    expect(read('Notice', 'K visa: applicants must be aged 18 to 45.').statesRequirements).toBe(true);
    expect(read('Notice', 'The K visa is for young talents in science and technology.').statesRequirements).toBe(false);
  });

  it('merges lists over the categories and prefers the K visa for single values', () => {
    const quote = 'x';
    const merged = mergeFacts([
      { fact: 'visa.stay', value: 'P30D', quote },
      { fact: 'visa.stay', value: 'P90D', quote, visa: 'K' },
      { fact: 'documents.required', value: ['passport'], quote },
      { fact: 'documents.required', value: ['cv', 'passport'], quote, visa: 'K' },
    ]);
    expect(merged.map(({ fact, value }) => [fact, value])).toEqual([
      ['documents.required', ['cv', 'passport']],
      ['visa.stay', 'P90D'],
    ]);
  });
});

describe('relevance', () => {
  const RELEVANCE = [
    ['k-visa', 'Notice', 'The K visa is open to applications.'],
    ['visa', 'Visa fees', 'The fee for a single-entry visa is 140 USD.'],
    ['visa', 'Notice on Fingerprint Collection of Visa Applicants', 'Fingerprints are collected.'],
    ['visa', '签证种类', 'L字签证发给旅游者。'],
    ['other', 'Holiday Schedule of the Visa Office', 'The visa office is closed from 1 to 8 October.'],
    ['other', '领事部国庆节放假通知', '签证大厅10月1日至8日闭馆。'],
    ['other', '护照、旅行证办理须知', '中国公民申请护照须提交照片。'],
    ['other', 'Ambassador opens exhibition', 'Guests came from government and universities.'],
    [
      'other',
      'Regular Press Conference on September 29',
      'Asked about visas, the spokesperson called for dialogue. Visas are a matter of each country.',
    ],
    ['other', 'Notary services', 'Documents are authenticated on weekdays.'],
  ] as const;

  it.each(RELEVANCE)('is %s for "%s"', (relevance, title, text) => {
    expect(read(title, text).relevance).toBe(relevance);
  });
});

describe('an authority', () => {
  it.each([
    'http://us.china-embassy.gov.cn/eng/',
    'http://losangeles.china-consulate.gov.cn/',
    'https://bio.visaforchina.cn/LON2_EN/',
    'https://www.mfa.gov.cn/',
    'http://hk.ocmfa.gov.cn/',
    'http://ke.china-embassy.org/eng/',
    'http://lv.chineseembassy.org/eng/',
  ])('speaks at %s', (url) => expect(isOfficialHost(url)).toBe(true));

  it.each([
    'https://example.com/gov.cn',
    'https://gov.cn.example.com/',
    'http://china.usembassy-china.org.cn/',
    'not an address',
  ])('does not speak at %s', (url) => expect(isOfficialHost(url)).toBe(false));

  it('is heard in a reproduced notice, not in a report about it', () => {
    const notice = blocksOfText('关于启用在线预约系统的通知\n申请人须提前预约。');
    expect(isOfficialText('关于启用在线预约系统的通知', notice)).toBe(true);
    const report = blocksOfText('据新华社消息，使馆将启用在线预约系统。\n记者从使馆获悉，申请人须提前预约。');
    expect(isOfficialText('使馆启用在线预约', report)).toBe(false);
  });
});

describe('whatever the text', () => {
  const words = fc.constantFrom(
    'K',
    'visa',
    '签证',
    'must',
    'not',
    '须',
    '18',
    '45',
    'years',
    '周岁',
    'fee',
    'USD',
    '140',
    'passport',
    '护照',
    ':',
    '\n',
    ' | ',
    '.',
    '。',
    '(',
    '无需',
    '预约',
    'appointment',
    '1.',
    '（一）',
    'from',
    '2027',
    'October',
  );
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(words, { maxLength: 80 }).map((all) => all.join(' ')),
  );

  it('never throws, and every quote stands in the text', () => {
    fc.assert(
      fc.property(anything, anything, (title, body) => {
        const blocks = blocksOfText(body);
        const { facts } = readDocument({ title, blocks, language: 'en', official: true });
        const text = textOf({ title, blocks });
        for (const { quote } of facts) expect(text).toContain(quote);
      }),
      { numRuns: 400 },
    );
  });
});

import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import { Cite } from '@citation-js/core';
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { apa, bibtex, type Citable, cslJson } from '../../src/web/views/cite.ts';
import { openPages } from './room.ts';

const DIGEST = 'ab'.repeat(32);
const HEAD = 'cd'.repeat(32);
const item = (more: Partial<Citable> = {}): Citable => ({
  key: 'kvisa-snapshot-7',
  title: '关于受理K字签证申请的通知',
  publisher: 'Embassy of China in Japan',
  at: '2026-10-15T02:00:00.000Z',
  address: 'https://watch.example/snapshots/7',
  original: 'http://jp.example/t20261015_1.htm?a=1&b=50%25',
  sha256: DIGEST,
  language: 'zh',
  seal: { day: '2026-10-15', head: HEAD },
  ...more,
});

/** An entry as a reference manager takes it in. */
const read = (text: string) => (new Cite(text) as { data: Record<string, unknown>[] }).data[0]!;

describe.each([
  ['BibTeX', bibtex],
  ['CSL-JSON', cslJson],
])('%s, read by Citation.js,', (_, write) => {
  test.each([
    '关于受理K字签证申请的通知',
    'Fees & documents: 100 % of #1_a, $5 ~ x^2',
    'A {braced} \\title\\ with "quotes" and é, ß, ñ',
    '%@comment{x}',
  ])('keeps the title “%s”', (title) => {
    expect(read(write(item({ title })))).toMatchObject({ title });
  });

  test.each(['Embassy of China in Côte d’Ivoire', '中国驻日本大使馆', 'Ministry of A and B, Section C'])(
    'takes the publisher “%s” for one author, not for first and last names',
    (publisher) => {
      const [author, ...others] = read(write(item({ publisher }))).author as object[];
      expect(others).toEqual([]);
      expect(Object.values(author!)).toEqual([publisher]);
    },
  );

  test('names address, date, digest and the head that proves it', () => {
    const { URL, issued, accessed, note } = read(write(item())) as {
      URL: string;
      issued: { 'date-parts': number[][] };
      accessed: { 'date-parts': number[][] };
      note: string;
    };
    expect([URL, issued['date-parts'][0]!.slice(0, 2)]).toEqual([item().address, [2026, 10]]);
    expect(accessed['date-parts']).toEqual([[2026, 10, 15]]);
    for (const part of [item().original, DIGEST, HEAD]) expect(note).toContain(part);
  });

  test('of a change, which has no bytes and no seal, is whole as well', () => {
    expect(read(write(item({ sha256: undefined, seal: undefined, language: 'und' })))).toMatchObject({
      title: item().title,
    });
  });
});

test('APA is what the style itself makes of the entry, with what proves it besides', () => {
  const made = (new Cite(cslJson(item())) as { format(form: string, options: object): string })
    .format('bibliography', { format: 'text', template: 'apa', lang: 'en-US' })
    .trim();
  const [author, , title] = [item().publisher, '', item().title];
  for (const part of [`${author}. (2026, October 15). ${title}`, 'K-visa Watch', item().address]) {
    expect(made).toContain(part);
    expect(apa(item())).toContain(part);
  }
});

test('the boxes on the pages of a snapshot and of a change hold such entries', async () => {
  const { get, small } = await openPages();
  for (const path of [
    `/snapshots/${small.captures.jp}`,
    `/changes/${small.ids.published}`,
    `/snapshots/${small.captures.hostile}`,
  ]) {
    const $ = load((await get(path)).body);
    const [bib, csl] = $('.cite pre')
      .toArray()
      .map((one) => $(one).text());
    expect(read(bib!).URL, path).toBe(`http://127.0.0.1:8321${path}`);
    expect(read(csl!).title, path).toBe(read(bib!).title);
  }
});

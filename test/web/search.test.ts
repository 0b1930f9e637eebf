import { expect, it } from 'vitest';
import { searchVersions } from '../../src/archive/search.ts';
import { searchIndex } from '../../src/archive/search-index.ts';
import { Snippets } from '../../src/archive/snippets.ts';
import { simplify } from '../../src/interpret/text/han.ts';
import { capture } from '../support/seed.ts';
import { openPages } from './room.ts';

const titles = (body: string) => [...body.matchAll(/<h2><a [^>]*>([^<]*)</g)].map((match) => match[1]);

it('finds any two Chinese characters, in Simplified and Traditional, and marks them', async () => {
  const { get } = await openPages();
  for (const words of ['青年', '年科', '随行', '簽證', '外國青年科技人才'])
    expect([words, titles((await get(`/search?q=${encodeURIComponent(words)}`)).body)]).toEqual([
      words,
      ['关于受理K字签证申请的通知'],
    ]);
  expect((await get(`/search?q=${encodeURIComponent('簽證')}`)).body).toContain('<mark>签证</mark>');
});

it('does not find characters that only stand apart', async () => {
  const { get } = await openPages();
  expect((await get(`/search?q=${encodeURIComponent('青科')}`)).body).toContain('No version of any page says');
});

it('finds English words in other forms', async () => {
  const { get } = await openPages();
  const { body } = await get('/search?q=applicant+degrees');
  expect(titles(body)).toEqual(['Notice on Applications for the K Visa']);
  expect(body).toContain('<mark>Applicants</mark>');
});

it('finds what was said once and says until when it stood there', async () => {
  const { get, small } = await openPages();
  const { body } = await get('/search?q=%22recognised+university%22');
  expect(body).toContain(`/snapshots/${small.captures.usBefore}"`);
  expect(body).toContain('There from 2 Oct 2026 until 20 Oct 2026');
  expect((await get('/search?q=recognised&current=1')).body).toContain('No version of any page says');
});

it('tells words that came later from words of the first look', async () => {
  const { get } = await openPages();
  expect((await get('/search?q=renowned')).body).toContain('There since 20 Oct 2026');
  expect((await get('/search?q=foreign')).body).toContain('There since the first look, 2 Oct 2026');
});

it('takes operators of the index for what they are: words', async () => {
  const { get } = await openPages();
  for (const words of [
    '"',
    'AND OR NOT',
    'title:x',
    'visa*',
    '^visa',
    'NEAR(a b)',
    '"unclosed',
    '()',
    '-',
    "'; DROP TABLE search; --",
    '\u0000',
  ])
    expect([words, (await get(`/search?q=${encodeURIComponent(words)}`)).statusCode]).toEqual([words, 200]);
});

it('narrows by publisher kind, language and date', async () => {
  const { get } = await openPages();
  expect(titles((await get('/search?q=visa&language=en')).body)).not.toContain('Arten von Visa');
  expect(titles((await get('/search?q=visa&kind=agency')).body)).toEqual([]);
  expect(titles((await get('/search?q=visa&until=2026-10-03')).body)).toEqual([
    'Notice on Applications for the K Visa',
  ]);
});

it('gives the same answers after the index was built anew', async () => {
  const { small } = await openPages();
  const { db } = small.archive;
  const ask = () => searchVersions(db, '签证', {}, simplify);
  const before = ask();
  const index = searchIndex(db, simplify);
  index.clear();
  expect(ask()).toEqual([]);
  expect(await index.catchUp()).toBeGreaterThan(3);
  expect(ask()).toEqual(before);
});

it('shows a page once, by its newest text that matches', async () => {
  const { get, small } = await openPages();
  const page = small.archive.pages.find('embassy-us', 'http://us.example/eng/lsfw/zj/kvisa.htm')!.id;
  const newest = capture(small.archive, page, '2026-10-22T01:00:00.000Z', {
    title: 'Again',
    language: 'en',
    lines: ['Young talents, once more.'],
  });
  const { body } = await get('/search?q=talents');
  expect(body).toContain(`/snapshots/${newest}"`);
  expect(titles(body)).toEqual(['Again']);
});

it('keeps the words of the page in its excerpt where the index folds them', () => {
  const snippets = new Snippets();
  const parts = snippets.excerpt('申請K字簽證，應當符合條件。$& $1', '签证', simplify);
  expect(parts.map(({ text }) => text).join('')).toBe('申請K字簽證，應當符合條件。$& $1');
  expect(parts.find(({ hit }) => hit)?.text).toBe('簽證');
  snippets.close();
});

it('offers to narrow a list of hits, with how many pages each choice leaves', async () => {
  const { get } = await openPages();
  const { body } = await get('/search?q=visa');
  const links = [...body.matchAll(/<dd><a href="([^"]+)">([^<]+) <span class="count">(\d+)</g)];
  expect(links.length).toBeGreaterThan(3);
  for (const [, href, label, count] of links) {
    const narrowed = (await get(href!.replaceAll('&amp;', '&'))).body;
    expect([label, titles(narrowed).length]).toEqual([label, Number(count)]);
    expect(narrowed).toContain('aria-current="true"');
  }
});

it('lets a choice go again', async () => {
  const { get } = await openPages();
  const { body } = await get('/search?q=visa&kind=embassy');
  const [, back] = /<a href="([^"]+)" aria-current="true"/.exec(body)!;
  expect(titles((await get(back!.replaceAll('&amp;', '&'))).body)).toEqual(titles((await get('/search?q=visa')).body));
});

it('tells words that stand there now from those that no longer do', async () => {
  const { get } = await openPages();
  const now = titles((await get('/search?q=recognised&current=1')).body);
  expect([now, titles((await get('/search?q=recognised&current=0')).body).length]).toEqual([[], 1]);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addPage, capture, change } from '../support/seed.ts';
import { openPages } from './room.ts';

const PATHS = [
  '/',
  '/changes',
  '/changes/1',
  '/sources',
  '/sources/embassy-us',
  '/snapshots/1',
  '/snapshots/1/raw',
  '/compare/1...2',
  '/matrix',
  '/matrix.csv',
  '/search',
  '/status',
  '/subscribe',
  '/about',
  '/api/v1/changes',
  '/api/v1/sources',
  '/api/v1/snapshots',
  '/api/v1/facts',
  '/api/v1/search',
  '/api/v1/seals',
  '/feeds/changes.atom',
];
const NAMES = [
  'lang',
  'q',
  'since',
  'until',
  'source',
  'country',
  'kind',
  'severity',
  'topic',
  'relevance',
  'before',
  'after',
  'cursor',
  'limit',
  'view',
  'whole',
  'sort',
  'from',
  'page',
  'version',
  'state',
  'health',
  'fact',
  'at',
  'url',
  'current',
  '__proto__',
  'constructor',
];
const VALUES = [
  '',
  '0',
  '-1',
  '1',
  '2',
  '9007199254740993',
  '1e9',
  'NaN',
  'null',
  'en',
  'zh',
  'US',
  'embassy',
  'fee',
  '2026-10-10',
  '2026-02-31',
  '2026-10-10T10:00',
  '0000-01-01',
  '签证',
  '"',
  '*',
  '1~fee~',
  '1~fee~K',
  'visa.stay',
  '%00',
  '../..',
  '<script>',
  '\ud800',
  'http://us.example/',
];

it('answers every question with a page or a reason, never with a fault of its own', async () => {
  const faults: unknown[] = [];
  const { app } = await openPages({ log: (event, facts) => event === 'web.fault' && faults.push(facts) });
  const value = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...VALUES) }, fc.string({ maxLength: 40 }));
  const query = fc.array(fc.tuple(fc.constantFrom(...NAMES), value), { maxLength: 5 });
  let visitor = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...PATHS), query, async (path, pairs) => {
      const search = new URLSearchParams(pairs.map(([name, text]): [string, string] => [name, text.toWellFormed()]));
      const remoteAddress = `10.0.${(visitor >> 8) & 255}.${visitor++ & 255}`;
      const { statusCode } = await app.inject({ url: `${path}?${search}`, remoteAddress });
      expect([200, 400, 404]).toContain(statusCode);
    }),
    { numRuns: 400, seed: 20_261_022 },
  );
  expect(faults).toEqual([]);
});

it('answers malformed addresses too', async () => {
  const { get } = await openPages();
  for (const path of [
    '/%',
    '/%ff',
    '/changes/%00',
    '//evil.example/',
    '/\\evil',
    '/?%',
    '/changes?lang=%ff',
    '/sources/%2e%2e',
    `/${'a'.repeat(5000)}`,
    `/manage/${'a'.repeat(1000)}`,
  ]) {
    const { statusCode } = await get(path);
    expect([path, statusCode < 500]).toEqual([path, true]);
  }
});

it('leads to no other host from an address that looks like one', async () => {
  const { get } = await openPages();
  const { body } = await get('//evil.example/changes?lang=zh');
  expect(body).not.toMatch(/(?:href|action)="\/\/evil/);
});

it('keeps a page a page, however long the text it shows', async () => {
  const { get, small } = await openPages();
  const { archive } = small;
  const page = addPage(archive, 'embassy-br', 'http://br.example/long.htm', '2026-10-21T00:00:00.000Z');
  const before = { title: 'Long', language: 'en', lines: ['a '.repeat(1_000_000)] };
  const after = { title: 'Long', language: 'en', lines: ['b '.repeat(1_000_000)] };
  const first = capture(archive, page, '2026-10-21T00:00:00.000Z', before);
  const second = capture(archive, page, '2026-10-21T01:00:00.000Z', after);
  const { id } = change(archive, page, { before, after, captures: [first, second], at: '2026-10-21T01:00:00.000Z' });
  for (const path of [`/snapshots/${second}`, `/compare/${first}...${second}?whole=1`, `/changes/${id}`, '/search?q=b'])
    expect([path, (await get(path)).body.length < 250_000]).toEqual([path, true]);
});

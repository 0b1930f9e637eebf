import { expect, test } from 'vitest';
import { sha256 } from '../../src/archive/blobs.ts';
import { openPages } from './room.ts';

const US = 'http://us.example/eng/lsfw/zj/kvisa.htm';
const BASE = 'http://127.0.0.1:8321';

test('a TimeGate leads to what stood there at the time asked for', async () => {
  const { get } = await openPages();
  const answer = await get(`/timegate/${US}`, { 'accept-datetime': 'Thu, 15 Oct 2026 00:00:00 GMT' });
  expect(answer.statusCode).toBe(302);
  expect(answer.headers.location).toBe(`${BASE}/memento/20261002080000/${US}`);
  expect(answer.headers.vary).toBe('accept-datetime');
  expect(answer.headers.link).toContain(`<${US}>; rel="original"`);
});

test('a TimeGate leads to the newest memento where no time is asked for', async () => {
  const { get } = await openPages();
  expect((await get(`/timegate/${US}`)).headers.location).toBe(`${BASE}/memento/20261020093000/${US}`);
});

test('a TimeGate refuses a malformed time and does not know unwatched addresses', async () => {
  const { get } = await openPages();
  expect((await get(`/timegate/${US}`, { 'accept-datetime': 'yesterday' })).statusCode).toBe(400);
  expect((await get('/timegate/http://elsewhere.example/')).statusCode).toBe(404);
  expect((await get('/timegate/javascript:alert(1)')).statusCode).toBe(400);
});

test('an address is known with its scheme, slashes and closing index file in any form', async () => {
  const { get } = await openPages();
  for (const form of [
    'https://us.example/eng/lsfw/zj/kvisa.htm',
    'http:/us.example/eng/lsfw/zj/kvisa.htm',
    'us.example/eng/lsfw/zj/kvisa.htm',
  ])
    expect((await get(`/timegate/${form}`)).statusCode, form).toBe(302);
});

test('a memento is the very bytes that were kept, with their time and renamed headers', async () => {
  const { get, small } = await openPages();
  const answer = await get(`/memento/20261002080000/${US}`);
  expect(answer.statusCode).toBe(200);
  expect(sha256(answer.rawPayload)).toBe(small.archive.captures.snapshot(small.captures.usBefore)!.sha256);
  expect(answer.headers['memento-datetime']).toBe('Fri, 02 Oct 2026 08:00:00 GMT');
  expect(answer.headers['x-archive-orig-server']).toBe('nginx');
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(answer.headers.link).toContain('rel="next last memento"');
});

test('a memento of a hostile page has no power here', async () => {
  const { get, small } = await openPages();
  const { url } = small.archive.captures.snapshot(small.captures.hostile)!;
  const answer = await get(`/memento/20261021080000/${url}`);
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toContain('<script>');
  const policy = String(answer.headers['content-security-policy']);
  expect(policy).toMatch(/(^|;)\s*sandbox\s*(;|$)/);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('allow-');
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
});

test('a time between two mementos leads to the one in force', async () => {
  const { get } = await openPages();
  const answer = await get(`/memento/20261019/${US}`);
  expect([answer.statusCode, answer.headers.location]).toEqual([302, `${BASE}/memento/20261002080000/${US}`]);
});

test('TimeMaps list what is kept, as links and as JSON', async () => {
  const { get } = await openPages();
  const links = await get(`/timemap/link/${US}`);
  expect(links.headers['content-type']).toMatch(/^application\/link-format/);
  expect(links.body.match(/rel="[^"]*memento"/g)).toHaveLength(2);
  const json = (await get(`/timemap/json/${US}`)).json();
  expect(json.mementos.list).toHaveLength(2);
  expect(json.original_uri).toBe(US);
});

test('long addresses and queries are found whole', async () => {
  const { get, small } = await openPages();
  const { addPage, capture } = await import('../support/seed.ts');
  const long = `http://us.example/search?q=${'k'.repeat(600)}&lang=%E4%B8%AD`;
  const page = addPage(small.archive, 'embassy-us', long, '2026-10-01T08:00:00.000Z');
  capture(small.archive, page, '2026-10-05T08:00:00.000Z', { title: 'x', language: 'en', lines: ['y'] });
  expect((await get(`/timegate/${long}`)).headers.location).toBe(`${BASE}/memento/20261005080000/${long}`);
});

test('whatever stands where an address is expected is answered, never with a fault of ours', async () => {
  const { get } = await openPages();
  const odd = [
    '%zz',
    'http://us.example/%zz',
    '%00',
    '//',
    'http://[::1',
    `http://${'a.'.repeat(3000)}b/`,
    'http://us.example/\r\nX: y',
  ];
  for (const route of ['/timegate/', '/timemap/link/', '/timemap/json/', '/memento/2026/', '/memento/99999999999999/'])
    for (const text of odd) {
      const { statusCode } = await get(route + encodeURI(text).replaceAll('%25', '%'));
      expect(statusCode, route + text).toBeOneOf([302, 400, 404, 414]);
    }
});

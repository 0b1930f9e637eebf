import { expect, it } from 'vitest';
import { databaseFile } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { openPages } from './room.ts';

const PAGES = ['/', '/sources', '/sources/embassy-us', '/matrix', '/changes', '/api/v1/changes', '/feeds/changes.atom'];

it('shows what this program wrote at once, on every page that is kept', async () => {
  const { get, small } = await openPages();
  await Promise.all(PAGES.map((path) => get(path)));
  small.archive.db.exec(
    `UPDATE change SET title = 'Entirely new words'; UPDATE source SET name_en = 'Entirely new words'`,
  );
  for (const path of PAGES) expect((await get(path)).body, path).toContain('Entirely new words');
});

it('shows what another program wrote at once', async () => {
  const { get, small } = await openPages();
  const { headers } = await get('/changes');
  const other = openDatabase(databaseFile(small.data));
  other.exec(`UPDATE change SET title = 'Entirely new words'`);
  other.close();
  const again = await get('/changes', { 'if-none-match': headers.etag as string });
  expect(again.statusCode).toBe(200);
  expect(again.body).toContain('Entirely new words');
});

it('gives a kept page with the headers it was first sent with', async () => {
  const { get } = await openPages();
  for (const path of [...PAGES, '/snapshots/1/raw', '/matrix.csv']) {
    const first = await get(path);
    const kept = await get(path);
    expect(kept.body, path).toBe(first.body);
    // These speak of the request, whatever it is answered with.
    const own = { date: '', 'x-request-id': '', ratelimit: '' };
    expect({ ...kept.headers, ...own }, path).toEqual({ ...first.headers, ...own });
  }
});

it('keeps the languages apart', async () => {
  const { get } = await openPages();
  expect((await get('/', { 'accept-language': 'zh' })).body).toContain('lang="zh-Hans"');
  expect((await get('/', { 'accept-language': 'en' })).body).toContain('<html lang="en">');
  expect((await get('/', { 'accept-language': 'zh' })).headers['content-language']).toBe('zh-Hans');
});

it('shows a stranger nothing that was made for a visitor at the machine itself', async () => {
  const { get } = await openPages();
  expect((await get('/', { host: '127.0.0.1:8321' })).body).toContain('/mailbox');
  expect((await get('/', { host: 'watch.example' })).body).not.toContain('/mailbox');
});

it('counts the weeks of the home page anew when a day has passed', async () => {
  let today = '2026-10-22T12:00:00.000Z';
  const { get } = await openPages({ now: () => new Date(today) });
  const { etag } = (await get('/')).headers;
  today = '2026-10-27T12:00:00.000Z';
  expect((await get('/', { 'if-none-match': etag as string })).statusCode).toBe(200);
});

it('keeps no page behind a secret link and none of the operator', async () => {
  const { app } = await openPages();
  for (const path of [
    '/manage/x',
    '/confirm/x',
    '/unsubscribe/x',
    '/mailbox',
    '/feeds/private/x.atom',
    '/metrics',
    '/status',
  ]) {
    const { headers } = await app.inject({ url: path });
    expect(headers.etag, path).toBeUndefined();
    expect(headers['cache-control'], path).toBe('no-store');
  }
});

it('answers HEAD from what is kept, without a body', async () => {
  const { app, get } = await openPages();
  const { body } = await get('/');
  const head = await app.inject({ method: 'HEAD', url: '/' });
  expect([head.statusCode, head.body, head.headers['content-length']]).toEqual([
    200,
    '',
    String(Buffer.byteLength(body)),
  ]);
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { rateLimiter } from '../../src/web/rate-limit.ts';
import { buildWeb, startWeb } from '../../src/web/server.ts';
import { smallArchive } from '../support/small-archive.ts';
import { openPages, roomOf } from './room.ts';

const EML =
  'From: watch@example.org\r\nTo: reader@example.org\r\nSubject: Age raised <b>\r\nDate: Tue, 20 Oct 2026 09:45:00 +0000\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p style="color:red">Hello</p><script>x</script>';

async function withMailbox(
  config: Partial<Parameters<typeof roomOf>[1] & object>['config'] = { host: '127.0.0.1', port: 0 },
) {
  const pages = await openPages({ config });
  mkdirSync(join(pages.small.data, 'mailbox'));
  writeFileSync(join(pages.small.data, 'mailbox', '20261020-a.eml'), EML);
  writeFileSync(join(pages.small.data, 'secret.eml'), EML);
  const ask = (url: string, headers: Record<string, string> = {}) =>
    pages.app.inject({ url, headers: { host: '127.0.0.1:8321', ...headers } });
  return { ...pages, ask };
}

it('sends no script, and lets none run', async () => {
  const { get } = await openPages();
  const { headers } = await get('/');
  const policy = headers['content-security-policy'] as string;
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['set-cookie']).toBeUndefined();
});

it('promises TLS only where it is reached by TLS', async () => {
  expect((await (await openPages()).get('/')).headers['strict-transport-security']).toBeUndefined();
  const behindTls = await openPages({ config: { host: '127.0.0.1', port: 0, baseUrl: 'https://watch.example' } });
  expect((await behindTls.get('/')).headers['strict-transport-security']).toContain('max-age=31536000');
});

it('shows the mailbox to the person at the machine', async () => {
  const { ask } = await withMailbox();
  expect((await ask('/mailbox')).body).toContain('Age raised &lt;b&gt;');
  const mail = await ask('/mailbox/20261020-a.eml');
  expect(mail.body).toContain('reader@example.org');
  expect((await ask('/mailbox/20261020-a.eml/html')).headers['content-security-policy']).toMatch(
    /^sandbox allow-popups; default-src 'none'/,
  );
});

it('hides the mailbox from proxies, from foreign names and from the network', async () => {
  const { ask } = await withMailbox();
  expect((await ask('/mailbox', { 'x-forwarded-for': '203.0.113.9' })).statusCode).toBe(404);
  expect((await ask('/mailbox', { host: 'rebound.example' })).statusCode).toBe(404);
  const open = await withMailbox({ host: '0.0.0.0', port: 0 });
  expect((await open.ask('/mailbox')).statusCode).toBe(404);
  const published = await withMailbox({ host: '127.0.0.1', port: 0, baseUrl: 'https://watch.example' });
  expect((await published.ask('/mailbox')).statusCode).toBe(404);
});

it('opens the mailbox elsewhere with the operator token alone', async () => {
  const adminToken = 'a-long-enough-token';
  const { ask } = await withMailbox({ host: '0.0.0.0', port: 0, adminToken });
  const basic = (password: string) => ({ authorization: `Basic ${Buffer.from(`x:${password}`).toString('base64')}` });
  expect((await ask('/mailbox')).statusCode).toBe(401);
  expect((await ask('/mailbox')).headers['www-authenticate']).toContain('Basic');
  expect((await ask('/mailbox', basic('wrong'))).statusCode).toBe(401);
  expect((await ask('/mailbox', basic(adminToken))).statusCode).toBe(200);
  expect((await ask('/mailbox/20261020-a.eml', { authorization: `Bearer ${adminToken}` })).statusCode).toBe(200);
});

it('reads no file outside the mailbox', async () => {
  const { ask } = await withMailbox();
  for (const name of ['..%2Fsecret.eml', '%2e%2e%2fsecret.eml', '.hidden.eml', 'a.txt', '%00.eml', '..%5csecret.eml'])
    expect([name, (await ask(`/mailbox/${name}`)).statusCode]).toEqual([name, 404]);
});

it('writes no header from an address it was asked for', async () => {
  const { get } = await openPages();
  const { headers } = await get('/changes?lang=zh&source=embassy-us%0d%0aset-cookie:%20a=b');
  expect(headers['set-cookie']).toBeUndefined();
});

it('says in a page that something broke, without saying what', async () => {
  const faults: unknown[] = [];
  const { app, small, room } = await openPages({ log: (event, facts) => faults.push([event, facts]) });
  small.archive.db.exec('ALTER TABLE change RENAME TO hidden');
  const { statusCode, body } = await app.inject('/changes?topic=fee');
  expect([statusCode, body.includes('no such table')]).toEqual([500, false]);
  expect(JSON.stringify(faults)).toContain('no such table');
  expect(room.version).toBe('0.1.0');
});

it('refuses a body that no form of ours has', async () => {
  const { app } = await openPages();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  expect(
    (await app.inject({ method: 'POST', url: '/subscribe', headers, payload: `email=${'a'.repeat(100_000)}` }))
      .statusCode,
  ).toBe(413);
  expect(
    (await app.inject({ method: 'POST', url: '/subscribe', headers: { 'content-type': 'text/plain' }, payload: 'x' }))
      .statusCode,
  ).toBe(415);
});

it('gives every visitor a bucket that fills again, one for a whole IPv6 network', () => {
  let now = 0;
  const limiter = rateLimiter(() => now);
  for (let n = 0; n < 40; n++) expect(limiter.take('2001:db8::1', 'search')).toBe(0);
  expect(limiter.take('2001:db8:0:0:ffff::2', 'search')).toBeGreaterThan(0);
  expect(limiter.take('2001:db8:0:1::1', 'search')).toBe(0);
  expect(limiter.take('2001:db8::1', 'read')).toBe(0);
  now += 1000;
  expect(limiter.take('2001:db8::1', 'search')).toBe(0);
});

it('names the port and the remedy where the port is taken', async () => {
  const small = smallArchive();
  const first = await startWeb(roomOf(small));
  onTestFinished(async () => {
    await first.close();
    small.close();
  });
  const port = Number(new URL(first.url).port);
  await expect(startWeb(roomOf(small, { config: { host: '127.0.0.1', port } }))).rejects.toThrow(
    new RegExp(`port ${port} on 127\\.0\\.0\\.1 is in use.*KVISA_WEB_PORT`),
  );
});

it('closes while a reader holds a connection', async () => {
  const small = smallArchive();
  const web = await startWeb(roomOf(small));
  const socket = connect(Number(new URL(web.url).port), '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  await web.close();
  socket.destroy();
  small.close();
});

it('tells monitors how it is', async () => {
  const { get, small } = await openPages();
  expect((await get('/healthz')).json()).toEqual({ status: 'ok' });
  expect((await get('/readyz')).statusCode).toBe(200);
  const { body } = await get('/metrics');
  expect(body).toContain('kvisa_missions{state="published"} 3');
  expect(body).toMatch(/^(?:# (?:HELP|TYPE) kvisa_[a-z_]+ .+\n|kvisa_[a-z_]+(?:\{[a-z]+="[^"]*"\})? [\d.]+\n)+$/);
  const late = await buildWeb(roomOf(small, { now: () => new Date('2026-10-22T13:00:00Z') }));
  const answer = await late.inject('/readyz');
  await late.close();
  expect([answer.statusCode, answer.json().faults[0]]).toEqual([
    503,
    'the scheduler has not ticked since 2026-10-22T12:00:00.000Z',
  ]);
});

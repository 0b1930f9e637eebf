import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { databaseFile } from '../../src/archive/archive.ts';
import { openDatabase } from '../../src/archive/database.ts';
import { suppress } from '../../src/subscribers/suppression.ts';

const folder = mkdtempSync(join(tmpdir(), 'kvisa-cli-mail-'));
const spool = join(folder, 'spool');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The program as a person runs it, without blocking the servers of this test. */
async function run(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['bin/kvisa-watch.mjs', ...args, '--data', join(folder, 'data')], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, ...env },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const status = await new Promise((resolve) => child.once('close', resolve));
  return { status, out, err };
}

async function endpoint(status: number) {
  const ids: string[] = [];
  const server = createServer((request, response) => {
    ids.push(String(request.headers['webhook-id']));
    request.resume();
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, ids };
}

describe('webhooks', () => {
  const open = { KVISA_FETCH_ALLOW_ADDRESSES: '127.0.0.0/8' };

  it('are added with a secret shown once, tested, listed and removed', async () => {
    const { url, ids } = await endpoint(204);
    const added = await run(['webhooks', 'add', url, '--country', 'US', '--json'], open);
    const { id, secret } = JSON.parse(added.out);
    expect(Buffer.from(secret.replace('whsec_', ''), 'base64')).toHaveLength(32);
    expect(await run(['webhooks', 'test', String(id)], open)).toMatchObject({ status: 0 });
    expect(ids).toHaveLength(1);
    const listed = await run(['webhooks', 'list', '--json']);
    expect(JSON.parse(listed.out)).toMatchObject([{ id, url, countries: ['US'], sent: 1, waiting: 0, dead: 0 }]);
    expect(listed.out).not.toContain(secret);
    expect(await run(['webhooks', 'remove', String(id)])).toMatchObject({ status: 0 });
    expect(await run(['webhooks', 'remove', String(id)])).toMatchObject({ status: 1 });
  });

  it('that do not answer well are named with their answer', async () => {
    const { url } = await endpoint(500);
    const { id } = JSON.parse((await run(['webhooks', 'add', url, '--json'], open)).out);
    const tried = await run(['webhooks', 'test', String(id)], open);
    expect([tried.status, tried.err]).toEqual([1, expect.stringContaining('500')]);
    expect(JSON.parse((await run(['webhooks', 'dead', '--json'])).out)).toEqual([]);
  });

  it.each(['ftp://example.org/', 'http://127.0.0.1/'])('are refused at %s', async (url) => {
    expect(await run(['webhooks', 'add', url])).toMatchObject({ status: 2, out: '' });
  });
});

describe('mail bounces', () => {
  it('reads the spool and puts its files away', async () => {
    mkdirSync(spool);
    writeFileSync(join(spool, 'a.eml'), 'From: a@example.net\r\nSubject: Hello\r\n\r\nThank you\r\n');
    const { status, out } = await run(['mail', 'bounces', '--json'], { KVISA_MAIL_BOUNCE_SPOOL: spool });
    expect([status, JSON.parse(out)]).toEqual([0, { suppressed: 0, noted: 0, unknown: 0, other: 1, unreadable: 0 }]);
    expect([existsSync(join(spool, 'a.eml')), readdirSync(join(spool, 'done')).length]).toEqual([false, 1]);
  });

  it('says which setting it needs', async () => {
    const { status, err } = await run(['mail', 'bounces']);
    expect([status, err]).toEqual([2, expect.stringContaining('mail.bounceSpool')]);
  });
});

it('subscribers allow lets an address that bounced subscribe again, and says where nothing kept it from that', async () => {
  await run(['subscribers', 'list']);
  const db = openDatabase(databaseFile(join(folder, 'data')));
  suppress(db, 'back@example.org', 'hard-bounce', '2026-01-01T00:00:00.000Z');
  db.close();
  expect(await run(['subscribers', 'allow', 'Back@Example.org'])).toMatchObject({ status: 0, err: '' });
  const again = await run(['subscribers', 'allow', 'back@example.org']);
  expect([again.status, again.err]).toEqual([1, expect.stringContaining('nothing keeps mail')]);
});

it('subscribers remove deletes everything that is known of an address', async () => {
  const add = ['subscribers', 'add', 'reader@example.org', '--rhythm', 'daily', '--hour', '19', '--time-zone'];
  expect(await run([...add, 'Asia/Shanghai'])).toMatchObject({ status: 0 });
  expect(JSON.parse((await run(['subscribers', '--json'])).out)).toMatchObject([
    { hour: 19, timeZone: 'Asia/Shanghai' },
  ]);
  expect(await run(['subscribers', 'remove', 'reader@example.org'])).toMatchObject({ status: 0 });
  expect(JSON.parse((await run(['subscribers', '--json'])).out)).toEqual([]);
});

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { databaseFile } from '../../src/archive/archive.ts';
import { verifyArchive } from '../../src/archive/verify/verify.ts';
import { findBrowser } from '../../src/fetch/browser-install.ts';
import { leaseBatch } from '../../src/notify/leases.ts';
import { expectRecovered, KVISA, rule, running } from '../support/recovering.ts';
import { page } from '../support/site.ts';

it('a database that another program holds: the service says so, goes on, and looks again when it is free', async () => {
  const service = await running();
  // The wait for the lock, shortened; ten seconds else.
  service.app.archive.db.pragma('busy_timeout = 100');
  const code = `const D = require('better-sqlite3'); const db = new D(process.argv[1]); db.exec('BEGIN EXCLUSIVE'); console.log('held'); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['-e', code, databaseFile(service.config.data)], {
    cwd: join(import.meta.dirname, '../..'),
  });
  onTestFinished(() => void holder.kill('SIGKILL'));
  await once(holder.stdout, 'data');
  await service.until(() => service.faults.length >= 2);
  expect(service.faults.at(-1)).toMatch(/database is locked: another program holds/);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  await expectRecovered(service);
}, 60_000);

it.each([
  [
    'a full disk',
    'max_page_count = 1',
    'max_page_count = 1000000',
    /the disk is full: make room|database or disk is full/,
  ],
  ['a read-only disk', 'query_only = ON', 'query_only = OFF', /make the data folder writable/],
])(
  '%s: the service says so, goes on, and looks again when it is mended',
  async (_what, fault, mended, words) => {
    const service = await running();
    const { db } = service.app.archive;
    // Room within the pages that are there is used up first.
    db.pragma(fault);
    service.site.set(
      KVISA,
      page('K visa', ...Array.from({ length: 400 }, (_, n) => `Rule ${n}: ${Math.sin(n)} ${Math.cos(n)}.`)),
    );
    const said = () => [
      ...service.faults,
      ...service.rounds.flatMap(({ failures }) => failures.map(({ detail }) => detail)),
    ];
    await service.until(() => said().some((line) => words.test(line)));
    db.pragma(mended);
    service.site.set(KVISA, rule(45));
    await service.round();
    await expectRecovered(service);
  },
  60_000,
);

it('a corrupt blob: verify names it, the service goes on', async () => {
  const service = await running();
  const { db } = service.app.archive;
  const [capture] = db.prepare<[], { id: number; sha256: string }>('SELECT id, sha256 FROM capture').all();
  db.prepare(`UPDATE blob SET data = x'00112233' WHERE sha256 = ?`).run(capture!.sha256);
  expect(verifyArchive(db, {}).faults).toContainEqual(
    expect.objectContaining({ subject: 'blobs', id: capture!.sha256 }),
  );
  service.site.set(KVISA, rule(39));
  await service.until(() => service.changes().length > 0);
  const [change] = service.changes();
  expect(service.app.archive.captures.bytes(service.app.archive.captures.record(change!.after!)!).toString()).toContain(
    '39 years',
  );
  expect(service.faults).toEqual([]);
}, 60_000);

it('a clock that was a year ahead: what it planned is looked at, and sent, now', async () => {
  const service = await running();
  const { db } = service.app.archive;
  service.clock.offsetMs = 365 * 86_400_000;
  await service.round();
  expect(db.prepare('SELECT next_check_at FROM page').pluck().get()).toMatch(/^2027/);
  db.exec(`INSERT INTO outbox (kind, address, message_id, payload_json, state, created_at, due_at)
    VALUES ('test', 'a@example.org', '<1@x>', '{}', 'ready', '2027-11-01T00:00:00.000Z', '2027-11-01T00:00:00.000Z')`);
  service.clock.offsetMs = 0;
  await expectRecovered(service);
  expect(leaseBatch(db, 'test', new Date().toISOString(), 10, 60_000)).toHaveLength(1);
}, 60_000);

it('a site or a proxy that is gone for a while: failures, then the next rule', async () => {
  const proxied = await running({
    fetch: {
      proxy: 'http://127.0.0.1:1',
      perHostDelayMs: 0,
      retries: 0,
      timeoutMs: 2000,
      allowAddresses: ['127.0.0.0/8'],
    },
  });
  expect(proxied.rounds[0]).toMatchObject({ failed: 1, failures: [{ reason: 'network' }] });
  const service = await running();
  service.site.set(KVISA, (_request, response) => void response.destroy());
  expect(await service.round()).toMatchObject({ failed: 1, failures: [{ reason: 'network' }] });
  service.site.set(KVISA, rule(45));
  await service.round();
  await expectRecovered(service);
}, 60_000);

/** Ends every Chromium that this process has started. Returns how many. */
function killBrowsers(): number {
  const { stdout } = spawnSync('ps', ['-o', 'pid=,comm=', '--ppid', String(process.pid)], { encoding: 'utf8' });
  const browsers = stdout.split('\n').filter((line) => /chrom|headless/.test(line));
  for (const line of browsers) process.kill(Number.parseInt(line, 10), 'SIGKILL');
  return browsers.length;
}

const browser = findBrowser();
/** A page that shows nothing until its script ran. */
const SHELL =
  '<!doctype html><html><head><title>K visa</title></head><body><div id="app"></div><script src="/app.js"></script></body></html>';
it.skipIf(!browser)(
  'a browser killed in the middle of a page: one failure, then the next rule',
  async () => {
    const service = await running({ browser: { enabled: true } }, browser);
    service.site.set(KVISA, SHELL);
    let killed = 0;
    service.site.set('/app.js', () => {
      // The page waits for its script; its browser is the only Chromium below this process.
      killed += killBrowsers();
    });
    await service.until(() =>
      service.rounds.some(({ failures }) => failures.some(({ reason }) => reason === 'browser')),
    );
    expect(killed).toBeGreaterThan(0);
    service.site.set(KVISA, rule(45));
    await service.round();
    await expectRecovered(service);
  },
  60_000,
);

/** The browser, with so little memory for scripts that a page can use it up within a second. */
function scarceBrowser(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kvisa-scarce-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'browser');
  writeFileSync(file, `#!/bin/sh\nexec '${browser}' --js-flags=--max-old-space-size=48 "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}

it.skipIf(!browser)(
  'a page that takes all the memory of the browser: one failure, then the next rule',
  async () => {
    // The crash, not the clock, must end the page on a busy machine too.
    const fetch = { perHostDelayMs: 0, retries: 0, timeoutMs: 30_000, allowAddresses: ['127.0.0.0/8'] };
    const service = await running({ fetch, browser: { enabled: true } }, scarceBrowser());
    service.site.set(KVISA, SHELL);
    service.site.set('/app.js', 'const hold = []; for (let n = 1; ; n++) hold.push(new Array(1e6).fill(n));');
    await service.until(() => service.rounds.some(({ failed }) => failed > 0));
    expect(service.rounds.at(-1)).toMatchObject({
      failures: [{ reason: 'browser', detail: expect.stringMatching(/^the page crashed/) }],
    });
    expect(service.faults).toEqual([]);
    service.site.set(KVISA, rule(45));
    await service.round();
    await expectRecovered(service);
  },
  60_000,
);

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createCrawler, readSources } from '../../src/app.ts';
import { databaseFile } from '../../src/archive/archive.ts';
import { verifyArchive } from '../../src/archive/verify/verify.ts';
import { faultInWords } from '../../src/cli/fault-words.ts';
import { loadConfig } from '../../src/config.ts';
import { findBrowser } from '../../src/fetch/browser-install.ts';
import { leaseBatch } from '../../src/notify/leases.ts';
import { openApp } from '../../src/reading.ts';
import { startService } from '../../src/watch/service.ts';
import type { RoundSummary } from '../../src/watch/tally.ts';
import { install } from '../support/service.ts';
import { page, startSite } from '../support/site.ts';

const KVISA = '/k.htm';
const rule = (age: number): string =>
  page('K visa', `Applicants for a K visa must not be older than ${age} years.`, 'A passport is required.');

/** The scheduler over a real site and archive, with a tick a second; every page is due at each tick. */
async function running(settings: Record<string, unknown> = {}, browserPath: string | null = null) {
  const site = await startSite();
  site.set(KVISA, rule(45));
  const place = install(site.url, [KVISA], settings);
  const config = loadConfig({ file: place.config, env: {} });
  const app = openApp(config);
  const sources = readSources(config);
  const clock = { offsetMs: 0 };
  const crawler = createCrawler(app, sources, { browserPath, now: () => new Date(Date.now() + clock.offsetMs) });
  const rounds: RoundSummary[] = [];
  const faults: string[] = [];
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const check of waiting) check();
  };
  const service = startService(crawler.room, sources, {
    concurrency: 2,
    every: '* * * * * *',
    lock: () => () => {},
    onRound: (summary) => {
      rounds.push(summary);
      if (clock.offsetMs === 0) app.archive.db.exec('UPDATE page SET next_check_at = NULL');
      wake();
    },
    onFault: (fault) => {
      faults.push(faultInWords(fault));
      wake();
    },
  });
  onTestFinished(async () => {
    await service.stop();
    await crawler.close();
    app.close();
    site.close();
    place.remove();
  });
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!holds()) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
    });
  /** The next round that begins from now on. */
  const round = async (): Promise<RoundSummary> => {
    const before = rounds.length + 1;
    await until(() => rounds.length > before);
    return rounds.at(-1)!;
  };
  await until(() => rounds.length > 0);
  return { site, app, config, rounds, faults, until, round, clock, changes: () => app.archive.changes.list({}) };
}

/** After whatever it was: the next rule is found, and the archive is sound. */
async function expectRecovered({ site, app, until, changes }: Awaited<ReturnType<typeof running>>): Promise<void> {
  const known = changes().length;
  site.set(KVISA, rule(39));
  await until(() => changes().length > known);
  expect(changes()[0]).toMatchObject({ kind: 'amended', facts: [{ fact: 'eligibility.age.max', after: 39 }] });
  expect(verifyArchive(app.archive.db, {}).faults).toEqual([]);
}

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

it('a site, a proxy or a name server that is gone for a while: failures, then the next rule', async () => {
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
it.skipIf(!browser)(
  'a browser killed in the middle of a page: one failure, then the next rule',
  async () => {
    const shell =
      '<!doctype html><html><head><title>K visa</title></head><body><div id="app"></div><script src="/app.js"></script></body></html>';
    const service = await running({ browser: { enabled: true } }, browser);
    service.site.set(KVISA, shell);
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

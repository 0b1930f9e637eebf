import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { databaseFile, openArchive } from '../../src/archive/archive.ts';
import { openReadOnly } from '../../src/archive/database.ts';
import { readMigrations } from '../../src/archive/migrate.ts';
import { verifyArchive } from '../../src/archive/verify/verify.ts';
import { dice } from '../support/dice.ts';
import { oldDatabase } from '../support/old-database.ts';
import { page } from '../support/past.ts';
import { install, type Running, run } from '../support/service.ts';

// The long form: KVISA_CRASH_COMMANDS=20
const TIMES = Number(process.env.KVISA_CRASH_COMMANDS ?? 3);
const LOOK_MS = 2;

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kvisa-killed-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Kills a command as soon as it has come so far. True: it was killed; false: it ended before. */
async function killWhen(running: Running, soFar: () => boolean): Promise<boolean> {
  let ended = false;
  void running.ended.then(() => {
    ended = true;
  });
  while (!ended && !soFar()) await wait(LOOK_MS);
  running.child.kill('SIGKILL');
  return (await running.ended) === null;
}

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** Whatever a killed command has written by now, in bytes: it grows with every commit. */
const written = (data: string): number =>
  globSync(join(data, 'kvisa-watch.sqlite*')).reduce((sum, file) => sum + sizeOf(file), 0);

/** What an archive holds of the past: captures and changes, without their numbers. */
function contents(data: string) {
  const archive = openArchive(data);
  try {
    const { faults } = verifyArchive(archive.db, {});
    const captures = archive.db.prepare('SELECT url, at, sha256 FROM capture ORDER BY url, at').all();
    const changes = archive.changes
      .list({})
      .map(({ url, kind, detectedAt, summary }) => ({ url, kind, detectedAt, en: summary.en }));
    return {
      faults,
      captures,
      changes: changes.sort((a, b) => (`${a.url} ${a.detectedAt}` < `${b.url} ${b.detectedAt}` ? -1 : 1)),
    };
  } finally {
    archive.close();
  }
}

const PAGES = 4;
const LOOKS = 12;

/** Captures of four pages over a year, each month another age, newest and oldest mixed. */
function manifest(): string {
  const folder = freshFolder();
  const lines = Array.from({ length: PAGES * LOOKS }, (_, n) => {
    const [look, which] = [(Math.floor(n / PAGES) * 7) % LOOKS, n % PAGES];
    const file = `${n}.html`;
    writeFileSync(
      join(folder, file),
      page(`Applicants for a K visa must not be older than ${30 + look} years.`, `Form ${which}.`),
    );
    const at = `2025-${String(look + 1).padStart(2, '0')}-0${1 + which}T08:00:00Z`;
    return JSON.stringify({
      url: `http://xx.china-embassy.gov.cn/eng/k${which}.htm`,
      at,
      file,
      contentType: 'text/html',
    });
  });
  const path = join(folder, 'manifest.jsonl');
  writeFileSync(path, lines.join('\n'));
  return path;
}

function installed() {
  const place = install('http://xx.china-embassy.gov.cn', ['/eng/k0.htm']);
  onTestFinished(() => place.remove());
  return place;
}

it('an import killed at any moment, then run again, comes to what an import in one go comes to', async () => {
  const path = manifest();
  const reference = installed();
  expect(await run(reference, 'import', path).ended).toBe(0);
  const whole = contents(reference.data);
  expect([whole.faults, whole.captures.length]).toEqual([[], PAGES * LOOKS]);
  const full = written(reference.data);

  const roll = dice(20261122);
  const place = installed();
  openArchive(place.data).close();
  const empty = written(place.data);
  let kills = 0;
  for (let time = 0; time < TIMES; time++) {
    const far = written(place.data) + roll() * ((full - empty) / TIMES);
    kills += Number(await killWhen(run(place, 'import', path), () => written(place.data) > far));
    expect(contents(place.data).faults).toEqual([]);
  }
  expect(kills).toBeGreaterThan(0);
  expect(await run(place, 'import', path).ended).toBe(0);
  expect(contents(place.data)).toEqual(whole);
}, 300_000);

/** An archive of the past with as many looks as go into a few commits of an export. */
async function archiveToExport() {
  const place = installed();
  expect(await run(place, 'import', manifest()).ended).toBe(0);
  const { db, close } = openArchive(place.data);
  db.exec(
    `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 44999)
     INSERT INTO visit (page_id, at, outcome, status)
     SELECT 1, strftime('%Y-%m-%dT%H:%M:%fZ', '2026-10-22', '+' || i || ' seconds'), 'not-modified', 304 FROM n`,
  );
  close();
  return place;
}

it('an export killed at any moment, then asked for again, has the bytes of one in one go', async () => {
  const place = await archiveToExport();
  const [whole, out] = [join(freshFolder(), 'whole.sqlite'), join(freshFolder(), 'again.sqlite')];
  const asked = (path: string) => run(place, 'export', '--format', 'sqlite', '--out', path);
  expect(await asked(whole).ended).toBe(0);
  const roll = dice(11);
  let kills = 0;
  for (let time = 0; time < TIMES && !existsSync(out); time++) {
    const far = (sizeOf(whole) * 0.6 * (time + roll())) / TIMES;
    kills += Number(await killWhen(asked(out), () => sizeOf(`${out}.partial`) >= far));
  }
  expect(kills).toBeGreaterThan(0);
  if (!existsSync(out)) expect(await asked(out).ended).toBe(0);
  expect(readFileSync(out).equals(readFileSync(whole))).toBe(true);
}, 300_000);

it('a restore killed at any moment leaves a whole archive or none, and can be run again', async () => {
  const source = installed();
  expect(await run(source, 'import', manifest()).ended).toBe(0);
  const whole = contents(source.data);
  const backup = join(freshFolder(), 'backup.sqlite');
  expect(await run(source, 'backup', backup).ended).toBe(0);
  const roll = dice(7);
  let kills = 0;
  for (let time = 0; time < TIMES; time++) {
    const data = join(freshFolder(), 'restored');
    const far = 1 + roll() * sizeOf(backup);
    kills += Number(await killWhen(run(source, 'restore', backup, '--data', data), () => written(data) >= far));
    if (!existsSync(databaseFile(data))) expect(await run(source, 'restore', backup, '--data', data).ended).toBe(0);
    expect(contents(data)).toEqual(whole);
  }
  expect(kills).toBeGreaterThan(0);
}, 300_000);

/** An old archive with enough in it that each step takes a while. */
function largeOldDatabase(file: string, version: number): void {
  oldDatabase(file, version);
  const db = new BetterSqlite3(file);
  const capture = db.prepare(
    `INSERT INTO capture (page_id, url, final_url, at, duration_ms, status, sha256, media_type, renderer, request_headers_json, response_headers_json, document_id)
     SELECT page_id, url, final_url, ?, duration_ms, status, sha256, media_type, renderer, request_headers_json, response_headers_json, document_id FROM capture WHERE id = 1`,
  );
  const document = db.prepare(
    `INSERT INTO document (page_id, text_sha256, title, language, format, content, problems_json, extractor, relevance, mentions_k, requirements, visas_json, interpreter)
     SELECT page_id, ?, title, language, format, content, problems_json, extractor, relevance, mentions_k, requirements, visas_json, interpreter FROM document WHERE id = 1`,
  );
  db.transaction(() => {
    for (let n = 0; n < 20_000; n++) capture.run(new Date(Date.UTC(2026, 9, 4) + n * 60_000).toISOString());
    for (let n = 0; n < 4000; n++) document.run(`text ${n}`);
  })();
  db.close();
}

it('a migration killed in mid-step leaves a schema between steps, with its data; the next start completes it', async () => {
  const newest = readMigrations().length;
  const roll = dice(99);
  const reached = new Set<number>();
  for (let time = 0; time < TIMES; time++) {
    const place = installed();
    rmSync(place.data, { recursive: true, force: true });
    openArchive(place.data).close();
    const file = databaseFile(place.data);
    for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true });
    const from = 1 + Math.floor(roll() * 7);
    largeOldDatabase(file, from);
    const far = roll() * 300_000;
    await killWhen(run(place, 'changes', '--json'), () => sizeOf(`${file}-wal`) > far);

    const db = openReadOnly(file);
    const schema = db.pragma('user_version', { simple: true }) as number;
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.prepare('SELECT count(*) FROM capture').pluck().get()).toBe(20_001);
    db.close();
    expect(schema).toBeGreaterThanOrEqual(from);
    reached.add(schema);

    expect(await run(place, 'changes', '--json').ended).toBe(0);
    const archive = openArchive(place.data);
    expect(archive.db.pragma('user_version', { simple: true })).toBe(newest);
    expect(archive.facts()).toMatchObject([{ fact: 'eligibility.age.max', value: 45 }]);
    archive.close();
  }
  expect([...reached].some((schema) => schema < newest)).toBe(true);
}, 300_000);

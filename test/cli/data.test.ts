import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseFile } from '../../src/archive/archive.ts';
import { checkWarc } from '../publish/warc-checker.ts';
import { smallArchive } from '../support/small-archive.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'kvisa-data-'));
const small = smallArchive();
const path = (...names: string[]) => join(folder, ...names);

/** The program as a person runs it, on the small archive unless another data folder is named. */
function run(...args: string[]) {
  const data = args.includes('--data') ? [] : ['--data', small.data];
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/kvisa-watch.mjs', ...args, ...data], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}
/** Address, time and digest of every capture, also of those that hold no page. */
function capturesIn(data: string) {
  const db = new BetterSqlite3(databaseFile(data), { readonly: true });
  try {
    return db.prepare('SELECT url, at, sha256, status FROM capture ORDER BY at, url').all();
  } finally {
    db.close();
  }
}
const json = (...args: string[]) => JSON.parse(run(...args, '--json').stdout);

beforeAll(() => {
  small.archive.seals.sealDays(new Date('2026-10-22T12:00:00.000Z'));
});
afterAll(() => {
  small.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('export', () => {
  test('prints its files as JSON, and nothing else there', () => {
    const { format, files } = json('export', '--format', 'jsonl', '--out', path('jsonl'));
    expect(format).toBe('jsonl');
    expect(files.map(({ path: file }: { path: string }) => file)).toContain(path('jsonl', 'changes.jsonl'));
  });

  test('refuses a target that is there, a format that is none, and a range that is empty', () => {
    run('export', '--format', 'csv', '--out', path('csv'));
    const again = run('export', '--format', 'csv', '--out', path('csv'));
    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('is there already')]);
    expect(run('export', '--format', 'xml', '--out', path('xml')).status).toBe(2);
    const empty = run(
      'export',
      '--format',
      'csv',
      '--out',
      path('e'),
      '--since',
      '2026-02-01',
      '--until',
      '2026-01-01',
    );
    expect([empty.status, empty.stderr]).toEqual([2, expect.stringContaining('--until')]);
  });

  test('makes no archive where there is none', () => {
    const { status, stderr } = run('export', '--format', 'csv', '--out', path('none'), '--data', path('nowhere'));
    expect([status, existsSync(path('nowhere'))]).toEqual([1, false]);
    expect(stderr).toContain('there is no archive');
  });

  test('and import: every digest goes round, and the new archive verifies', () => {
    run('export', '--format', 'warc', '--out', path('all.warc.gz'));
    expect(checkWarc(path('all.warc.gz')).length).toBeGreaterThan(10);
    expect(run('import', path('all.warc.gz'), '--data', path('imported')).status).toBe(0);
    expect(capturesIn(path('imported'))).toEqual(capturesIn(small.data));
    expect(run('verify', '--data', path('imported')).status).toBe(0);
  });
});

describe('verify', () => {
  test('ends with 0 and the head of the chain where all is well', () => {
    const { status, stdout } = run('verify');
    expect([status, stdout]).toEqual([0, expect.stringContaining(small.archive.seals.latest()!.head)]);
  });

  test('takes a head noted earlier, and refuses what is none', () => {
    const { head } = small.archive.seals.list().at(-1)!;
    expect(run('verify', '--head', head).status).toBe(0);
    expect(run('verify', '--head', 'f'.repeat(64)).status).toBe(1);
    expect(run('verify', '--head', 'x').status).toBe(2);
  });

  test('ends with 1 and names what was altered', () => {
    run('backup', path('to-break.sqlite'));
    run('restore', path('to-break.sqlite'), '--data', path('broken'));
    const db = new BetterSqlite3(databaseFile(path('broken')));
    const digest = db.prepare('SELECT sha256 FROM blob LIMIT 1').pluck().get() as string;
    db.prepare("UPDATE blob SET data = x'00' WHERE sha256 = ?").run(digest);
    db.close();
    const { status, stderr } = run('verify', '--data', path('broken'));
    expect([status, stderr]).toEqual([1, expect.stringContaining(digest)]);
    const { ok, faults } = json('verify', '--data', path('broken'));
    expect([ok, faults.map(({ id }: { id: string }) => id)]).toEqual([false, [digest]]);
  });
});

describe('backup and restore', () => {
  test('bring the archive into an empty folder, verified', () => {
    expect(json('backup', path('backup.sqlite')).bytes).toBeGreaterThan(10_000);
    const { verified } = json('restore', path('backup.sqlite'), '--data', path('restored'));
    expect(verified).toMatchObject({ ok: true, head: { head: small.archive.seals.latest()!.head } });
    expect(json('changes', '--data', path('restored'))).toEqual(json('changes'));
  });

  test('refuse to overwrite, and what is no backup', () => {
    expect(run('backup', path('backup.sqlite')).status).toBe(1);
    const full = run('restore', path('backup.sqlite'), '--data', path('restored'));
    expect([full.status, full.stderr]).toEqual([1, expect.stringContaining('is not empty')]);
    const wrong = run('restore', 'package.json', '--data', path('fresh'));
    expect([wrong.status, wrong.stderr]).toEqual([1, expect.stringContaining('is no backup')]);
    expect(existsSync(path('fresh')) ? readdirSync(path('fresh')) : []).toEqual([]);
  });
});

import { closeSync, copyFileSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { databaseFile } from '../../src/archive/archive.ts';
import { verifyArchive } from '../../src/archive/verify/verify.ts';
import { smallArchive } from '../support/small-archive.ts';

/** A sealed archive; `break` alters it behind the program's back, as a bad disk or a bad hand does. */
function open() {
  const small = smallArchive();
  onTestFinished(() => small.close());
  small.archive.seals.sealDays(new Date('2026-10-22T12:00:00.000Z'));
  const { db } = small.archive;
  return {
    ...small,
    verify: (head?: string) => verifyArchive(db, { head }),
    break: (sql: string) => {
      db.exec(
        'PRAGMA foreign_keys = OFF; DROP TRIGGER IF EXISTS capture_sealed_update; DROP TRIGGER IF EXISTS capture_sealed_delete',
      );
      db.exec(sql);
    },
  };
}
const blobOf = (archive: ReturnType<typeof open>['archive'], capture: number) =>
  archive.captures.snapshot(capture)!.sha256;

test('an archive that is whole has no faults, and says how much was looked at', () => {
  const { verify, archive } = open();
  const report = verify();
  expect(report).toMatchObject({ ok: true, faults: [], unsealed: 0 });
  expect(report.checked.captures).toBe(archive.captures.list({}).length);
  expect(report.head).toEqual({ day: '2026-10-21', head: archive.seals.latest()!.head });
});

test('a disk on which every blob is damaged compiles no more statements than one without a fault', () => {
  const { archive, verify, ...small } = open();
  const prepare = vi.spyOn(archive.db, 'prepare');
  verify();
  const whole = prepare.mock.calls.length;
  small.break("UPDATE blob SET data = x'00'");
  prepare.mockClear();
  expect(verify().faults.length).toBeGreaterThan(3);
  expect(prepare.mock.calls.length).toBe(whole);
});

describe('verify names', () => {
  test('a blob whose bytes were altered, and the snapshots it belongs to', () => {
    const { archive, captures, verify, ...small } = open();
    const digest = blobOf(archive, captures.usAfter);
    small.break(
      `UPDATE blob SET data = CAST(substr(data, 1, length(data) - 9) || x'00' || substr(data, -8) AS BLOB) WHERE sha256 = '${digest}'`,
    );
    const { ok, faults } = verify();
    expect(ok).toBe(false);
    expect(faults).toEqual([
      { subject: 'blobs', id: digest, detail: expect.stringMatching(`altered.*snapshots ${captures.usAfter}`) },
    ]);
  });

  test('a blob that holds other bytes, however well compressed', () => {
    const { archive, captures, verify, ...small } = open();
    const [one, other] = [blobOf(archive, captures.usAfter), blobOf(archive, captures.jp)];
    small.break(`UPDATE blob SET data = (SELECT data FROM blob WHERE sha256 = '${other}') WHERE sha256 = '${one}'`);
    expect(verify().faults).toContainEqual({
      subject: 'blobs',
      id: one,
      detail: expect.stringContaining(`digest ${other}`),
    });
  });

  test('bytes compressed against a blob that is missing', () => {
    const { archive, captures, verify, ...small } = open();
    const body = archive.captures.bytes(archive.captures.snapshot(captures.usBefore)!).toString();
    const { sha256: delta, alone } = archive.blobs.put(
      Buffer.from(`${body}<!-- -->`.repeat(1)),
      blobOf(archive, captures.usBefore),
    );
    expect(alone).toBe(false);
    const base = blobOf(archive, captures.usBefore);
    small.break(`DELETE FROM blob WHERE sha256 = '${base}'`);
    const { faults } = verify();
    expect(faults).toContainEqual({ subject: 'blobs', id: delta, detail: expect.stringContaining(base) });
    expect(faults).toContainEqual({
      subject: 'captures',
      id: String(captures.usBefore),
      detail: expect.stringContaining(`missing (blob ${base})`),
    });
  });

  test('a document that cannot be read, and the change that was told from it', () => {
    const { verify, ...small } = open();
    small.break("UPDATE document SET content = x'28b52ffd00' WHERE id = 2");
    expect(verify().faults).toEqual([
      { subject: 'documents', id: '2', detail: expect.stringContaining('cannot be read') },
      { subject: 'changes', id: '2', detail: expect.stringContaining('cannot be read') },
    ]);
  });

  test('versions in force at the same time, and a page that points elsewhere', () => {
    const { archive, captures, verify, ...small } = open();
    const { page } = archive.captures.record(captures.usBefore)!;
    const [second, first] = archive.versions.of(page);
    small.break(
      `UPDATE version SET until_at = NULL WHERE id = ${first!.id}; UPDATE page SET version_id = ${first!.id} WHERE id = ${page}`,
    );
    const { faults } = verify();
    expect(faults).toContainEqual({
      subject: 'versions',
      id: String(second!.id),
      detail: expect.stringContaining(`version ${first!.id}`),
    });
    expect(faults).toContainEqual({
      subject: 'pages',
      id: String(page),
      detail: expect.stringContaining(`points to ${first!.id}`),
    });
  });

  test('a change whose snapshot is gone, and the day that missed it', () => {
    const { captures, ids, verify, ...small } = open();
    small.break(`DELETE FROM capture WHERE id = ${captures.usBefore}`);
    const { faults } = verify();
    expect(faults).toContainEqual({
      subject: 'changes',
      id: String(ids.amended),
      detail: expect.stringContaining('before'),
    });
    expect(faults).toContainEqual({
      subject: 'seals',
      id: '2026-10-02',
      detail: expect.stringContaining('1 captures, 0'),
    });
  });

  test.each([
    "at = '2026-10-02T08:00:00.001Z'",
    'status = 404',
    "url = 'http://elsewhere.example/'",
    `response_headers_json = '{"server":"another"}'`,
  ])('the day of a sealed capture that was altered: %s', (change) => {
    const { captures, verify, ...small } = open();
    small.break(`UPDATE capture SET ${change} WHERE id = ${captures.usBefore}`);
    expect(verify().faults).toEqual([
      { subject: 'seals', id: '2026-10-02', detail: expect.stringContaining('not those that were sealed') },
    ]);
  });

  test('a seal that was made to fit: the next day no longer follows', () => {
    const { verify, ...small } = open();
    small.break(`UPDATE seal SET head = '${'0'.repeat(64)}' WHERE number = 2`);
    expect(verify().faults.map(({ id }) => id)).toEqual(['2026-10-03', '2026-10-04']);
  });

  test('a chain that was cut at its end, to whoever noted a head', () => {
    const { archive, verify, ...small } = open();
    const { number, head } = archive.seals.latest()!;
    expect(verify(head).ok).toBe(true);
    small.break(`UPDATE capture SET seal = NULL WHERE seal = ${number}; DELETE FROM seal WHERE number = ${number}`);
    expect(verify().ok).toBe(true);
    expect(verify(head).faults).toEqual([{ subject: 'seals', id: head, detail: 'this head is not in the chain' }]);
  });
});

test('verify writes nothing', () => {
  const { archive, verify } = open();
  const before = archive.db.pragma('data_version');
  const changes = archive.db.prepare('SELECT total_changes()').pluck().get();
  verify();
  expect([archive.db.pragma('data_version'), archive.db.prepare('SELECT total_changes()').pluck().get()]).toEqual([
    before,
    changes,
  ]);
});

test('a file of which a part is destroyed is told as such, and the rest is looked at', () => {
  const { archive, data } = open();
  const root = archive.db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'document'").pluck().get() as number;
  const size = archive.db.pragma('page_size', { simple: true }) as number;
  archive.db.pragma('wal_checkpoint(TRUNCATE)');
  const file = join(data, 'destroyed.sqlite');
  copyFileSync(databaseFile(data), file);
  const fd = openSync(file, 'r+');
  writeSync(fd, Buffer.alloc(size, 0xff), 0, size, (root - 1) * size);
  closeSync(fd);
  const db = new BetterSqlite3(file);
  onTestFinished(() => void db.close());
  const { faults, checked } = verifyArchive(db);
  expect(faults).toContainEqual({ subject: 'documents', id: '-', detail: expect.stringContaining('malformed') });
  expect(checked.blobs).toBe(archive.captures.list({}).length);
});

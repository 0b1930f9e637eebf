import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { databaseFile, openArchive } from '../../src/archive/archive.ts';
import { backupDatabase, restoreDatabase } from '../../src/archive/backup.ts';
import { verifyArchive } from '../../src/archive/verify/verify.ts';
import { exportSqlite } from '../../src/publish/formats/sqlite.ts';
import { smallArchive } from '../support/small-archive.ts';

function open() {
  const small = smallArchive();
  const folder = mkdtempSync(join(tmpdir(), 'kvisa-backup-'));
  onTestFinished(() => {
    small.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { ...small, folder, backup: join(folder, 'backup.sqlite'), fresh: join(folder, 'fresh') };
}

describe('a backup', () => {
  test('restored into an empty folder is the archive again', async () => {
    const { archive, backup, fresh } = open();
    archive.seals.sealDays(new Date('2026-10-22T12:00:00.000Z'));
    await backupDatabase(archive.db, backup);
    await restoreDatabase(backup, fresh);
    expect(statSync(fresh).mode & 0o077, 'rights of others on the folder').toBe(0);
    const restored = openArchive(fresh);
    onTestFinished(() => restored.close());
    expect(restored.captures.list({})).toEqual(archive.captures.list({}));
    expect(restored.changes.list({})).toEqual(archive.changes.list({}));
    expect(verifyArchive(restored.db, { head: archive.seals.latest()!.head })).toMatchObject({ ok: true });
  });

  test('made while another connection writes is one state, not a mixture', async () => {
    const { archive, backup, data } = open();
    const other = new BetterSqlite3(databaseFile(data));
    onTestFinished(() => void other.close());
    archive.db.exec('CREATE TABLE twin_rows (a INTEGER, b INTEGER, filler BLOB) STRICT');
    const write = other.prepare('INSERT INTO twin_rows VALUES (?, ?, randomblob(20000))');
    const writeBoth = other.transaction((n: number) => void [write.run(n, 0), write.run(0, n)]);
    for (let n = 1; n <= 500; n++) writeBoth(n);
    await backupDatabase(archive.db, backup, () => writeBoth(1000));
    const copy = new BetterSqlite3(backup, { readonly: true });
    onTestFinished(() => void copy.close());
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(copy.prepare('SELECT sum(a) = sum(b) FROM twin_rows').pluck().get()).toBe(1);
  });

  test('is one file for its owner alone, and overwrites nothing', async () => {
    const { archive, backup, folder } = open();
    await backupDatabase(archive.db, backup);
    expect(readdirSync(folder)).toEqual(['backup.sqlite']);
    expect(statSync(backup).mode & 0o077).toBe(0);
    await expect(backupDatabase(archive.db, backup)).rejects.toThrow('is there already');
  });

  test('that fails half-way leaves nothing behind', async () => {
    const { archive, backup, folder } = open();
    const stop = () => {
      throw new Error('stopped');
    };
    await expect(backupDatabase(archive.db, backup, stop)).rejects.toThrow('stopped');
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('what an earlier attempt left half-made is in nobody’s way', async () => {
  const { archive, backup, fresh, folder } = open();
  writeFileSync(`${backup}.partial`, 'half a backup');
  await backupDatabase(archive.db, backup);
  mkdirSync(fresh);
  writeFileSync(`${databaseFile(fresh)}.partial`, 'half an archive');
  await restoreDatabase(backup, fresh);
  expect([readdirSync(folder), readdirSync(fresh)]).toEqual([['backup.sqlite', 'fresh'], ['kvisa-watch.sqlite']]);
});

describe('restore refuses', () => {
  test('a folder that is not empty, and leaves it as it is', async () => {
    const { archive, backup, fresh } = open();
    await backupDatabase(archive.db, backup);
    mkdirSync(fresh);
    writeFileSync(join(fresh, 'mailbox'), 'x');
    await expect(restoreDatabase(backup, fresh)).rejects.toThrow('is not empty (mailbox)');
    expect(readdirSync(fresh)).toEqual(['mailbox']);
  });

  test('a file that is missing, no database, or cut off', async () => {
    const { archive, backup, folder, fresh } = open();
    await expect(restoreDatabase(join(folder, 'none'), fresh)).rejects.toThrow('no such file');
    writeFileSync(join(folder, 'text'), 'no database at all, only a long enough text to be read as one'.repeat(50));
    await expect(restoreDatabase(join(folder, 'text'), fresh)).rejects.toThrow('is no backup');
    await backupDatabase(archive.db, backup);
    truncateSync(backup, 8192);
    await expect(restoreDatabase(backup, fresh)).rejects.toThrow(/damaged|malformed/);
    expect(existsSync(databaseFile(fresh))).toBe(false);
  });

  test('an export for research, another program’s database and a newer schema', async () => {
    const { archive, backup, folder, fresh } = open();
    exportSqlite({ archive, out: join(folder, 'export.sqlite'), software: 'test/1' });
    await expect(restoreDatabase(join(folder, 'export.sqlite'), fresh)).rejects.toThrow('export for research');
    new BetterSqlite3(join(folder, 'other.sqlite')).exec('CREATE TABLE t (a)').close();
    await expect(restoreDatabase(join(folder, 'other.sqlite'), fresh)).rejects.toThrow('tables are missing');
    await backupDatabase(archive.db, backup);
    const newer = new BetterSqlite3(backup);
    newer.pragma('user_version = 999');
    newer.close();
    await expect(restoreDatabase(backup, fresh)).rejects.toThrow('update the program');
  });
});

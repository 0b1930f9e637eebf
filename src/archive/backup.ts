import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import { databaseFile } from './archive.ts';
import { openReadOnly } from './database.ts';
import { makeFolder } from './folder.ts';
import { readMigrations } from './migrate.ts';

/** Pages per step: between steps the service may write. */
const STEP_PAGES = 2000;
/** A write by another process makes SQLite begin again; after so many beginnings all is copied in one step. */
const MOST_RESTARTS = 5;
const ALL_PAGES = 0x7fff_ffff;

export type CopyProgress = (done: number, total: number, what: string) => void;

/** What is wrong with a backup or its place, in words for people. */
export class BackupFault extends Error {}

/**
 * Copies the open database into one file, consistent although the service writes meanwhile (SQLite's backup API). The file appears
 * whole or not at all, readable by its owner only: it holds subscribers.
 * @throws BackupFault where the target exists
 */
export async function backupDatabase(
  db: Database,
  target: string,
  progress?: CopyProgress,
): Promise<{ bytes: number }> {
  if (existsSync(target)) throw new BackupFault(`${target}: is there already; a backup never overwrites anything`);
  makeFolder(dirname(target));
  const partial = `${target}.partial`;
  try {
    await copyDatabase(db, partial, progress);
    renameSync(partial, target);
  } catch (fault) {
    removeDatabase(partial);
    throw fault;
  }
  return { bytes: statSync(target).size };
}

/**
 * Puts a backup into an empty data folder. The folder gets its database whole or not at all; migrate and verify it afterwards.
 * @throws BackupFault where the file is no backup, or the folder is not empty
 */
export async function restoreDatabase(backup: string, data: string, progress?: CopyProgress): Promise<void> {
  const target = databaseFile(data);
  const partial = `${target}.partial`;
  const source = openBackup(backup);
  try {
    makeFolder(data, 0o700);
    removeDatabase(partial);
    const found = readdirSync(data)[0];
    if (found !== undefined)
      throw new BackupFault(
        `${data}: is not empty (${found}); name a new data folder with --data, or empty this one yourself`,
      );
    await copyDatabase(source, partial, progress);
    renameSync(partial, target);
  } catch (fault) {
    removeDatabase(partial);
    throw fault;
  } finally {
    source.close();
  }
}

async function copyDatabase(db: Database, file: string, progress?: CopyProgress): Promise<void> {
  removeDatabase(file);
  // Made beforehand, so that nobody else can read it while it grows.
  closeSync(openSync(file, 'w', 0o600));
  let left = Number.POSITIVE_INFINITY;
  let restarts = 0;
  await db.backup(file, {
    progress({ totalPages, remainingPages }) {
      if (remainingPages >= left) restarts++;
      left = remainingPages;
      progress?.(totalPages - remainingPages, totalPages, 'database pages');
      return restarts > MOST_RESTARTS ? ALL_PAGES : STEP_PAGES;
    },
  });
  const copy = new BetterSqlite3(file);
  try {
    // One file that needs no companions to be copied or opened.
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
  chmodSync(file, 0o600);
  const fd = openSync(file, 'r+');
  fsyncSync(fd);
  closeSync(fd);
}

/** Opens a file that must be a database of this program, of this schema or an earlier one. */
function openBackup(file: string): Database {
  if (!existsSync(file) || !statSync(file).isFile()) throw new BackupFault(`${file}: there is no such file`);
  let db: Database | undefined;
  try {
    db = openReadOnly(file);
    const version = db.pragma('user_version', { simple: true }) as number;
    const tables = db.prepare<[], number>(
      "SELECT count(*) FROM sqlite_schema WHERE name IN ('capture', 'blob', 'page')",
    );
    const ours = tables.pluck().get() === 3;
    if (!ours) throw new BackupFault(`${file}: is no backup of this program (its tables are missing)`);
    if (version === 0)
      throw new BackupFault(
        `${file}: is no backup but an export for research; it lacks what the service needs to go on`,
      );
    const newest = readMigrations().length;
    if (version > newest)
      throw new BackupFault(`${file}: has schema ${version}, this program knows ${newest}; update the program first`);
    return db;
  } catch (fault) {
    db?.close();
    const code = (fault as { code?: string }).code;
    if (code === 'SQLITE_NOTADB') throw new BackupFault(`${file}: is no backup (it is no SQLite database)`);
    if (code?.startsWith('SQLITE_CORRUPT')) throw new BackupFault(`${file}: is damaged: ${(fault as Error).message}`);
    throw fault;
  }
}

function removeDatabase(file: string): void {
  for (const one of [file, `${file}-journal`, `${file}-wal`, `${file}-shm`]) rmSync(one, { force: true });
}

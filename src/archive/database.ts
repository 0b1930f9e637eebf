import { dirname } from 'node:path';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import { makeFolder } from './folder.ts';
import { migrate } from './migrate.ts';

/**
 * Opens (and makes, and migrates) the database file. A folder that is made for it is its owner's alone: it holds subscribers.
 * WAL: readers never wait for the writer. FULL: a commit that was acknowledged survives a power cut.
 */
export function openDatabase(file: string): Database {
  makeFolder(dirname(file), 0o700);
  const db = new BetterSqlite3(file, { timeout: 10_000 });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('temp_store = MEMORY');
    sortingOnDisk(db, () => migrate(db));
    return db;
  } catch (fault) {
    db.close();
    throw fault;
  }
}

/**
 * Lets sorting use the disk while `work` runs: what orders every row of a big archive must not stand in memory. Not inside a
 * transaction.
 */
export function sortingOnDisk<T>(db: Database, work: () => T): T {
  const before = db.pragma('temp_store', { simple: true }) as number;
  db.pragma('temp_store = FILE');
  try {
    return work();
  } finally {
    db.pragma(`temp_store = ${before}`);
  }
}

/** Opens an existing database for reading only; it is neither made nor migrated. */
export function openReadOnly(file: string): Database {
  return new BetterSqlite3(file, { readonly: true, fileMustExist: true, timeout: 10_000 });
}

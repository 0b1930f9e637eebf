import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { makeFolder } from './folder.ts';

/**
 * A lock that the operating system gives back when its holder dies, however it dies: an exclusive SQLite transaction on a file of its own.
 * @param waitMs how long to wait for the present holder
 * @returns a function that releases it (hold on to it: a lock that nobody refers to is given back too), or null where somebody else holds it
 */
export function acquireLock(file: string, waitMs = 0): (() => void) | null {
  makeFolder(dirname(file), 0o700);
  const db = new BetterSqlite3(file, { timeout: waitMs });
  try {
    db.exec('BEGIN EXCLUSIVE');
    return () => void db.close();
  } catch (fault) {
    db.close();
    if ((fault as { code?: string }).code?.startsWith('SQLITE_BUSY')) return null;
    throw fault;
  }
}

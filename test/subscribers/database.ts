import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3, { type Database } from 'better-sqlite3';

const MIGRATIONS = join(import.meta.dirname, '../../migrations');

export function openFile(path: string): Database {
  const db = new BetterSqlite3(path, { timeout: 10_000 });
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  return db;
}

/** A database file with every migration applied. */
export function makeDatabase(path: string): Database {
  const db = openFile(path);
  const files = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql'));
  for (const file of files.sort()) db.exec(readFileSync(join(MIGRATIONS, file), 'utf8'));
  return db;
}

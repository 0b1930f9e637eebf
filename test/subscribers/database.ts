import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import { onTestFinished } from 'vitest';

const MIGRATIONS = join(import.meta.dirname, '../../migrations');

/** A real database file with every migration applied, gone with the test. */
export function freshDatabase(): Database {
  const folder = mkdtempSync(join(tmpdir(), 'kvisa-subscribers-'));
  const db = openFile(join(folder, 'test.sqlite'));
  for (const file of readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort()) {
    db.exec(readFileSync(join(MIGRATIONS, file), 'utf8'));
  }
  onTestFinished(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return db;
}

export function openFile(path: string): Database {
  const db = new BetterSqlite3(path, { timeout: 10_000 });
  db.pragma('journal_mode = WAL');
  db.pragma('foreign_keys = ON');
  return db;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { makeDatabase } from './database.ts';

/** A folder that goes with the test. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kvisa-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A real database file with every migration applied, gone with the test. */
export function freshDatabase(): Database {
  const db = makeDatabase(join(freshFolder(), 'test.sqlite'));
  onTestFinished(() => {
    db.close();
  });
  return db;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';

const MIGRATIONS = join(import.meta.dirname, '../../migrations');

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** The migrations of this program in order: `NNNN-name.sql`, numbered from 1 without gaps. */
export function readMigrations(folder: string = MIGRATIONS): Migration[] {
  const files = readdirSync(folder)
    .filter((file) => /^\d{4}-.+\.sql$/.test(file))
    .sort();
  return files.map((file, index) => {
    const version = Number(file.slice(0, 4));
    if (version !== index + 1) throw new Error(`${join(folder, file)}: expected number ${index + 1}, found ${version}`);
    return { version, name: file, sql: readFileSync(join(folder, file), 'utf8') };
  });
}

/**
 * Brings a database to the newest schema. Each migration and its record (`PRAGMA user_version`) commit together.
 * @throws Error where the database was written by a newer program: it is left untouched.
 */
export function migrate(db: Database, migrations: readonly Migration[] = readMigrations()): number {
  const current = db.pragma('user_version', { simple: true }) as number;
  const newest = migrations.length;
  if (current > newest) {
    throw new Error(
      `${db.name} has schema ${current}, this program knows ${newest}: it was written by a newer kvisa-watch. Update the program; the file was not touched.`,
    );
  }
  for (const { version, name, sql } of migrations.slice(current)) {
    try {
      db.transaction(() => {
        db.exec(sql);
        db.pragma(`user_version = ${version}`);
      }).immediate();
    } catch (cause) {
      throw new Error(
        `migration ${name} failed, the database stands at schema ${version - 1}: ${(cause as Error).message}`,
        { cause },
      );
    }
  }
  return newest - current;
}

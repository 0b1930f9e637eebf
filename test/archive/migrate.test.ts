import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/archive/database.ts';
import { type Migration, migrate, readMigrations } from '../../src/archive/migrate.ts';

function freshFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kvisa-migrate-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'archive.sqlite');
}

const step = (version: number, sql: string): Migration => ({ version, name: `000${version}-test.sql`, sql });
const tables = (db: Database): string[] =>
  db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();

describe('a migration', () => {
  it('is numbered without gaps', () => {
    const versions = readMigrations().map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, index) => index + 1));
  });

  it('runs once', () => {
    const file = freshFile();
    openDatabase(file).close();
    const db = openDatabase(file);
    expect(db.pragma('user_version', { simple: true })).toBe(readMigrations().length);
    db.close();
  });

  it('commits together with its record or not at all', () => {
    const db = new BetterSqlite3(freshFile());
    const steps = [step(1, 'CREATE TABLE one (a);'), step(2, 'CREATE TABLE two (a); CREATE TABLE one (a);')];
    expect(() => migrate(db, steps)).toThrow(/0002-test.sql failed, the database stands at schema 1/);
    expect([db.pragma('user_version', { simple: true }), tables(db)]).toEqual([1, ['one']]);
    db.close();
  });

  it('refuses a database of a newer program with words and leaves it alone', () => {
    const db = new BetterSqlite3(freshFile());
    db.pragma('user_version = 99');
    expect(() => migrate(db)).toThrow(/written by a newer kvisa-watch/);
    expect(tables(db)).toEqual([]);
    db.close();
  });
});

describe('the schema', () => {
  it('has strict tables only, but for search indexes', () => {
    const db = openDatabase(freshFile());
    const loose = db
      .prepare<[], string>(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all();
    expect(loose).toEqual([]);
    db.close();
  });

  it('enforces its foreign keys', () => {
    const db = openDatabase(freshFile());
    expect(() =>
      db
        .prepare(
          "INSERT INTO page (source_id, url, role, origin, first_seen) VALUES ('nobody', 'x', 'page', 'declared', 'now')",
        )
        .run(),
    ).toThrow(/FOREIGN KEY/);
    db.close();
  });
});

import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import type { Original } from './warc-capture.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value ANY) STRICT;
  CREATE TABLE IF NOT EXISTS entry (line TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS original (sha256 TEXT PRIMARY KEY, id INTEGER NOT NULL, url TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;

/**
 * A WARC file in the making, with a small database beside it that says how far it is known to be good and holds the index lines
 * to be sorted. After a stop the file is cut back to that point and goes on.
 */
export class WarcProgress {
  readonly #fd: number;
  readonly #notes: Database;
  readonly #sql: ReturnType<typeof statements>;
  readonly #notesFile: string;
  /** Bytes written so far. */
  bytes: number;
  readonly resumed: boolean;

  /** `range` must be the same for the work to be taken up again; else it begins anew. */
  constructor(partial: string, range: string) {
    this.#notesFile = `${partial}.notes`;
    this.#notes = openNotes(this.#notesFile, existsSync(partial));
    this.#sql = statements(this.#notes);
    const bytes = Number(this.get('bytes') ?? 0);
    this.resumed = this.get('range') === range && statSync(partial).size >= bytes;
    if (!this.resumed) this.#notes.exec('DELETE FROM state; DELETE FROM entry; DELETE FROM original');
    this.bytes = this.resumed ? bytes : 0;
    this.#fd = openSync(partial, this.resumed ? 'r+' : 'w');
    ftruncateSync(this.#fd, this.bytes);
    this.#notes.exec('BEGIN');
    this.set('range', range);
  }

  get(name: string): string | number | undefined {
    return this.#sql.get.get(name);
  }

  set(name: string, value: string | number): void {
    this.#sql.set.run(name, value);
  }

  /** Appends bytes; returns where they begin. */
  append(bytes: Buffer): number {
    const offset = this.bytes;
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#fd, bytes, at, bytes.length - at, offset + at);
    this.bytes += bytes.length;
    return offset;
  }

  index(line: string): void {
    this.#sql.index.run(line);
  }

  /** The record that holds these bytes, if one was written. */
  original(sha256: string): Original | undefined {
    return this.#sql.original.get(sha256);
  }

  setOriginal(sha256: string, { id, url, at }: Original): void {
    this.#sql.setOriginal.run(sha256, id, url, at);
  }

  /** From here on a stop costs nothing that was written before. */
  checkpoint(): void {
    fsyncSync(this.#fd);
    this.set('bytes', this.bytes);
    this.#notes.exec('COMMIT; BEGIN');
  }

  /** Index lines in the order of their bytes. */
  lines(): IterableIterator<string> {
    return this.#sql.lines.iterate();
  }

  close(): void {
    fsyncSync(this.#fd);
    closeSync(this.#fd);
    this.#notes.exec('ROLLBACK');
    this.#notes.close();
  }

  discardNotes(): void {
    rmSync(this.#notesFile, { force: true });
  }
}

/** Prepared once: a statement costs more to make than to run, and holds memory until it is collected. */
const statements = (notes: Database) => ({
  get: notes.prepare<[string], string | number>('SELECT value FROM state WHERE name = ?').pluck(),
  set: notes.prepare('INSERT OR REPLACE INTO state (name, value) VALUES (?, ?)'),
  index: notes.prepare('INSERT OR IGNORE INTO entry (line) VALUES (?)'),
  lines: notes.prepare<[], string>('SELECT line FROM entry ORDER BY line').pluck(),
  original: notes.prepare<[string], Original>('SELECT id, url, at FROM original WHERE sha256 = ?'),
  setOriginal: notes.prepare('INSERT INTO original (sha256, id, url, at) VALUES (?, ?, ?, ?)'),
});

/** Notes without their file, or damaged ones, are worth nothing. */
function openNotes(file: string, keep: boolean): Database {
  if (!keep) for (const one of [file, `${file}-journal`]) rmSync(one, { force: true });
  try {
    return prepared(file);
  } catch {
    rmSync(file, { force: true });
    return prepared(file);
  }
}

function prepared(file: string): Database {
  const db = new BetterSqlite3(file);
  db.exec(SCHEMA);
  return db;
}

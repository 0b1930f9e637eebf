import type { Database } from 'better-sqlite3';
import { type Range, rangeOf } from './range.ts';
import { TABLES } from './tables.ts';

/** Rows by table, and the rules that the texts were read by. */
export type Held = Readonly<Record<string, number | readonly string[]>>;

/** What the archive holds within a range: an import or a rereading shows here, so that nobody goes on with another past. */
export function heldIn(db: Database, range: Range): Held {
  const values = rangeOf(range);
  const rows = TABLES.map(({ name, sql }): [string, number] => [
    name,
    db.prepare<unknown[], number>(`SELECT count(*) FROM (${sql})`).pluck().get(values)!,
  ]);
  const rules = db.prepare<[], string>(
    `SELECT DISTINCT extractor || ', interpreter ' || interpreter FROM document ORDER BY 1`,
  );
  return { ...Object.fromEntries(rows), rules: rules.pluck().all() };
}

/** The columns that say when something came to be known. */
const TIMES = {
  source: ['first_declared', 'withdrawn_at'],
  page: ['first_seen'],
  address: ['first_seen'],
  link: ['first_seen', 'read_at'],
  pair: ['since'],
  visit: ['at'],
  vantage_look: ['at'],
  capture: ['at'],
  seal: ["date(day, '+1 day')"],
  time_stamp: ['at'],
  version: ['from_at', 'until_at'],
  change: ['detected_at'],
  superseded_change: ['detected_at'],
};

/** The latest time that any table knows; nothing of the archive is later. */
export const newestTime = (db: Database): string => {
  const each = Object.entries(TIMES).flatMap(([table, columns]) =>
    columns.map((column) => `SELECT max(${column}) AS at FROM ${table}`),
  );
  return (
    db
      .prepare<[], string | null>(`SELECT max(at) FROM (${each.join(' UNION ALL ')})`)
      .pluck()
      .get() ?? ''
  );
};

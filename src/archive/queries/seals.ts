import type { Database } from 'better-sqlite3';
import type { Seal } from '../seals.ts';

/** Seals of the hash chain, newest first; `before`: the number of the last one shown. */
export const sealPage = (db: Database, before: number | undefined, limit: number): Seal[] =>
  db
    .prepare<[number, number], Seal>(
      'SELECT number, day, captures, manifest, head FROM seal WHERE number < ? ORDER BY number DESC LIMIT ?',
    )
    .all(before ?? Number.MAX_SAFE_INTEGER, limit);

import type { Database } from 'better-sqlite3';
import { addressKey } from '../../domain/address.ts';

export interface KeptCapture {
  readonly id: number;
  readonly at: string;
}

/** Usable captures of an address, from old to new: those that asked for it or were led to it. */
export function capturesOfAddress(db: Database, url: string): KeptCapture[] {
  const key = addressKey(url);
  return db
    .prepare<[string], { id: number; at: string; url: string; finalUrl: string }>(
      `SELECT id, at, url, final_url AS finalUrl FROM capture
       WHERE problem IS NULL AND page_id IN (SELECT page_id FROM address WHERE key = ?) ORDER BY at, id`,
    )
    .all(key)
    .filter((row) => addressKey(row.url) === key || addressKey(row.finalUrl) === key)
    .map(({ id, at }) => ({ id, at }));
}

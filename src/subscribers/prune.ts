import type { Database } from 'better-sqlite3';
import { DAY_MS, plus, sql } from './sql.ts';

/** Forgets requests never confirmed and links that expired. Returns how many people and links went. */
export function prune(db: Database, now: string): { readonly subscribers: number; readonly tokens: number } {
  return db
    .transaction(() => ({
      tokens: sql(db, 'DELETE FROM token WHERE expires_at <= ?').run(now).changes,
      subscribers: sql(
        db,
        `DELETE FROM subscriber WHERE state = 'pending' AND created_at <= ?
         AND NOT EXISTS (SELECT 1 FROM token WHERE subscriber_id = subscriber.id)`,
      ).run(plus(now, -2 * DAY_MS)).changes,
    }))
    .immediate();
}

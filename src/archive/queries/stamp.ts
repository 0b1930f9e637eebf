import type { Database } from 'better-sqlite3';

/**
 * A short text that changes whenever anything in the database was written, by this connection or another program:
 * the validator of cached pages. Costs microseconds and never misses a write.
 */
export function dataStamp(db: Database): () => string {
  const own = db.prepare<[], number>('SELECT total_changes()').pluck();
  return () => `${db.pragma('data_version', { simple: true })}.${own.get()}`;
}

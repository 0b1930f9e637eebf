import type { Database } from 'better-sqlite3';

/**
 * A short text that changes whenever anything in the database was written, by this connection or another program:
 * the validator of cached pages. Costs microseconds and never misses a write.
 */
export function dataStamp(db: Database): () => string {
  const own = db.prepare<[], number>('SELECT total_changes()').pluck();
  // Prepared once: db.pragma() compiles its statement anew at every call.
  const others = db.prepare<[], number>('PRAGMA data_version').pluck();
  return () => `${others.get()}.${own.get()}`;
}

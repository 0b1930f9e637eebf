import type { Database, Statement } from 'better-sqlite3';

const prepared = new WeakMap<Database, Map<string, Statement<unknown[], unknown>>>();

/** The prepared statement of this text, compiled once per connection. */
export function sql<Row = unknown>(db: Database, text: string): Statement<unknown[], Row> {
  const known = prepared.get(db) ?? new Map<string, Statement<unknown[], unknown>>();
  const statement = known.get(text) ?? db.prepare(text);
  prepared.set(db, known.set(text, statement));
  return statement as Statement<unknown[], Row>;
}

export const DAY_MS = 86_400_000;

/** A later (or earlier) instant, in the same notation. */
export const plus = (iso: string, ms: number): string => new Date(Date.parse(iso) + ms).toISOString();

import type { Database } from 'better-sqlite3';
import { hashAddress } from './address.ts';
import { DAY_MS, plus, sql } from './sql.ts';

export type SuppressionReason = 'hard-bounce' | 'soft-bounces' | 'complaint' | 'operator';

export const isSuppressed = (db: Database, address: string): boolean =>
  sql(db, 'SELECT 1 FROM suppression WHERE hash = ?').get(hashAddress(address)) !== undefined;

/** Takes back everything not sent yet, also what a worker holds: it asks once more before it sends. */
export function cancelMessages(db: Database, subscriber: number, now: string): void {
  sql(
    db,
    `UPDATE outbox SET state = 'cancelled', finished_at = ?, payload_json = NULL, lease_owner = NULL, lease_until = NULL
     WHERE subscriber_id = ? AND state IN ('waiting', 'ready', 'leased')`,
  ).run(now, subscriber);
}

/** Never write to this address again; what still waits for it is cancelled. Harmless when repeated. */
export function suppress(db: Database, address: string, reason: SuppressionReason, now: string): void {
  db.transaction(() => {
    sql(db, 'INSERT INTO suppression (hash, reason, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
      hashAddress(address),
      reason,
      now,
    );
    sql(db, `UPDATE subscriber SET state = 'suppressed', ended_at = ? WHERE address = ?`).run(now, address);
    const known = sql<{ id: number }>(db, 'SELECT id FROM subscriber WHERE address = ?').get(address);
    if (known) cancelMessages(db, known.id, now);
  })();
}

/** The operator's word that an address works again. The person has to subscribe anew. Was it suppressed at all? */
export function unsuppress(db: Database, address: string): boolean {
  return db.transaction(() => {
    const { changes } = sql(db, 'DELETE FROM suppression WHERE hash = ?').run(hashAddress(address));
    sql(db, `UPDATE subscriber SET state = 'ended' WHERE address = ? AND state = 'suppressed'`).run(address);
    return changes > 0;
  })();
}

/** Soft bounces that make an address a dead one: this many messages within the window. */
const SOFT_BOUNCES = { messages: 5, windowMs: 30 * DAY_MS } as const;

/** Whether an address failed softly often enough to be given up; counts messages that ended dead. */
export function failsRepeatedly(db: Database, subscriber: number, now: string): boolean {
  const row = sql<{ n: number }>(
    db,
    `SELECT count(*) AS n FROM outbox WHERE subscriber_id = ? AND state = 'dead' AND finished_at > ?`,
  ).get(subscriber, plus(now, -SOFT_BOUNCES.windowMs));
  return (row?.n ?? 0) >= SOFT_BOUNCES.messages;
}

import type { Database } from 'better-sqlite3';
import type { MessageState } from '../../src/notify/outbox.ts';
import { sql } from '../../src/subscribers/sql.ts';

/** How many messages are in each state. */
export function counts(db: Database): Record<MessageState, number> {
  const rows = sql<{ state: MessageState; n: number }>(
    db,
    'SELECT state, count(*) AS n FROM outbox GROUP BY state',
  ).all();
  const none = { waiting: 0, ready: 0, leased: 0, sent: 0, dead: 0, gathered: 0, cancelled: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ state, n }) => [state, n])) };
}

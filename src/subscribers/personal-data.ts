import type { Database } from 'better-sqlite3';
import { type SubscriberRow, toSubscriber, wishesOf } from './rows.ts';
import { sql } from './sql.ts';

/** Everything kept about one person, for them to take away. Link secrets are not in it: only their hashes exist. */
export interface PersonalData {
  readonly address: string;
  readonly state: string;
  readonly origin: string;
  readonly createdAt: string;
  readonly confirmedAt: string | null;
  readonly endedAt: string | null;
  readonly subscription: ReturnType<typeof wishesOf>;
  readonly links: readonly { purpose: string; createdAt: string; expiresAt: string }[];
  readonly messages: readonly { kind: string; state: string; createdAt: string; finishedAt: string | null }[];
}

/** What the subscriber with this id may ask to see (GDPR Art. 15 and 20); null where there is none. */
export function exportData(db: Database, id: number): PersonalData | null {
  const row = sql<SubscriberRow>(db, 'SELECT * FROM subscriber WHERE id = ?').get(id);
  if (!row) return null;
  return {
    address: row.address,
    state: row.state,
    origin: row.origin,
    createdAt: row.created_at,
    confirmedAt: row.confirmed_at,
    endedAt: row.ended_at,
    subscription: wishesOf(toSubscriber(row)),
    links: sql<PersonalData['links'][number]>(
      db,
      'SELECT purpose, created_at AS createdAt, expires_at AS expiresAt FROM token WHERE subscriber_id = ? ORDER BY 2',
    ).all(id),
    messages: sql<PersonalData['messages'][number]>(
      db,
      `SELECT kind, state, created_at AS createdAt, finished_at AS finishedAt FROM outbox
       WHERE subscriber_id = ? ORDER BY id`,
    ).all(id),
  };
}

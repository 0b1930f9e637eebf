import type { Database } from 'better-sqlite3';
import { DAY_MS, plus, sql } from '../subscribers/sql.ts';
import type { MessageKind, MessageState } from './outbox.ts';

/** A row that a worker holds. */
export interface LeasedMessage {
  readonly id: number;
  readonly kind: MessageKind;
  readonly subscriber: number | null;
  readonly address: string | null;
  readonly notice: number | null;
  readonly messageId: string;
  readonly payload: string | null;
  readonly createdAt: string;
  /** Attempts before this one. */
  readonly attempts: number;
  readonly leaseUntil: string;
}

/**
 * Takes up to `most` messages that are due, oldest first, for one worker. A lease that ran out is due again: its worker
 * died, and whether its message went out is unknown.
 */
export function leaseBatch(db: Database, owner: string, now: string, most: number, leaseMs: number): LeasedMessage[] {
  return db
    .transaction((): LeasedMessage[] => {
      releaseExpired(db, now);
      return sql<LeasedMessage>(
        db,
        `UPDATE outbox SET state = 'leased', lease_owner = ?, lease_until = ?
       WHERE id IN (SELECT id FROM outbox WHERE state = 'ready' AND due_at <= ? ORDER BY due_at, id LIMIT ?)
       RETURNING id, kind, subscriber_id AS subscriber, address, notice_id AS notice, message_id AS messageId,
         payload_json AS payload, created_at AS createdAt, attempts, lease_until AS leaseUntil`,
      )
        .all(owner, plus(now, leaseMs), now, most)
        .sort((a, b) => a.id - b.id);
    })
    .immediate();
}

/** No lease and no pause is longer than this: one that ends later was given by a wrong clock. */
const LONGEST_MS = DAY_MS;

function releaseExpired(db: Database, now: string): void {
  sql(
    db,
    `UPDATE outbox SET state = 'ready', lease_owner = NULL, lease_until = NULL WHERE state = 'leased' AND (lease_until <= ? OR lease_until > ?)`,
  ).run(now, plus(now, LONGEST_MS));
  sql(db, `UPDATE outbox SET due_at = ? WHERE state = 'ready' AND due_at > ?`).run(now, plus(now, LONGEST_MS));
}

/** Whether a worker still holds a message: neither cancelled meanwhile nor its lease about to end. */
export const holds = (db: Database, id: number, owner: string, until: string): boolean =>
  sql(db, `SELECT 1 FROM outbox WHERE id = ? AND lease_owner = ? AND lease_until > ?`).get(id, owner, until) !==
  undefined;

/** Gives leased messages back untried: those of one owner, or all of them when a sole worker starts after a crash. */
export function releaseLeases(db: Database, owner?: string): number {
  return sql(
    db,
    `UPDATE outbox SET state = 'ready', lease_owner = NULL, lease_until = NULL
     WHERE state = 'leased' AND (? IS NULL OR lease_owner = ?)`,
  ).run(owner ?? null, owner ?? null).changes;
}

/** Gives one message back untried, to be due later (a provider's rate limit). */
export function postpone(db: Database, id: number, dueAt: string): void {
  sql(
    db,
    `UPDATE outbox SET state = 'ready', due_at = ?, lease_owner = NULL, lease_until = NULL WHERE id = ? AND state = 'leased'`,
  ).run(dueAt, id);
}

function settle(
  db: Database,
  id: number,
  state: MessageState,
  outcome: string,
  answer: string,
  at: string,
  due = at,
): void {
  db.transaction(() => {
    sql(
      db,
      'INSERT INTO delivery_attempt (outbox_id, attempt, at, outcome, answer) SELECT id, attempts + 1, ?, ?, ? FROM outbox WHERE id = ?',
    ).run(at, outcome, answer, id);
    const done = state !== 'ready';
    sql(
      db,
      `UPDATE outbox SET state = @state, attempts = attempts + 1, last_answer = @answer, due_at = @due,
         lease_owner = NULL, lease_until = NULL, finished_at = iif(@done, @at, NULL),
         payload_json = iif(@done, NULL, payload_json)
       WHERE id = @id`,
    ).run({ id, state, answer, due, at, done: done ? 1 : 0 });
  }).immediate();
}

/** The server took the message. Only now it is sent. */
export const markSent = (db: Database, id: number, answer: string, at: string): void =>
  settle(db, id, 'sent', 'sent', answer, at);

/** The message may pass later. */
export const markRetry = (db: Database, id: number, answer: string, at: string, dueAt: string): void =>
  settle(db, id, 'ready', 'deferred', answer, at, dueAt);

/** The message will never pass. */
export const markDead = (db: Database, id: number, answer: string, at: string): void =>
  settle(db, id, 'dead', 'dead', answer, at);

/** The subscriber left, or no longer wants it, before it went out. */
export function cancel(db: Database, id: number, at: string): void {
  sql(
    db,
    `UPDATE outbox SET state = 'cancelled', finished_at = ?, payload_json = NULL, lease_owner = NULL, lease_until = NULL WHERE id = ?`,
  ).run(at, id);
}

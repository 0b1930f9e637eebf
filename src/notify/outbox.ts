import type { Database } from 'better-sqlite3';
import type { Change } from '../domain/change.ts';
import { validateAddress } from '../subscribers/address.ts';
import { isNews, wanted, wantedBy } from '../subscribers/matching.ts';
import { DAY_MS, plus, sql } from '../subscribers/sql.ts';
import { mailHost } from './clean.ts';
import { type ChangeContext, fileNotice } from './notice.ts';

export type MessageKind = 'confirm' | 'change' | 'digest' | 'operator' | 'test';
export type MessageState = 'waiting' | 'ready' | 'leased' | 'sent' | 'dead' | 'gathered' | 'cancelled';

/** SQL for a Message-ID that no other message has; 128 random bits, the same at every attempt. */
export const MESSAGE_ID = `'<' || lower(hex(randomblob(16))) || '@' || @host || '>'`;

/**
 * Puts one message per interested subscriber into the outbox; to be called inside the transaction that records the
 * change. Repeating it, for the same change or for another page with the same change, adds nothing for those who have
 * it already. Subscribers with a daily or weekly rhythm get theirs by the next digest.
 * @returns how many messages were added
 */
export function enqueueChange(db: Database, change: Change, context: ChangeContext, now: string): number {
  if (!isNews(change)) return 0;
  return db.transaction((): number => {
    const notice = fileNotice(db, change, context, now);
    return sql(
      db,
      `INSERT INTO outbox (kind, subscriber_id, notice_id, message_id, state, created_at, due_at)
       SELECT 'change', id, @notice, ${MESSAGE_ID}, iif(rhythm = 'at-once', 'ready', 'waiting'), @now, @now
       FROM subscriber WHERE ${wantedBy('subscriber')}
       ON CONFLICT (subscriber_id, notice_id) DO NOTHING`,
    ).run({ ...wanted(change, context.source), notice: notice.id, host: mailHost(context.baseUrl), now }).changes;
  })();
}

export interface DirectMessage {
  readonly kind: 'confirm' | 'operator' | 'test';
  /** A subscriber, or the address of somebody who is none. */
  readonly to: { readonly subscriber: number } | { readonly address: string };
  readonly payload: Readonly<Record<string, unknown>>;
  readonly baseUrl: string;
  readonly now: string;
}

function plainAddress(text: string): string {
  const check = validateAddress(text);
  if (!check.ok) throw new RangeError(check.remedy);
  return check.address;
}

/**
 * A message that answers no change. Works inside the caller's transaction. Returns the row's id.
 * @throws RangeError with a remedy, where the address is none
 */
export function enqueueMessage(db: Database, message: DirectMessage): number {
  const { lastInsertRowid } = sql(
    db,
    `INSERT INTO outbox (kind, subscriber_id, address, message_id, payload_json, state, created_at, due_at)
     VALUES (@kind, @subscriber, @address, ${MESSAGE_ID}, @payload, 'ready', @now, @now)`,
  ).run({
    kind: message.kind,
    subscriber: 'subscriber' in message.to ? message.to.subscriber : null,
    address: 'address' in message.to ? plainAddress(message.to.address) : null,
    payload: JSON.stringify(message.payload),
    host: mailHost(message.baseUrl),
    now: message.now,
  });
  return Number(lastInsertRowid);
}

/** One line of `mail pending`. */
export interface PendingMessage {
  readonly id: number;
  readonly kind: MessageKind;
  readonly state: MessageState;
  readonly to: string;
  readonly change: number | null;
  readonly createdAt: string;
  readonly dueAt: string;
  readonly attempts: number;
  readonly lastAnswer: string | null;
}

/** Messages not yet sent, in the order they are due. */
export function pending(db: Database, most = 1000): PendingMessage[] {
  return sql<PendingMessage>(
    db,
    `SELECT o.id, o.kind, o.state, coalesce(s.address, o.address) AS "to",
       (SELECT min(change_id) FROM notice_change n WHERE n.notice_id = o.notice_id) AS change,
       o.created_at AS createdAt, o.due_at AS dueAt, o.attempts, o.last_answer AS lastAnswer
     FROM outbox o LEFT JOIN subscriber s ON s.id = o.subscriber_id
     WHERE o.state IN ('waiting', 'ready', 'leased') ORDER BY o.due_at, o.id LIMIT ?`,
  ).all(most);
}

/** Forgets finished messages older than `keepDays`, and notices nobody refers to. Returns how many messages went. */
export function pruneOutbox(db: Database, now: string, keepDays = 90): number {
  return db
    .transaction((): number => {
      const before = plus(now, -keepDays * DAY_MS);
      sql(
        db,
        'UPDATE outbox SET digest_id = NULL WHERE digest_id IN (SELECT id FROM outbox WHERE finished_at < ?)',
      ).run(before);
      const { changes } = sql(db, 'DELETE FROM outbox WHERE finished_at < ?').run(before);
      const idle = 'created_at < ? AND NOT EXISTS (SELECT 1 FROM outbox WHERE notice_id = notice.id)';
      sql(db, `DELETE FROM notice_change WHERE notice_id IN (SELECT id FROM notice WHERE ${idle})`).run(before);
      sql(db, `DELETE FROM notice WHERE ${idle}`).run(before);
      return changes;
    })
    .immediate();
}

import type { Database } from 'better-sqlite3';
import { DAY_MS, plus, sql } from '../subscribers/sql.ts';
import type { HookChannel, HookResult } from './channels/webhook.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Pauses after the first attempt and each further one, as Standard Webhooks advises: about three days in all. */
export const HOOK_PAUSES_MS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;
/** Longer than one attempt can take. */
const LEASE_MS = 2 * MINUTE;

export interface HookTally {
  readonly sent: number;
  readonly deferred: number;
  readonly dead: number;
}

interface Leased {
  readonly id: number;
  readonly webhook: number;
  readonly url: string;
  readonly secret: string;
  readonly messageId: string;
  readonly body: string;
  readonly attempts: number;
}

export interface HookOptions {
  readonly clock?: () => string;
  /** Only this webhook. */
  readonly only?: number;
}

/**
 * Delivers what is due, webhooks side by side, the messages of one in their order; an endpoint that fails is left alone
 * until the next run. Sent means answered 2xx: a crash before that is noted repeats the message under the same
 * webhook-id, by which a receiver knows it.
 */
export async function deliverHooks(
  db: Database,
  channel: HookChannel,
  { clock = () => new Date().toISOString(), only }: HookOptions = {},
  signal?: AbortSignal,
): Promise<HookTally> {
  const tally = { sent: 0, deferred: 0, dead: 0 };
  const drain = async (webhook: number): Promise<void> => {
    for (;;) {
      const message = signal?.aborted ? undefined : lease(db, webhook, clock());
      if (!message) return;
      const result = await channel.send(message, clock(), signal);
      const end = settle(db, message, result, clock());
      tally[end] += 1;
      if (end !== 'sent') return;
    }
  };
  await Promise.all(dueHooks(db, clock(), only).map(drain));
  return tally;
}

const OPEN = `(m.state = 'ready' AND m.due_at <= @now OR m.state = 'leased' AND m.lease_until <= @now)`;

const dueHooks = (db: Database, now: string, only?: number): number[] =>
  sql<{ id: number }>(
    db,
    `SELECT id FROM webhook WHERE state = 'active' AND (@only IS NULL OR id = @only)
       AND EXISTS (SELECT 1 FROM webhook_message m WHERE m.webhook_id = webhook.id AND ${OPEN})`,
  )
    .all({ now, only: only ?? null })
    .map(({ id }) => id);

/** The oldest message of a webhook that is due, for this process alone. */
function lease(db: Database, webhook: number, now: string): Leased | undefined {
  return sql<Leased>(
    db,
    `UPDATE webhook_message SET state = 'leased', lease_until = @until
     WHERE id = (SELECT m.id FROM webhook_message m JOIN webhook w ON w.id = m.webhook_id AND w.state = 'active'
       WHERE m.webhook_id = @webhook AND ${OPEN} ORDER BY m.id LIMIT 1)
     RETURNING id, webhook_id AS webhook, message_id AS messageId, body, attempts,
       (SELECT url FROM webhook WHERE id = webhook_id) AS url, (SELECT secret FROM webhook WHERE id = webhook_id) AS secret`,
  ).get({ webhook, now, until: plus(now, LEASE_MS) });
}

function settle(db: Database, message: Leased, result: HookResult, now: string): keyof HookTally {
  const answer = result.answer.slice(0, 500);
  if (result.outcome === 'accepted') return finish(db, message.id, 'sent', answer, now);
  if (result.outcome === 'gone') {
    sql(db, `UPDATE webhook SET state = 'gone' WHERE id = ?`).run(message.webhook);
    return finish(db, message.id, 'dead', answer, now);
  }
  const pause = HOOK_PAUSES_MS[message.attempts];
  if (pause === undefined) return finish(db, message.id, 'dead', answer, now);
  const spread = pause * (0.9 + 0.2 * Math.random());
  sql(
    db,
    `UPDATE webhook_message SET state = 'ready', lease_until = NULL, attempts = attempts + 1, due_at = ?, last_answer = ?
     WHERE id = ?`,
  ).run(plus(now, Math.max(spread, result.retryAfterMs ?? 0)), answer, message.id);
  return 'deferred';
}

function finish(db: Database, id: number, state: 'sent' | 'dead', answer: string, now: string): 'sent' | 'dead' {
  sql(
    db,
    `UPDATE webhook_message SET state = ?, lease_until = NULL, attempts = attempts + 1, finished_at = ?, last_answer = ?
     WHERE id = ?`,
  ).run(state, now, answer, id);
  return state;
}

/** A message that was given up. */
export interface DeadLetter {
  readonly id: number;
  readonly webhook: number;
  readonly change: number | null;
  readonly messageId: string;
  readonly createdAt: string;
  readonly finishedAt: string;
  readonly attempts: number;
  readonly lastAnswer: string;
}

/** The dead-letter list, newest first. */
export const deadLetters = (db: Database, most = 1000): DeadLetter[] =>
  sql<DeadLetter>(
    db,
    `SELECT id, webhook_id AS webhook, change_id AS change, message_id AS messageId, created_at AS createdAt,
       finished_at AS finishedAt, attempts, last_answer AS lastAnswer
     FROM webhook_message WHERE state = 'dead' ORDER BY id DESC LIMIT ?`,
  ).all(most);

/** Makes dead letters of one webhook due again, and wakes it where it was gone. Returns how many. */
export function reviveLetters(db: Database, webhook: number, now: string): number {
  return db.transaction((): number => {
    sql(db, `UPDATE webhook SET state = 'active' WHERE id = ?`).run(webhook);
    return sql(
      db,
      `UPDATE webhook_message SET state = 'ready', attempts = 0, due_at = ?, finished_at = NULL
       WHERE webhook_id = ? AND state = 'dead'`,
    ).run(now, webhook).changes;
  })();
}

/** Forgets finished messages older than `keepDays`. */
export const pruneHooks = (db: Database, now: string, keepDays = 90): number =>
  sql(db, 'DELETE FROM webhook_message WHERE finished_at < ?').run(plus(now, -keepDays * DAY_MS)).changes;

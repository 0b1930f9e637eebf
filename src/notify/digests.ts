import type { Database } from 'better-sqlite3';
import type { Rhythm } from '../domain/subscriber.ts';
import { lastDigestTime } from '../subscribers/rhythm.ts';
import { plus, sql } from '../subscribers/sql.ts';
import { mailHost } from './clean.ts';
import { enqueueMessage, MESSAGE_ID } from './outbox.ts';

/** More messages than this to one subscriber within FLOOD_MS are a flood: the rest comes as one digest. */
export const FLOOD_MESSAGES = 12;
const FLOOD_MS = 3_600_000;
/** Subscribers served in one transaction, so that other writers get their turn. */
const AT_ONCE = 500;

export interface DigestOptions {
  readonly baseUrl: string;
  /** Who is told of a flood; nobody where absent. */
  readonly operator?: string;
}

/** Moves messages of one subscriber into one digest that is ready at once; none are left, none is made. */
function gather(
  db: Database,
  subscriber: number,
  state: 'waiting' | 'ready',
  until: string,
  now: string,
  host: string,
): number {
  const where = `subscriber_id = @subscriber AND kind = 'change' AND state = @state AND created_at < @until AND attempts = 0`;
  const named = { subscriber, state, until };
  if (!sql(db, `SELECT 1 FROM outbox WHERE ${where}`).get(named)) return 0;
  const { lastInsertRowid } = sql(
    db,
    `INSERT INTO outbox (kind, subscriber_id, message_id, state, created_at, due_at)
     VALUES ('digest', @subscriber, ${MESSAGE_ID}, 'ready', @now, @now)`,
  ).run({ subscriber, host, now });
  return sql(db, `UPDATE outbox SET state = 'gathered', finished_at = @now, digest_id = @digest WHERE ${where}`).run({
    ...named,
    now,
    digest: Number(lastInsertRowid),
  }).changes;
}

interface Waiting {
  readonly subscriber: number;
  readonly rhythm: Rhythm;
  readonly hour: number;
  readonly timeZone: string;
}

/**
 * Makes the digests that are due: per subscriber everything that was waiting at the last digest hour. There is no
 * "last run" to keep: an hour missed while the service was down is made up, one already served finds nothing to gather.
 * @returns how many digests were made
 */
export function buildDigests(db: Database, now: string, options: DigestOptions): number {
  const host = mailHost(options.baseUrl);
  const due = sql<Waiting>(
    db,
    `SELECT id AS subscriber, rhythm, hour, time_zone AS timeZone FROM subscriber
     WHERE id IN (SELECT DISTINCT subscriber_id FROM outbox WHERE state = 'waiting')`,
  ).all();
  // Who turned to "at once" meanwhile gets what waited, now.
  const untilOf = (one: Waiting) => (one.rhythm === 'at-once' ? plus(now, 1) : lastDigestTime(now, one));
  const build = db.transaction(
    (some: readonly Waiting[]): number =>
      some.filter((one) => gather(db, one.subscriber, 'waiting', untilOf(one), now, host) > 0).length,
  );
  let made = 0;
  for (let at = 0; at < due.length; at += AT_ONCE) made += build.immediate(due.slice(at, at + AT_ONCE));
  return made;
}

/**
 * Turns a flood into digests: where a subscriber was sent or is about to be sent too many messages within an hour, those
 * not tried yet become one. The operator hears of it once an hour.
 * @returns how many subscribers were spared
 */
export function collapseFloods(db: Database, now: string, options: DigestOptions): number {
  return db
    .transaction((): number => {
      const flooded = sql<{ subscriber: number; ready: number }>(
        db,
        `WITH fresh AS (SELECT subscriber_id, count(*) AS n FROM outbox
         WHERE state = 'ready' AND kind = 'change' AND attempts = 0 GROUP BY subscriber_id HAVING n > 1)
       SELECT subscriber_id AS subscriber, n AS ready FROM fresh
       WHERE n + (SELECT count(*) FROM outbox told WHERE told.subscriber_id = fresh.subscriber_id
         AND told.kind = 'change' AND told.created_at > ? AND told.state IN ('sent', 'leased')) > ?`,
      ).all(plus(now, -FLOOD_MS), FLOOD_MESSAGES);
      for (const { subscriber } of flooded) {
        gather(db, subscriber, 'ready', plus(now, 1), now, mailHost(options.baseUrl));
      }
      if (flooded.length) tellOperator(db, flooded, now, options);
      return flooded.length;
    })
    .immediate();
}

function tellOperator(db: Database, flooded: readonly { ready: number }[], now: string, options: DigestOptions): void {
  const told = sql(db, `SELECT 1 FROM outbox WHERE kind = 'operator' AND created_at > ?`).get(plus(now, -FLOOD_MS));
  if (!options.operator || told) return;
  const most = Math.max(...flooded.map(({ ready }) => ready));
  enqueueMessage(db, {
    kind: 'operator',
    to: { address: options.operator },
    payload: { flood: { subscribers: flooded.length, most } },
    baseUrl: options.baseUrl,
    now,
  });
}

/** The notices a digest tells, oldest first. */
export function gatheredNotices(db: Database, digest: number): number[] {
  return sql<{ id: number }>(db, 'SELECT notice_id AS id FROM outbox WHERE digest_id = ? ORDER BY notice_id')
    .all(digest)
    .map(({ id }) => id);
}

import type { Database } from 'better-sqlite3';
import type { Rhythm } from '../domain/subscriber.ts';
import { lastDigestTime } from '../subscribers/rhythm.ts';
import { plus, sql } from '../subscribers/sql.ts';
import { mailHost } from './clean.ts';
import { enqueueMessage, MESSAGE_ID } from './outbox.ts';

/** More messages than this to one subscriber within FLOOD_MS are a flood: the rest comes as one digest. */
const FLOOD_MESSAGES = 12;
const FLOOD_MS = 3_600_000;
const MOST_MAILS = 18;
const HOLD_MS = 900_000;
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

interface Flooded {
  readonly subscriber: number;
  /** Messages due and not tried yet. */
  readonly fresh: number;
  /** Mails within the hour, digests too. */
  readonly mails: number;
}

/**
 * Keeps a flood (a new site template changes a hundred pages) from becoming a hundred mails. Beyond FLOOD_MESSAGES
 * changes within an hour what is due and not tried yet becomes one digest; a flood that trickles in, round after round,
 * is held back for HOLD_MS once MOST_MAILS went out in the hour. The operator hears of it once an hour.
 * @returns how many subscribers were spared
 */
export function collapseFloods(db: Database, now: string, options: DigestOptions): number {
  return db
    .transaction((): number => {
      const flooded = floodedSubscribers(db, now);
      const host = mailHost(options.baseUrl);
      const gathered = flooded.filter(({ subscriber, fresh, mails }) => {
        if (mails >= MOST_MAILS) hold(db, subscriber, now);
        else if (fresh > 1) return gather(db, subscriber, 'ready', plus(now, 1), now, host) > 0;
        return false;
      });
      if (gathered.length) tellOperator(db, gathered, now, options);
      return gathered.length;
    })
    .immediate();
}

function floodedSubscribers(db: Database, now: string): Flooded[] {
  return sql<Flooded>(
    db,
    `WITH due AS (SELECT subscriber_id, count(*) AS fresh FROM outbox
       WHERE state = 'ready' AND kind = 'change' AND attempts = 0 AND due_at <= @now GROUP BY subscriber_id),
     hour AS (SELECT due.subscriber_id, fresh,
       (SELECT count(*) FROM outbox o WHERE o.subscriber_id = due.subscriber_id AND o.created_at > @since
         AND o.kind = 'change' AND o.state IN ('sent', 'leased', 'gathered')) AS told,
       (SELECT count(*) FROM outbox o WHERE o.subscriber_id = due.subscriber_id AND o.created_at > @since
         AND (o.kind = 'digest' OR o.kind = 'change' AND o.state IN ('sent', 'leased'))) AS mails FROM due)
     SELECT subscriber_id AS subscriber, fresh, mails FROM hour WHERE fresh + told > @most`,
  ).all({ now, since: plus(now, -FLOOD_MS), most: FLOOD_MESSAGES });
}

function hold(db: Database, subscriber: number, now: string): void {
  sql(
    db,
    `UPDATE outbox SET due_at = ? WHERE subscriber_id = ? AND state = 'ready' AND kind = 'change' AND attempts = 0`,
  ).run(plus(now, HOLD_MS), subscriber);
}

function tellOperator(db: Database, flooded: readonly Flooded[], now: string, options: DigestOptions): void {
  // Not by the outbox: other mails to the operator are no word of a flood.
  const told = sql(db, `SELECT 1 FROM setting WHERE name = 'flood_told' AND value > ?`).get(plus(now, -FLOOD_MS));
  if (!options.operator || told) return;
  const most = Math.max(...flooded.map(({ fresh }) => fresh));
  enqueueMessage(db, {
    kind: 'operator',
    to: { address: options.operator },
    payload: { flood: { subscribers: flooded.length, most } },
    baseUrl: options.baseUrl,
    now,
  });
  sql(
    db,
    `INSERT INTO setting (name, value) VALUES ('flood_told', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  ).run(now);
}

/** The notices a digest tells, oldest first. */
export function gatheredNotices(db: Database, digest: number): number[] {
  return sql<{ id: number }>(db, 'SELECT notice_id AS id FROM outbox WHERE digest_id = ? ORDER BY notice_id')
    .all(digest)
    .map(({ id }) => id);
}

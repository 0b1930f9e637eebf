import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { plus } from '../subscribers/sql.ts';
import type { Channel, OutgoingMail } from './channels/channel.ts';
import { compose, noticeReader, type Sender } from './compose.ts';
import { buildDigests, collapseFloods } from './digests.ts';
import { createFiling } from './filing.ts';
import { cancel, holds, type LeasedMessage, leaseBatch, postpone, releaseLeases } from './leases.ts';
import type { Limiter } from './limiter.ts';
import { type Standing, settle } from './settle.ts';

/** Leased at once per worker; the lease outlasts the slowest case of all of them. */
const PER_WORKER = 4;

export interface DeliverOptions extends Sender {
  /** Who is told of floods. */
  readonly operator?: string;
  /** Messages on their way or waiting for the record of their result, default 5: one for each connection, so that a crash leaves few in doubt. */
  readonly workers?: number;
  /** The longest one attempt may take, default 120 s. */
  readonly attemptMs?: number;
  /** How long attempts under way may still take once the signal asks to stop, default 8 s. */
  readonly graceMs?: number;
  /** Pause before the next attempt in milliseconds, by the number of attempts made; default 1, 2, 4 … minutes. */
  readonly backoffMs?: (attempts: number) => number;
  readonly limiter?: Limiter;
  readonly clock?: () => string;
}

export interface Delivered {
  readonly sent: number;
  readonly deferred: number;
  readonly dead: number;
  /** Pointless by the time they were due: the subscriber had left. */
  readonly cancelled: number;
  /** Why the run ended early, where the server was away. */
  readonly stopped?: string;
}

interface Run extends Standing {
  readonly channel: Channel;
  readonly options: DeliverOptions;
  readonly attemptMs: number;
  readonly owner: string;
  /** Ends the attempts under way. */
  readonly halt: AbortSignal;
  readonly file: (write: () => void) => Promise<void>;
}

/**
 * Delivers what is due, digests and floods first made ready, until nothing is due, the server is away or the signal asks
 * to stop. Several processes may run it on one database: a message is leased by one.
 *
 * A message is marked sent only after the server accepted it. One instant cannot be closed (RFC 5321 §6.1): if the
 * process dies, or the answer is lost, between the server's acceptance and the commit of that mark, the message goes out
 * again when its lease ends, under the same Message-ID, by which many servers drop the second copy.
 */
export async function deliverPending(
  db: Database,
  channel: Channel,
  options: DeliverOptions,
  signal: AbortSignal = new AbortController().signal,
): Promise<Delivered> {
  const { workers = 5, attemptMs = 120_000, clock = () => new Date().toISOString() } = options;
  const halt = new AbortController();
  const done = new AbortController();
  signal.addEventListener('abort', () => void haltAfter(options.graceMs ?? 8000, halt, done.signal), {
    once: true,
    signal: done.signal,
  });
  const tally = { sent: 0, deferred: 0, dead: 0, cancelled: 0 };
  const run: Run = {
    db,
    channel,
    options,
    clock,
    attemptMs,
    owner: randomUUID(),
    halt: halt.signal,
    tally,
    backoffMs: options.backoffMs,
    faultsInARow: 0,
    file: createFiling(db),
  };
  const queue: Ready[] = [];
  const next = (): Ready | undefined => {
    if (signal.aborted || run.stopped) return undefined;
    if (!queue.length) queue.push(...prepare(run, workers * PER_WORKER));
    return queue.shift();
  };
  collapseFloods(db, clock(), options);
  buildDigests(db, clock(), options);
  const ends = await Promise.allSettled(Array.from({ length: workers }, () => work(run, next)));
  done.abort();
  releaseLeases(db, run.owner);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return { ...tally, ...(run.stopped === undefined ? {} : { stopped: run.stopped }) };
}

async function haltAfter(ms: number, halt: AbortController, done: AbortSignal): Promise<void> {
  // The pause is cut short, by a rejection, when the run ends before it.
  await wait(ms, undefined, { signal: done, ref: false }).then(
    () => halt.abort(),
    () => {},
  );
}

interface Ready {
  readonly row: LeasedMessage;
  readonly mail: OutgoingMail;
}

/** Leases and composes a portion in one transaction; only an empty answer means that nothing is due. */
function prepare(run: Run, most: number): Ready[] {
  const { db, options, clock, attemptMs } = run;
  const take = db.transaction((): { due: number; ready: Ready[] } => {
    const now = clock();
    const noticeOf = noticeReader(db);
    const rows = leaseBatch(db, run.owner, now, most, attemptMs * (PER_WORKER + 1));
    const ready = rows.flatMap((row): Ready[] => {
      const mail = compose(db, row, options, now, noticeOf);
      if (mail) return [{ row, mail }];
      cancel(db, row.id, now);
      run.tally.cancelled += 1;
      return [];
    });
    return { due: rows.length, ready };
  });
  for (;;) {
    const { due, ready } = take.immediate();
    if (ready.length || !due) return ready;
  }
}

async function work(run: Run, next: () => Ready | undefined): Promise<void> {
  try {
    for (let one = next(); one; one = next()) await deliverOne(run, one);
  } catch (fault) {
    run.stopped = (fault as Error).message;
    throw fault;
  }
}

async function deliverOne(run: Run, { row, mail }: Ready): Promise<void> {
  const { db, channel, options, clock, attemptMs } = run;
  const now = clock();
  // Left, or held too long by a slow portion: then it is somebody else's, or due again.
  if (!holds(db, row.id, run.owner, plus(now, attemptMs))) return;
  const free = options.limiter?.freeAt(mail.to, now) ?? now;
  if (free > now) return postpone(db, row.id, free);
  const result = await channel.send(mail, AbortSignal.any([AbortSignal.timeout(attemptMs), run.halt]));
  await run.file(() => settle(run, row, mail.to, result));
}

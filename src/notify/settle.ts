import type { Database } from 'better-sqlite3';
import { DAY_MS, plus } from '../subscribers/sql.ts';
import { failsRepeatedly, suppress } from '../subscribers/suppression.ts';
import type { SendResult } from './channels/channel.ts';
import { type LeasedMessage, markDead, markRetry, markSent } from './leases.ts';

/** How long a message is tried before it is given up. */
const GIVE_UP_MS = 3 * DAY_MS;
/** Failures of the way itself, one after the other, after which a run ends: the server is away. */
const FAULTS_IN_A_ROW = 10;

/** 1, 2, 4 … minutes up to 6 hours, a fifth more or less so that a crowd spreads. */
const backoff = (attempts: number): number =>
  Math.min(6 * 3_600_000, 60_000 * 2 ** Math.max(0, attempts - 1)) * (0.8 + 0.4 * Math.random());

/** What a run keeps of its attempts so far. */
export interface Standing {
  readonly db: Database;
  readonly clock: () => string;
  readonly tally: { sent: number; deferred: number; dead: number; cancelled: number };
  /** Pause before the next attempt in milliseconds, by the number of attempts made. */
  readonly backoffMs?: (attempts: number) => number;
  faultsInARow: number;
  /** Why the run ends early. */
  stopped?: string;
}

/** Writes what came of one attempt: sent, due again later, or given up; an address that is dead is not written to again. */
export function settle(run: Standing, row: LeasedMessage, address: string, result: SendResult): void {
  const { db, clock, tally } = run;
  const now = clock();
  if (result.outcome === 'later') {
    later(run, row, result, now);
    return;
  }
  run.faultsInARow = 0;
  if (result.outcome === 'accepted') {
    markSent(db, row.id, result.answer, now);
    tally.sent += 1;
    return;
  }
  giveUp(run, row, result.answer, now);
  if (row.subscriber === null) return;
  if (result.recipient) suppress(db, address, 'hard-bounce', now);
  else if (failsRepeatedly(db, row.subscriber, now)) suppress(db, address, 'soft-bounces', now);
}

function giveUp({ db, tally }: Standing, row: LeasedMessage, answer: string, now: string): void {
  markDead(db, row.id, answer, now);
  tally.dead += 1;
}

function later(
  run: Standing,
  row: LeasedMessage,
  result: Extract<SendResult, { outcome: 'later' }>,
  now: string,
): void {
  const dueAt = plus(now, (run.backoffMs ?? backoff)(row.attempts + 1));
  if (dueAt > plus(row.createdAt, GIVE_UP_MS)) giveUp(run, row, `given up after 3 days: ${result.answer}`, now);
  else {
    markRetry(run.db, row.id, result.answer, now, dueAt);
    run.tally.deferred += 1;
  }
  run.faultsInARow = result.channel ? run.faultsInARow + 1 : 0;
  if (run.faultsInARow >= FAULTS_IN_A_ROW) run.stopped = result.answer;
}

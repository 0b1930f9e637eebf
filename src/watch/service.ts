import cron from 'node-cron';
import type { Source } from '../domain/source.ts';
import type { WatchRoom } from './room.ts';
import { pollRound, type RoundOptions } from './round.ts';
import type { RoundSummary } from './tally.ts';
import { declareWatches } from './watches.ts';

export interface ServiceOptions {
  readonly concurrency: number;
  /** Held while a round runs, so that `poll` and the service do not ask a host at the same time. Null: somebody else holds it. */
  readonly lock: () => (() => void) | null;
  readonly onRound: (summary: RoundSummary) => void;
  readonly onFault: (fault: unknown) => void;
  readonly progress?: RoundOptions['progress'];
  /** When it ticks, a cron expression; absent: every minute. */
  readonly every?: string;
}

/** A home page rests a week; what is planned for later was planned by a wrong clock. */
const LONGEST_PLAN_MS = 8 * 86_400_000;

/** So late a tick is still made. */
const LATEST_TICK_MS = 59_000;

export interface Service {
  /** Ends the clock and what is in flight; resolves when nothing runs any more. */
  stop(): Promise<void>;
  readonly lastTick: () => string | null;
}

/**
 * The clock of the service: every minute it polls what is due. `next_check_at` is kept in the archive, so what was
 * missed while the service was down is due at once, and only once. Ticks never overlap.
 */
export function startService(room: WatchRoom, sources: readonly Source[], options: ServiceOptions): Service {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;
  let lastTick: string | null = null;
  /** A tick came while a round ran: what fell due meanwhile does not wait for the next one. */
  let missed = false;
  declareWatches(room, sources);

  const tick = (): void => {
    try {
      note();
    } catch (fault) {
      // A database that is locked or full must not end the clock: the next tick finds it mended.
      options.onFault(fault);
      return;
    }
    missed = running !== null;
    running ??= rounds().finally(() => {
      running = null;
    });
  };

  async function rounds(): Promise<void> {
    do {
      missed = false;
      await round();
    } while (missed && !stopping.signal.aborted);
  }

  function note(): void {
    const now = room.now();
    lastTick = now.toISOString();
    room.archive.settings.set('last_tick', lastTick);
    room.archive.pages.recall(lastTick, new Date(now.getTime() + LONGEST_PLAN_MS).toISOString());
  }

  async function round(): Promise<void> {
    if (room.archive.pages.due(room.now().toISOString()).length === 0) return;
    const release = options.lock();
    if (!release) return;
    try {
      options.onRound(
        await pollRound(room, sources, {
          concurrency: options.concurrency,
          signal: stopping.signal,
          progress: options.progress,
        }),
      );
    } catch (fault) {
      if (!stopping.signal.aborted) options.onFault(fault);
    } finally {
      release();
    }
  }

  const task = cron.schedule(options.every ?? '* * * * *', tick, {
    timezone: 'UTC',
    noOverlap: true,
    // A program that was busy for seconds at the full minute ticks when it is free, not a minute later.
    missedExecutionTolerance: LATEST_TICK_MS,
    suppressMissedWarning: true,
  });
  tick();
  return {
    lastTick: () => lastTick,
    async stop() {
      stopping.abort(new Error('the service stops'));
      await task.destroy();
      await running;
    },
  };
}

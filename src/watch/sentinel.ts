import type { Source } from '../domain/source.ts';
import { enqueueMessage } from '../notify/outbox.ts';
import { enqueueIncidents } from '../notify/webhooks.ts';
import { fileIncidents, type IncidentNews } from './incident-log.ts';
import { judge, type Observation } from './incidents.ts';
import { observe, type Running } from './observe.ts';
import type { WatchRoom } from './room.ts';

export interface SentinelOptions {
  /** Who is written to; null: incidents are shown, logged and told to webhooks only. */
  readonly operator: string | null;
  readonly baseUrl: string;
  readonly lastTick: () => string | null;
  /** What is wrong with the queue, where there is one. */
  readonly trouble?: () => Observation['queue'];
  readonly onNews: (news: IncidentNews) => void;
  readonly onFault: (fault: unknown) => void;
  /** Milliseconds of a clock that nobody sets; given by tests. */
  readonly steady?: () => number;
}

export interface Sentinel {
  /** Judges now: after a round, and once a minute besides. */
  look(): void;
  stop(): void;
}

const EVERY_MS = 60_000;
const JUMP_MS = 2 * 60_000;
const JUMP_SHOWN_MS = 3_600_000;

/**
 * Watches the watcher, with a timer of its own, so that it also speaks when the scheduler stands still or a round never
 * ends. Each look compares the clock of the machine with one that nobody sets.
 */
export function startSentinel(room: WatchRoom, sources: readonly Source[], options: SentinelOptions): Sentinel {
  const steady = options.steady ?? (() => performance.now());
  let since = room.now().toISOString();
  let offset = room.now().getTime() - steady();
  let clockJump: { at: string; ms: number } | null = null;

  function readClocks(now: Date): void {
    const ms = now.getTime() - steady() - offset;
    if (Math.abs(ms) > JUMP_MS) {
      offset += ms;
      since = now.toISOString();
      clockJump = { at: since, ms };
    } else if (clockJump && now.getTime() - Date.parse(clockJump.at) > JUMP_SHOWN_MS) clockJump = null;
  }

  const running = (): Running => ({
    since,
    lastTick: options.lastTick(),
    clockJump,
    queue: options.trouble?.() ?? [],
  });

  function look(): void {
    try {
      readClocks(room.now());
      const now = room.now().toISOString();
      const seen = judge(observe(room.archive, sources, running(), now));
      const news = fileIncidents(room.archive, seen, now, (fresh) => tell(fresh, now));
      if (news.opened.length + news.closed.length > 0) options.onNews(news);
    } catch (fault) {
      options.onFault(fault);
    }
  }

  function tell({ opened, closed }: IncidentNews, now: string): void {
    enqueueIncidents(room.archive.db, { opened, closed }, options.baseUrl, now);
    if (!options.operator) return;
    enqueueMessage(room.archive.db, {
      kind: 'operator',
      to: { address: options.operator },
      payload: { incidents: { opened, closed } },
      baseUrl: options.baseUrl,
      now,
    });
  }

  const timer = setInterval(look, EVERY_MS);
  return { look, stop: () => clearInterval(timer) };
}

import cron, { type ScheduledTask } from 'node-cron';
import type { Page } from '../domain/page.ts';
import type { Problem } from '../domain/problem.ts';
import type { WatchRules } from '../domain/source.ts';

/** Home pages are explored again after a week. */
const SITE_REST_MS = 7 * 86_400_000;
/** No page rests longer than a day, whatever its schedule says. */
const LONGEST_REST_MS = 86_400_000;
/** Attention makes no page be looked at more often than this. */
const SHORTEST_REST_MS = 15 * 60_000;
const MAX_JITTER_MS = 10 * 60_000;
/** How often the service looks for what is due (service.ts). */
const TICK_MS = 60_000;

const tasks = new Map<string, ScheduledTask>();

function taskOf(expression: string): ScheduledTask {
  let task = tasks.get(expression);
  if (!task) {
    task = cron.createTask(expression, () => {}, { timezone: 'UTC' });
    tasks.set(expression, task);
  }
  return task;
}

interface Run {
  readonly asOf: number;
  /** When it fires next, in milliseconds since 1970, and how long from then to the time after. */
  readonly next: number;
  readonly everyMs: number;
}

const nextRuns = new Map<string, Run>();

/**
 * The next time a cron expression fires, in UTC: local time would skip a daily check when clocks go forward. Remembered until
 * then: a round asks for every page, and nearly always for the same few expressions.
 */
function nextRun(expression: string): Run {
  const now = Date.now();
  const known = nextRuns.get(expression);
  if (known && known.asOf <= now && now < known.next) return known;
  // Not getNextRun(): of a task that was not started it is null.
  const times = taskOf(expression).getNextRuns(2);
  const next = times[0]?.getTime() ?? now + LONGEST_REST_MS;
  const run = { asOf: now, next, everyMs: (times[1]?.getTime() ?? next + LONGEST_REST_MS) - next };
  nextRuns.set(expression, run);
  return run;
}

const runs = new Map<string, number>();

/** How often a page of this schedule is looked at in the day from now: once at least. */
export function runsADay(expression: string): number {
  let known = runs.get(expression);
  if (known === undefined) {
    const end = Date.now() + LONGEST_REST_MS;
    const times = taskOf(expression).getNextRuns(24 * 60);
    known = Math.max(1, times.filter((time) => time.getTime() <= end).length);
    runs.set(expression, known);
  }
  return known;
}

/**
 * Spreads pages over the minutes after the hour, always by the same share of their rest for the same page. Whole ticks: a few seconds
 * would spread nothing, and a page of every minute would wait past the tick that was its turn.
 */
function jitter(page: Pick<Page, 'id'>, restMs: number): number {
  const share = ((page.id * 2_654_435_761) % 1000) / 1000;
  const ticks = (share * Math.min(MAX_JITTER_MS, restMs / 10)) / TICK_MS;
  return Math.max(0, Math.floor(ticks)) * TICK_MS;
}

/** When a home page is explored again for a section that is no longer where it was: at once at the first miss, then daily; null: it is due before. */
export function earlyExploration(
  site: Pick<Page, 'checkedAt' | 'nextCheckAt'>,
  section: Pick<Page, 'failureStreak'>,
  now: Date,
): string | null {
  const rested = Date.parse(site.checkedAt ?? '1970-01-01') + LONGEST_REST_MS;
  const due = new Date(section.failureStreak <= 1 ? now.getTime() : Math.max(rested, now.getTime())).toISOString();
  return site.nextCheckAt !== null && site.nextCheckAt <= due ? null : due;
}

export interface NextOptions {
  readonly recheckMs: number;
  readonly problem?: Problem;
  /** How much of its usual rest the page takes (attention.ts). */
  readonly share?: number;
  /** A home page from which nothing is watched is all that its source has. */
  readonly barren?: boolean;
}

/**
 * When a page is looked at next, never later than a day from now (a home page from which sections are watched: a week). A difference
 * that waits is looked at sooner, a host that asked for patience later.
 */
export function nextCheck(page: Page, rules: WatchRules, now: Date, options: NextOptions): Date {
  const { problem, share = 1, recheckMs, barren } = options;
  if (page.role === 'site' && page.state !== 'new' && !problem && !barren)
    return new Date(now.getTime() + SITE_REST_MS);
  const { next, everyMs } = nextRun(rules.schedule);
  const declared = Math.min(next - now.getTime(), LONGEST_REST_MS);
  // A share of the whole rest, not of what is left of it: half the rest is two looks, not three.
  const rest = share < 1 ? Math.min(declared, Math.max(everyMs * share, SHORTEST_REST_MS)) : declared * share;
  const usual = Math.min(rest + jitter(page, rest), LONGEST_REST_MS);
  const wanted = page.pending ? Math.min(usual, recheckMs) : usual;
  const asked = Math.min(problem?.retryAfterMs ?? 0, LONGEST_REST_MS);
  return new Date(now.getTime() + Math.max(wanted, asked));
}

import cron, { type ScheduledTask } from 'node-cron';
import type { Page } from '../domain/page.ts';
import type { Problem } from '../domain/problem.ts';
import type { WatchRules } from '../domain/source.ts';

/** Home pages are explored again after a week. */
const SITE_REST_MS = 7 * 86_400_000;
/** No page rests longer than a day, whatever its schedule says. */
const LONGEST_REST_MS = 86_400_000;
const MAX_JITTER_MS = 10 * 60_000;

const tasks = new Map<string, ScheduledTask>();

/** The next time a cron expression fires, in UTC: local time would skip a daily check when clocks go forward. */
export function nextRun(expression: string): Date {
  let task = tasks.get(expression);
  if (!task) {
    task = cron.createTask(expression, () => {}, { timezone: 'UTC' });
    tasks.set(expression, task);
  }
  return task.getNextRun() ?? new Date(Date.now() + LONGEST_REST_MS);
}

/** Spreads pages over the minutes after the hour, always by the same amount for the same page, so that hosts are not hit on the minute. */
export function jitter(page: Pick<Page, 'id'>, restMs: number): number {
  const share = ((page.id * 2_654_435_761) % 1000) / 1000;
  return Math.floor(share * Math.min(MAX_JITTER_MS, restMs / 10));
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

/** When a page is looked at next. A difference that waits is looked at sooner, a host that asked for patience later. */
export function nextCheck(
  page: Page,
  rules: WatchRules,
  now: Date,
  options: { recheckMs: number; problem?: Problem },
): Date {
  if (page.role === 'site' && page.state !== 'new' && !options.problem) return new Date(now.getTime() + SITE_REST_MS);
  const rest = Math.min(nextRun(rules.schedule).getTime() - now.getTime(), LONGEST_REST_MS);
  const usual = rest + jitter(page, rest);
  const wanted = page.pending ? Math.min(usual, options.recheckMs) : usual;
  return new Date(now.getTime() + Math.max(wanted, options.problem?.retryAfterMs ?? 0));
}

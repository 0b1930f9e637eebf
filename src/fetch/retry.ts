import type { Problem } from '../domain/problem.ts';

const FIRST_PAUSE_MS = 400;
/** Longer waits are the scheduler's: a round must not stand still for one host. */
const LONGEST_PAUSE_MS = 2_000;

/**
 * How long to wait before asking again, in milliseconds; null: do not ask again now. Exponential with full jitter, or what
 * the host asked for by Retry-After where that is short.
 */
export function pauseBefore(attempt: number, found: Problem, random: () => number = Math.random): number | null {
  if (!found.retry) return null;
  const asked = found.retryAfterMs;
  if (asked !== undefined) return asked <= LONGEST_PAUSE_MS ? asked : null;
  const ceiling = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
  return Math.round(ceiling / 2 + (random() * ceiling) / 2);
}

/** Retry-After (RFC 9110 §10.2.3): seconds or an HTTP date, as milliseconds from `now`; undefined where it says nothing. */
export function readRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined || value.trim() === '') return undefined;
  if (/^\s*\d{1,9}\s*$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

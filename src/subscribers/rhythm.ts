import type { Rhythm } from '../domain/subscriber.ts';

export interface DigestTime {
  readonly rhythm: Rhythm;
  /** 0-23, wall clock of `timeZone`. */
  readonly hour: number;
  /** IANA */
  readonly timeZone: string;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}

/** The wall clock at an instant, written as if it were UTC (milliseconds since the epoch). */
function wallClock(at: number, timeZone: string): number {
  const part = new Map(
    format(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const get = (type: string) => part.get(type as Intl.DateTimeFormatPartTypes) ?? 0;
  return Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second'));
}

/**
 * The first instant at which the wall clock shows this time or a later one. So an hour that spring skips counts as the
 * moment after the gap, and an hour that autumn repeats counts once, the first time.
 */
function instantOf(wall: number, timeZone: string): number {
  // Offsets differ by whole minutes within -12 h … +14 h, and change at most once around a given day.
  const offsets = [wall - 14 * HOUR_MS, wall + 12 * HOUR_MS].map((at) => wallClock(at, timeZone) - at);
  const exact = offsets.map((offset) => wall - offset).filter((at) => wallClock(at, timeZone) === wall);
  if (exact.length) return Math.min(...exact);
  // In the gap: the later offset less, the clocks went forward by the difference.
  const before = wall - Math.max(...offsets);
  let [low, high] = [before, wall - Math.min(...offsets)];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (wallClock(middle, timeZone) >= wall) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * When the last digest became due, at or before `now`; weekly ones on Monday. Whatever was enqueued before belongs
 * into it, so a service that was down at the hour makes it up at its next look. `at-once`: now.
 */
export function lastDigestTime(now: string, { rhythm, hour, timeZone }: DigestTime): string {
  if (rhythm === 'at-once') return now;
  const nowMs = Date.parse(now);
  const midnight = Math.floor(wallClock(nowMs, timeZone) / DAY_MS) * DAY_MS;
  const sinceMonday = rhythm === 'weekly' ? (new Date(midnight).getUTCDay() + 6) % 7 : 0;
  const period = rhythm === 'weekly' ? 7 * DAY_MS : DAY_MS;
  const wall = midnight - sinceMonday * DAY_MS + hour * HOUR_MS;
  const latest = instantOf(wall, timeZone);
  return new Date(latest <= nowMs ? latest : instantOf(wall - period, timeZone)).toISOString();
}

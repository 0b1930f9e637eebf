import type { Database } from 'better-sqlite3';
import type { Severity } from '../../domain/change.ts';

const WEEK_MS = 7 * 86_400_000;

export interface WeekCounts {
  /** ISO date of its Monday */
  readonly start: string;
  readonly counts: Record<Severity, number>;
}

/** Changes of visa rules by week and severity, the last `weeks` weeks up to `now`, empty weeks included. */
export function changesByWeek(db: Database, now: Date, weeks: number): WeekCounts[] {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const monday = today - ((now.getUTCDay() + 6) % 7) * 86_400_000;
  const first = monday - (weeks - 1) * WEEK_MS;
  const out = Array.from({ length: weeks }, (_, index) => ({
    start: new Date(first + index * WEEK_MS).toISOString().slice(0, 10),
    counts: { minor: 0, major: 0, critical: 0 },
  }));
  const rows = db
    .prepare<[string], { day: string; severity: Severity; n: number }>(
      `SELECT substr(detected_at, 1, 10) AS day, severity, count(*) AS n FROM change
       WHERE detected_at >= ? AND relevance <> 'other' AND cause <> 'engine' GROUP BY 1, 2`,
    )
    .all(new Date(first).toISOString());
  for (const { day, severity, n } of rows) {
    const week = out[Math.floor((Date.parse(day) - first) / WEEK_MS)];
    if (week) week.counts[severity] += n;
  }
  return out;
}

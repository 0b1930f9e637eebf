import type { Database } from 'better-sqlite3';
import { SEVERITIES, type Severity } from '../../domain/change.ts';

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
  // Ranges of an index are counted, not rows read: half a year of a big archive is more than a hundred thousand changes.
  const count = db
    .prepare<[Severity, string, string], number>(
      `SELECT count(*) FROM change INDEXED BY change_told_when
       WHERE relevance <> 'other' AND cause <> 'engine' AND severity = ? AND detected_at >= ? AND detected_at < ?`,
    )
    .pluck();
  for (const { start, counts } of out) {
    const end = new Date(Date.parse(start) + WEEK_MS).toISOString().slice(0, 10);
    for (const severity of SEVERITIES) counts[severity] = count.get(severity, start, end)!;
  }
  return out;
}

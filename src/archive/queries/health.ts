import type { Database } from 'better-sqlite3';

/** How the looks at a source go, over all pages of it that are watched. */
export interface SourceLooks {
  /** The last look that failed, also where the page has recovered since; null: none ever did. */
  readonly lastFailure: { readonly at: string; readonly url: string; readonly code: string } | null;
  /** Looks that failed in a row, of the page that fails longest; 0: none fails now. */
  readonly streak: number;
  /** The shortest time from a look to the next, as planned: ISO 8601 (PT30M); null: nothing was looked at yet. */
  readonly expectedEvery: string | null;
}

interface Row {
  source: string;
  at: string | null;
  url: string;
  code: string | null;
  streak: number;
  minutes: number | null;
}

/** The looks at these sources, or at all of them, by their ids. */
export function sourceLooks(db: Database, sources?: readonly string[]): ReadonlyMap<string, SourceLooks> {
  // With max() the other bare columns are of the row that holds the maximum (sqlite.org/lang_select.html#bareagg).
  const rows = db
    .prepare<{ sources: string | null }, Row>(
      `SELECT page.source_id AS source, max(page.failed_at) AS at, page.url,
         coalesce(page.failure_code, (SELECT outcome FROM visit WHERE page_id = page.id AND at = page.failed_at)) AS code,
         (SELECT max(failure_streak) FROM page AS one WHERE one.source_id = page.source_id AND one.watched = 1) AS streak,
         (SELECT round(min(julianday(next_check_at) - julianday(checked_at)) * 1440) FROM page AS one
          WHERE one.source_id = page.source_id AND one.watched = 1 AND next_check_at > checked_at) AS minutes
       FROM page WHERE watched = 1 AND ($sources IS NULL OR source_id IN (SELECT value FROM json_each($sources))) GROUP BY source_id`,
    )
    .all({ sources: sources ? JSON.stringify(sources) : null });
  return new Map(
    rows.map(({ source, at, url, code, streak, minutes }) => [
      source,
      {
        lastFailure: at === null ? null : { at, url, code: code ?? 'unknown' },
        streak,
        expectedEvery: minutes === null ? null : durationOf(minutes),
      },
    ]),
  );
}

function durationOf(minutes: number): string {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const time = `${hours ? `${hours}H` : ''}${rest ? `${rest}M` : ''}`;
  return `P${days ? `${days}D` : ''}${time || !days ? `T${time || '0M'}` : ''}`;
}

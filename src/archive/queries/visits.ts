import type { Database } from 'better-sqlite3';
import { PROBLEM_CODES } from '../../domain/problem.ts';

/** One look at a page, whatever came of it. */
export interface Visit {
  readonly source: string;
  readonly url: string;
  readonly at: string;
  readonly outcome: string;
  /** The look was in vain; that a page is gone is an answer. */
  readonly failed: boolean;
  readonly status: number | null;
  readonly snapshot: number | null;
  /** Where the list goes on: page and time. */
  readonly place: readonly [page: number, at: string];
}

export interface VisitFilter {
  readonly source?: string;
  readonly since?: string;
  readonly until?: string;
  readonly after?: Visit['place'];
  readonly limit: number;
}

interface Row extends Omit<Visit, 'failed' | 'place'> {
  readonly page: number;
}

const VAIN: ReadonlySet<string> = new Set(PROBLEM_CODES.filter((code) => code !== 'gone'));

/** Looks page by page, each page's in order of time: along the table's own key, so that leafing costs the same anywhere. */
export function visitPage(db: Database, { source, since = '', until = '~', after, limit }: VisitFilter): Visit[] {
  const [page, at] = after ?? [0, ''];
  return db
    .prepare<Record<string, string | number | null>, Row>(
      `SELECT page.source_id AS source, page.url, visit.at, outcome, status, capture_id AS snapshot, page_id AS page
       FROM visit JOIN page ON page.id = visit.page_id
       WHERE (page_id, visit.at) > ($page, $at) AND visit.at >= $since AND visit.at < $until
         AND ($source IS NULL OR page_id IN (SELECT id FROM page WHERE source_id = $source))
       ORDER BY page_id, visit.at LIMIT $limit`,
    )
    .all({ page, at, since, until, source: source ?? null, limit })
    .map(({ page: of, ...row }) => ({ ...row, failed: VAIN.has(row.outcome), place: [of, row.at] }));
}

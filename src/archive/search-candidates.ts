import type { Database } from 'better-sqlite3';
import type { Term } from './tokens.ts';

export interface PageFilter {
  readonly source?: string;
  readonly country?: string;
  readonly kind?: string;
  readonly language?: string;
  /** The cursor: only pages whose newest version has an id below it. */
  readonly before?: number;
}

/** A page that may say it. */
export interface Candidate {
  readonly page: number;
  readonly source: string;
  /** Of its source. */
  readonly country: string;
  readonly kind: string;
  /** Of its newest version. */
  readonly language: string;
  /** The id of that version: pages come in its order. */
  readonly newest: number;
}

/** Up to so many passages a word is rare: the pages that have it are listed at once. */
const RARE = 2_000;
/** So many passages are read at most to list the pages of words that are neither rare nor to be met with on the next pages. */
const OFTEN = 100_000;

/**
 * Pages that may say all of this, the one that changed last first. Where a word is rare its pages are few; where all are frequent, page
 * after page is offered for as long as that is `promising`, and only then are their pages listed: either way little is read. What a
 * page has is for the caller to find out.
 */
export function* candidatePages(
  db: Database,
  terms: readonly Term[],
  filter: PageFilter,
  promising: () => boolean,
): Generator<Candidate> {
  const rare = pagesWithAll(db, terms, RARE);
  if (rare) return yield* pageRows(db, filter, rare);
  let { before } = filter;
  for (const candidate of pageRows(db, filter)) {
    if (!promising()) return yield* pageRows(db, { ...filter, before }, pagesWithAll(db, terms, OFTEN, OFTEN));
    before = candidate.newest;
    yield candidate;
  }
}

/** Pages that have every term with at most so many passages; undefined: every term has more. Reads `room` passages at most. */
function pagesWithAll(
  db: Database,
  terms: readonly Term[],
  most: number,
  room = Number.POSITIVE_INFINITY,
): number[] | undefined {
  let common: Set<number> | undefined;
  let left = room;
  for (const { index, match } of terms) {
    const limit = Math.min(most, left);
    const rows = db
      .prepare<[string, number], { page: number; passages: number }>(
        `SELECT rowid >> 24 AS page, count(*) AS passages FROM (SELECT rowid FROM ${index} WHERE ${index} MATCH ? LIMIT ?) GROUP BY 1`,
      )
      .all(match, limit + 1);
    const read = rows.reduce((sum, { passages }) => sum + passages, 0);
    left = Math.max(0, left - read);
    if (read > limit) continue;
    const before = common;
    common = new Set(rows.map(({ page }) => page).filter((page) => !before || before.has(page)));
    if (common.size === 0) break;
  }
  return common && [...common];
}

/** Pages by their newest version, the newest first, of the publishers and the language asked for. */
function pageRows(db: Database, filter: PageFilter, among?: readonly number[]) {
  const where: string[] = [];
  const values: Record<string, string | number> = { before: filter.before ?? Number.MAX_SAFE_INTEGER };
  const add = (condition: string, name: 'source' | 'country' | 'kind' | 'language') => {
    const value = filter[name];
    if (value === undefined || value === '') return;
    where.push(`AND ${condition}`);
    values[name] = value;
  };
  add('page.source_id = $source', 'source');
  add('source.country = $country', 'country');
  add('source.kind = $kind', 'kind');
  add("(document.language = $language OR document.language LIKE $language || '-%')", 'language');
  if (among) {
    where.push('AND page.id IN (SELECT value FROM json_each($among))');
    values.among = JSON.stringify(among);
  }
  // Few pages are found by their ids and sorted, many are read in their order until the caller has enough.
  const order = among ? '+page.indexed' : 'page.indexed';
  return db
    .prepare<unknown[], Candidate>(
      `SELECT page.id AS page, page.source_id AS source, source.country, source.kind, document.language, page.indexed AS newest FROM page JOIN source ON source.id = page.source_id
       JOIN version ON version.id = page.indexed JOIN document ON document.id = version.document_id
       WHERE page.indexed < $before ${where.join(' ')} ORDER BY ${order} DESC`,
    )
    .iterate(values);
}

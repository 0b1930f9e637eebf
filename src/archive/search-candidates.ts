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

/** Up to so many passages a word is rare: the pages that have it are listed at once. */
const RARE = 2_000;
/** With words that are frequent, so many pages are looked at before the index is read at length. */
const FIRST_TRIES = 100;
/** Words with more passages than that stand nearly everywhere: page after page is asked for them. */
const OFTEN = 100_000;

/**
 * Pages that may say all of this, the one that changed last first. Where every word is frequent the first pages looked at
 * are likely to have them; where one is rare, its pages are few: either way little is read. What a page has is for the
 * caller to find out.
 */
export function* candidatePages(db: Database, terms: readonly Term[], filter: PageFilter): Generator<number> {
  const rare = pagesWithAll(db, terms, RARE);
  if (rare) return yield* pagesInOrder(db, filter, rare);
  let tried = 0;
  let before = filter.before;
  for (const { page, newest } of pageRows(db, filter)) {
    if (++tried > FIRST_TRIES) break;
    before = newest;
    yield page;
  }
  if (tried <= FIRST_TRIES) return;
  yield* pagesInOrder(db, { ...filter, before }, pagesWithAll(db, terms, OFTEN));
}

function* pagesInOrder(db: Database, filter: PageFilter, among?: readonly number[]): Generator<number> {
  for (const { page } of pageRows(db, filter, among)) yield page;
}

/** Pages that have every term with at most so many passages; undefined: every term has more. */
function pagesWithAll(db: Database, terms: readonly Term[], most: number): number[] | undefined {
  let common: Set<number> | undefined;
  for (const { index, match } of terms) {
    const rows = db
      .prepare<[string, number], { page: number; passages: number }>(
        `SELECT rowid >> 24 AS page, count(*) AS passages FROM (SELECT rowid FROM ${index} WHERE ${index} MATCH ? LIMIT ?) GROUP BY 1`,
      )
      .all(match, most + 1);
    if (rows.reduce((sum, { passages }) => sum + passages, 0) > most) continue;
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
    .prepare<unknown[], { page: number; newest: number }>(
      `SELECT page.id AS page, page.indexed AS newest FROM page JOIN source ON source.id = page.source_id
       JOIN version ON version.id = page.indexed JOIN document ON document.id = version.document_id
       WHERE page.indexed < $before ${where.join(' ')} ORDER BY ${order} DESC`,
    )
    .iterate(values);
}

import type { Database } from 'better-sqlite3';
import { candidatePages, type PageFilter } from './search-candidates.ts';
import { IN_PAGE } from './search-index.ts';
import { common, type Span, spansOf } from './spans.ts';
import { type Fold, type Term, termsOf } from './tokens.ts';

export interface SearchFilter extends PageFilter {
  /** Versions that were in force at or after this time, and before that one. */
  readonly since?: string;
  readonly until?: string;
  /** Only texts that are in force now. */
  readonly current?: boolean;
  /** Only pages on which the words stand no longer. */
  readonly vanished?: boolean;
  readonly limit?: number;
}

/** The newest matching version of a page, and when the words first and last stood there. */
export interface SearchHit {
  readonly document: number;
  readonly page: number;
  readonly source: string;
  readonly url: string;
  readonly snapshot: number;
  readonly title: string;
  readonly language: string;
  readonly from: string;
  readonly until: string | null;
  /** Over all versions of the page: when the words appeared, and when they vanished (null: they stand there now). */
  readonly appeared: string;
  readonly vanished: string | null;
  /** They stood there at the first look already. */
  readonly sinceFirstLook: boolean;
  /** The page's newest version: the place in the order of hits, and the cursor (`before`) to what follows. */
  readonly newest: number;
}

/**
 * Pages that say or said this, the page that changed last first; each page once, by its newest matching version. All words
 * must stand on the page at one time. Chinese matches any characters in a row, English by word stems.
 */
export function searchVersions(db: Database, query: string, filter: SearchFilter, fold: Fold): SearchHit[] {
  const limit = filter.limit ?? 20;
  const hits: SearchHit[] = [];
  if (limit === 0) return hits;
  for (const hit of hitsOf(db, query, filter, fold)) {
    hits.push(hit);
    if (hits.length === limit) break;
  }
  return hits;
}

/** The hits one by one: whoever stops early does not pay for the rest. `enough` is asked before each page that may have the words, hit or not. */
export function* hitsOf(
  db: Database,
  query: string,
  filter: SearchFilter,
  fold: Fold,
  enough: () => boolean = () => false,
): Generator<SearchHit> {
  const terms = termsOf(query, fold);
  if (terms.length === 0) return;
  const look = pageReader(db, terms, filter);
  for (const page of candidatePages(db, terms, filter)) {
    if (enough()) return;
    const hit = look(page);
    if (hit) yield hit;
  }
}

type VersionRow = Pick<SearchHit, 'document' | 'snapshot' | 'title' | 'language' | 'from' | 'until'>;
type PageRow = Pick<SearchHit, 'source' | 'url' | 'newest'> & { first: number };

/** Reads from the index what a page has of all terms. */
function pageReader(db: Database, terms: readonly Term[], filter: SearchFilter) {
  const passages = terms.map(({ index }) =>
    db.prepare<[{ page: number; match: string }], Span>(
      `SELECT passage.from_version AS "from", passage.last_version AS last FROM ${index} CROSS JOIN passage ON passage.id = ${index}.rowid
       WHERE ${index} MATCH $match AND ${index}.rowid ${IN_PAGE}`,
    ),
  );
  const pageRow = db.prepare<[number], PageRow>(
    `SELECT source_id AS source, url, indexed AS newest, (SELECT id FROM version WHERE page_id = page.id ORDER BY from_at, id LIMIT 1) AS first
     FROM page WHERE id = ?`,
  );
  const fromOf = db.prepare<[number], string>('SELECT from_at FROM version WHERE id = ?').pluck();
  const untilOf = db.prepare<[number], string | null>('SELECT until_at FROM version WHERE id = ?').pluck();
  const newestWithin = db.prepare<[Record<string, unknown>], VersionRow>(
    `SELECT document_id AS document, capture_id AS snapshot, document.title, document.language, from_at AS "from", until_at AS until
     FROM version JOIN document ON document.id = version.document_id
     WHERE version.page_id = $page AND version.id BETWEEN $from AND $last AND ($until IS NULL OR from_at < $until)
       AND ($since IS NULL OR until_at IS NULL OR until_at > $since) AND ($current = 0 OR until_at IS NULL)
     ORDER BY from_at DESC, version.id DESC LIMIT 1`,
  );
  const bounds = { since: filter.since ?? null, until: filter.until ?? null, current: filter.current ? 1 : 0 };

  return (page: number): SearchHit | undefined => {
    let spans: Span[] | undefined;
    for (const [index, { match }] of terms.entries()) {
      const found = spansOf(passages[index]!.all({ page, match }));
      spans = spans ? common(spans, found) : found;
      if (spans.length === 0) return undefined;
    }
    const all = spans!;
    const { first, ...row } = pageRow.get(page)!;
    const within = ({ from, last }: Span) => newestWithin.get({ page, from, last: last ?? row.newest, ...bounds });
    let version: VersionRow | undefined;
    for (let at = all.length - 1; at >= 0 && !version; at--) version = within(all[at]!);
    const vanished = untilOf.get(all.at(-1)!.last ?? row.newest) ?? null;
    if (!version || (filter.vanished && vanished === null)) return undefined;
    return {
      ...version,
      page,
      ...row,
      appeared: fromOf.get(all[0]!.from)!,
      vanished,
      sinceFirstLook: all[0]!.from === first,
    };
  };
}

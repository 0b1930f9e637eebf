import type { Database } from 'better-sqlite3';
import { type Candidate, candidatePages, type PageFilter } from './search-candidates.ts';
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

/** A page on which all words stood at one time. */
export interface Sighting extends Candidate {
  /** The versions in which they did. */
  readonly spans: readonly Span[];
  /** Over all versions of the page: when the words appeared, and when they vanished (null: they stand there now). */
  readonly appeared: string;
  readonly vanished: string | null;
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
  /** As in `Sighting`. */
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
  const hitOf = hitReader(db, filter);
  for (const sighting of sightingsOf(db, query, filter, fold)) {
    hits.push(...hitOf(sighting));
    if (hits.length === limit) break;
  }
  return hits;
}

/** So many pages are looked at whatever the words, and more while one in ten has them. */
const FIRST_TRIES = 100;

/**
 * The pages with the words one by one, in the order of `searchVersions`: whoever stops early does not pay for the rest. `enough` is
 * asked before each page that may have them.
 */
export function* sightingsOf(
  db: Database,
  query: string,
  filter: SearchFilter,
  fold: Fold,
  enough: () => boolean = () => false,
): Generator<Sighting> {
  const terms = termsOf(query, fold);
  if (terms.length === 0) return;
  const look = pageReader(db, terms);
  const newestOf = versionReader(db, filter);
  const bounded = filter.since !== undefined || filter.until !== undefined;
  let tried = 0;
  let found = 0;
  const promising = () => tried < FIRST_TRIES || found * 10 >= tried;
  for (const candidate of candidatePages(db, terms, filter, promising)) {
    if (enough()) return;
    tried++;
    const sighting = look(candidate);
    if (!sighting || (filter.current && sighting.vanished !== null) || (filter.vanished && sighting.vanished === null))
      continue;
    if (bounded && !newestOf(sighting)) continue;
    found++;
    yield sighting;
  }
}

/** Reads from the index in which versions a page has all terms. */
function pageReader(db: Database, terms: readonly Term[]) {
  const passages = terms.map(({ index }) =>
    db.prepare<[{ page: number; match: string }], Span>(
      `SELECT passage.from_version AS "from", passage.last_version AS last FROM ${index} CROSS JOIN passage ON passage.id = ${index}.rowid
       WHERE ${index} MATCH $match AND ${index}.rowid ${IN_PAGE}`,
    ),
  );
  const fromOf = db.prepare<[number], string>('SELECT from_at FROM version WHERE id = ?').pluck();
  const untilOf = db.prepare<[number], string | null>('SELECT until_at FROM version WHERE id = ?').pluck();

  return (candidate: Candidate): Sighting | undefined => {
    const { page, newest } = candidate;
    let spans: Span[] | undefined;
    for (const [index, { match }] of terms.entries()) {
      const found = spansOf(passages[index]!.all({ page, match }));
      spans = spans ? common(spans, found) : found;
      if (spans.length === 0) return undefined;
    }
    const appeared = fromOf.get(spans!.at(0)!.from)!;
    const vanished = untilOf.get(spans!.at(-1)!.last ?? newest) ?? null;
    return { ...candidate, spans: spans!, appeared, vanished };
  };
}

type VersionRow = Pick<SearchHit, 'document' | 'snapshot' | 'title' | 'language' | 'from' | 'until'>;

/** The newest version of a sighting that the filter lets through. */
function versionReader(db: Database, { since, until, current }: SearchFilter) {
  const newestWithin = db.prepare<[Record<string, unknown>], VersionRow>(
    `SELECT document_id AS document, capture_id AS snapshot, document.title, document.language, from_at AS "from", until_at AS until
     FROM version JOIN document ON document.id = version.document_id
     WHERE version.page_id = $page AND version.id BETWEEN $from AND $last AND ($until IS NULL OR from_at < $until)
       AND ($since IS NULL OR until_at IS NULL OR until_at > $since) AND ($current = 0 OR until_at IS NULL)
     ORDER BY from_at DESC, version.id DESC LIMIT 1`,
  );
  const bounds = { since: since ?? null, until: until ?? null, current: current ? 1 : 0 };
  return ({ page, newest, spans }: Sighting): VersionRow | undefined => {
    for (const { from, last } of spans.toReversed()) {
      const version = newestWithin.get({ page, from, last: last ?? newest, ...bounds });
      if (version) return version;
    }
    return undefined;
  };
}

/** What a list shows of a sighting: a hit, or none where the index speaks of versions that are no more. */
export function hitReader(db: Database, filter: SearchFilter): (sighting: Sighting) => SearchHit[] {
  const newestOf = versionReader(db, filter);
  const pageRow = db.prepare<[number], { url: string; first: number }>(
    'SELECT url, (SELECT id FROM version WHERE page_id = page.id ORDER BY from_at, id LIMIT 1) AS first FROM page WHERE id = ?',
  );
  return (sighting) => {
    const { page, source, newest, spans, appeared, vanished } = sighting;
    const version = newestOf(sighting);
    if (!version) return [];
    const { url, first } = pageRow.get(page)!;
    return [{ ...version, page, source, url, newest, appeared, vanished, sinceFirstLook: spans[0]!.from === first }];
  };
}

import type { Database } from 'better-sqlite3';
import { hitReader, type SearchFilter, type SearchHit, type Sighting, searchVersions, sightingsOf } from './search.ts';
import type { Fold } from './tokens.ts';

/** By what a list of hits can be narrowed. `state`: do the words stand there now, or did they once? */
export const FACETS = ['source', 'country', 'kind', 'language', 'year', 'state'] as const;
export type Facet = (typeof FACETS)[number];

export interface FacetCount {
  readonly facet: Facet;
  /** An id, a country code, a kind, a language tag, a year (UTC), or `now` or `once`. */
  readonly value: string;
  /** How many pages. */
  readonly count: number;
}

export interface SearchFacets {
  /** The most first, within each facet; years in their order. */
  readonly counts: readonly FacetCount[];
  /** How many pages were counted. */
  readonly counted: number;
  /** There are more pages than were counted, or there was no time to look: every number is a least. */
  readonly more: boolean;
}

/** So many pages are counted at most, those that changed last: a question that half the archive answers costs no more. */
export const MOST_COUNTED = 200;

/** So many milliseconds are spent on them: a page of a long history costs more than a new one, and the reader waits for the list. */
const COUNTING_MS = 40;
/** So many are counted whatever it takes. */
const FEWEST_COUNTED = 20;

export interface Counting {
  readonly now: string;
  readonly most?: number;
  /** Default 40; Infinity where nobody waits for a page, or where the same counts must come out again. */
  readonly ms?: number;
}

/** Of the pages that a search finds: how many are of each publisher, country, kind, language, year and state. */
export function searchFacets(
  db: Database,
  query: string,
  filter: SearchFilter,
  fold: Fold,
  options: Counting,
): SearchFacets {
  return searchWithFacets(db, query, { ...filter, before: undefined, limit: 0 }, fold, options).facets;
}

/** A list and its facets in one pass, where the list begins at the top. */
export function searchWithFacets(
  db: Database,
  query: string,
  filter: SearchFilter,
  fold: Fold,
  options: Counting,
): { hits: SearchHit[]; facets: SearchFacets } {
  if (filter.before !== undefined)
    return { hits: searchVersions(db, query, filter, fold), facets: searchFacets(db, query, filter, fold, options) };
  const { limit = 20 } = filter;
  const tally = facetTally(options);
  const hits: SearchHit[] = [];
  const hitOf = hitReader(db, filter);
  for (const sighting of sightingsOf(db, query, filter, fold, () => hits.length >= limit && tally.isLate())) {
    if (hits.length < limit) hits.push(...hitOf(sighting));
    tally.add(sighting);
    if (tally.isFull() && hits.length >= limit) break;
  }
  return { hits, facets: tally.result() };
}

/** Counts sightings until they are too many or there is no time left. */
function facetTally({ now, most = MOST_COUNTED, ms = COUNTING_MS }: Counting) {
  const until = performance.now() + ms;
  const tallies = new Map<Facet, Map<string, number>>(FACETS.map((facet) => [facet, new Map()]));
  let counted = 0;
  let more = false;
  const add = (facet: Facet, value: string | undefined) => {
    const tally = tallies.get(facet)!;
    if (value) tally.set(value, (tally.get(value) ?? 0) + 1);
  };
  return {
    isLate: (): boolean => {
      more ||= counted >= FEWEST_COUNTED && performance.now() > until;
      return more;
    },
    isFull: (): boolean => more,
    add({ source, country, kind, language, appeared, vanished }: Sighting): void {
      more ||= counted === most;
      if (more) return;
      counted++;
      add('source', source);
      add('country', country);
      add('kind', kind);
      add('language', language.split('-')[0]);
      add('state', vanished === null ? 'now' : 'once');
      for (const year of yearsOf(appeared, vanished ?? now)) add('year', year);
    },
    result: (): SearchFacets => ({
      counts: FACETS.flatMap((facet) => inOrder(facet, tallies.get(facet)!)),
      counted,
      more,
    }),
  };
}

/** The years in which the words stood on the page, both ends included. */
function yearsOf(from: string, until: string): string[] {
  const [first, last] = [from, until].map((at) => Number(at.slice(0, 4))) as [number, number];
  return Array.from({ length: Math.max(0, last - first) + 1 }, (_, index) => String(first + index));
}

function inOrder(facet: Facet, tally: ReadonlyMap<string, number>): FacetCount[] {
  const counts = [...tally].map(([value, count]) => ({ facet, value, count }));
  const byValue = (a: FacetCount, b: FacetCount) => (a.value < b.value ? -1 : 1);
  return counts.sort(facet === 'year' ? byValue : (a, b) => b.count - a.count || byValue(a, b));
}

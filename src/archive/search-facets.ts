import type { Database } from 'better-sqlite3';
import { hitsOf, type SearchFilter } from './search.ts';
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

/** Of the pages that a search finds: how many are of each publisher, country, kind, language, year and state. */
export function searchFacets(
  db: Database,
  query: string,
  filter: SearchFilter,
  fold: Fold,
  /** `ms`: default 40; Infinity where nobody waits for a page, or where the same counts must come out again. */
  options: { readonly now: string; readonly most?: number; readonly ms?: number },
): SearchFacets {
  const { most = MOST_COUNTED, ms = COUNTING_MS } = options;
  const until = performance.now() + ms;
  const places = placesOf(db);
  const tallies = new Map<Facet, Map<string, number>>(FACETS.map((facet) => [facet, new Map()]));
  let counted = 0;
  let more = false;
  const late = (): boolean => {
    more = counted >= FEWEST_COUNTED && performance.now() > until;
    return more;
  };
  for (const hit of hitsOf(db, query, { ...filter, before: undefined }, fold, late)) {
    more = counted === most;
    if (more) break;
    counted++;
    const add = (facet: Facet, value: string | undefined) => {
      const tally = tallies.get(facet)!;
      if (value) tally.set(value, (tally.get(value) ?? 0) + 1);
    };
    const place = places.get(hit.source);
    add('source', hit.source);
    add('country', place?.country);
    add('kind', place?.kind);
    add('language', hit.language.split('-')[0]);
    add('state', hit.vanished === null ? 'now' : 'once');
    for (const year of yearsOf(hit.appeared, hit.vanished ?? options.now)) add('year', year);
  }
  const counts = FACETS.flatMap((facet) => inOrder(facet, tallies.get(facet)!));
  return { counts, counted, more };
}

function placesOf(db: Database): Map<string, { country: string; kind: string }> {
  const rows = db.prepare<[], { id: string; country: string; kind: string }>('SELECT id, country, kind FROM source');
  return new Map(rows.all().map(({ id, ...place }) => [id, place]));
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

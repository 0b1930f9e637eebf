import { z } from 'zod';
import { searchVersions } from '../../archive/search.ts';
import { searchFacets } from '../../archive/search-facets.ts';
import { optional, SEARCH_FILTER, standing } from '../query.ts';
import { cut, idOf } from './cursors.ts';
import { type Endpoint, endpoint } from './endpoint.ts';
import { FacetShape, HitShape } from './shapes.ts';

const SearchQuery = z.object({
  q: z.string().min(1).max(200),
  ...SEARCH_FILTER,
  current: optional(
    z.enum(['1', '0']).meta({ description: '1: only words that stand there now; 0: only words that no longer do' }),
  ),
});

/** What pages say, and how many of each kind say it. */
export const SEARCH_ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    path: '/api/v1/search',
    summary: {
      en: 'Pages that say or said this, and when the words appeared and vanished',
      zh: '出现过某段文字的页面，以及文字出现与消失的时间',
    },
    query: SearchQuery,
    item: HitShape,
    rate: 'search',
    read: ({ archive, fold }, { q, current, ...query }, cursor, limit) => {
      const rows = searchVersions(
        archive.db,
        q,
        { ...query, ...standing(current), before: idOf(cursor), limit: limit + 1 },
        fold,
      );
      const { items, next } = cut(rows, limit, ({ newest }) => newest);
      return { items: items.map(({ document: _, page: __, newest: ___, ...hit }) => hit), next };
    },
  }),
  endpoint({
    path: '/api/v1/search/facets',
    summary: {
      en: 'How many pages say or said this, by publisher, country, kind, language, year and state',
      zh: '出现过某段文字的页面数，按机构、国家、类别、语言、年份和状态统计',
    },
    query: SearchQuery,
    item: FacetShape,
    rate: 'search',
    read: ({ archive, fold, now }, { q, current, ...query }, cursor, limit) => {
      const filter = { ...query, ...standing(current) };
      const { counts, more } = searchFacets(archive.db, q, filter, fold, { now: now(), ms: Number.POSITIVE_INFINITY });
      const from = Number(idOf(cursor) ?? 0);
      const rows = counts.map((one, index) => ({ ...one, atLeast: more, place: index + 1 })).slice(from);
      const { items, next } = cut(rows, limit, ({ place }) => place);
      return { items: items.map(({ place: _, ...one }) => one), next };
    },
  }),
];

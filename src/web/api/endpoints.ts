import { z } from 'zod';
import type { Archive } from '../../archive/archive.ts';
import { placeOf } from '../../archive/changes.ts';
import { type Mission, missionBoard } from '../../archive/queries/board.ts';
import { factPage } from '../../archive/queries/facts.ts';
import { sourceLooks } from '../../archive/queries/health.ts';
import { sealPage } from '../../archive/queries/seals.ts';
import { visitPage } from '../../archive/queries/visits.ts';
import type { Seal } from '../../archive/seals.ts';
import { searchVersions } from '../../archive/search.ts';
import { searchFacets } from '../../archive/search-facets.ts';
import { FACT_NAMES } from '../../domain/fact.ts';
import { contradictionsOf } from '../editions.ts';
import {
  CHANGE_FILTER,
  Country,
  Id,
  Limit,
  Moment,
  optional,
  SEARCH_FILTER,
  SOURCE_FILTER,
  SourceId,
  standing,
} from '../query.ts';
import type { Site } from '../site.ts';
import type { Saying } from '../text.ts';
import { changePlace, cut, factPlace, idOf, visitPlace } from './cursors.ts';
import {
  ChangeShape,
  FacetShape,
  FactShape,
  HitShape,
  SealShape,
  SnapshotShape,
  SourceShape,
  VisitShape,
} from './shapes.ts';

/** One list of the API: the same schemas read the question, describe it, and describe the answer. */
export interface Endpoint {
  readonly path: string;
  /** What it holds, in the languages of the pages. */
  readonly summary: Saying;
  readonly query: z.ZodObject;
  readonly item: z.ZodType;
  readonly rate?: 'search';
  /** Up to `limit` items, and the place of the last where more may follow. */
  read(
    site: Site,
    query: Record<string, unknown>,
    cursor: string | undefined,
    limit: number,
  ): { items: unknown[]; next?: string };
  /** Where each item has an address of its own: `path` and its id. */
  readonly one?: ById;
}

export interface ById {
  readonly id: z.ZodType<number | string>;
  /** Undefined: there is none. */
  read(site: Site, id: number | string): unknown;
}

/** Keeps the type of the query between the schema and its reader. */
function endpoint<Q extends z.ZodObject>(
  one: Omit<Endpoint, 'query' | 'read'> & {
    readonly query: Q;
    read(
      site: Site,
      query: z.output<Q>,
      cursor: string | undefined,
      limit: number,
    ): { items: unknown[]; next?: string };
  },
): Endpoint {
  return one as unknown as Endpoint;
}

const byId = <T extends number | string>(id: z.ZodType<T>, read: (site: Site, id: T) => unknown): ById =>
  ({ id, read }) as ById;

export const PAGING = { limit: optional(Limit), cursor: optional(z.string().max(300)) };

const SearchQuery = z.object({
  q: z.string().min(1).max(200),
  ...SEARCH_FILTER,
  current: optional(
    z.enum(['1', '0']).meta({ description: '1: only words that stand there now; 0: only words that no longer do' }),
  ),
});

export const ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    path: '/api/v1/changes',
    summary: {
      en: 'Changes, the one detected last first, with facts, wording and severity',
      zh: '变化，按发现时间由新到旧，含规定、文字与重要程度',
    },
    query: z.object({ ...CHANGE_FILTER, cause: optional(z.enum(['site', 'engine', 'import'])) }),
    item: ChangeShape,
    read: ({ archive }, query, cursor, limit) =>
      cut(archive.changes.list({ ...query, before: changePlace(cursor), limit: limit + 1 }), limit, (change) =>
        placeOf(change).join('~'),
      ),
    one: byId(Id, ({ archive }, id) => archive.changes.get(id)),
  }),
  endpoint({
    path: '/api/v1/superseded-changes',
    summary: {
      en: 'Changes that imports replaced, since and until by when: they keep their addresses and no longer count',
      zh: '已被导入取代的变化，按取代时间筛选：地址仍然有效，但不再计入',
    },
    query: z.object({ source: optional(SourceId), since: optional(Moment), until: optional(Moment) }),
    item: ChangeShape,
    read: ({ archive }, query, cursor, limit) =>
      cut(archive.changes.superseded({ ...query, before: idOf(cursor), limit: limit + 1 }), limit, ({ id }) => id),
  }),
  endpoint({
    path: '/api/v1/sources',
    summary: {
      en: 'Who is watched, their health, since when they name the K visa, and where their language editions contradict each other',
      zh: '受监测机构、可访问性、首次提及K字签证的时间，以及双语版本之间的矛盾',
    },
    query: z.object({ ...SOURCE_FILTER }),
    item: SourceShape,
    read: ({ archive }, query, cursor = '', limit) => {
      const all = missionBoard(archive.db)
        .filter(
          (one) =>
            one.id > cursor &&
            (!query.kind || one.kind === query.kind) &&
            (!query.country || one.country === query.country),
        )
        .sort((a, b) => (a.id < b.id ? -1 : 1));
      const { items, next } = cut(all, limit, ({ id }) => id);
      return { items: withLooks(archive, items), next };
    },
    one: byId(SourceId, ({ archive }, id) =>
      withLooks(
        archive,
        missionBoard(archive.db).filter((source) => source.id === id),
      ).at(0),
    ),
  }),
  endpoint({
    path: '/api/v1/snapshots',
    summary: {
      en: 'Captures, newest first: address, time, status and SHA-256 of the bytes',
      zh: '快照，由新到旧：网址、时间、状态码与字节的SHA-256摘要',
    },
    query: z.object({
      source: optional(SourceId),
      url: optional(z.string().max(2000)),
      since: optional(Moment),
      until: optional(Moment),
    }),
    item: SnapshotShape,
    read: ({ archive }, query, cursor, limit) => {
      const rows = archive.captures.list({ ...query, before: idOf(cursor), limit: limit + 1 });
      const { items, next } = cut(rows, limit, ({ id }) => id);
      return { items: items.map(({ document: _, ...snapshot }) => snapshot), next };
    },
    one: byId(Id, ({ archive }, id) => {
      const { document: _, ...snapshot } = archive.captures.snapshot(id) ?? {};
      return 'id' in snapshot ? snapshot : undefined;
    }),
  }),
  endpoint({
    path: '/api/v1/facts',
    summary: {
      en: 'Policy facts in force, now or at a past time, each with the sentence that proves it',
      zh: '当前或某一时间有效的规定，均附原文语句',
    },
    query: z.object({
      source: optional(SourceId),
      country: optional(Country),
      fact: optional(z.enum(FACT_NAMES)),
      at: optional(Moment),
    }),
    item: FactShape,
    read: ({ archive }, query, cursor, limit) => {
      const rows = factPage(archive.db, { ...query, after: factPlace(cursor), limit: limit + 1 });
      const { items, next } = cut(rows, limit, ({ place }) => place.join('~'));
      return { items: items.map(({ place: _, ...fact }) => fact), next };
    },
  }),
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
  endpoint({
    path: '/api/v1/visits',
    summary: {
      en: 'Every look, also the vain ones, page by page in order of time: tells silence from blindness',
      zh: '对页面的每次查看（含失败的查看），按页面和时间排列，用以区分“未发布”与“未能看到”',
    },
    query: z.object({ source: optional(SourceId), since: optional(Moment), until: optional(Moment) }),
    item: VisitShape,
    rate: 'search',
    read: ({ archive }, query, cursor, limit) => {
      const rows = visitPage(archive.db, { ...query, after: visitPlace(cursor), limit: limit + 1 });
      const { items, next } = cut(rows, limit, ({ place }) => place.join('~'));
      return { items: items.map(({ place: _, ...visit }) => visit), next };
    },
  }),
  endpoint({
    path: '/api/v1/seals',
    summary: {
      en: 'The hash chain over all captures, a link a day, newest first',
      zh: '全部快照的哈希链，每日一环，由新到旧',
    },
    query: z.object({}),
    item: SealShape,
    read: ({ archive }, _query, cursor, limit) => {
      const { items, next } = cut(sealPage(archive.db, idOf(cursor), limit + 1), limit, ({ number }) => number);
      return { items: withTimeStamps(archive, items), next };
    },
  }),
];

/** How the looks at each source go, and what its editions contradict each other in. */
function withLooks(archive: Archive, sources: readonly Mission[]) {
  const ids = sources.map(({ id }) => id);
  const looks = sourceLooks(archive.db, ids);
  const found = Map.groupBy(contradictionsOf(archive, ids), ({ source }) => source);
  return sources.map((one) => ({
    ...one,
    ...(looks.get(one.id) ?? { lastFailure: null, streak: 0, expectedEvery: null }),
    contradictions: (found.get(one.id) ?? []).map(({ source: _, ...line }) => line),
  }));
}

function withTimeStamps({ timeStamps }: Archive, seals: readonly Seal[]) {
  const stamps = timeStamps.between(seals.at(-1)?.number ?? 0, seals[0]?.number ?? 0);
  return seals.map((seal) => ({
    ...seal,
    timeStamps: stamps
      .filter((one) => one.seal === seal.number)
      .map(({ authority, at, token }) => ({ authority, at, token: token.toString('base64') })),
  }));
}

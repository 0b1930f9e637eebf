import { z } from 'zod';
import type { Archive } from '../../archive/archive.ts';
import { placeOf } from '../../archive/changes.ts';
import { type Mission, missionBoard } from '../../archive/queries/board.ts';
import { factPage } from '../../archive/queries/facts.ts';
import { sourceLooks } from '../../archive/queries/health.ts';
import { sealPage } from '../../archive/queries/seals.ts';
import { visitPage } from '../../archive/queries/visits.ts';
import type { Seal } from '../../archive/seals.ts';
import { FACT_NAMES } from '../../domain/fact.ts';
import { contradictionsOf } from '../editions.ts';
import { CHANGE_FILTER, Country, Id, Moment, optional, SOURCE_FILTER, SourceId } from '../query.ts';
import { changePlace, cut, factPlace, idOf, visitPlace } from './cursors.ts';
import { byId, type Endpoint, endpoint } from './endpoint.ts';
import { SEARCH_ENDPOINTS } from './search-endpoints.ts';
import { ChangeShape, FactShape, SealShape, SnapshotShape, SourceShape, VisitShape } from './shapes.ts';

/** Every list of the API, in the order in which the page for programs shows them. */
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
  ...SEARCH_ENDPOINTS,
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

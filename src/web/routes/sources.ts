import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { MISSION_STATES, missionBoard } from '../../archive/queries/board.ts';
import { formerAddresses, pagesOfSource, versionsOfSource } from '../../archive/queries/pages.ts';
import { HEALTHS } from '../../archive/sources.ts';
import { html } from '../../domain/html.ts';
import { SOURCE_KINDS } from '../../domain/source.ts';
import { editionsOf } from '../editions.ts';
import { notFound } from '../faults.ts';
import { Id, optional, parse, SOURCE_FILTER } from '../query.ts';
import type { Site } from '../site.ts';
import { here, type View } from '../view.ts';
import { countryName, countrySelect, empty, filterForm, nameOf, pager, selectSaid } from '../views/parts.ts';
import { type Paged, sourcePage } from '../views/source.ts';
import { sourceTable } from '../views/sources.ts';

const PER_PAGE = 60;

const ListQuery = z.object({
  ...SOURCE_FILTER,
  state: optional(z.enum(MISSION_STATES)),
  health: optional(z.enum(HEALTHS)),
  from: optional(Id),
});
const PageQuery = z.object({ page: optional(Id), version: optional(Id) });

export function sourceRoutes(app: FastifyInstance, site: Site): void {
  const { db } = site.archive;

  app.get('/sources', { config: { cached: true } }, (request, reply) => {
    const filter = parse(ListQuery, request.query);
    const { from = 0, ...wanted } = filter;
    const board = missionBoard(db);
    const found = board.filter((one) =>
      Object.entries(wanted).every(([key, value]) => value === undefined || one[key as keyof typeof wanted] === value),
    );
    found.sort((a, b) => MISSION_STATES.indexOf(a.state) - MISSION_STATES.indexOf(b.state));
    const next = from + PER_PAGE < found.length ? from + PER_PAGE : undefined;
    return site.page(request, reply, (view) => ({
      title: view.t('sources.title'),
      main: html`<h1>${wanted.country ? countryName(view, wanted.country) : view.t('sources.title')}</h1>
        ${filters(view, filter, [...new Set(board.map((one) => one.country))])}
        <p class="note">${view.t('count.sources', { n: found.length })}</p>
        ${found.length > 0 ? sourceTable(view, found.slice(from, from + PER_PAGE)) : empty(view.t(board.length > 0 ? 'sources.none' : 'sources.undeclared'))}
        ${pager(view, next === undefined ? undefined : here(view, { from: next }), from > 0, here(view, { from: undefined }))}`,
    }));
  });

  app.get<{ Params: { id: string } }>('/sources/:id', { config: { cached: true } }, (request, reply) => {
    const source = site.archive.sources.get(request.params.id);
    if (!source) throw notFound();
    const { page, version } = parse(PageQuery, request.query);
    const pages = paged(pagesOfSource(db, source.id, page ?? 0, 31), 30, page);
    const versions = paged(versionsOfSource(db, source.id, version, 21), 20, version);
    return site.page(request, reply, (view) => ({
      title: nameOf(view, source.name),
      feed: `/feeds/sources/${source.id}.atom`,
      main: sourcePage(view, {
        source,
        standing: missionBoard(db).find(({ id }) => id === source.id),
        pages,
        versions,
        facts: site.archive.facts({ source: source.id }),
        addresses: formerAddresses(db, source.id),
        changes: site.archive.changes.list({
          source: source.id,
          relevance: ['k-visa', 'visa'],
          notCause: 'engine',
          limit: 5,
        }),
        elsewhere: site.archive.vantages.differing(source.id),
        editions: editionsOf(site.archive, [source.id]),
        publisherOf: site.publisherOf,
      }),
    }));
  });
}

/** One row more than is shown tells whether there is a next page. */
function paged<T extends { id: number }>(rows: readonly T[], size: number, cursor: number | undefined): Paged<T> {
  const shown = rows.slice(0, size);
  return { rows: shown, next: rows.length > size ? shown.at(-1)?.id : undefined, started: cursor !== undefined };
}

function filters(view: View, filter: z.output<typeof ListQuery>, countries: readonly string[]) {
  const { from: _, ...set } = filter;
  const fields = html`
    ${countrySelect(view, countries, filter.country)}
    ${selectSaid(view, 'kind', 'word.kind', 'source', SOURCE_KINDS, filter.kind)}
    ${selectSaid(view, 'state', 'word.state', 'state', MISSION_STATES, filter.state)}
    ${selectSaid(view, 'health', 'word.health', 'health', HEALTHS, filter.health)}`;
  return filterForm(
    view,
    fields,
    // The heading names the country already: who came to find a mission sees it first, the form second.
    Object.entries(set).some(([name, value]) => name !== 'country' && value !== undefined),
  );
}

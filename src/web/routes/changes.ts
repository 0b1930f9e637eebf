import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { placeOf } from '../../archive/changes.ts';
import { boundsOf } from '../../archive/queries/looks.ts';
import { CHANGE_KINDS, RELEVANCES, SEVERITIES, TOPICS } from '../../domain/change.ts';
import { html } from '../../domain/html.ts';
import { changePlace, cut } from '../api/cursors.ts';
import { countriesOf } from '../countries.ts';
import { notFound } from '../faults.ts';
import { CHANGE_FILTER, Id, optional, parse } from '../query.ts';
import type { Site } from '../site.ts';
import { here, type View } from '../view.ts';
import { changePage } from '../views/change.ts';
import { changeList } from '../views/change-list.ts';
import { countrySelect, dateField, empty, filterForm, nameOf, pager, selectSaid, titleText } from '../views/parts.ts';

const PER_PAGE = 25;
const ListQuery = z.object({ ...CHANGE_FILTER, before: optional(z.string().max(60)) });
type Filter = z.output<typeof ListQuery>;
const PageQuery = z.object({ view: optional(z.enum(['inline', 'side'])) });
const IdParams = z.object({ id: Id });

export function changeRoutes(app: FastifyInstance, site: Site): void {
  app.get('/changes', { config: { cached: true } }, (request, reply) => {
    const filter = parse(ListQuery, request.query);
    // What nobody is told of, other matters and our own re-readings, is listed only to those who ask for it.
    const { before, ...asked } = filter;
    const relevance = filter.relevance ?? ['k-visa', 'visa'];
    const found = site.archive.changes.list({
      ...asked,
      before: changePlace(before),
      relevance,
      notCause: 'engine',
      limit: PER_PAGE + 1,
    });
    const { items: shown, next } = cut(found, PER_PAGE, (change) => placeOf(change).join('~'));
    return site.page(request, reply, (view) => ({
      title: view.t('changes.title'),
      feed: filter.source
        ? `/feeds/sources/${filter.source}.atom`
        : filter.topic
          ? `/feeds/topics/${filter.topic}.atom`
          : undefined,
      main: html`<h1>${view.t('changes.title')}</h1>${filters(view, filter, countriesOf(site))}
        ${filter.source && html`<p class="note">${nameOf(view, site.publisherOf(filter.source).name)}</p>`}
        ${shown.length > 0 ? changeList(view, shown, site.publisherOf, 2) : empty(view.t(Object.keys(asked).length > 0 ? 'changes.none' : 'changes.baseline'))}
        ${pager(view, next === undefined ? undefined : here(view, { before: next }), before !== undefined, here(view, { before: undefined }))}`,
    }));
  });

  app.get('/changes/:id', { config: { cached: true } }, (request, reply) => {
    const { id } = parseId(request.params);
    const change = site.archive.changes.get(id);
    if (!change) throw notFound();
    const { view: style = 'inline' } = parse(PageQuery, request.query);
    const snapshot = change.after === null ? undefined : site.archive.captures.snapshot(change.after);
    const document = snapshot?.document ? site.archive.documents.get(snapshot.document)?.document : undefined;
    return site.page(request, reply, (view) => ({
      title: titleText(view, change.title),
      feed: `/feeds/sources/${change.source}.atom`,
      main: changePage(view, {
        change,
        style,
        bounds: change.bounds ?? boundsOf(site.archive.db, id),
        publisher: site.publisherOf(change.source),
        printedDate: document?.printedDate,
        urlDate: document?.urlDate,
        sha256: snapshot?.sha256,
        seal: snapshot && site.archive.seals.of(snapshot.id),
      }),
    }));
  });
}

/** An id from an address; whatever is no id leads nowhere. */
export function parseId(params: unknown): { id: number } {
  const result = IdParams.safeParse(params);
  if (!result.success) throw notFound();
  return result.data;
}

function filters(view: View, filter: Filter, countries: readonly string[]) {
  const { t } = view;
  const fields = html`
    ${selectSaid(view, 'kind', 'word.kind', 'kind', CHANGE_KINDS, filter.kind)}
    ${selectSaid(view, 'severity', 'word.severity', 'severity', SEVERITIES.toReversed(), filter.severity)}
    ${selectSaid(view, 'topic', 'word.topic', 'topic', TOPICS, filter.topic)}
    ${selectSaid(view, 'relevance', 'word.state', 'relevance', RELEVANCES, filter.relevance)}
    ${countrySelect(view, countries, filter.country)}
    ${dateField('since', t('filter.since'), filter.since)} ${dateField('until', t('filter.until'), filter.until)}
    ${filter.source && html`<input type="hidden" name="source" value="${filter.source}">`}`;
  const { before: _, ...set } = filter;
  return filterForm(
    view,
    fields,
    Object.values(set).some((value) => value !== undefined),
  );
}

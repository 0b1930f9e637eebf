import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { SearchHit } from '../../archive/search.ts';
import { searchWithFacets } from '../../archive/search-facets.ts';
import { type Html, html } from '../../domain/html.ts';
import { SOURCE_KINDS } from '../../domain/source.ts';
import { cut } from '../api/cursors.ts';
import { Id, optional, parse, SEARCH_FILTER, standing } from '../query.ts';
import type { Site } from '../site.ts';
import { here, type View } from '../view.ts';
import { facetLinks, languageName } from '../views/facets.ts';
import {
  dateField,
  day,
  empty,
  filterForm,
  nameOf,
  outward,
  pager,
  select,
  selectSaid,
  titleText,
} from '../views/parts.ts';

const PER_PAGE = 10;
const Query = z.object({
  ...SEARCH_FILTER,
  q: optional(z.string().max(200)),
  current: optional(z.enum(['1', '0'])),
  before: optional(Id),
});
type Query = z.output<typeof Query>;

export function searchRoutes(app: FastifyInstance, site: Site): void {
  app.get('/search', { config: { cached: true, rate: 'search' } }, (request, reply) => {
    const query = parse(Query, request.query);
    const filter = { ...query, ...standing(query.current), limit: PER_PAGE + 1 };
    const { db } = site.archive;
    const found = query.q ? searchWithFacets(db, query.q, filter, site.fold, { now: site.now() }) : undefined;
    const { items: shown, next } = cut(found?.hits ?? [], PER_PAGE, ({ newest }) => newest);
    return site.page(request, reply, (view) => ({
      title: query.q ? `${query.q} · ${view.t('nav.search')}` : view.t('search.title'),
      main: html`<h1>${view.t('search.title')}</h1>${form(view, query)}
        ${
          query.q &&
          found &&
          (shown.length > 0
            ? html`${facetLinks(view, site, found.facets)}
          <ol class="hits">${shown.map((hit) => line(view, site, hit, query.q!))}</ol>`
            : empty(view.t('search.none', { q: query.q })))
        }
        ${pager(view, next === undefined ? undefined : here(view, { before: next }), query.before !== undefined, here(view, { before: undefined }))}`,
    }));
  });
}

function form(view: View, query: Query): Html {
  const { t } = view;
  const active = Boolean(
    query.kind ?? query.language ?? query.since ?? query.until ?? query.country ?? query.source ?? query.current,
  );
  const fields = html`<input type="hidden" name="q" value="${query.q}">
    ${selectSaid(view, 'kind', 'word.kind', 'source', SOURCE_KINDS, query.kind)}
    ${select(
      view,
      'language',
      t('word.language'),
      LANGUAGES.map((value) => ({ value, label: languageName(view, value) })),
      query.language,
    )}
    ${dateField('since', t('filter.since'), query.since)} ${dateField('until', t('filter.until'), query.until)}
    <label class="check"><input type="checkbox" name="current" value="1"${query.current === '1' && html` checked`}> ${t('search.current')}</label>
    ${query.source && html`<input type="hidden" name="source" value="${query.source}">`}${query.country && html`<input type="hidden" name="country" value="${query.country}">`}`;
  return html`<form class="search" role="search" method="get" action="/search">${view.url.searchParams.has('lang') && html`<input type="hidden" name="lang" value="${view.lang}">`}
    <label class="visually-hidden" for="q">${t('search.words')}</label>
    <input id="q" name="q" type="search" maxlength="200" value="${query.q}" aria-describedby="q-hint"> <button>${t('nav.search')}</button>
    <p class="note" id="q-hint">${t('search.hint')}</p></form>
    ${query.q && filterForm(view, fields, active)}`;
}

const LANGUAGES = ['en', 'zh', 'fr', 'es', 'ru', 'de', 'pt', 'ja', 'ko', 'ar'];

function line(view: View, site: Site, hit: SearchHit, query: string): Html {
  const publisher = site.publisherOf(hit.source);
  const { document } = site.archive.documents.get(hit.document)!;
  const excerpt = site.snippets.excerpt(document.blocks.map(({ text }) => text).join('\n'), query, site.fold);
  return html`<li><p class="meta">${nameOf(view, publisher.name)}</p>
    <h2><a href="${view.href(`/snapshots/${hit.snapshot}`)}" lang="${hit.language}" dir="auto">${titleText(view, hit.title)}</a></h2>
    <p class="excerpt" lang="${hit.language}" dir="auto">${excerpt.map((part) => (part.hit ? html`<mark>${part.text}</mark>` : part.text))}</p>
    <p class="note">${spanOf(view, hit)} · ${outward(hit.url)}</p></li>`;
}

/** When the words appeared on the page and when they vanished. */
function spanOf(view: View, hit: SearchHit): string {
  const a = day(view, hit.appeared);
  if (hit.vanished !== null) return view.t('search.stood', { a, b: day(view, hit.vanished) });
  return view.t(hit.sinceFirstLook ? 'search.standsFirst' : 'search.stands', { a });
}

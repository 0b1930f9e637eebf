import { FACETS, type Facet, type FacetCount, type SearchFacets } from '../../archive/search-facets.ts';
import { type Html, html } from '../../domain/html.ts';
import type { Site } from '../site.ts';
import { here, type View } from '../view.ts';
import { countryName, nameOf } from './parts.ts';

/** So many values of a facet are offered; the form has them all. */
const MOST_VALUES = 8;

/** The name of a language in the reader's own. */
export const languageName = (view: View, tag: string): string =>
  new Intl.DisplayNames([view.tag], { type: 'language' }).of(tag) ?? tag;

/** What the hits can be narrowed by: a link for each value, with how many pages it leaves. What is chosen can be let go. */
export function facetLinks(view: View, site: Site, { counts, counted, more }: SearchFacets): Html {
  const { t } = view;
  const number = new Intl.NumberFormat(view.tag).format(counted);
  const groups = FACETS.map((facet) =>
    group(
      view,
      site,
      facet,
      counts.filter((one) => one.facet === facet),
    ),
  );
  return html`<p class="note" role="status">${t(more ? 'search.countMore' : counted === 1 ? 'search.countOne' : 'search.count', { n: number })}</p>
    <nav class="facets" aria-label="${t('search.narrow')}">${groups}</nav>`;
}

function group(view: View, site: Site, facet: Facet, counts: readonly FacetCount[]): Html | '' {
  const chosen = chosenOf(view, facet);
  // One value says nothing, unless it is the one that was chosen.
  if (counts.length < 2 && !chosen) return '';
  const shown = counts.slice(facet === 'year' ? -MOST_VALUES : 0).slice(0, MOST_VALUES);
  return html`<dl><dt>${view.t(LABELS[facet])}</dt>${shown.map(({ value, count }) => {
    const label = html`${labelOf(view, site, facet, value)} <span class="count">${count}</span>`;
    return value === chosen
      ? html`<dd><a href="${here(view, { ...NOTHING[facet], before: undefined })}" aria-current="true" title="${view.t('search.letGo')}">${label} <span aria-hidden="true">✕</span></a></dd>`
      : html`<dd><a href="${here(view, { ...choose(facet, value), before: undefined })}">${label}</a></dd>`;
  })}</dl>`;
}

const LABELS = {
  source: 'word.source',
  country: 'word.country',
  kind: 'word.kind',
  language: 'word.language',
  year: 'search.year',
  state: 'search.state',
} as const;

const NOTHING: Readonly<Record<Facet, Readonly<Record<string, undefined>>>> = {
  source: { source: undefined },
  country: { country: undefined },
  kind: { kind: undefined },
  language: { language: undefined },
  year: { since: undefined, until: undefined },
  state: { current: undefined },
};

function choose(facet: Facet, value: string): Record<string, string> {
  if (facet === 'year') return { since: `${value}-01-01`, until: `${Number(value) + 1}-01-01` };
  if (facet === 'state') return { current: value === 'now' ? '1' : '0' };
  return { [facet]: value };
}

function chosenOf({ url }: View, facet: Facet): string | undefined {
  const get = (name: string) => url.searchParams.get(name) ?? undefined;
  if (facet === 'state') return { 1: 'now', 0: 'once' }[get('current') ?? ''];
  if (facet !== 'year') return get(facet);
  const year = get('since')?.slice(0, 4);
  const whole = year && choose('year', year);
  return whole && get('since') === whole.since && get('until') === whole.until ? year : undefined;
}

function labelOf(view: View, site: Site, facet: Facet, value: string): string {
  if (facet === 'source') return nameOf(view, site.publisherOf(value).name);
  if (facet === 'country') return countryName(view, value);
  if (facet === 'language') return languageName(view, value);
  if (facet === 'kind') return view.t(`source.${value}` as 'source.embassy');
  if (facet === 'state') return view.t(value === 'now' ? 'search.now' : 'search.once');
  return value;
}

import type { PairSide } from '../../archive/pairs.ts';
import { type Html, html } from '../../domain/html.ts';
import { clean } from '../../notify/clean.ts';
import type { Editions } from '../editions.ts';
import type { View } from '../view.ts';
import { titleText } from './parts.ts';
import { factLabel, factText } from './values.ts';

/** More pairs than this make a page nobody reads; those with contradictions come first. */
const MOST_SHOWN = 20;

/** The notices that stand in two languages, side by side, with what they contradict each other in. Nothing where there is none. */
export function editionList(view: View, all: readonly Editions[]): Html | false {
  if (all.length === 0) return false;
  const shown = all.toSorted((a, b) => b.contradictions.length - a.contradictions.length).slice(0, MOST_SHOWN);
  return html`<section id="editions"><h2>${view.t('editions.title')}</h2><ul class="plain lines">${shown.map(
    (pair) => html`<li>${side(view, pair.chinese)} <span class="arrow">↔</span> ${side(view, pair.foreign)}
      ${pair.contradictions.length > 0 ? differences(view, pair) : html`<span class="note block">${view.t('editions.agree')}</span>`}</li>`,
  )}</ul></section>`;
}

const side = (view: View, { snapshot, language, title }: PairSide): Html =>
  html`<a href="${view.href(`/snapshots/${snapshot}`)}" lang="${language}" dir="auto">${titleText(view, title)}</a>`;

function differences(view: View, { chinese, foreign, contradictions }: Editions): Html {
  return html`<strong class="bad block">✕ ${view.t('editions.contradict')}</strong>
    <ul class="plain">${contradictions.map(
      ({
        fact,
        values,
        quotes,
      }) => html`<li>${factLabel(view, fact)}${view.t('mark.colon')}${clean(factText(view, fact, values[0]), 200)} <q class="quote" lang="${chinese.language}" dir="auto">${clean(quotes[0], 400)}</q>
        <span class="arrow">≠</span> ${clean(factText(view, fact, values[1]), 200)} <q class="quote" lang="${foreign.language}" dir="auto">${clean(quotes[1], 400)}</q></li>`,
    )}</ul>`;
}

import type { FactInForce } from '../../archive/facts.ts';
import { FACT_NAMES, type FactName } from '../../domain/fact.ts';
import { type Html, html } from '../../domain/html.ts';
import { clean } from '../../notify/clean.ts';
import type { View } from '../view.ts';
import { dayTag, empty, outward } from './parts.ts';
import { factLabel, factText } from './values.ts';

/** What a publisher asks: one row a rule, each of its values once, with every sentence that states it. */
export function factsInForce(view: View, facts: readonly FactInForce[]): Html {
  const { t } = view;
  if (facts.length === 0) return empty(t('source.facts.none'));
  const byName = Map.groupBy(facts, ({ fact }) => fact);
  const ordered = [...byName].sort(([a], [b]) => FACT_NAMES.indexOf(a) - FACT_NAMES.indexOf(b));
  return html`<table class="cards asked"><thead><tr><th scope="col">${t('change.fact')}</th><th scope="col">${t('source.stated')}</th></tr></thead>
    <tbody>${ordered.map(([fact, all]) => factRow(view, fact, all))}</tbody></table>`;
}

function factRow(view: View, fact: FactName, all: readonly FactInForce[]): Html {
  const values = [...Map.groupBy(all, ({ value }) => JSON.stringify(value))];
  return html`<tr><th scope="row">${factLabel(view, fact)}${values.length > 1 && html` <small>≠ ${view.t('matrix.conflict')}</small>`}</th>
    <td>${values.map(([, same]) => stated(view, fact, same))}</td></tr>`;
}

function stated(view: View, fact: FactName, same: readonly FactInForce[]): Html {
  return html`<div class="stated"><p class="value">${clean(factText(view, fact, same[0]!.value), 400)}</p>
    ${same.map((one) => proof(view, one))}</div>`;
}

const proof = (view: View, one: FactInForce): Html =>
  html`<q class="quote" lang="${one.language}" dir="auto">${clean(one.quote, 600)}</q>
    <p class="note"><a href="${view.href(`/snapshots/${one.snapshot}`)}">${view.t('word.snapshot')} #${one.snapshot}</a>${view.t('mark.comma')}${view.t('source.since')} ${dayTag(view, one.at)} · ${outward(one.url, view.t('word.official'))}</p>`;

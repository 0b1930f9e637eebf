import type { FactInForce } from '../../archive/facts.ts';
import type { Mission } from '../../archive/queries/board.ts';
import { FACT_NAMES, type FactName } from '../../domain/fact.ts';
import { type Html, html } from '../../domain/html.ts';
import { clean } from '../../notify/clean.ts';
import type { TextKey } from '../text.ts';
import type { View } from '../view.ts';
import { dayTag, empty, outward } from './parts.ts';
import { isWithdrawn } from './timeline.ts';
import { factLabel, factText } from './values.ts';

/** One rule with all who state it. */
type Rule = readonly [fact: FactName, all: readonly FactInForce[]];

/** What a publisher asks: one row a rule, and under the rules that the same sentences state, these sentences once. */
export function factsInForce(view: View, facts: readonly FactInForce[], standing: Mission | undefined): Html {
  const { t } = view;
  if (facts.length === 0) return empty(t(whyNone(standing)));
  const rules = [...Map.groupBy(facts, ({ fact }) => fact)];
  rules.sort(([a], [b]) => FACT_NAMES.indexOf(a) - FACT_NAMES.indexOf(b));
  return html`<table class="cards asked"><thead><tr><th scope="col">${t('change.fact')}</th><th scope="col">${t('source.stated')}</th></tr></thead>
    ${[...Map.groupBy(rules, proofKey).values()].map((group) => html`<tbody>${group.map(([fact, all]) => ruleRow(view, fact, all))}${proofRow(view, group)}</tbody>`)}</table>`;
}

/** No rule is known for one of several reasons, and they mean different things to whoever wants to apply. */
function whyNone(standing: Mission | undefined): TextKey {
  if (standing && isWithdrawn(standing)) return 'source.facts.withdrawn';
  if (standing?.state === 'waiting' || standing?.state === 'unreachable') return `source.facts.${standing.state}`;
  return 'source.facts.none';
}

const agreed = (all: readonly FactInForce[]): boolean =>
  all.every(({ value }) => JSON.stringify(value) === JSON.stringify(all[0]!.value));

/** Rules of the same sentences share a key; one whose pages disagree stands alone, each value with its own sentences. */
const proofKey = ([fact, all]: Rule): string =>
  agreed(all) ? JSON.stringify(all.map(({ snapshot, quote }) => [snapshot, quote])) : fact;

function ruleRow(view: View, fact: FactName, all: readonly FactInForce[]): Html {
  const text = (one: FactInForce) => clean(factText(view, fact, one.value), 400);
  if (agreed(all))
    return html`<tr><th scope="row">${factLabel(view, fact)}</th><td class="value">${text(all[0]!)}</td></tr>`;
  const values = [...Map.groupBy(all, ({ value }) => JSON.stringify(value)).values()];
  return html`<tr><th scope="row">${factLabel(view, fact)} <small>≠ ${view.t('matrix.conflict')}</small></th>
    <td>${values.map((same) => html`<div class="stated"><p class="value">${text(same[0]!)}</p>${same.map((one) => proof(view, one))}</div>`)}</td></tr>`;
}

function proofRow(view: View, group: readonly Rule[]): Html | false {
  const [, all] = group[0]!;
  return agreed(all) && html`<tr class="proof"><td></td><td>${all.map((one) => proof(view, one))}</td></tr>`;
}

const proof = (view: View, one: FactInForce): Html =>
  html`<q class="quote" lang="${one.language}" dir="auto">${clean(one.quote, 600)}</q>
    <p class="note"><a href="${view.href(`/snapshots/${one.snapshot}`)}">${view.t('word.snapshot')} #${one.snapshot}</a>${view.t('mark.comma')}${view.t('source.since')} ${dayTag(view, one.at)} · ${outward(one.url, view.t('word.official'))}</p>`;

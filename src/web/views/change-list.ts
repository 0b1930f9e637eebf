import type { Change } from '../../domain/change.ts';
import type { FactValue } from '../../domain/fact.ts';
import { type Html, html } from '../../domain/html.ts';
import { clean } from '../../notify/clean.ts';
import { listChange } from '../../notify/fact-words.ts';
import { tagOf } from '../text.ts';
import type { View } from '../view.ts';
import { chip, countryName, dayTag, nameOf, summaryText, titleText } from './parts.ts';
import { factLabel, factText } from './values.ts';

/** What a list needs to know of the publisher of a change. */
export interface Publisher {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly country: string;
}

export type PublisherOf = (id: string) => Publisher;

type Level = 2 | 3;

/** The most facts a line shows; the rest is on the change's own page. */
const FACTS_SHOWN = 3;

/** One change in a list: who, what, when, how grave, and what it comes to. */
function changeLine(view: View, change: Change, publisherOf: PublisherOf, level: Level): Html {
  const publisher = publisherOf(change.source);
  const name = nameOf(view, publisher.name);
  return html`<li class="change is-${change.severity}">
    <p class="meta">${dayTag(view, change.detectedAt)} ${chip(view, 'severity', change.severity)} <span class="kind">${view.t(`kind.${change.kind}`)}</span></p>
    <h${level}><a href="${view.href(`/changes/${change.id}`)}"><span class="who">${name}</span> <span class="what" dir="auto" lang="${clean(change.language, 20)}">${titleText(view, change.title)}</span></a></h${level}>
    ${change.kind === 'amended' && change.facts.length > 0 ? factLines(view, change.facts) : html`<p class="summary" lang="${tagOf(view.lang)}">${summaryText(view, change, name, 400)}</p>`}
    <p class="where">${countryName(view, publisher.country)}${change.relevance !== 'k-visa' && html` <span class="topic">${view.t(`relevance.${change.relevance}`)}</span>`}${change.topics.map((topic) => html` <span class="topic">${view.t(`topic.${topic}`)}</span>`)}${change.cause === 'import' && html` <span class="topic">${view.t('changes.import')}</span>`}</p>
  </li>`;
}

/** An amendment is its rules old → new: its summary would say the same once more. */
function factLines(view: View, facts: Change['facts']): Html {
  const more = facts.length - FACTS_SHOWN;
  return html`<ul class="facts">${facts.slice(0, FACTS_SHOWN).map((fact) => html`<li>${factLine(view, fact)}${fact.direction && html` <span class="way">${view.t('mark.parens', { words: view.t(`direction.${fact.direction}`) }).trim()}</span>`}</li>`)}
    ${more > 0 && html`<li class="way">${view.t('change.more', { n: more })}</li>`}</ul>`;
}

/** Old → new; of long lists only what came and what went. */
function factLine(view: View, fact: Change['facts'][number]): Html {
  const moved = listChange(fact.before, fact.after, view.lang);
  const label = html`<span class="label">${factLabel(view, fact.fact)}${fact.visa && fact.visa !== 'K' && ` ${clean(fact.visa, 8)}`}</span>`;
  if (moved)
    return html`${label} ${moved.added.map((one) => html`<b class="plus"><span aria-hidden="true">+ </span><span class="visually-hidden">${view.t('change.added')}${view.t('mark.colon')}</span>${one}</b> `)}${moved.removed.map((one) => html`<span class="minus"><span aria-hidden="true">− </span><span class="visually-hidden">${view.t('change.removed')}${view.t('mark.colon')}</span>${one}</span> `)}`;
  const value = (side: FactValue | null) =>
    side === null
      ? html`<span class="unstated">${view.t('change.unstated')}</span>`
      : clean(factText(view, fact.fact, side), 120);
  if (fact.before === null) return html`${label} <b>${value(fact.after)}</b>`;
  return html`${label} ${value(fact.before)} <span class="arrow" aria-hidden="true">→</span><span class="visually-hidden">${view.t('mark.comma')}${view.t('change.after')}${view.t('mark.colon')}</span> <b>${value(fact.after)}</b>`;
}

/** `level`: of the headings, one below the heading of the list. */
export const changeList = (view: View, changes: readonly Change[], publisherOf: PublisherOf, level: Level = 3): Html =>
  html`<ul class="changes">${changes.map((change) => changeLine(view, change, publisherOf, level))}</ul>`;

import { MISSION_STATES, type Mission } from '../../archive/queries/board.ts';
import type { Change } from '../../domain/change.ts';
import { type Html, html } from '../../domain/html.ts';
import type { View } from '../view.ts';
import { changeList, type PublisherOf } from './change-list.ts';
import { type Week, weeksChart } from './chart.ts';
import { chip, countryName, empty, langField } from './parts.ts';
import { tiles } from './tiles.ts';
import { timeline } from './timeline.ts';

export interface HomeFacts {
  readonly changes: readonly Change[];
  readonly board: readonly Mission[];
  readonly weeks: readonly Week[];
  readonly publisherOf: PublisherOf;
}

export function homePage(view: View, facts: HomeFacts): Html {
  const { t } = view;
  return html`<section class="hero">
    <h1>${t('site.tagline')}</h1>
    <p class="lead">${t('home.lead')}</p>
    ${finder(view, facts.board)}
  </section>
  <div class="columns">
    <section><h2>${t('home.recent')}</h2>
      ${facts.changes.length > 0 ? changeList(view, facts.changes, facts.publisherOf) : empty(t('changes.baseline'))}<p class="more"><a href="${view.href('/changes')}">${t('home.all')} →</a></p></section>
    <section><h2>${t('home.timeline')}</h2>${timeline(view, facts.board)}${weeksChart(view, facts.weeks)}</section>
  </div>
  <section><h2>${t('home.where')}</h2>${facts.board.length > 0 ? html`${legend(view, facts.board)}<p class="note">${t('home.tiles')}</p>${tiles(view, facts.board)}` : empty(t('sources.undeclared'))}</section>`;
}

/** "What does my mission ask?": a country, then its publishers. Works without script. */
function finder(view: View, board: readonly Mission[]): Html {
  const codes = [...new Set(board.filter((one) => one.country !== 'CN').map((one) => one.country))];
  const options = codes
    .map((code) => ({ code, name: countryName(view, code) }))
    .sort((a, b) => a.name.localeCompare(b.name, view.tag));
  if (options.length === 0) return html``;
  return html`<form class="finder" method="get" action="/sources">${langField(view)}
    <label for="country">${view.t('home.yours')}</label>
    <select id="country" name="country" required><option value="">${view.t('home.choose')}</option>${options.map(({ code, name }) => html`<option value="${code}">${name}</option>`)}</select>
    <button>${view.t('home.find')}</button></form>`;
}

function legend(view: View, board: readonly Mission[]): Html {
  const counts = MISSION_STATES.map((state) => ({ state, n: board.filter((one) => one.state === state).length }));
  return html`<ul class="legend">${counts
    .filter(({ n, state }) => n > 0 || state === 'published')
    .map(
      ({ state, n }) =>
        html`<li><a href="${view.href(`/sources?state=${state}`)}"><b>${n}</b> ${chip(view, 'state', state)}</a></li>`,
    )}</ul>`;
}

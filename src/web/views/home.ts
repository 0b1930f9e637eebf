import { MISSION_STATES, type Mission, type MissionState } from '../../archive/queries/board.ts';
import type { Change } from '../../domain/change.ts';
import { type Html, html } from '../../domain/html.ts';
import { CONTINENTS, continentOf } from '../continents.ts';
import type { View } from '../view.ts';
import { changeList, type PublisherOf } from './change-list.ts';
import { type Week, weeksChart } from './chart.ts';
import { chip, countryName, dayTag, empty, glyph, langField, nameOf } from './parts.ts';

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
      ${facts.changes.length > 0 ? html`${changeList(view, facts.changes, facts.publisherOf)}<p class="more"><a href="${view.href('/changes')}">${t('home.all')} →</a></p>` : empty(t('home.quiet'))}</section>
    <section><h2>${t('home.timeline')}</h2>${timeline(view, facts.board)}${weeksChart(view, facts.weeks)}</section>
  </div>
  <section><h2>${t('home.where')}</h2>${legend(view, facts.board)}<p class="note">${t('home.tiles')}</p>${tiles(view, facts.board)}</section>`;
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
    <select id="country" name="country">${options.map(({ code, name }) => html`<option value="${code}">${name}</option>`)}</select>
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

const furthest = (missions: readonly Mission[]): MissionState =>
  MISSION_STATES.find((state) => missions.some((one) => one.state === state)) ?? 'waiting';

/** Countries by continent, each a tile with its code, a mark and words for those who hear the page. */
function tiles(view: View, board: readonly Mission[]): Html {
  const byCountry = Map.groupBy(board, (one) => one.country);
  return html`${CONTINENTS.map((continent) => {
    const countries = [...byCountry].filter(([code]) => continentOf(code) === continent.id);
    if (countries.length === 0) return html``;
    return html`<h3 class="region">${continent[view.lang]}</h3><ul class="tiles">${countries.map(([code, missions]) => tile(view, code, missions))}</ul>`;
  })}`;
}

function tile(view: View, code: string, missions: readonly Mission[]): Html {
  const state = furthest(missions);
  const words = `${countryName(view, code)}: ${view.t(`state.${state}`)}`;
  return html`<li class="tile is-${state}"><a href="${view.href(`/sources?country=${code}`)}" title="${words}"><span aria-hidden="true">${code} <span class="glyph">${glyph(state)}</span></span><span class="visually-hidden">${words}</span></a></li>`;
}

/** First publications in their order, each between its bounds. */
function timeline(view: View, board: readonly Mission[]): Html {
  const known = board
    .filter((one) => one.firstWith !== null && (one.state === 'published' || one.state === 'mentions'))
    .sort((a, b) => (a.firstWith ?? '').localeCompare(b.firstWith ?? ''));
  if (known.length === 0) return empty(view.t('home.timeline.none'));
  return html`<ol class="timeline">${known.map((one) => {
    const b = dayTag(view, one.firstWith!);
    return html`<li><span class="when">${bounded(one) ? html`${dayTag(view, one.lastWithout!)} – ${b}` : one.lastWithout ? b : html`≤ ${b}`}</span>
      <a href="${view.href(`/sources/${one.id}`)}">${nameOf(view, one.name)}</a> ${chip(view, 'state', one.state)}</li>`;
  })}</ol>`;
}

/** A bound is worth showing where the two looks fell on different days. */
const bounded = (one: Mission): boolean =>
  one.lastWithout !== null && one.lastWithout.slice(0, 10) !== one.firstWith?.slice(0, 10);

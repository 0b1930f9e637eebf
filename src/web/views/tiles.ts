import { MISSION_STATES, type Mission, type MissionState } from '../../archive/queries/board.ts';
import { type Html, html } from '../../domain/html.ts';
import { CONTINENTS, continentOf } from '../continents.ts';
import type { View } from '../view.ts';
import { countryName, glyph } from './parts.ts';

interface Country {
  readonly code: string;
  readonly name: string;
  readonly state: MissionState;
}

/** Countries by continent, each a tile with its name and the mark of the furthest that any publisher there has gone. */
export function tiles(view: View, board: readonly Mission[]): Html {
  const countries = [...Map.groupBy(board, (one) => one.country)].map(([code, missions]) => ({
    code,
    name: countryName(view, code),
    state: furthest(missions),
  }));
  countries.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, view.tag));
  return html`${CONTINENTS.map((continent) => {
    const here = countries.filter(({ code }) => continentOf(code) === continent.id);
    return (
      here.length > 0 &&
      html`<h3 class="region">${continent[view.lang]}</h3><ul class="tiles">${here.map((one) => tile(view, one))}</ul>`
    );
  })}`;
}

const furthest = (missions: readonly Mission[]): MissionState =>
  MISSION_STATES.find((state) => missions.some((one) => one.state === state)) ?? 'waiting';

const rank = ({ state }: Country): number => MISSION_STATES.indexOf(state);

const tile = (view: View, { code, name, state }: Country): Html =>
  html`<li class="tile is-${state}"><a href="${view.href(`/sources?country=${code}`)}"><span class="glyph" aria-hidden="true">${glyph(state)}</span><span>${name}<span class="visually-hidden">${view.t('mark.colon')}${view.t(`state.${state}`)}</span></span></a></li>`;

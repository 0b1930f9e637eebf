import type { Mission } from '../../archive/queries/board.ts';
import { type Html, html } from '../../domain/html.ts';
import type { View } from '../view.ts';
import { chip, dayTag, empty, nameOf } from './parts.ts';

/** The start page names so many; the list of publishers has them all. */
const MOST_SHOWN = 12;

/** First publications, the latest first, each between its bounds. */
export function timeline(view: View, board: readonly Mission[]): Html {
  const known = board
    .filter((one) => one.firstWith !== null)
    .sort((a, b) => (b.firstWith ?? '').localeCompare(a.firstWith ?? ''));
  if (known.length === 0) return empty(view.t('home.timeline.none'));
  return html`<ol class="timeline">${known.slice(0, MOST_SHOWN).map(
    (one) => html`<li><span class="when">${firstSeen(view, one)}</span>
      <a href="${view.href(`/sources/${one.id}`)}">${nameOf(view, one.name)}</a> ${stateNow(view, one)}</li>`,
  )}</ol>
  ${known.length > MOST_SHOWN && html`<p class="more"><a href="${view.href('/sources?state=published')}">${view.t('home.timeline.all')} →</a></p>`}`;
}

/** Who named the K visa once and is silent now has taken it back. */
export const isWithdrawn = ({ state, firstWith }: Mission): boolean => state === 'silent' && firstWith !== null;

export const stateNow = (view: View, one: Mission): Html =>
  isWithdrawn(one)
    ? html`<span class="chip"><span class="glyph" aria-hidden="true">○</span>${view.t('state.withdrawn')}</span>`
    : chip(view, 'state', one.state);

/** When a publisher first named the K visa: a day, two days it lies between, or the day by which it stood there. */
export function firstSeen(view: View, { firstWith, lastWithout }: Mission): Html | false {
  if (firstWith === null) return false;
  if (lastWithout === null) return html`${view.t('home.by')} ${dayTag(view, firstWith)}`;
  if (lastWithout.slice(0, 10) === firstWith.slice(0, 10)) return dayTag(view, firstWith);
  return html`${dayTag(view, lastWithout)} – ${dayTag(view, firstWith)}`;
}

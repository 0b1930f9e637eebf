import type { Mission } from '../../archive/queries/board.ts';
import { type Html, html } from '../../domain/html.ts';
import type { View } from '../view.ts';
import { chip, countryName, dayTag, nameOf } from './parts.ts';
import { firstSeen, stateNow } from './timeline.ts';

/** Publishers as a table; on a phone every one becomes a card. */
export function sourceTable(view: View, missions: readonly Mission[]): Html {
  const { t } = view;
  return html`<table class="cards sources"><thead><tr><th scope="col">${t('word.source')}</th><th scope="col">${t('word.country')}</th><th scope="col">${t('word.state')}</th><th scope="col">${t('word.health')}</th><th scope="col">${t('sources.lastRead')}</th></tr></thead>
    <tbody>${missions.map((one) => sourceRow(view, one))}</tbody></table>`;
}

function sourceRow(view: View, one: Mission): Html {
  const { t } = view;
  return html`<tr><th scope="row"><a href="${view.href(`/sources/${one.id}`)}">${nameOf(view, one.name)}</a></th>
    <td data-label="${t('word.country')}">${countryName(view, one.country)}</td>
    <td data-label="${t('word.state')}">${stateNow(view, one)}${one.firstWith !== null && html` <span class="note block">${firstSeen(view, one)}</span>`}</td>
    <td data-label="${t('word.health')}">${chip(view, 'health', one.health)}</td>
    <td data-label="${t('sources.lastRead')}">${one.lastSuccess ? dayTag(view, one.lastSuccess) : t('word.never')}</td></tr>`;
}

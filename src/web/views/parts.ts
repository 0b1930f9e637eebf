import type { Change } from '../../domain/change.ts';
import { type Html, html, type Insert } from '../../domain/html.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import { clean, webAddress } from '../../notify/clean.ts';
import { countryName as regionName } from '../../notify/places.ts';
import { PROBLEM_LABELS } from '../text/problems.ts';
import { saidOf, type TextKey } from '../text.ts';
import type { View } from '../view.ts';

/** Marks that are told apart by shape, so that colour is never needed. */
const GLYPH: Readonly<Record<string, string>> = {
  critical: '▲',
  major: '◆',
  minor: '·',
  published: '●',
  mentions: '◐',
  silent: '○',
  unreachable: '✕',
  waiting: '…',
  ok: '●',
  failing: '◐',
  down: '✕',
  'never-reached': '✕',
};

export const glyph = (name: string): string => GLYPH[name] ?? '';

/** A small label with its mark, such as "▲ Critical". */
export const chip = (view: View, group: string, value: string): Html =>
  html`<span class="chip is-${value}">${glyph(value) && html`<span class="glyph" aria-hidden="true">${glyph(value)}</span>`}${saidOf(view.t, group, value)}</span>`;

/** Coordinated Universal Time to the minute: the archive's own clock, the same for every reader. */
const utc = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

/** Made once: a formatter costs a hundred times what it does. */
const DAYS = {
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }),
  zh: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'UTC' }),
};

/** A day as people of the language write it. */
export function day(view: View, iso: string): string {
  const at = new Date(iso.length === 10 ? `${iso}T00:00:00Z` : iso);
  if (Number.isNaN(at.getTime())) return iso.slice(0, 10);
  return DAYS[view.lang].format(at);
}

export const dayTag = (view: View, iso: string): Html =>
  html`<time datetime="${iso}" title="${utc(iso)}">${day(view, iso)}</time>`;
export const timeTag = (iso: string): Html => html`<time datetime="${iso}">${utc(iso)}</time>`;

/** A title from a watched page: one line of plain text. */
export const titleText = (view: View, title: string, most = 160): string =>
  clean(title, most) || view.t('word.untitled');

/** A link out of the archive, to http(s) addresses alone; anything else is shown as text. */
export function outward(url: string, label?: Insert): Html {
  const address = webAddress(url);
  const shown = label ?? clean(url, 300);
  if (!address) return html`<span class="address">${shown}</span>`;
  return html`<a class="address" href="${address}" rel="noopener noreferrer external">${shown}</a>`;
}

/** The name of a source, in the reader's language first. */
export const nameOf = (view: View, name: { readonly en: string; readonly zh: string }): string =>
  (view.lang === 'zh' ? name.zh || name.en : name.en || name.zh) || '';

/** What a change is about; the publisher's name, which a mail needs before it, stands beside it here. */
export function summaryText(view: View, change: Change, name: string, most: number): string {
  const text = change.summary[view.lang] || change.summary.en;
  const lead = [`${name}: `, `${name}：`].find((one) => text.startsWith(one)) ?? '';
  return clean(text.slice(lead.length), most);
}

/** The name of a country by its ISO code. */
export const countryName = (view: View, code: string): string => regionName(code, view.lang);

/** Why a page cannot be read, for people who are no engineers. */
export const problemText = (view: View, code: string): string =>
  code in PROBLEM_LABELS ? PROBLEM_LABELS[code as ProblemCode][view.lang] : code;

/** Words to read instead of an empty list. */
export const empty = (words: string): Html => html`<p class="empty">${words}</p>`;

/** Older entries of a list, and the way back to its start. */
export function pager(view: View, next: string | undefined, started: boolean, first: string): Html {
  if (!next && !started) return html``;
  return html`<nav class="pager" aria-label="${view.t('list.next')}">
    ${started && html`<a href="${first}">${view.t('list.first')}</a>`}
    ${next && html`<a rel="next" href="${next}">${view.t('list.next')} →</a>`}
  </nav>`;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One drop-down of a filter form. */
export const select = (view: View, name: string, label: string, choices: readonly Choice[], chosen?: string): Html =>
  html`<label class="field">${label}
    <select name="${name}"><option value="">${view.t('filter.any')}</option>${choices.map(
      (choice) =>
        html`<option value="${choice.value}"${choice.value === chosen && html` selected`}>${choice.label}</option>`,
    )}</select></label>`;

/** A drop-down of known values, each by what the pages call it ("kind.amended"). */
export const selectSaid = (
  view: View,
  name: string,
  label: TextKey,
  group: string,
  values: readonly string[],
  chosen?: string,
): Html => {
  const choices = values.map((value) => ({ value, label: saidOf(view.t, group, value) }));
  return select(view, name, view.t(label), choices, chosen);
};

/** Countries by their names in the reader's language. */
export function countrySelect(view: View, codes: readonly string[], chosen?: string): Html {
  const choices = codes.map((value) => ({ value, label: countryName(view, value) }));
  choices.sort((a, b) => a.label.localeCompare(b.label, view.tag));
  return select(view, 'country', view.t('word.country'), choices, chosen);
}

export const dateField = (name: string, label: string, value?: string): Html =>
  html`<label class="field">${label} <input type="date" name="${name}" value="${value?.slice(0, 10)}"></label>`;

/** A form that filters the list below it. It opens by itself where a filter is set. */
export const filterForm = (view: View, fields: Insert, active: boolean): Html => html`
  <details class="filters"${active && html` open`}><summary>${view.t('filter.title')}</summary>
    <form method="get" action="${view.url.pathname}">${langField(view)}${fields}
      <div class="actions"><button>${view.t('filter.apply')}</button>
      ${active && html`<a href="${view.href(view.url.pathname)}">${view.t('filter.clear')}</a>`}</div>
    </form></details>`;

/** Keeps the chosen language through a form. */
export const langField = (view: View): Html =>
  view.url.searchParams.has('lang') ? html`<input type="hidden" name="lang" value="${view.lang}">` : html``;

import type { Bounds } from '../../archive/queries/looks.ts';
import type { Change, ChangeKind } from '../../domain/change.ts';
import type { FactChange } from '../../domain/fact.ts';
import { type Html, html } from '../../domain/html.ts';
import { clean } from '../../notify/clean.ts';
import type { TextKey } from '../text.ts';
import { here, type View } from '../view.ts';
import type { Publisher } from './change-list.ts';
import { citeBox } from './cite.ts';
import { type DiffStyle, diffPart, diffView, MOST_PARTS, wordMarker } from './diff.ts';
import { chip, dayTag, nameOf, outward, summaryText, timeTag, titleText } from './parts.ts';
import { factLabel, factText } from './values.ts';

export interface ChangeFacts {
  readonly change: Change;
  readonly publisher: Publisher;
  readonly style: DiffStyle;
  /** The looks it lies between. */
  readonly bounds?: Bounds;
  /** Dates that the page itself shows: neither is to be believed alone. */
  readonly printedDate?: string;
  readonly urlDate?: string;
  readonly sha256?: string;
  /** Of the snapshot that shows the change, once its day is sealed. */
  readonly seal?: { readonly day: string; readonly head: string };
}

export function changePage(view: View, facts: ChangeFacts): Html {
  const { change, publisher } = facts;
  const { t } = view;
  const name = nameOf(view, publisher.name);
  const isNew = change.kind === 'published' && change.before === null;
  return html`<article>
    <header class="page-head">
      <p class="meta"><a href="${view.href(`/sources/${publisher.id}`)}">${name}</a> · ${dayTag(view, change.detectedAt)}</p>
      <h1 dir="auto" lang="${clean(change.language, 20)}">${titleText(view, change.title)}</h1>
      <p class="chips">${chip(view, 'severity', change.severity)} <span class="chip">${t(`kind.${change.kind}`)}</span> <span class="chip">${t(`relevance.${change.relevance}`)}</span>${change.topics.map((topic) => html` <a class="chip" href="${view.href(`/changes?topic=${topic}`)}">${t(`topic.${topic}`)}</a>`)}</p>
      <p class="lead">${summaryText(view, change, name, 800)}</p>
      <p>${t('word.official')}${t('mark.colon')}${outward(change.url)}</p>
      ${supersededNote(view, change)}
      ${remarks(view, change)}
    </header>
    ${change.facts.length > 0 && html`<section><h2>${t(isNew ? 'change.facts.new' : 'change.facts')}</h2>${factTable(view, change.facts, change.language)}</section>`}
    <section id="words"><h2>${t(isNew ? 'change.words.new' : 'change.words')}</h2>${words(view, change, facts.style)}</section>
    <section><h2>${t('change.when')}</h2>${when(view, facts)}</section>
    <section><h2>${t('change.evidence')}</h2>${evidence(view, change)}
    ${citeBox(view, {
      key: `kvisa-change-${change.id}`,
      title: change.title,
      publisher: publisher.name.en,
      at: change.detectedAt,
      address: `${view.base}/changes/${change.id}`,
      original: change.url,
      sha256: facts.sha256,
      seal: facts.seal,
      language: change.language,
    })}</section>
  </article>`;
}

/** What was cited is found here, and what counts now is a link away. */
function supersededNote(view: View, { superseded }: Change): Html | false {
  if (!superseded) return false;
  const { t } = view;
  const links = superseded.by.map((id) => html` <a href="${view.href(`/changes/${id}`)}">#${id}</a>`);
  return html`<p class="note"><strong>${t('change.superseded')}</strong>${t('mark.comma')}${timeTag(superseded.at)}. ${t('change.superseded.why')} ${
    links.length > 0 ? html`${t('change.superseded.by')}${t('mark.colon')}${links}` : t('change.superseded.none')
  }</p>`;
}

function remarks(view: View, change: Change): Html {
  const words = [
    change.cause === 'engine' && view.t('changes.engine'),
    change.cause === 'import' && view.t('changes.import'),
    change.reason && view.t('changes.quiet', { why: clean(change.reason, 200) }),
  ].filter((one) => one !== false && one !== undefined && one !== '');
  return html`${words.map((one) => html`<p class="note">${one}</p>`)}`;
}

/**
 * Old → new with the sentences that prove it, under the last of those that share them; without the old side where nothing was
 * stated before. On a phone every fact is a card.
 */
export function factTable(view: View, facts: readonly FactChange[], lang: string): Html {
  const { t } = view;
  const sides = facts.every(({ before }) => before === null) ? (['after'] as const) : (['before', 'after'] as const);
  const label = (which: 'before' | 'after') => (sides.length === 1 ? t('source.value') : t(`change.${which}`));
  const groups = [...Map.groupBy(facts, ({ quote }) => JSON.stringify(quote)).values()];
  const row = (fact: FactChange, last: boolean) =>
    html`<tr><th scope="row">${factHead(view, fact)}</th>${sides.map((which) => html`<td${sides.length > 1 && html` data-label="${label(which)}"`}>${factSide(view, fact, which)}${last && factQuote(fact, which, lang)}</td>`)}</tr>`;
  return html`<table class="cards moved"><thead><tr><th scope="col">${t('change.fact')}</th>${sides.map((which) => html`<th scope="col">${label(which)}</th>`)}</tr></thead>
    ${groups.map((group) => html`<tbody>${group.map((fact, index) => row(fact, index === group.length - 1))}</tbody>`)}</table>`;
}

/** The K visa is what these pages are about; another category is named. */
const factHead = (view: View, fact: FactChange): Html =>
  html`${factLabel(view, fact.fact)}${fact.visa && fact.visa !== 'K' && html` <small>${clean(fact.visa, 8)}</small>`}${fact.direction && html` <span class="chip is-${fact.direction}">${view.t(`direction.${fact.direction}`)}</span>`}`;

function factSide(view: View, fact: FactChange, which: 'before' | 'after'): Html {
  const value = fact[which];
  const shown =
    value === null
      ? html`<span class="unstated">${view.t('change.unstated')}</span>`
      : factText(view, fact.fact, value);
  return html`<span class="value">${shown}</span>`;
}

const factQuote = ({ quote }: FactChange, which: 'before' | 'after', lang: string): Html | false =>
  quote[which] !== null && html`<q lang="${lang}" dir="auto">${clean(quote[which], 600)}</q>`;

function words(view: View, change: Change, style: DiffStyle): Html {
  if (change.diff.length === 0)
    return html`<p class="empty">${view.t(change.kind === 'withdrawn' ? 'change.gone' : 'change.nodiff')}</p>`;
  const shown = change.diff.slice(0, MOST_PARTS);
  const mark = wordMarker();
  return html`${styleTabs(view, style, '#words')}${diffView(
    view,
    shown.map((part) => diffPart(part, style, mark)),
    style,
    change.language,
  )}
    ${change.diff.length > shown.length && html`<p class="note">${view.t('change.long', { n: shown.length })}</p>`}`;
}

/** Inline or side by side, as two links. */
export function styleTabs(view: View, style: DiffStyle, anchor = ''): Html {
  const tab = (one: DiffStyle) =>
    html`<a href="${here(view, { view: one === 'side' ? 'side' : undefined })}${anchor}"${one === style && html` aria-current="true"`}>${view.t(`change.${one}`)}</a>`;
  return html`<p class="tabs">${tab('inline')} ${tab('side')}</p>`;
}

/** What the looks before and after a change saw. */
const LOOKS: Readonly<Partial<Record<ChangeKind, readonly [before: TextKey, after: TextKey]>>> = {
  amended: ['change.lastBefore', 'change.firstWith'],
  withdrawn: ['change.lastBefore', 'change.firstGone'],
  restored: ['change.lastGone', 'change.firstBack'],
};

function when(view: View, { change, bounds, printedDate, urlDate }: ChangeFacts): Html {
  const { t } = view;
  const row = (label: string, value: Html | string | undefined) =>
    value && html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  const [before, after] = LOOKS[change.kind] ?? ['change.lastWithout', 'change.firstWith'];
  return html`<dl class="facts-list">
    ${bounds && row(t(before), bounds.lastWithout ? timeTag(bounds.lastWithout) : t('change.firstLook'))}
    ${bounds && row(t(after), timeTag(bounds.firstWith))}
    ${row(t('change.detected'), timeTag(change.detectedAt))}
    ${row(t('change.printed'), printedDate && dayTag(view, printedDate))}
    ${row(t('change.inUrl'), urlDate && dayTag(view, urlDate))}
    ${row(t('change.movedFrom'), change.movedFrom && outward(change.movedFrom))}</dl>`;
}

function evidence(view: View, { before, after }: Change): Html {
  const link = (id: number | null, key: 'change.snapBefore' | 'change.snapAfter') =>
    id !== null &&
    html`<li><a href="${view.href(`/snapshots/${id}`)}">${view.t(key)}</a> <span class="note">#${id}</span></li>`;
  return html`<ul class="plain">${link(before, 'change.snapBefore')}${link(after, 'change.snapAfter')}
    ${before !== null && after !== null && before !== after && html`<li><a href="${view.href(`/compare/${before}...${after}`)}">${view.t('change.compare')}</a></li>`}</ul>`;
}

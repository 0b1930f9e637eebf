import type { FactInForce } from '../../archive/facts.ts';
import type { Mission } from '../../archive/queries/board.ts';
import type { formerAddresses, PageLine, VersionLine } from '../../archive/queries/pages.ts';
import type { SourceHealth } from '../../archive/sources.ts';
import type { VantageDifference } from '../../archive/vantages.ts';
import type { Change } from '../../domain/change.ts';
import { type Html, html } from '../../domain/html.ts';
import type { Editions } from '../editions.ts';
import { here, type View } from '../view.ts';
import { changeList, type PublisherOf } from './change-list.ts';
import { editionList } from './editions.ts';
import { factsInForce } from './facts-in-force.ts';
import {
  chip,
  countryName,
  dayTag,
  empty,
  langField,
  nameOf,
  outward,
  pager,
  problemText,
  summaryText,
  timeTag,
  titleText,
} from './parts.ts';
import { firstSeen, stateNow } from './timeline.ts';

export interface Paged<T> {
  readonly rows: readonly T[];
  readonly next: number | undefined;
  readonly started: boolean;
}

export interface SourceFacts {
  readonly source: SourceHealth;
  /** What it says of the K visa; absent once it is no longer watched. */
  readonly standing: Mission | undefined;
  readonly facts: readonly FactInForce[];
  readonly pages: Paged<PageLine>;
  readonly versions: Paged<VersionLine>;
  readonly addresses: ReturnType<typeof formerAddresses>;
  readonly changes: readonly Change[];
  readonly editions: readonly Editions[];
  readonly elsewhere: readonly VantageDifference[];
  readonly publisherOf: PublisherOf;
}

/** What it says of the K visa, and how well its pages are read; before the first look both are the same news. */
const chips = (view: View, { source, standing }: SourceFacts): Html =>
  html`${standing && stateNow(view, standing)} ${!(standing?.state === 'waiting' && source.health === 'waiting') && chip(view, 'health', source.health)}`;

export function sourcePage(view: View, all: SourceFacts): Html {
  const { t } = view;
  const { source } = all;
  return html`<header class="page-head"><p class="meta"><a href="${view.href(`/sources?country=${source.country}`)}">${countryName(view, source.country)}</a>${source.city && html` · <span lang="en">${source.city}</span>`} · ${t(`source.${source.kind}` as 'source.embassy')}</p>
      <h1>${nameOf(view, source.name)}</h1>
      <p class="chips">${chips(view, all)}</p>
      ${latestChange(view, all.changes[0], nameOf(view, source.name))}
      ${all.standing && standingNote(view, all.standing)}
      ${source.withdrawnAt && html`<p class="note">${t('source.withdrawn', { at: source.withdrawnAt.slice(0, 10) })}</p>`}
      <p><a href="${view.href(`/subscribe?source=${source.id}`)}">${t('source.alert')}</a> · <a href="/feeds/sources/${source.id}.atom">${t('source.feed')}</a></p></header>
    <section><h2>${t('source.facts')}</h2>${factsInForce(view, all.facts, all.standing)}</section>
    ${editionList(view, all.editions)}
    <section><h2>${t('source.changes')}</h2>${all.changes.length > 0 ? html`${changeList(view, all.changes, all.publisherOf)}<p class="more"><a href="${view.href(`/changes?source=${source.id}`)}">${t('home.all')} →</a></p>` : empty(t('list.empty'))}</section>
    <section id="pages"><h2>${t('source.pages')}</h2>${all.pages.rows.length > 0 ? html`<ul class="plain lines">${all.pages.rows.map((page) => pageLine(view, page))}</ul>` : empty(t('list.empty'))}
      ${turn(view, all.pages, 'page', '#pages')}</section>
    ${all.elsewhere.length > 0 && html`<section><h2>${t('source.elsewhere')}</h2><ul class="plain lines">${all.elsewhere.map((one) => elsewhereLine(view, one))}</ul></section>`}
    <section id="versions"><h2>${t('source.timeline')}</h2>${all.versions.rows.length > 0 ? versionList(view, all.versions.rows) : empty(t('list.empty'))}
      ${turn(view, all.versions, 'version', '#versions')}</section>
    ${all.addresses.length > 0 && html`<section><h2>${t('source.addresses')}</h2><ul class="plain lines">${all.addresses.map((one) => html`<li>${dayTag(view, one.since)} ${outward(one.url)} <span class="arrow">→</span> ${outward(one.now)}</li>`)}</ul></section>`}`;
}

/** Whoever comes to apply sees first whether anything moved. */
const latestChange = (view: View, change: Change | undefined, name: string): Html | undefined =>
  change &&
  html`<p>${view.t('source.latest')}${view.t('mark.colon')}${dayTag(view, change.detectedAt)}${view.t('mark.comma')}<a href="${view.href(`/changes/${change.id}`)}">${summaryText(view, change, name, 120)}</a></p>`;

/** How old the knowledge is: when the K visa was first seen, when a page was last read. */
function standingNote(view: View, standing: Mission): Html {
  const { t } = view;
  const first = firstSeen(view, standing);
  return html`<p class="note">${first && html`${t('source.first')}${t('mark.colon')}${first} · `}${t('sources.lastRead')}${t('mark.colon')}${standing.lastSuccess ? timeTag(standing.lastSuccess) : t('word.never')}</p>`;
}

const turn = (view: View, paged: Paged<unknown>, name: string, anchor: string): Html =>
  pager(
    view,
    paged.next === undefined ? undefined : here(view, { [name]: paged.next }) + anchor,
    paged.started,
    here(view, { [name]: undefined }) + anchor,
  );

/** A listing or a home page is read for its links and has no text in force. */
const unread = (view: View, { role, checkedAt }: PageLine): string =>
  role === 'page' ? view.t(checkedAt ? 'source.unread' : 'health.waiting') : view.t(`source.${role}`);

function pageLine(view: View, page: PageLine): Html {
  const { t } = view;
  const title = titleText(view, page.title ?? '');
  return html`<li>${page.snapshot !== null ? html`<a href="${view.href(`/snapshots/${page.snapshot}`)}" lang="${page.language ?? 'und'}" dir="auto">${title}</a>` : page.title ? html`<span lang="${page.language ?? 'und'}">${title}</span>` : unread(view, page)}
    ${page.mentionsK && html`<span class="chip is-mentions">${t('relevance.k-visa')}</span>`}
    <span class="note block">${outward(page.url)}</span>
    <span class="note block">${page.role === 'page' && html`${t('count.versions', { n: page.versions })} · `}${t('sources.lastRead')}${t('mark.colon')}${page.succeededAt ? timeTag(page.succeededAt) : t('word.never')}${page.failureStreak > 0 && html` · <strong class="bad">✕ ${problemText(view, page.failureCode ?? '')}</strong>${t('mark.parens', { words: t('status.streak', { n: page.failureStreak }) })}`}</span></li>`;
}

function elsewhereLine(view: View, { vantage, outcome, since, capture, url }: VantageDifference): Html {
  const { t } = view;
  const what =
    outcome === 'differs' || outcome === 'answers'
      ? t(`elsewhere.${outcome}`, { vantage })
      : t('elsewhere.fails', { vantage, why: problemText(view, outcome) });
  return html`<li>${what}${t('mark.comma')}${t('source.since')} ${dayTag(view, since)}${capture !== null && html` · <a href="${view.href(`/snapshots/${capture}`)}">${t('word.snapshot')} #${capture}</a>`} <span class="note block">${outward(url)}</span></li>`;
}

/** The timeline of versions; where there are two, any two can be picked and compared. */
function versionList(view: View, versions: readonly VersionLine[]): Html {
  const list = html`<ol class="timeline">${versions.map((version, index) => versionLine(view, version, versions.length > 1 && picks(view, version, index)))}</ol>`;
  if (versions.length === 1) return list;
  return html`<form method="get" action="/compare">${langField(view)}${list}<p><button class="quiet">${view.t('compare.picked')}</button></p></form>`;
}

/** The two newest are picked until the reader picks others. */
const picks = (view: View, { snapshot }: VersionLine, index: number): Html =>
  html`<span class="picks">${(['before', 'after'] as const).map(
    (side) =>
      html`<label><input type="radio" name="${side}" value="${snapshot}"${index === (side === 'after' ? 0 : 1) && html` checked`}> ${view.t(`change.${side}`)}</label> `,
  )}</span>`;

function versionLine(view: View, version: VersionLine, pick: Html | false): Html {
  return html`<li><span class="when">${timeTag(version.from)} – ${version.until ? timeTag(version.until) : view.t('word.now')}</span>
    <a href="${view.href(`/snapshots/${version.snapshot}`)}" lang="${version.language}" dir="auto">${titleText(view, version.title)}</a>
    ${version.previous !== null && html`<span class="note block"><a href="${view.href(`/compare/${version.previous}...${version.snapshot}`)}">${view.t('source.compare')}</a></span>`}${pick}</li>`;
}

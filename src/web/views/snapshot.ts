import type { CaptureRecord } from '../../archive/captures.ts';
import type { StoredDocument } from '../../archive/documents.ts';
import type { Seal } from '../../archive/seals.ts';
import type { TimeStamp } from '../../archive/time-stamps.ts';
import type { Block } from '../../domain/document.ts';
import { type Html, html } from '../../domain/html.ts';
import { clean } from '../../notify/clean.ts';
import type { Editions } from '../editions.ts';
import type { View } from '../view.ts';
import type { Publisher } from './change-list.ts';
import { citeBox } from './cite.ts';
import { editionList } from './editions.ts';
import { empty, nameOf, outward, timeTag, titleText } from './parts.ts';

export interface SnapshotFacts {
  readonly capture: CaptureRecord;
  readonly stored: StoredDocument | undefined;
  readonly publisher: Publisher;
  /** The notice in its other languages, as they stand now. */
  readonly editions: readonly Editions[];
  /** Its day's link in the hash chain; the day of a fresh capture is not sealed yet. */
  readonly seal: (Seal & { readonly stamp: TimeStamp | undefined }) | undefined;
  readonly neighbours: { readonly previous: number | null; readonly next: number | null };
}

export function snapshotPage(
  view: View,
  { capture, stored, publisher, editions, seal, neighbours }: SnapshotFacts,
): Html {
  const { t } = view;
  const id = capture.id;
  return html`<article><header class="page-head">
      <p class="meta"><a href="${view.href(`/sources/${publisher.id}`)}">${nameOf(view, publisher.name)}</a> · ${t('word.snapshot')} #${id}</p>
      <h1 dir="auto" lang="${capture.language ?? 'und'}">${titleText(view, capture.title)}</h1>
      <dl class="facts-list">
        <div><dt>${t('snapshot.taken')}</dt><dd>${timeTag(capture.at)}</dd></div>
        <div><dt>${t('word.official')}</dt><dd>${outward(capture.url)}</dd></div>
        ${capture.renderer === 'import' && html`<div><dt>${t('snapshot.origin')}</dt><dd>${t('snapshot.imported')}</dd></div>`}
        <div><dt>${t('snapshot.status')}</dt><dd>${capture.status} · ${clean(capture.mediaType, 80)} · ${capture.bytes.toLocaleString('en')} B</dd></div>
        <div><dt>${t('snapshot.digest')}</dt><dd><code class="digest">${capture.sha256}</code></dd></div>
        <div><dt>${t('snapshot.seal')}</dt><dd>${seal ? html`#${seal.number}${t('mark.comma')}${seal.day} <code class="digest note block">${seal.head}</code>` : t('snapshot.unsealed')}</dd></div>
        ${seal?.stamp && html`<div><dt>${t('snapshot.stamp')}</dt><dd>${timeTag(seal.stamp.at)} · ${seal.stamp.authority}</dd></div>`}
      </dl>
      <nav class="pager" aria-label="${t('snapshot.title')}">${neighbours.previous !== null && html`<a rel="prev" href="${view.href(`/snapshots/${neighbours.previous}`)}">← ${t('snapshot.previous')}</a> <a href="${view.href(`/compare/${neighbours.previous}...${id}`)}">${t('source.compare')}</a>`}
      ${neighbours.next !== null && html`<a rel="next" href="${view.href(`/snapshots/${neighbours.next}`)}">${t('snapshot.next')} →</a>`}</nav>
    </header>
    ${editionList(view, editions)}
    <section><h2>${t('snapshot.text')}</h2>${text(view, stored)}</section>
    <section><h2>${t('snapshot.original')}</h2>
      ${capture.mediaType === 'text/html' && html`<iframe class="replay" src="/snapshots/${id}/raw" title="${t('snapshot.original')}" sandbox="" loading="lazy"></iframe>`}
      <p><a href="/snapshots/${id}/raw">${t('snapshot.open')}</a></p></section>
    <section><h2>${t('snapshot.headers')}</h2>${exchange(view, capture)}
    ${citeBox(view, {
      key: `kvisa-snapshot-${id}`,
      title: capture.title,
      publisher: publisher.name.en,
      at: capture.at,
      address: `${view.base}/snapshots/${id}`,
      original: capture.url,
      sha256: capture.sha256,
      ...(seal ? { seal } : {}),
      language: capture.language ?? 'und',
    })}</section></article>`;
}

/** A page shows so much text; the raw bytes hold the rest. */
const MOST_CHARACTERS = 200_000;
const MOST_BLOCKS = 2000;

function text(view: View, stored: StoredDocument | undefined): Html {
  if (!stored) return empty(view.t('snapshot.none'));
  const { blocks, language, problems } = stored.document;
  if (problems.some(({ code }) => code === 'no-text')) return empty(view.t('snapshot.scan'));
  const shown = beginning(blocks);
  return html`<div class="text" lang="${language}" tabindex="0">${shown.map(block)}</div>
    ${shown.at(-1) !== blocks.at(-1) && html`<p class="note">${view.t('snapshot.long')}</p>`}`;
}

/** The first blocks that fit, the last of them cut where it must be. */
function beginning(blocks: readonly Block[]): Block[] {
  const shown: Block[] = [];
  let room = MOST_CHARACTERS;
  for (const one of blocks.slice(0, MOST_BLOCKS)) {
    if (one.text.length > room) {
      shown.push({ kind: one.kind, text: `${one.text.slice(0, room)}…` });
      break;
    }
    shown.push(one);
    room -= one.text.length;
  }
  return shown;
}

function block({ kind, text: words, cells }: Block): Html {
  if (kind === 'heading') return html`<p class="block-heading" dir="auto">${words}</p>`;
  if (kind === 'item') return html`<p class="block-item" dir="auto">${words}</p>`;
  if (kind === 'row' && cells)
    return html`<p class="block-row" dir="auto">${cells.map((cell) => html`<span>${cell}</span> `)}</p>`;
  return html`<p dir="auto">${words}</p>`;
}

function exchange(view: View, capture: CaptureRecord): Html {
  const { t } = view;
  const lines = (headers: Readonly<Record<string, string>>) =>
    Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n');
  return html`<details class="headers"><summary>${t('snapshot.response')}</summary><pre tabindex="0">${lines(capture.responseHeaders)}</pre></details>
    <details class="headers"><summary>${t('snapshot.request')}</summary><pre tabindex="0">${lines(capture.requestHeaders)}</pre></details>
    ${capture.redirects.length > 0 && html`<details class="headers"><summary>${t('snapshot.redirects')}</summary><ol>${capture.redirects.map((hop) => html`<li>${hop.status} ${outward(hop.url)} → ${outward(hop.location)}</li>`)}</ol></details>`}`;
}

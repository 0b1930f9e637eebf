import { comparisonKey } from '../domain/text.ts';
import {
  dropFooters,
  dropLinkRuns,
  dropMetaLines,
  dropNamedChrome,
  dropTrails,
  isReadable,
  keepNamed,
} from './chrome.ts';
import type { DomNode } from './dom.ts';
import { isLegal, isMetaLine } from './furniture.ts';
import { isAttachment } from './links.ts';
import type { Segment, Segments, Span } from './segment.ts';
import { isProse, prefixWeights, within } from './weights.ts';

/** Content containers of widespread content management systems; they hold the text and nothing else. */
const CONTAINER =
  /(?:^|\s)(?:trs_editor_view|TRS_UEDITOR|TRS_Editor|pages_content|article-content|content_text|UCAP-CONTENT|News_Body_Txt_A|zoom)(?=$|\s)/i;
/** A span must hold this share of the page's text to be taken for all of it. */
const MAJORITY = 0.85;

const isWellKnown = ({ name, attribs }: DomNode): boolean =>
  name === 'article' ||
  name === 'main' ||
  attribs?.role === 'main' ||
  CONTAINER.test(attribs?.class ?? '') ||
  CONTAINER.test(attribs?.id ?? '');

/** Text that counts wherever it stands: prose, a row of a data table, an item that is no link. */
const standsAlone = (segment: Segment): boolean =>
  !segment.hidden &&
  (isProse(segment) ||
    segment.kind === 'row' ||
    (segment.kind === 'item' && segment.links === 0 && segment.weight >= 24));

/**
 * Where the text begins: after the line that repeats the page's title, the last one in the first half of the text (or the
 * first, where a long menu makes up that half). 0 where no line does, or where most of the prose stands before it: a
 * footer and a closing box repeat titles too.
 */
function startAfterTitle(list: readonly Segment[], kept: readonly boolean[], title: string): number {
  const key = comparisonKey(title);
  if (!key) return 0;
  const sums = prefixWeights(list, kept);
  const half = sums[list.length]! * 0.5;
  const prose = prefixWeights(
    list,
    list.map((segment, at) => kept[at]! && isProse(segment)),
  );
  let start = 0;
  for (let at = 0; at < list.length; at++) {
    if (start > 0 && sums[at + 1]! > half) break;
    if (
      kept[at] &&
      prose[at + 1]! * 2 <= prose[list.length]! &&
      list[at]!.linkWeight === 0 &&
      Math.abs(list[at]!.text.length - title.length) <= 8 &&
      comparisonKey(list[at]!.text) === key
    )
      start = at + 1;
  }
  return start;
}

function smallest(spans: readonly Span[], sums: Float64Array, share: number, known: boolean): Span | undefined {
  const wanted = sums[sums.length - 1]! * share;
  let best: Span | undefined;
  for (const span of spans) {
    if (known && !isWellKnown(span.element)) continue;
    if (within(sums, span) >= wanted && (!best || span.to - span.from < best.to - best.from)) best = span;
  }
  return best;
}

/** The smallest element with the bulk of the text, widened as long as that takes in nothing that was dropped as chrome. */
function textRegion({ list, spans }: Segments, kept: readonly boolean[], start: number): Span | undefined {
  const sums = prefixWeights(list, kept);
  let region = smallest(spans, sums, MAJORITY, true) ?? smallest(spans, sums, MAJORITY, false);
  if (!region) return undefined;
  const chrome = new Uint32Array(list.length + 1);
  for (let at = 0; at < list.length; at++) {
    const dropped = !kept[at] && at >= start && isReadable(list[at]!) && !isMetaLine(list[at]!.text);
    chrome[at + 1] = chrome[at]! + (dropped ? 1 : 0);
  }
  const chromeIn = (span: Span): number => chrome[span.to]! - chrome[span.from]!;
  for (const span of spans) {
    const wider = span.from <= region.from && span.to >= region.to && span.to - span.from > region.to - region.from;
    if (wider && chromeIn(span) === chromeIn(region)) region = span;
  }
  return region;
}

/** A page of links alone (a listing): the smallest element that holds most of their text. */
function largestRun({ list, spans }: Segments, kept: boolean[]): boolean[] {
  const sums = new Float64Array(list.length + 1);
  for (let at = 0; at < list.length; at++) sums[at + 1] = sums[at]! + (kept[at] ? list[at]!.weight : 0);
  const region = smallest(spans, sums, 0.5, false);
  if (region) cut(kept, region.from, region.to);
  return kept;
}

/** What the page calls itself and its site: such lines are no text. */
export interface PageNames {
  readonly title: string;
  readonly siteNames: ReadonlySet<string>;
}

const cut = (kept: boolean[], from: number, to: number): void => {
  kept.fill(false, 0, from);
  kept.fill(false, to);
};

/** Keeps the text within declared containers: only counters, tools and the title repeated go. */
export function keepDeclared({ list, spans }: Segments, roots: ReadonlySet<DomNode>, names: PageNames): boolean[] {
  const kept = list.map(() => false);
  for (const span of spans)
    if (roots.has(span.element)) for (let at = span.from; at < span.to; at++) kept[at] = isReadable(list[at]!);
  for (const span of spans) {
    if (span.chrome === 2 && !roots.has(span.element) && list[span.from]!.chrome === 2)
      kept.fill(false, span.from, span.to);
  }
  return finish(list, kept, names);
}

function finish(list: readonly Segment[], kept: boolean[], { title, siteNames }: PageNames): boolean[] {
  const key = comparisonKey(title);
  let seen = 0;
  for (let at = 0; at < list.length; at++) {
    if (!kept[at]) continue;
    const { text, kind } = list[at]!;
    if (
      (kind !== 'row' && isLegal(text)) ||
      siteNames.has(text) ||
      (seen++ < 3 && Math.abs(text.length - title.length) <= 8 && comparisonKey(text) === key)
    )
      kept[at] = false;
  }
  dropMetaLines(list, kept);
  return kept;
}

/**
 * Which segments are the page's text, without any knowledge of the site: chrome by element and name, footers, runs of
 * links go; the text begins after the repeated title; what lies outside the element that holds most of it stays only
 * where it is prose. A class only ever helps to drop what its text would not betray.
 */
export function keepContent(segments: Segments, names: PageNames): boolean[] {
  const { list } = segments;
  const kept = list.map(isReadable);
  dropNamedChrome(segments, kept);
  if (!kept.includes(true)) keepNamed(segments, kept);
  const start = startAfterTitle(list, kept, names.title);
  dropFooters(segments, kept, start);
  dropTrails(list, kept);
  cut(kept, start, list.length);
  const beforeRuns = [...kept];
  const files = new Set(segments.links.filter((link) => isAttachment(link.href)).map((link) => link.segment));
  dropLinkRuns(list, files, kept);
  if (!kept.includes(true)) return finish(list, largestRun(segments, beforeRuns), names);
  const region = textRegion(segments, kept, start);
  if (region) {
    for (let at = 0; at < list.length; at++) {
      const outside = at >= region.to || (at < region.from && start === 0);
      if (outside && !standsAlone(list[at]!) && !files.has(at)) kept[at] = false;
    }
  }
  return finish(list, kept, names);
}

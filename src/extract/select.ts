import { comparisonKey } from '../domain/text.ts';
import type { DomNode } from './dom.ts';
import { headsRelated, isFurniture, isLegal, isMetaLine, isSigned, isTrail } from './furniture.ts';
import { isAttachment } from './links.ts';
import type { Segment, Segments, Span } from './segment.ts';

/** Content containers of widespread content management systems; they hold the text and nothing else. */
const CONTAINER =
  /(?:^|\s)(?:trs_editor_view|TRS_UEDITOR|TRS_Editor|pages_content|article-content|content_text|UCAP-CONTENT|News_Body_Txt_A|zoom)(?=$|\s)/i;
/** A span must hold this share of the page's text to be taken for all of it. */
const MAJORITY = 0.85;
const PROSE = 60;

const isWellKnown = ({ name, attribs }: DomNode): boolean =>
  name === 'article' ||
  name === 'main' ||
  attribs?.role === 'main' ||
  CONTAINER.test(attribs?.class ?? '') ||
  CONTAINER.test(attribs?.id ?? '');

const proper = (segment: Segment): number => Math.max(0, segment.weight - segment.linkWeight);
const isProse = (segment: Segment): boolean => proper(segment) >= PROSE && segment.linkWeight * 2 < segment.weight;

/** Text that counts wherever it stands: prose, a row of a data table, an item that is no link. */
const standsAlone = (segment: Segment): boolean =>
  !segment.hidden &&
  (isProse(segment) ||
    segment.kind === 'row' ||
    (segment.kind === 'item' && segment.links === 0 && segment.weight >= 24));

/** prefix[i] = weight of the kept segments before i */
function prefixWeights(list: readonly Segment[], kept: readonly boolean[]): Float64Array {
  const sums = new Float64Array(list.length + 1);
  for (let at = 0; at < list.length; at++) sums[at + 1] = sums[at]! + (kept[at] ? proper(list[at]!) : 0);
  return sums;
}

const within = (sums: Float64Array, span: Pick<Span, 'from' | 'to'>): number => sums[span.to]! - sums[span.from]!;

/** Marks the spans that are chrome by name, unless they hold so much of the text that the name must be wrong. */
function dropNamedChrome({ list, spans }: Segments, kept: boolean[]): void {
  const all = prefixWeights(
    list,
    list.map(() => true),
  );
  const total = all[list.length]!;
  for (const span of spans) {
    if (span.chrome === 0) continue;
    if (span.chrome === 1 && within(all, span) > total * 0.35) continue;
    kept.fill(false, span.from, span.to);
  }
}

/** Where names leave nothing at all they lied: only what the elements themselves call chrome goes. */
function keepNamed({ list, spans }: Segments, kept: boolean[]): void {
  for (let at = 0; at < list.length; at++) kept[at] = isReadable(list[at]!);
  for (const span of spans) if (span.chrome === 2) kept.fill(false, span.from, span.to);
}

/** A page has a few; a page of nothing else must not cost the square of their number. */
const MOST_LEGAL = 100;

/**
 * A footer is the largest run around a copyright line that begins after some of the text and either has no prose (only
 * addresses, numbers, names) or a small share of the page's weight.
 */
function dropFooters({ list, spans }: Segments, kept: boolean[], start: number): void {
  const sums = prefixWeights(list, kept);
  const total = sums[list.length]!;
  const legal = list.map(({ text }, at) => kept[at]! && isLegal(text));
  const prose = new Float64Array(list.length + 1);
  for (let at = 0; at < list.length; at++)
    prose[at + 1] = prose[at]! + (kept[at] && isProse(list[at]!) && !legal[at] ? 1 : 0);
  const isFooter = (span: Span): boolean => {
    if (start > 0 && span.from >= start && sums[span.from]! > sums[start]! && within(prose, span) === 0) return true;
    return within(sums, span) <= total * 0.12 && sums[span.from]! >= total * 0.5;
  };
  const marks = list.flatMap((_, at) => (legal[at] ? [at] : [])).slice(-MOST_LEGAL);
  for (const at of marks) {
    if (!kept[at]) continue;
    let best: Pick<Span, 'from' | 'to'> = { from: at, to: at + 1 };
    for (const span of spans) {
      if (span.from <= at && span.to > at && span.to - span.from > best.to - best.from && isFooter(span)) best = span;
    }
    kept.fill(false, best.from, best.to);
  }
}

const isReadable = ({ kind, text }: Segment): boolean => kind === 'row' || !isFurniture(text);

/** Nothing but links, or one link with a date beside it. */
const isLinky = ({ links, linkWeight, weight }: Segment): boolean =>
  links > 0 && (linkWeight * 10 >= weight * 7 || (links === 1 && weight - linkWeight <= 10 && linkWeight >= 8));

/** Runs of links: menus, language choices, related pages. `between` prose they are content (a list of forms to fetch). */
function dropLinkRuns(list: readonly Segment[], files: ReadonlySet<number>, kept: boolean[]): void {
  const isLink = (at: number): boolean => isLinky(list[at]!) && !files.has(at);
  const prose = list.map((segment, at) => kept[at]! && isProse(segment));
  const first = prose.indexOf(true);
  const last = prose.lastIndexOf(true);
  for (let at = 0; at < list.length; ) {
    if (!kept[at] || !isLink(at)) {
      at++;
      continue;
    }
    let end = at;
    while (
      end < list.length &&
      (!kept[end] || isLinky(list[end]!) || (list[end]!.weight < 30 && end + 1 < list.length && isLink(end + 1)))
    )
      end++;
    const heading = at > 0 && headsRelated(list[at - 1]!.text);
    const surrounded = at > first && end <= last;
    const alone = end - at === 1 && list[at]!.links === 1 && at > first;
    if (heading) kept.fill(false, at - 1, end);
    else if (!surrounded && !alone) kept.fill(false, at, end);
    at = end;
  }
}

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

/** Lines under the title that only date and sign it. */
function dropMetaLines(list: readonly Segment[], kept: boolean[], start: number): void {
  let seen = 0;
  for (let at = start; at < list.length && seen < 4; at++) {
    if (!kept[at]) continue;
    seen++;
    if (isMetaLine(list[at]!.text) && (list[at]!.links === 0 || isSigned(list[at]!.text))) kept[at] = false;
  }
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
  dropMetaLines(list, kept, 0);
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
  for (let at = 0; at < list.length; at++)
    if (list[at]!.links > 1 && isLinky(list[at]!) && isTrail(list[at]!.text)) kept[at] = false;
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

import { headsRelated, isFurniture, isLegal, isMetaLine, isSigned, isTrail } from './furniture.ts';
import type { Segment, Segments, Span } from './segment.ts';
import { isProse, prefixWeights, within } from './weights.ts';

/** No counter, tool or button. */
export const isReadable = ({ kind, text }: Segment): boolean => kind === 'row' || !isFurniture(text);

/** Marks the spans that are chrome by name, unless they hold so much of the text that the name must be wrong. */
export function dropNamedChrome({ list, spans }: Segments, kept: boolean[]): void {
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
export function keepNamed({ list, spans }: Segments, kept: boolean[]): void {
  for (let at = 0; at < list.length; at++) kept[at] = isReadable(list[at]!);
  for (const span of spans) if (span.chrome === 2) kept.fill(false, span.from, span.to);
}

/** A page has a few; a page of nothing else must not cost the square of their number. */
const MOST_LEGAL = 100;

/**
 * A footer is the largest run around a copyright line that begins after some of the text and either has no prose (only
 * addresses, numbers, names) or a small share of the page's weight.
 */
export function dropFooters({ list, spans }: Segments, kept: boolean[], start: number): void {
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

/** Runs of links: menus, language choices, related pages. `between` prose they are content (a list of forms to fetch). */
export function dropLinkRuns(list: readonly Segment[], files: ReadonlySet<number>, kept: boolean[]): void {
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

/** Nothing but links, or one link with a date beside it. */
const isLinky = ({ links, linkWeight, weight }: Segment): boolean =>
  links > 0 && (linkWeight * 10 >= weight * 7 || (links === 1 && weight - linkWeight <= 10 && linkWeight >= 8));

/** Where a visitor is: "Home > Visas > Notices". */
export function dropTrails(list: readonly Segment[], kept: boolean[]): void {
  for (let at = 0; at < list.length; at++)
    if (list[at]!.links > 1 && isLinky(list[at]!) && isTrail(list[at]!.text)) kept[at] = false;
}

/** Lines under the title that only date and sign it. */
export function dropMetaLines(list: readonly Segment[], kept: boolean[]): void {
  let seen = 0;
  for (let at = 0; at < list.length && seen < 4; at++) {
    if (!kept[at]) continue;
    seen++;
    if (isMetaLine(list[at]!.text) && (list[at]!.links === 0 || isSigned(list[at]!.text))) kept[at] = false;
  }
}

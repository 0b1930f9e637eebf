import type { Segment, Span } from './segment.ts';

/** Text of this weight that is mostly no link is prose. */
const PROSE = 60;

/** What a segment weighs without its links. */
const proper = (segment: Segment): number => Math.max(0, segment.weight - segment.linkWeight);
export const isProse = (segment: Segment): boolean =>
  proper(segment) >= PROSE && segment.linkWeight * 2 < segment.weight;

/** At each place, the weight of the kept segments before it. */
export function prefixWeights(list: readonly Segment[], kept: readonly boolean[]): Float64Array {
  const sums = new Float64Array(list.length + 1);
  for (let at = 0; at < list.length; at++) sums[at + 1] = sums[at]! + (kept[at] ? proper(list[at]!) : 0);
  return sums;
}

/** What lies in a span, of sums that begin at 0. */
export const within = (sums: Float64Array, span: Pick<Span, 'from' | 'to'>): number =>
  sums[span.to]! - sums[span.from]!;

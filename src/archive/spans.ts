/** A run of versions of one page, by their ids; `last` null: up to the newest. */
export interface Span {
  readonly from: number;
  readonly last: number | null;
}

const endOf = ({ last }: Span): number => last ?? Number.MAX_SAFE_INTEGER;
const earlier = (a: Span, b: Span): Span => (endOf(a) <= endOf(b) ? a : b);

/** In order of time, without overlaps: the versions in which at least one of these stood. */
export function spansOf(parts: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (const part of [...parts].sort((a, b) => a.from - b.from)) {
    const before = spans.at(-1);
    if (!before || part.from > endOf(before)) spans.push(part);
    else if (endOf(part) > endOf(before)) spans[spans.length - 1] = { from: before.from, last: part.last };
  }
  return spans;
}

/** The versions in which both stood. Both lists are in order and without overlaps. */
export function common(left: readonly Span[], right: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (let a = 0, b = 0; a < left.length && b < right.length; ) {
    const from = Math.max(left[a]!.from, right[b]!.from);
    const end = earlier(left[a]!, right[b]!);
    if (from <= endOf(end)) spans.push({ from, last: end.last });
    if (end === left[a]) a++;
    else b++;
  }
  return spans;
}

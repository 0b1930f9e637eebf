import { inertPlaces } from './inert.ts';
import { endOfHole, type Hole, isDigit, passes, sieveOf } from './sieve.ts';

/** A page with more places that move than this is another page every time. */
const MOST_HOLES = 200;
const BLOCK = 4096;

/**
 * The holes through which another answer of a page passes, known ones included. Null where it differs from the reference in
 * anything but numbers in the page and what is inert.
 */
export function learnHoles(reference: Buffer, body: Buffer, known: readonly Hole[]): Hole[] | null {
  const holes = walk(reference, body, known, inertPlaces(reference));
  if (!holes) return null;
  const wide = withNeighbours(reference, holes);
  return areApart(wide) && passes(sieveOf(reference, wide), body) ? wide : holes;
}

/** So many bytes before a hole must be the same for it to be found in another copy; fewer where what stands before them differs. */
const CONTEXTS = [40, 12];

/**
 * The holes of a reference that another copy of the page has as well: those with the same bytes before them, at one place alone. Whether
 * they may be believed there is for the reader to say.
 */
export function carryHoles(reference: Buffer, holes: readonly Hole[], copy: Buffer): Hole[] {
  const inert = new Set(inertPlaces(copy).map(({ kind, from }) => `${kind} ${from}`));
  const found: Hole[] = [];
  let before: { reference: number; copy: number } | undefined;
  for (const { kind, from, to } of holes) {
    const at = placeOf(reference, from, copy, before);
    const end = at < (found.at(-1)?.to ?? 0) ? -1 : endOfHole(kind, copy, at);
    const holds = end >= 0 && (kind === 'number' || inert.has(`${kind} ${at}`));
    before = holds ? { reference: to, copy: end } : undefined;
    if (holds) found.push({ kind, from: at, to: end });
  }
  return areApart(found) ? found : [];
}

/** Where a hole begins in the copy: as far behind the one before it, or after bytes that stand there once; -1 where it is not found. */
function placeOf(reference: Buffer, from: number, copy: Buffer, before?: { reference: number; copy: number }): number {
  if (before && from - before.reference <= CONTEXTS[0]!) {
    const between = reference.subarray(before.reference, from);
    const at = before.copy + between.length;
    return copy.subarray(before.copy, at).equals(between) ? at : -1;
  }
  for (const length of CONTEXTS) {
    const context = reference.subarray(Math.max(0, from - length), from);
    const at = copy.indexOf(context);
    if (at >= 0) return copy.indexOf(context, at + 1) < 0 ? at + context.length : -1;
  }
  return -1;
}

/** Goes through both together; where they differ there must be a hole, a known one or one that is dug. */
function walk(reference: Buffer, body: Buffer, known: readonly Hole[], inert: readonly Hole[]): Hole[] | null {
  const waiting = [...known];
  const holes: Hole[] = [];
  for (let ref = 0, at = 0; ; ) {
    const next = waiting[0]?.from ?? reference.length;
    const same = commonLength(reference.subarray(ref, next), body.subarray(at));
    const isEnd = ref + same === reference.length && at + same === body.length;
    if (isEnd && waiting.length === 0) return holes;
    const hole =
      ref + same === next && waiting.length > 0 ? waiting.shift() : dig(reference, body, ref + same, at + same, inert);
    if (!hole || hole.from < ref || holes.length >= MOST_HOLES) return null;
    at = endOfHole(hole.kind, body, at + hole.from - ref);
    if (at < 0) return null;
    holes.push(hole);
    ref = hole.to;
    if (waiting[0] && waiting[0].from < ref) return null;
  }
}

/** The hole that explains a difference: something inert, or a whole number that stands on both sides. */
function dig(reference: Buffer, body: Buffer, ref: number, at: number, inert: readonly Hole[]): Hole | undefined {
  const place = inert.find(({ from, to }) => from <= ref && ref <= to);
  if (place) return place;
  let digits = 0;
  while (isDigit(reference[ref - digits - 1]) && digits < at) digits++;
  if (digits === 0 && !(isDigit(reference[ref]) && isDigit(body[at]))) return undefined;
  return numberAt(reference, ref - digits);
}

const MARKUP = /(?:<[/!]?|&#?)[\w:.-]*$/;

/** The number that begins here, unless markup hangs on it: the name of a tag (`h1`) or a character reference (`&#60;`). */
function numberAt(reference: Buffer, from: number): Hole | undefined {
  let to = from;
  while (isDigit(reference[to])) to++;
  const hangsOn = MARKUP.test(reference.toString('latin1', Math.max(0, from - 60), from));
  return to > from && !hangsOn ? { kind: 'number', from, to } : undefined;
}

/** The other numbers of a date, a time or a grouped figure: where the seconds move, the minutes will. */
function withNeighbours(reference: Buffer, holes: readonly Hole[]): Hole[] {
  const found = new Map(holes.map((hole) => [hole.from, hole]));
  for (const hole of holes) {
    if (hole.kind !== 'number') continue;
    for (let at = hole.to; ; ) {
      const next = numberAfter(reference, at);
      if (!next || found.has(next.from)) break;
      found.set(next.from, next);
      at = next.to;
    }
    for (let at = hole.from; ; ) {
      const before = numberBefore(reference, at);
      if (!before || found.has(before.from)) break;
      found.set(before.from, before);
      at = before.from;
    }
  }
  return [...found.values()].sort((a, b) => a.from - b.from);
}

const areApart = (holes: readonly Hole[]): boolean =>
  holes.every(({ from }, at) => at === 0 || from > holes[at - 1]!.to);

/** `2026-11-22 08:00:01`, `22/11/2026`, `1,203`, `2026-11-22T08:00` */
const isJoint = (byte: number | undefined): boolean =>
  byte !== undefined && ' -/:.,T'.includes(String.fromCharCode(byte));

function numberAfter(reference: Buffer, end: number): Hole | undefined {
  return isJoint(reference[end]) && isDigit(reference[end + 1]) ? numberAt(reference, end + 1) : undefined;
}

function numberBefore(reference: Buffer, from: number): Hole | undefined {
  if (!isJoint(reference[from - 1]) || !isDigit(reference[from - 2])) return undefined;
  let start = from - 2;
  while (isDigit(reference[start - 1])) start--;
  return numberAt(reference, start);
}

/** How many bytes two buffers have in common from their beginnings. */
function commonLength(one: Buffer, other: Buffer): number {
  const most = Math.min(one.length, other.length);
  let at = 0;
  while (at < most) {
    const end = Math.min(at + BLOCK, most);
    if (one.compare(other, at, end, at, end) !== 0) break;
    at = end;
  }
  while (at < most && one[at] === other[at]) at++;
  return at;
}

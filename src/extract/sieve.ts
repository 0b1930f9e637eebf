import { createHash } from 'node:crypto';

/**
 * A place of a page whose bytes may differ while the page says the same: a number that is not read (a counter in a footer), or
 * what HTML keeps from its reader whole.
 */
export interface Hole {
  readonly kind: HoleKind;
  /** Byte offsets in the reference. */
  readonly from: number;
  readonly to: number;
}

export type HoleKind = 'number' | 'comment' | 'script' | 'style' | 'value';

/** Everything of a page but its holes. */
export interface Sieve {
  readonly holes: readonly Hole[];
  /** Bytes of the reference. */
  readonly length: number;
  /** SHA-256 of what lies outside the holes. */
  readonly digest: string;
}

/** Counters and times in microseconds have no more digits. */
const MOST_DIGITS = 16;

export const sieveOf = (reference: Buffer, holes: readonly Hole[]): Sieve => ({
  holes,
  length: reference.length,
  digest: digestOf(reference, holes),
});

/** Do these bytes differ from the reference in nothing but its holes? One pass, without decoding or parsing. */
export const passes = (sieve: Sieve, body: Buffer): boolean => holesIn(sieve, body) !== null;

/** Where the holes lie in bytes that pass; null where they do not. */
export function holesIn({ holes, length, digest }: Sieve, body: Buffer): Hole[] | null {
  const found: Hole[] = [];
  let at = 0;
  let before = 0;
  for (const { kind, from, to } of holes) {
    at += from - before;
    const end = endOfHole(kind, body, at);
    if (end < 0) return null;
    found.push({ kind, from: at, to: end });
    at = end;
    before = to;
  }
  return body.length - at === length - before && digestOf(body, found) === digest ? found : null;
}

function digestOf(body: Buffer, holes: readonly Hole[]): string {
  const hash = createHash('sha256');
  let at = 0;
  for (const { from, to } of holes) {
    hash.update(body.subarray(at, from));
    at = to;
  }
  return hash.update(body.subarray(at)).digest('hex');
}

/** Where a hole that begins here ends: where its reader would find its end; -1 where it holds what might be read otherwise. */
export function endOfHole(kind: HoleKind, body: Buffer, at: number): number {
  if (at > body.length) return -1;
  if (kind === 'number') return endOfNumber(body, at);
  if (kind === 'comment') return endOfComment(body, at);
  if (kind === 'value') return endOfValue(body, at);
  return endOfElement(body, at, kind);
}

export const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

function endOfNumber(body: Buffer, at: number): number {
  let end = at;
  while (isDigit(body[end])) end++;
  return end > at && end - at <= MOST_DIGITS ? end : -1;
}

/** `-->`; the other ways to end a comment (WHATWG HTML §13.2.5.43-52) are not let through. */
function endOfComment(body: Buffer, at: number): number {
  const end = body.indexOf('-->', at);
  if (end < 0 || body[at] === 0x3e || body.indexOf('->', at) === at) return -1;
  const other = body.subarray(at, end).indexOf('--!>');
  return other < 0 ? end : -1;
}

/** The quote it began with. Markup inside a value is legal, and read otherwise by a reader that knows no quotes. */
function endOfValue(body: Buffer, at: number): number {
  const end = body.indexOf(body[at - 1]!, at);
  const value = body.subarray(at, Math.max(at, end));
  return value.includes('<') || value.includes('>') ? -1 : end;
}

/** The next `</script` or `</style`, in any case. */
function endOfElement(body: Buffer, at: number, name: 'script' | 'style'): number {
  for (let end = body.indexOf('</', at); end >= 0; end = body.indexOf('</', end + 2)) {
    if (body.toString('latin1', end + 2, end + 2 + name.length).toLowerCase() === name) return end;
  }
  return -1;
}

/** The reference with its holes filled by the least or the most that passes: where both read the same, the holes do not matter. */
export function filled(reference: Buffer, holes: readonly Hole[], how: 'least' | 'most'): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (const { kind, from, to } of holes) {
    const number = how === 'least' ? '0' : '9'.repeat(MOST_DIGITS);
    const other = how === 'least' ? '' : 'x 1';
    parts.push(reference.subarray(at, from), Buffer.from(kind === 'number' ? number : other));
    at = to;
  }
  return Buffer.concat([...parts, reference.subarray(at)]);
}

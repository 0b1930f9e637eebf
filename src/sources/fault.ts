/** One thing wrong with a declaration: where it stands, what was found there, and what is accepted instead. */
export interface Fault {
  /** Relative to the working directory. */
  readonly file: string;
  /** From 1; 0 where the file or folder as a whole is meant. */
  readonly line: number;
  readonly column?: number;
  /** `watch[0].url`; empty where no single key is to blame. */
  readonly key: string;
  readonly found: string;
  readonly remedy: string;
}

/** One clear line: `sources/us/embassy.yaml:4:7: kind: found "embasy"; accepted: …`. */
export function formatFault(fault: Fault): string {
  const place = [fault.file, fault.line || undefined, fault.line ? fault.column : undefined].filter(Boolean).join(':');
  const key = fault.key ? `${fault.key}: ` : '';
  return `${place}: ${key}found ${fault.found}; accepted: ${fault.remedy}`;
}

/** A value as a fault shows it: on one line, cut where it is long. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = textOf(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

/** A YAML alias may make a value a part of itself. */
function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return 'a value that contains itself';
  }
}

/** `watch[0].url` from the path of a key. */
export const keyOf = (path: readonly PropertyKey[]): string =>
  path.map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i ? '.' : ''}${String(part)}`)).join('');

/** ` (did you mean "embassy"?)` where a word is at most two slips away from an accepted one, else nothing. */
export function suggest(word: string, accepted: Iterable<string>): string {
  let best: { word: string; slips: number } | undefined;
  for (const candidate of accepted) {
    const slips = slipsBetween(word.toLowerCase(), candidate.toLowerCase());
    if (slips <= Math.min(2, Math.ceil(candidate.length / 3)) && slips < (best?.slips ?? Infinity))
      best = { word: candidate, slips };
  }
  return best ? ` (did you mean "${best.word}"?)` : '';
}

/** Levenshtein distance; words longer than 64 characters are nobody's slip of the finger. */
function slipsBetween(a: string, b: string): number {
  if (a.length > 64 || b.length > 64) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

import { diffArrays } from 'diff';
import type { DiffPart } from '../domain/change.ts';
import { clean, quoted } from './clean.ts';
import type { DiffLine, Stretch } from './mail-parts.ts';

/** A mail stays a mail: Gmail cuts at 102 KB, and people read less. */
const MOST_LINES = 40;
const MOST_CHARACTERS = 600;
const MOST_ALTOGETHER = 12_000;
/** Beyond this many words per side, whole lines are shown without marking the words. */
const MOST_WORDS = 600;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const words = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);

const whole = (sign: '+' | '-', text: string): DiffLine => ({ sign, words: [{ text: quoted(text), changed: false }] });

/** The two lines of a changed part, the words that differ marked. */
function changedLines(before: string, after: string): DiffLine[] {
  const [old, young] = [words(before), words(after)];
  const most = Math.max(old.length, young.length);
  const parts = most <= MOST_WORDS ? diffArrays(old, young, { timeout: 100 }) : undefined;
  const kept =
    parts?.filter((part) => !part.added && !part.removed).reduce((sum, part) => sum + part.value.length, 0) ?? 0;
  // Where little is common, marking every other word hides more than it shows.
  if (!parts || kept * 3 < most) return [whole('-', before), whole('+', after)];
  const side = (hidden: 'added' | 'removed'): Stretch[] =>
    parts
      .filter((part) => !part[hidden])
      .map((part) => ({ text: joinable(part.value.join('')), changed: part.added || part.removed }));
  return [
    { sign: '-', words: side('added') },
    { sign: '+', words: side('removed') },
  ];
}

/** Cleaned without losing the space at its ends, which separates it from its neighbours. */
function joinable(text: string): string {
  const core = quoted(text);
  return core ? `${/^\s/.test(text) ? ' ' : ''}${core}${/\s$/.test(text) ? ' ' : ''}` : text && ' ';
}

/** The lines of a diff as a mail shows them, and how many parts were left out. */
export function diffLines(diff: readonly DiffPart[]): { readonly lines: DiffLine[]; readonly left: number } {
  const lines: DiffLine[] = [];
  let shown = 0;
  let room = MOST_ALTOGETHER;
  for (const part of diff) {
    if (lines.length >= MOST_LINES || room <= 0) break;
    shown += 1;
    const before = part.op === 'added' ? '' : clean(part.before ?? '', MOST_CHARACTERS);
    const after = part.op === 'removed' ? '' : clean(part.after ?? '', MOST_CHARACTERS);
    room -= before.length + after.length;
    if (before && after) lines.push(...changedLines(before, after));
    else if (before) lines.push(whole('-', before));
    else if (after) lines.push(whole('+', after));
  }
  return { lines, left: diff.length - shown };
}

import { diffArrays } from 'diff';

export interface Segment {
  readonly op: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** A block with more words than this is shown as removed and added whole: bounded work, and no reader follows more. */
const MAX_WORDS = 4000;
export const MAX_EDITS = 800;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const ASCII_ONLY = /^[\x20-\x7e]*$/;

/** Words, spaces and marks in order; joined they give the text. Chinese and Japanese are split by dictionary (ICU). */
export function wordsOf(text: string): string[] {
  // Splitting plain English by rule is many times faster than ICU and gives the same words.
  if (ASCII_ONLY.test(text)) return text.match(/\w+|\s+|[^\w\s]/g) ?? [];
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/**
 * What changed inside a block, word by word; neighbouring edits are merged so that people can read them. With more edits than
 * `mostEdits` the block is removed and added whole.
 */
export function diffWords(before: string, after: string, mostEdits = MAX_EDITS): Segment[] {
  const a = wordsOf(before);
  const b = wordsOf(after);
  const runs = a.length + b.length <= MAX_WORDS ? diffArrays(a, b, { maxEditLength: mostEdits }) : undefined;
  if (!runs) return whole(before, after);
  return mergeEdits(
    runs.map(({ added, removed, value }) => ({
      op: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    })),
  );
}

function whole(before: string, after: string): Segment[] {
  const segments: Segment[] = [
    { op: 'removed', text: before },
    { op: 'added', text: after },
  ];
  return segments.filter(({ text }) => text !== '');
}

/** Two edits with only a space or a mark between them are one edit to a reader. */
function mergeEdits(segments: readonly Segment[]): Segment[] {
  const out: Segment[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    out.push(...whole(removed, added));
    removed = '';
    added = '';
  };
  segments.forEach((segment, index) => {
    if (segment.op === 'removed') removed += segment.text;
    else if (segment.op === 'added') added += segment.text;
    else if (isGlue(segment.text) && removed + added !== '' && index < segments.length - 1) {
      removed += segment.text;
      added += segment.text;
    } else {
      flush();
      out.push(segment);
    }
  });
  flush();
  return out;
}

const isGlue = (text: string): boolean => /^[\s,.;:、，]{1,2}$/.test(text);

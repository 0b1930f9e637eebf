import { wordsOf } from './words.ts';

/** The words of a text, and how often each stands there. */
export interface WordCounts {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

/** Share of words in common (Dice over multisets), 0 to 1. */
export function similarity(a: WordCounts, b: WordCounts): number {
  if (a.total === 0 || b.total === 0) return 0;
  const [few, many] = a.counts.size <= b.counts.size ? [a, b] : [b, a];
  let common = 0;
  for (const [word, times] of few.counts) common += Math.min(times, many.counts.get(word) ?? 0);
  return (2 * common) / (a.total + b.total);
}

/** Long texts are judged by their first words. */
const SAMPLE = 2000;

export function countWords(text: string): WordCounts {
  const counts = new Map<string, number>();
  let total = 0;
  for (const word of wordsOf(text.slice(0, SAMPLE))) {
    if (!/[\p{L}\p{N}]/u.test(word)) continue;
    counts.set(word, (counts.get(word) ?? 0) + 1);
    total++;
  }
  return { counts, total };
}

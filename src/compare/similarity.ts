import { wordsOf } from './words.ts';

/** Share of words in common (Dice over multisets), 0 to 1. Long texts are judged by their first words. */
export function similarity(before: string, after: string): number {
  const a = countWords(before);
  const b = countWords(after);
  if (a.total === 0 || b.total === 0) return 0;
  let common = 0;
  for (const [word, times] of a.counts) common += Math.min(times, b.counts.get(word) ?? 0);
  return (2 * common) / (a.total + b.total);
}

const SAMPLE = 2000;

function countWords(text: string): { counts: Map<string, number>; total: number } {
  const counts = new Map<string, number>();
  let total = 0;
  for (const word of wordsOf(text.slice(0, SAMPLE))) {
    if (!/[\p{L}\p{N}]/u.test(word)) continue;
    counts.set(word, (counts.get(word) ?? 0) + 1);
    total++;
  }
  return { counts, total };
}

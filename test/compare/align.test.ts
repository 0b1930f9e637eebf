import { expect, it } from 'vitest';
import { alignBlocks } from '../../src/compare/align.ts';
import type { Block } from '../../src/domain/document.ts';

const blocks = (texts: readonly string[]): Block[] => texts.map((text) => ({ kind: 'paragraph', text }));
const opsOf = (before: readonly string[], after: readonly string[]) =>
  alignBlocks(blocks(before), blocks(after)).map(({ op }) => op);

/** A word of its own for each number, unlike any other. */
const word = (n: number): string => n.toString(36).padStart(4, '0').replace(/./g, '$&$&');

it('finds what stayed of a page of thousands of paragraphs of which every other one is another', () => {
  const before = Array.from({ length: 6000 }, (_, n) => word(n));
  const after = before.map((text, n) => (n % 2 ? text : word(n + 100_000)));
  expect(opsOf(before, after).filter((op) => op === 'same')).toHaveLength(3000);
});

it('keeps the order of paragraphs that stand there more than once', () => {
  const steps = alignBlocks(blocks(['a', 'rule', 'b', 'rule', 'c']), blocks(['x', 'rule', 'c', 'rule', 'd']));
  expect(steps.flatMap((step) => ('after' in step ? [step.after.text] : []))).toEqual(['x', 'rule', 'c', 'rule', 'd']);
  expect(steps.filter(({ op }) => op === 'same')).toHaveLength(2);
});

it('pairs a paragraph with the one that it was rewritten into, where another stands between', () => {
  const [old, fresh] = ['Applicants are up to 40 years old.', 'Applicants are up to 45 years old.'];
  expect(opsOf(['Top', old, 'End'], ['Top', 'Closed on Mondays', fresh, 'End'])).toEqual([
    'same',
    'added',
    'changed',
    'same',
  ]);
});

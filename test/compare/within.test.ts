import { expect, it } from 'vitest';
import { alignWithin } from '../../src/compare/within.ts';
import type { Block } from '../../src/domain/document.ts';
import { applySteps } from './apply.ts';

const page = (lines: readonly string[]): Block[] => lines.map((text) => ({ kind: 'paragraph', text }));
const rules = (count: number, edited: (n: number) => boolean = () => false) =>
  page(
    Array.from({ length: count }, (_, n) =>
      edited(n) ? `Entirely other words, paragraph ${n}` : `Rule ${n} of the visa`,
    ),
  );
const ROOM = { blocks: 20, characters: 10_000 };

it('finds the one edit in a page of any length', () => {
  const before = rules(5000);
  const after = rules(5000, (n) => n === 4000);
  const { steps, cut } = alignWithin(before, after, ROOM);
  expect(cut).toBe(false);
  expect(applySteps(steps)).toEqual(after);
  expect(steps.filter(({ op }) => op !== 'same').map((step) => 'after' in step && step.after.text)).toContain(
    'Entirely other words, paragraph 4000',
  );
});

it('says where it ended, and ends there, when more differs than there is room for', () => {
  const { steps, cut } = alignWithin(
    rules(500),
    rules(500, (n) => n % 2 === 0),
    ROOM,
  );
  expect(cut).toBe(true);
  expect(applySteps(steps)).toHaveLength(ROOM.blocks);
});

it('counts characters too, so that a few endless paragraphs are no way around the limit', () => {
  const endless = (word: string) => page(Array.from({ length: 10 }, (_, n) => `${word} ${n} `.repeat(1000)));
  const { steps, cut } = alignWithin(endless('old'), endless('new'), ROOM);
  expect([cut, applySteps(steps).length]).toEqual([true, 1]);
});

it.each([
  ['nothing and something', [], ['a']],
  ['something and nothing', ['a'], []],
  ['a repeated paragraph more', ['a', 'a'], ['a', 'a', 'a']],
  ['a paragraph removed in the middle', ['a', 'b', 'c'], ['a', 'c']],
])('gives the new page after all steps: %s', (_name, before, after) => {
  const { steps, cut } = alignWithin(page(before), page(after), ROOM);
  expect([applySteps(steps), cut]).toEqual([page(after), false]);
});

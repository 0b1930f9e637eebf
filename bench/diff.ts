/**
 * What comparing two versions of a long page costs: 1 % of its blocks edited, half of them rewritten, all of them. `words` are
 * the word differences that a mail or a page shows of every changed block.
 *
 *   npm run bench -- diff [500]     # blocks
 */
import { diffArrays } from 'diff';
import { compareDocuments } from '../src/compare/compare.ts';
import { diffWords } from '../src/compare/words.ts';
import type { Block } from '../src/domain/document.ts';
import { sizeAsked } from './support/asked.ts';
import { seeded, sentence } from './support/generated-page.ts';
import { inTurn } from './support/measure.ts';
import { report } from './support/table.ts';

const blocks = sizeAsked(500);
const TURNS = 7;

const write = (random: () => number, chinese: boolean): string =>
  Array.from({ length: 2 }, () => sentence(random, chinese)).join('');

/** The same page with a share of its blocks rewritten (another text) or edited (one sentence more). */
function page(chinese: boolean, share: number, how: 'edited' | 'rewritten'): { title: string; blocks: Block[] } {
  const [old, fresh, choice] = [seeded(3), seeded(4), seeded(5)];
  const texts = Array.from({ length: blocks }, () => write(old, chinese)).map((text) => {
    if (choice() >= share) return text;
    return how === 'edited' ? text + sentence(fresh, chinese) : write(fresh, chinese);
  });
  return { title: 'Notice', blocks: texts.map((text): Block => ({ kind: 'paragraph', text })) };
}

const rows = [];
for (const chinese of [true, false]) {
  const before = page(chinese, 0, 'edited');
  const cases = {
    'edited 1 %': page(chinese, 0.01, 'edited'),
    'half rewritten': page(chinese, 0.5, 'rewritten'),
    'half edited': page(chinese, 0.5, 'edited'),
    'all rewritten': page(chinese, 1, 'rewritten'),
  };
  const texts = (one: typeof before): string[] => one.blocks.map(({ text }) => text);
  const words = (after: typeof before): void => {
    for (const part of compareDocuments(before, after).parts)
      if (part.op === 'changed') diffWords(part.before!, part.after!);
  };
  let small = 0;
  for (const [what, after] of Object.entries(cases)) {
    const measured = await inTurn(
      {
        bare: () => diffArrays(texts(before), texts(after)),
        ours: () => compareDocuments(before, after),
        words: () => words(after),
      },
      TURNS,
    );
    small ||= measured.ours;
    rows.push({
      page: `${chinese ? 'zh' : 'en'}, ${what}`,
      'bare diffArrays ms': measured.bare,
      'comparison ms': measured.ours,
      'of 1 %': measured.ours / small,
      'with words ms': measured.words,
    });
  }
}
report(
  `Two versions of a page of ${blocks} blocks compared, CPU ms (median of ${TURNS} turns)`,
  rows,
  'Goal: half rewritten at most 10 times the 1 % edit, and never over 50 ms.',
);

import { diffArrays } from 'diff';
import type { Block } from '../domain/document.ts';
import { comparisonKey } from '../domain/text.ts';
import { countWords, similarity } from './similarity.ts';

/** One step from a document to the next. Applying all steps in order gives the new blocks. */
export type Step =
  | { readonly op: 'same'; readonly before: Block; readonly after: Block }
  | { readonly op: 'removed'; readonly before: Block }
  | { readonly op: 'added'; readonly after: Block }
  | { readonly op: 'changed'; readonly before: Block; readonly after: Block };

/** Beyond this edit distance the alignment gives up on order and pairs by position: bounded work on rewritten pages. */
const MAX_EDITS = 2000;
/** How far ahead a rewritten block is looked for among the added ones. */
const WINDOW = 8;
/** Blocks less alike than this are a removal and an addition, not an edit. */
const ALIKE = 0.35;

/** Aligns two lists of blocks by their comparison keys (Myers), then pairs what was rewritten. */
export function alignBlocks(before: readonly Block[], after: readonly Block[]): Step[] {
  const keys = (blocks: readonly Block[]) => blocks.map((block) => comparisonKey(block.text));
  const runs = diffArrays(keys(before), keys(after), { maxEditLength: MAX_EDITS });
  if (!runs) return pairRun(before, after);
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  let gone: Block[] = [];
  let fresh: Block[] = [];
  const flush = () => {
    steps.push(...pairRun(gone, fresh));
    gone = [];
    fresh = [];
  };
  for (const { added, removed, count } of runs) {
    if (removed) gone.push(...before.slice(i, i + count));
    else if (added) fresh.push(...after.slice(j, j + count));
    else {
      flush();
      for (let k = 0; k < count; k++) steps.push({ op: 'same', before: before[i + k]!, after: after[j + k]! });
    }
    if (!added) i += count;
    if (!removed) j += count;
  }
  flush();
  return steps;
}

/** Within one run of removed and added blocks: which new block is a rewriting of which old one, in order. */
function pairRun(gone: readonly Block[], fresh: readonly Block[]): Step[] {
  const steps: Step[] = [];
  if (gone.length === 0 || fresh.length === 0) return alone(gone, fresh);
  // Each block is held against several: its words are counted once.
  const words = fresh.map(({ text }) => countWords(text));
  let next = 0;
  for (const before of gone) {
    const candidates = fresh.slice(next, next + WINDOW);
    const own = countWords(before.text);
    const scores = candidates.map((_, index) => similarity(own, words[next + index]!));
    const best = scores.reduce((top, score, index) => (score > (scores[top] ?? 0) ? index : top), 0);
    if ((scores[best] ?? 0) < ALIKE) {
      steps.push({ op: 'removed', before });
      continue;
    }
    for (const after of candidates.slice(0, best)) steps.push({ op: 'added', after });
    steps.push({ op: 'changed', before, after: candidates[best]! });
    next += best + 1;
  }
  for (const after of fresh.slice(next)) steps.push({ op: 'added', after });
  return steps;
}

const alone = (gone: readonly Block[], fresh: readonly Block[]): Step[] => [
  ...gone.map((before): Step => ({ op: 'removed', before })),
  ...fresh.map((after): Step => ({ op: 'added', after })),
];

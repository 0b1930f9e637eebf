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

/** Beyond this edit distance the alignment gives up on order and pairs by position: bounded work on shuffled pages. */
const MAX_EDITS = 2000;
/** How far ahead a rewritten block is looked for among the added ones. */
const WINDOW = 8;
/** Blocks less alike than this are a removal and an addition, not an edit. */
const ALIKE = 0.35;

/** Aligns two lists of blocks by their comparison keys (Myers), then pairs what was rewritten between those that stayed. */
export function alignBlocks(before: readonly Block[], after: readonly Block[]): Step[] {
  const [old, fresh] = [before, after].map((blocks) => blocks.map(({ text }) => comparisonKey(text))) as [
    string[],
    string[],
  ];
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  for (const [nextI, nextJ] of stayed(old, fresh)) {
    steps.push(...pairRun(before.slice(i, nextI), after.slice(j, nextJ)));
    steps.push({ op: 'same', before: before[nextI]!, after: after[nextJ]! });
    i = nextI + 1;
    j = nextJ + 1;
  }
  steps.push(...pairRun(before.slice(i), after.slice(j)));
  return steps;
}

/**
 * The places of a longest run of keys that both have in one order; none where finding it takes too many edits. A key of one side
 * alone is gone or new whatever the order: left out, half a rewritten page costs no edits.
 */
function stayed(before: readonly string[], after: readonly string[]): [number, number][] {
  const placesOf = (keys: readonly string[], other: ReadonlySet<string>) =>
    keys.flatMap((key, place) => (other.has(key) ? [place] : []));
  const left = placesOf(before, new Set(after));
  const right = placesOf(after, new Set(before));
  const runs = diffArrays(
    left.map((place) => before[place]!),
    right.map((place) => after[place]!),
    { maxEditLength: MAX_EDITS },
  );
  const places: [number, number][] = [];
  let i = 0;
  let j = 0;
  for (const { added, removed, count } of runs ?? []) {
    for (let k = 0; !added && !removed && k < count; k++) places.push([left[i + k]!, right[j + k]!]);
    if (!added) i += count;
    if (!removed) j += count;
  }
  return places;
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

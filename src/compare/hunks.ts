import { createHash } from 'node:crypto';
import type { Block } from '../domain/document.ts';
import { comparisonKey } from '../domain/text.ts';
import type { Step } from './align.ts';

/** Consecutive steps that differ, and where they stand. */
export interface Hunk {
  readonly steps: readonly Step[];
  /** The place in the page, known by the unchanged blocks before and after: it stays the same place whatever stands in it. */
  readonly place: string;
}

/** The differing runs of an alignment, in order. */
export function hunksOf(steps: readonly Step[]): Hunk[] {
  const hunks: Hunk[] = [];
  let from = -1;
  for (let at = 0; at <= steps.length; at++) {
    const differs = at < steps.length && steps[at]!.op !== 'same';
    if (differs && from < 0) from = at;
    if (differs || from < 0) continue;
    hunks.push({ steps: steps.slice(from, at), place: placeOf(blockOf(steps[from - 1]), blockOf(steps[at])) });
    from = -1;
  }
  return hunks;
}

/** Everything that stands, or stood, in a hunk. */
export const textsOf = ({ steps }: Hunk): string[] =>
  steps.flatMap((step) => [
    ...('before' in step ? [step.before.text] : []),
    ...('after' in step ? [step.after.text] : []),
  ]);

const blockOf = (step: Step | undefined): Block | undefined =>
  step === undefined ? undefined : 'after' in step ? step.after : step.before;

function placeOf(before: Block | undefined, after: Block | undefined): string {
  const around = [before, after].map((block) => (block ? comparisonKey(block.text) : ''));
  return createHash('sha256').update(around.join('\n')).digest('hex').slice(0, 16);
}

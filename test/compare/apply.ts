import type { Step } from '../../src/compare/align.ts';
import type { Block } from '../../src/domain/document.ts';

/** The blocks after all steps: the inverse of `alignBlocks`. */
export const applySteps = (steps: readonly Step[]): Block[] =>
  steps.flatMap((step) => (step.op === 'removed' ? [] : [step.after]));

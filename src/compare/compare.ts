import { createHash } from 'node:crypto';
import type { DiffPart } from '../domain/change.ts';
import type { Document } from '../domain/document.ts';
import { comparisonKey } from '../extract/normalise.ts';
import { alignBlocks, type Step } from './align.ts';
import { isCounter, type NoiseReason, separateNoise } from './noise.ts';

/** What separates two documents: the real differences, and those put aside with the reason. */
export interface Comparison {
  readonly parts: readonly DiffPart[];
  readonly suppressed: readonly { readonly part: DiffPart; readonly reason: NoiseReason }[];
}

/**
 * The digest of what a document says: titles and blocks in comparison form, counters and clocks left out.
 * Equal digests mean that nobody need look closer.
 */
export function fingerprint(document: Pick<Document, 'title' | 'blocks'>): string {
  const hash = createHash('sha256');
  hash.update(`${comparisonKey(document.title)}\n`);
  for (const block of document.blocks) {
    if (isCounter(block)) continue;
    hash.update(comparisonKey(block.text));
    hash.update('\n');
  }
  return hash.digest('hex');
}

/** Compares two documents, titles first, then block by block. Applying the parts to the one gives the other, noise apart. */
export function compareDocuments(
  before: Pick<Document, 'title' | 'blocks'>,
  after: Pick<Document, 'title' | 'blocks'>,
): Comparison {
  const { real, noise } = separateNoise(alignBlocks(before.blocks, after.blocks));
  return {
    parts: [...compareTitles(before.title, after.title), ...real.map(toPart)],
    suppressed: noise.map(({ step, reason }) => ({ part: toPart(step), reason })),
  };
}

/** A title that only gained or lost the name of the site is the same title. */
function compareTitles(before: string, after: string): DiffPart[] {
  const a = comparisonKey(before);
  const b = comparisonKey(after);
  return a === '' || b === '' || a.includes(b) || b.includes(a) ? [] : [{ op: 'changed', before, after }];
}

/** The share of the older document's characters that still stands, 0 to 1: near 0 means another page altogether. */
export function shareKept(before: Pick<Document, 'blocks'>, comparison: Comparison): number {
  const total = before.blocks.reduce((sum, block) => sum + block.text.length, 0);
  const lost = comparison.parts.reduce((sum, part) => sum + (part.op === 'removed' ? part.before!.length : 0), 0);
  return total === 0 ? 0 : 1 - lost / total;
}

export function toPart(step: Step): DiffPart {
  if (step.op === 'added') return { op: 'added', after: step.after.text };
  if (step.op === 'removed') return { op: 'removed', before: step.before.text };
  return { op: 'changed', before: step.before.text, after: step.after.text };
}

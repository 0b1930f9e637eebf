import { createHash } from 'node:crypto';
import type { DiffPart } from '../domain/change.ts';
import type { Document } from '../domain/document.ts';
import { comparisonKey } from '../domain/text.ts';
import { alignBlocks, type Step } from './align.ts';
import { isCounter, type NoiseReason, separateNoise, type VolatileRule } from './noise.ts';

/** What separates two documents: the real differences, and those put aside with the reason. */
export interface Comparison {
  readonly parts: readonly DiffPart[];
  readonly suppressed: readonly Suppressed[];
}

interface Suppressed {
  readonly part: DiffPart;
  readonly reason: NoiseReason;
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

type Text = Pick<Document, 'title' | 'blocks'>;

/** Compares two documents, titles first, then block by block. Applying the parts to the one gives the other, noise apart. */
export function compareDocuments(before: Text, after: Text, isVolatile?: VolatileRule): Comparison {
  const { real, noise } = separateNoise(alignBlocks(before.blocks, after.blocks), isVolatile);
  const title = compareTitles(before.title, after.title);
  const parts = [...(title ? [title] : []), ...real.map(toPart)];
  const suppressed = noise.map(({ step, reason }): Suppressed => ({ part: toPart(step), reason }));
  if (!title || !isRetitled(before, after)) return { parts, suppressed };
  const titles = new Set([before.title, after.title].map(comparisonKey));
  const isHeadline = (part: DiffPart) =>
    part === title || (part.op !== 'changed' && titles.has(comparisonKey((part.before ?? part.after)!)));
  const headlines = parts.filter(isHeadline).map((part): Suppressed => ({ part, reason: 'retitled' }));
  return { parts: parts.filter((part) => !isHeadline(part)), suppressed: [...headlines, ...suppressed] };
}

/** A title that only gained or lost the name of the site is the same title. */
function compareTitles(before: string, after: string): DiffPart | null {
  const a = comparisonKey(before);
  const b = comparisonKey(after);
  return a === '' || b === '' || a.includes(b) || b.includes(a) ? null : { op: 'changed', before, after };
}

/** Does one title stand as a line in the other document? Then the page says the same, and only its head another thing. */
function isRetitled(before: Text, after: Text): boolean {
  const says = ({ blocks }: Text, title: string) => {
    const key = comparisonKey(title);
    return blocks.some(({ text }) => comparisonKey(text) === key);
  };
  return says(before, after.title) || says(after, before.title);
}

function toPart(step: Step): DiffPart {
  if (step.op === 'added') return { op: 'added', after: step.after.text };
  if (step.op === 'removed') return { op: 'removed', before: step.before.text };
  return { op: 'changed', before: step.before.text, after: step.after.text };
}

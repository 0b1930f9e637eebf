import type { Block } from '../domain/document.ts';
import { alignBlocks, type Step } from './align.ts';

/** How much of two documents is compared, each beginning where they first differ. */
export interface Room {
  readonly blocks: number;
  readonly characters: number;
}

/**
 * Aligns two documents where they differ: equal beginnings and ends are stepped over, and of what lies between no more than the
 * room is compared. `cut`: there was more, and the steps end where the room did.
 */
export function alignWithin(
  before: readonly Block[],
  after: readonly Block[],
  room: Room,
): { steps: Step[]; cut: boolean } {
  const shorter = Math.min(before.length, after.length);
  const equal = (i: number, j: number): boolean => before[i]!.text === after[j]!.text;
  let head = 0;
  while (head < shorter && equal(head, head)) head++;
  let tail = 0;
  while (tail < shorter - head && equal(before.length - 1 - tail, after.length - 1 - tail)) tail++;
  const same = (i: number, j: number): Step => ({ op: 'same', before: before[i]!, after: after[j]! });
  const [gone, fresh] = [before, after].map((all) => beginning(all.slice(head, all.length - tail), room));
  const steps = [...Array.from({ length: head }, (_, index) => same(index, index)), ...alignBlocks(gone!, fresh!)];
  if (head + gone!.length + tail < before.length || head + fresh!.length + tail < after.length)
    return { steps, cut: true };
  for (let left = tail; left > 0; left--) steps.push(same(before.length - left, after.length - left));
  return { steps, cut: false };
}

function beginning(blocks: readonly Block[], room: Room): readonly Block[] {
  let characters = 0;
  const end = blocks.findIndex(({ text }, index) => {
    characters += text.length;
    return index >= room.blocks || (index > 0 && characters > room.characters);
  });
  return end < 0 ? blocks : blocks.slice(0, end);
}

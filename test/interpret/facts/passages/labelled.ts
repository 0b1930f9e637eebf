import { describe, expect, it } from 'vitest';
import type { FactName, FactValue, Fee } from '../../../../src/domain/fact.ts';
import { blocksOfText, mergeFacts, readDocument } from '../../../../src/interpret/read.ts';

export interface Passage {
  readonly title: string;
  readonly url: string;
  readonly text: string;
  /** Everything it states, labelled by reading before the program had read it; the words of a fee's service are left out. */
  readonly facts: Partial<Record<FactName, FactValue>>;
}

/** Lists are sets: their order says nothing. */
function plain(value: FactValue): unknown {
  if (!Array.isArray(value)) return value;
  const items = (value as readonly (string | Fee)[]).map((one) => {
    if (typeof one === 'string') return one;
    const { amount, currency, entries = '', nationality = '' } = one;
    return `${amount} ${currency} ${entries} ${nationality}`;
  });
  return [...new Set(items)].sort();
}

/** Every passage states what it is labelled with, and nothing else. */
export function itStates(passages: readonly Passage[]): void {
  describe('a page states what stands in it and nothing else', () => {
    it.each(passages)('$title', ({ title, url, text, facts }) => {
      const blocks = blocksOfText(text);
      const read = mergeFacts(readDocument({ title, blocks, language: 'en', url, official: true }).facts);
      const stated = Object.fromEntries(read.map(({ fact, value }) => [fact, plain(value)]));
      expect(stated).toEqual(Object.fromEntries(Object.entries(facts).map(([fact, value]) => [fact, plain(value)])));
    });
  });
}

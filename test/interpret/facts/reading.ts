import { describe, expect, it } from 'vitest';
import { textOf } from '../../../src/domain/document.ts';
import type { FactName, FactValue } from '../../../src/domain/fact.ts';
import { blocksOfText, readDocument } from '../../../src/interpret/read.ts';

/** A passage and what it states; undefined: it states nothing of this fact. */
export type Case = readonly [text: string, value: FactValue | undefined];

/** Reads a passage as the body of a mission's page about the K visa. */
export function factsOf(text: string, url = 'http://us.china-embassy.gov.cn/eng/lsfw/zj/t1.htm') {
  const blocks = blocksOfText(text);
  const input = { title: 'K Visa / K字签证', blocks, language: 'en', url, official: true };
  return { facts: readDocument(input).facts, text: textOf(input) };
}

/** Lists are sets: their order says nothing. */
const inOrder = (value: FactValue | undefined): unknown =>
  Array.isArray(value) && typeof value[0] === 'string' ? [...(value as string[])].sort() : value;

/** Every passage of a table states its value, and the quote stands in the passage word for word. */
export function itReads(fact: FactName, cases: Readonly<Record<string, readonly Case[]>>, url?: string): void {
  for (const [language, rows] of Object.entries(cases)) {
    describe(`${fact} in ${language}`, () => {
      it.each(rows.map(([text, value]) => ({ text, value })))('$text → $value', ({ text, value }) => {
        const read = factsOf(text, url);
        const found = read.facts.filter((one) => one.fact === fact);
        expect(inOrder(found[0]?.value)).toEqual(inOrder(value));
        for (const { quote } of found) expect(read.text).toContain(quote);
      });
    });
  }
}

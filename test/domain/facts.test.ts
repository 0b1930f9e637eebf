import { expect, it } from 'vitest';
import { FACT_NAMES } from '../../src/domain/fact.ts';
import { RANK } from '../../src/interpret/summary.ts';
import { FACT_GROUPS } from '../../src/web/views/matrix.ts';

it('every fact has its rank in summaries, once', () => {
  expect(RANK.toSorted()).toEqual(FACT_NAMES.toSorted());
});

it('every fact is a column of the rules side by side, under one topic', () => {
  const { overview: _, ...topics } = FACT_GROUPS;
  expect(Object.values(topics).flat().toSorted()).toEqual(FACT_NAMES.toSorted());
});

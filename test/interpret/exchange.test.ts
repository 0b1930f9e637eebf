import { describe, expect, it } from 'vitest';
import type { FactName, FactValue } from '../../src/domain/fact.ts';
import { factsOf } from './facts/reading.ts';

const EXCHANGES: readonly (readonly [string, Partial<Record<FactName, FactValue>>])[] = [
  ['Q: Do I need an invitation letter?\nA: No.', { 'sponsor.required': false }],
  ['Q: Is an interview required?\nA: No.', { 'procedure.interview': false }],
  ['Q: Is an appointment necessary?\nA: Yes.', { 'procedure.appointment': true }],
  ['Can my spouse accompany me?\nNo.', { 'family.allowed': false }],
  ['问：申请K字签证需要邀请函吗？\n答：不需要。', { 'sponsor.required': false }],
  ['问：需要面谈吗？\n答：需要。', { 'procedure.interview': true }],
  ['问：是否需要预约？\n答：无需预约。', { 'procedure.appointment': false }],
  ['問：可以帶家屬嗎？\n答：可以。', { 'family.allowed': true }],
  ['Q: What is the age limit?\nA: 45 years.', { 'eligibility.age.max': 45 }],
  ['Q: How long may I stay?\nA: Up to 90 days.', { 'visa.stay': 'P90D' }],
  ['问：签证有效期多长？\n答：五年。', { 'visa.validity': 'P5Y' }],
  ['Q: Do I need an appointment?', {}],
];

describe('questions and answers', () => {
  it.each(EXCHANGES)('%j', (text, facts) => {
    const read = factsOf(text);
    expect(Object.fromEntries(read.facts.map(({ fact, value }) => [fact, value]))).toEqual(facts);
    for (const { quote } of read.facts) expect(read.text).toContain(quote);
  });
});

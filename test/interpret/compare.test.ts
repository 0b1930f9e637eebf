import { describe, expect, it } from 'vitest';
import type { Fact, FactName, FactValue } from '../../src/domain/fact.ts';
import { compareFacts } from '../../src/interpret/compare.ts';
import { directionOf } from '../../src/interpret/direction.ts';

const fact = (name: FactName, value: FactValue, visa?: string): Fact => ({
  fact: name,
  value,
  quote: `${name} ${JSON.stringify(value)}`,
  ...(visa === undefined ? {} : { visa }),
});

describe('comparing facts', () => {
  it('finds the changed value with both quotes and its direction', () => {
    expect(compareFacts([fact('eligibility.age.max', 45, 'K')], [fact('eligibility.age.max', 40, 'K')])).toEqual([
      {
        fact: 'eligibility.age.max',
        before: 45,
        after: 40,
        quote: { before: 'eligibility.age.max 45', after: 'eligibility.age.max 40' },
        visa: 'K',
        direction: 'tightened',
      },
    ]);
  });

  it.each([
    ['wording', fact('visa.stay', 'P90D'), { ...fact('visa.stay', 'P90D'), quote: 'said otherwise' }],
    ['the unit of a duration', fact('visa.validity', 'P1Y'), fact('visa.validity', 'P12M')],
    [
      'the order of a list',
      fact('procedure.channel', ['online', 'mail']),
      fact('procedure.channel', ['mail', 'online']),
    ],
    [
      'punctuation of quoted text',
      fact('eligibility.institution', 'a top-500 university'),
      fact('eligibility.institution', 'a top 500 university'),
    ],
    ['the category being named or left open', fact('visa.stay', 'P90D'), fact('visa.stay', 'P90D', 'K')],
  ])('takes a difference in %s for no change', (_what, before, after) => {
    expect(compareFacts([before], [after])).toEqual([]);
  });

  it('tells facts that appear and disappear, without a direction', () => {
    const [gone, come] = compareFacts([fact('visa.stay', 'P90D')], [fact('visa.entries', 'multiple')]);
    expect([gone?.fact, gone?.before, gone?.after, gone?.direction]).toEqual([
      'visa.entries',
      null,
      'multiple',
      undefined,
    ]);
    expect([come?.fact, come?.before, come?.after]).toEqual(['visa.stay', 'P90D', null]);
  });

  it('compares each category with itself', () => {
    const before = [fact('visa.stay', 'P180D', 'R'), fact('visa.stay', 'P90D', 'K')];
    const after = [fact('visa.stay', 'P90D', 'K'), fact('visa.stay', 'P120D', 'R')];
    expect(compareFacts(before, after).map(({ visa, before: old, after: now }) => [visa, old, now])).toEqual([
      ['R', 'P180D', 'P120D'],
    ]);
  });
});

describe('the direction of a change', () => {
  it.each([
    ['eligibility.age.max', 45, 40, 'tightened'],
    ['eligibility.age.min', 21, 18, 'relaxed'],
    ['eligibility.degree.min', 'bachelor', 'master', 'tightened'],
    ['sponsor.required', false, true, 'tightened'],
    ['procedure.appointment', true, false, 'relaxed'],
    ['visa.validity', 'P1Y', 'P5Y', 'relaxed'],
    ['visa.entries', 'multiple', 'single', 'tightened'],
    ['employment.permitted', 'with-permit', 'yes', 'relaxed'],
    ['documents.required', ['passport'], ['passport', 'cv'], 'tightened'],
    ['documents.required', ['passport', 'photo'], ['passport', 'cv'], 'clarified'],
    ['fee', [{ amount: 140, currency: 'USD' }], [{ amount: 100, currency: 'USD' }], 'relaxed'],
    ['effective.from', '2027-10-01', '2027-11-01', 'clarified'],
  ] as const)('%s from %j to %j is %s', (name, before, after, direction) => {
    expect(directionOf(name, before, after)).toBe(direction);
  });
});

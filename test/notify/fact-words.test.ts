import { describe, expect, test } from 'vitest';
import { factValue } from '../../src/notify/fact-words.ts';

describe('a fact in words', () => {
  test('writes days as people do', () => {
    expect(factValue('effective.from', '2025-12-01', 'en')).toBe('1 December 2025');
    expect(factValue('effective.until', '2025-12-01', 'zh')).toBe('2025年12月1日');
  });

  test('leaves a day that is none as it stands', () => {
    expect(factValue('effective.from', '2025-13-41', 'zh')).toBe('2025-13-41');
  });

  test.each([
    ['express', '160 USD (express)', '160美元（加急）'],
    ['regular', '160 USD (regular)', '160美元（普通）'],
    ['express 12 months', '160 USD (express, 12 months)', '160美元（加急，12个月）'],
    ['by courier', '160 USD (by courier)', '160美元（by courier）'],
  ])('names the service %s of a fee in both languages', (service, en, zh) => {
    const fee = [{ service, amount: 160, currency: 'USD' }];
    expect([factValue('fee', fee, 'en'), factValue('fee', fee, 'zh')]).toEqual([en, zh]);
  });
});

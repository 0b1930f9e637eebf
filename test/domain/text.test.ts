import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparisonKey, normaliseText } from '../../src/domain/text.ts';

describe('the normal form of shown text', () => {
  test('has single spaces and no invisible characters', () => {
    expect(normaliseText(' K\u00a0visa\u200b \t\n applicants\ufeff ')).toBe('K visa applicants');
  });

  test('has no spaces inside Han text, but keeps those beside Latin words', () => {
    expect(normaliseText('申请 人 ，须提交 K 字签证')).toBe('申请人，须提交 K 字签证');
  });

  test('turns fullwidth letters and the radicals of PDF fonts into plain characters', () => {
    expect(normaliseText('Ｋ字签证４５周岁，⼯作⽇')).toBe('K字签证45周岁，工作日');
  });

  test('keeps Chinese punctuation and characters whose folding would change the meaning', () => {
    expect(normaliseText('费用：10² 元；①护照。½')).toBe('费用：10² 元；①护照。½');
  });

  test('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(normaliseText(normaliseText(text))).toBe(normaliseText(text));
      }),
    );
  });
});

describe('the comparison key', () => {
  test('ignores width of punctuation, kind of quotes and dashes, and spaces at Han characters', () => {
    expect(comparisonKey('（一）“K字”签证 ：45 周岁以下。')).toBe(comparisonKey('(一)"K字"签证:45周岁以下.'));
  });

  test('ignores the bullet or number of a list item', () => {
    expect(comparisonKey('2. Passport')).toBe(comparisonKey('• Passport'));
  });

  test('keeps the day of a date that begins a line', () => {
    expect(comparisonKey('1. Oktober 2026')).not.toBe(comparisonKey('2. Oktober 2026'));
  });

  test('keeps numbers, case and words', () => {
    const keys = ['45周岁', '46周岁', 'A visa', 'a visa', '1.5 years', '2.5 years'].map(comparisonKey);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

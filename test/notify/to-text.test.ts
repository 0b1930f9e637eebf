import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrap } from '../../src/notify/to-text.ts';

const letters = (text: string): string => text.replace(/\s/g, '');

test('a line of Chinese neither begins with a closing mark nor ends with an opening one', () => {
  const text = '最近一次为2026年11月2日 15:58（UTC+8）。您关注了“美国”、“法国”（及其他）。';
  for (let shift = 0; shift < 72; shift++) {
    const lines = wrap('一'.repeat(shift) + text).split('\n');
    expect([
      lines.slice(1).filter((line) => /^[，。、）”]/.test(line)),
      lines.slice(0, -1).filter((line) => /[（“]$/.test(line)),
    ]).toEqual([[], []]);
  }
});

test('wrapping loses no sign of a text', () => {
  const sign = fc.constantFrom('（', '“', '”', '）', '。', 'a', '签', ' ', '😀', '-');
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 200 }), (signs) => {
      expect(letters(wrap(signs.join('')))).toBe(letters(signs.join('')));
    }),
  );
});

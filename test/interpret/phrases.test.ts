import { expect, it } from 'vitest';
import type { FactName, FactValue } from '../../src/domain/fact.ts';
import { statedPhrase } from '../../src/interpret/phrases.ts';

const inChinese = (fact: FactName, after: FactValue) =>
  statedPhrase({ fact, before: null, after, quote: { before: null, after: '' } }, 'zh');

it.each<[FactName, FactValue, string]>([
  ['sponsor.required', true, '须有邀请或雇主'],
  ['sponsor.required', false, '无需邀请或雇主'],
  ['procedure.appointment', true, '须预约'],
  ['procedure.biometrics', true, '须采集指纹'],
  ['procedure.interview', false, '无需面谈'],
  ['family.allowed', false, '不允许家属随行'],
  ['eligibility.degree.min', 'master', '最低学历硕士'],
  ['documents.required', ['passport', 'photo'], '申请材料：护照、照片'],
  ['fee', [{ amount: 140, currency: 'USD' }], '费用140美元'],
])('says %s %j in Chinese as %s', (fact, value, words) => {
  expect(inChinese(fact, value)).toBe(words);
});

it('ends a list that is cut as Chinese does', () => {
  const papers = ['passport', 'photo', 'application-form', 'degree-certificate', 'transcript', 'cv'];
  const words = inChinese('documents.required', papers);
  expect([words.endsWith('等'), words.includes('…')]).toEqual([true, false]);
});

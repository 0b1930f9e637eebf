import { describe, expect, it } from 'vitest';
import { isAside, isHearsay } from '../../src/interpret/hearsay.ts';
import { fold } from '../../src/interpret/text/fold.ts';

describe('what is told of a rule without being one', () => {
  it.each([
    '有报道称K字签证申请人年龄上限为35岁。',
    '網傳K字簽證申請人須未滿30歲。',
    '拟将申请人年龄上限定为40周岁。',
    'Some reports claim that applicants must be under 30.',
    'Previously applicants had to be under 40.',
    'Applicants used to need an invitation letter.',
    'The draft measures set an age limit of 40.',
    'Auparavant, une lettre d’invitation était exigée.',
    'Ранее требовалось приглашение.',
  ])('%s', (sentence) => {
    expect(isHearsay(fold(sentence))).toBe(true);
  });
});

describe('what rules all the same', () => {
  it.each([
    'Only degrees of recognised universities are considered.',
    'Previously required invitation letters are no longer needed.',
    '原有预约要求取消,此前须预约的申请人现可直接递交。',
    '拟在华就业的,应当办理工作许可。',
    'The Embassy reports that applications are accepted from 1 May 2027.',
  ])('%s', (sentence) => {
    expect(isHearsay(fold(sentence))).toBe(false);
  });
});

describe('what a city gives has conditions of its own', () => {
  it.each([
    'Innovation grants of up to 5,000 CNY require a bachelor degree.',
    'Notable talents get a housing subsidy.',
  ])('%s', (sentence) => expect(isAside(fold(sentence))).toBe(true));

  it.each(['No housing subsidy is given to holders of the visa.', 'It comes without allowances of any kind.'])(
    'not, where it is denied: %s',
    (sentence) => expect(isAside(fold(sentence))).toBe(false),
  );
});

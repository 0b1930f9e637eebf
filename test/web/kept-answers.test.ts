import { expect, it } from 'vitest';
import { keptAnswers } from '../../src/web/kept-answers.ts';

const answer = (bytes: number) => ({ headers: {}, body: Buffer.alloc(bytes) });

it('takes no more room than it was given, however much is kept', () => {
  const answers = keptAnswers(1600);
  for (let n = 0; n < 1000; n++) answers.keep(String(n), answer(90));
  expect(answers.bytes()).toBeLessThanOrEqual(1600);
});

it('forgets what was unused longest', () => {
  const answers = keptAnswers(1600);
  for (let n = 0; n < 16; n++) answers.keep(String(n), answer(100));
  answers.find('0');
  answers.keep('new', answer(100));
  expect([answers.find('0') !== undefined, answers.find('1')]).toEqual([true, undefined]);
});

it('does not keep an answer that would push out many others', () => {
  const answers = keptAnswers(1600);
  answers.keep('large', answer(101));
  expect(answers.find('large')).toBeUndefined();
});

import { describe, expect, it } from 'vitest';
import { asAmended } from '../../src/interpret/amendment.ts';
import { fold } from '../../src/interpret/text/fold.ts';

const READ: readonly (readonly [string, string])[] = [
  ['The period of stay is extended from 90 to 180 days per entry.', 'the period of stay is 180 days per entry.'],
  ['We have raised the age limit from 40 to 45.', 'we have raised the age limit to 45.'],
  ['The stay of 90 days is changed to 180 days.', 'the stay  is 180 days.'],
  ['In section 2, “40 years of age” is amended to “45 years of age”.', 'in section 2, changed to: 45 years of age.'],
  ["The master's degree asked for so far is replaced by a bachelor's degree.", "a bachelor's degree."],
  ['Applicants may stay 180 days instead of 90 days.', 'applicants may stay 180 days.'],
  ['申请人年龄上限由40周岁放宽至45周岁', '申请人年龄上限为45周岁'],
  ['每次停留时间由90天延长至180天', '每次停留时间为180天'],
  ['将“40周岁”修改为“45周岁”', '改为:45周岁'],
  ['停留期180天（原为90天）', '停留期180天'],
  ['The age limit of 40 years is raised to 45 years.', 'the age limit  is 45 years.'],
  ['The permitted stay of 90 days has been extended to 180 days.', 'the permitted stay  has been 180 days.'],
  ['将年龄上限40周岁放宽至45周岁', '年龄上限为45周岁'],
];
const LEFT: readonly string[] = [
  'The visa hall is open from 9:00 to 11:30.',
  'Applicants aged from 18 to 45 may apply.',
  'The measure has been extended from 1 May 2026 to 31 December 2026.',
  '申请人可由代理人代为递交申请。',
  'Opening hours are extended to the afternoon.',
  '将护照交至柜台。',
  '现将便利措施延长至2028年12月31日。',
  'The arrangement is extended to 31 December 2028.',
];

describe('an amendment reads as the rule that holds now', () => {
  it.each(READ)('%s', (text, now) => expect(asAmended(fold(text))).toBe(now));
});

describe('other spans stay as they are written', () => {
  it.each(LEFT)('%s', (text) => expect(asAmended(fold(text))).toBe(fold(text)));
});

import { speltDigits } from './spelt.ts';

/** Numerals written as words become digits, so that every pattern reads digits only. */

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ENGLISH: ReadonlyMap<string, number> = new Map([
  ...ONES.map((word, value): [string, number] => [word, value]),
  ...TENS.map((word, index): [string, number] => [word, (index + 2) * 10]),
]);

const WORD = [...ENGLISH.keys()]
  .filter((word) => word !== 'one')
  .sort((a, b) => b.length - a.length)
  .join('|');
const COMPOUND = new RegExp(
  `\\b(?:(${TENS.join('|')})[- ](${ONES.slice(1, 10).join('|')})|(${WORD}|one))\\b(?! hundred)`,
  'g',
);
const HUNDREDS = new RegExp(`\\b(a|${ONES.slice(1, 10).join('|')}) hundred(?: and)?(?: (\\d{1,2})\\b)?`, 'g');
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
/** Ordinals count where one counts days or birthdays: "on the sixth working day". */
const ORDINAL = new RegExp(`\\b(${ORDINALS.join('|')})(?= (?:working|business) day| birthday)`, 'g');
/** "one" counts only before a unit: "one of the following" stays. */
const UNIT_AFTER =
  /^(?:[- ]\(\d+\))?[- ](?:full |calendar |working |business |consecutive |year|month|week|day|entry|entries|hour|half|\(1\))/;

/** English number words to digits: "forty-five (45) years" → "45 years". Expects lower case. */
export function englishDigits(text: string): string {
  const plain = speltDigits(/[a-z]{3}/.test(text) ? wordsToDigits(text) : text);
  if (!plain.includes('(')) return plain;
  return plain
    .replace(/\b(\d{1,4}) ?\( ?\1 ?\)/g, '$1')
    .replace(
      /\b(\d{1,4}) ?\( ?(?:[a-z]+(?:[- ][a-z]+)?) ?\)(?= (?:years?|months?|days?|working|business|calendar)\b)/g,
      '$1',
    );
}

function wordsToDigits(text: string): string {
  return text
    .replace(
      COMPOUND,
      (word: string, tens: string | undefined, ones: string | undefined, _single: string, at: number) => {
        if (tens !== undefined && ones !== undefined)
          return String((ENGLISH.get(tens) ?? 0) + (ENGLISH.get(ones) ?? 0));
        if (word === 'one' && !UNIT_AFTER.test(text.slice(at + 3, at + 24))) return word;
        return String(ENGLISH.get(word) ?? word);
      },
    )
    .replace(HUNDREDS, (_all: string, count: string, rest: string | undefined) => {
      const hundreds = count === 'a' ? 1 : (ENGLISH.get(count) ?? 1);
      return String(hundreds * 100 + Number(rest ?? 0));
    })
    .replace(ORDINAL, (_all: string, word: string) => `${ORDINALS.indexOf(word) + 1}th`);
}

const HAN_DIGIT = '〇零一二三四五六七八九';
const digitOf = (character: string): number => {
  if (character === '两') return 2;
  const index = HAN_DIGIT.indexOf(character);
  return index <= 1 ? 0 : index - 1;
};

/** A Chinese numeral below ten thousand (四十五, 一百八十, 二〇二七) as a number. */
function hanNumber(numeral: string): number {
  if (!/[十百千]/.test(numeral)) return Number([...numeral].map(digitOf).join(''));
  let total = 0;
  let digit = 0;
  for (const character of numeral) {
    const scale = character === '十' ? 10 : character === '百' ? 100 : character === '千' ? 1000 : 0;
    if (scale === 0) digit = digitOf(character);
    else {
      total += (digit || 1) * scale;
      digit = 0;
    }
  }
  return total + digit;
}

const NUMERAL = '[〇零一二三四五六七八九十百千两]{1,8}';
const UNIT =
  '(?:个?(?:多?年|月|周岁|岁|周|星期|天|日|工作[日天]|自然日|小时|人)|次|寸|页|张|份|种|类|名|位|元|美元|欧元|英镑|万|倍|歳|ヶ月|か月|カ月|回|週間)';
/** A numeral counts before a unit, or at the lower end of a range whose upper end has one: 二十至三十五周岁. */
const HAN_NUMERAL = new RegExp(`第?(${NUMERAL})(?=${UNIT}|(?:至|到|-|或)(?:${NUMERAL})${UNIT})`, 'g');

/** Chinese numerals before a unit to digits: 四十五周岁 → 45周岁, 二〇二七年十月一日 → 2027年10月1日. */
export function hanDigits(text: string): string {
  return text.replace(HAN_NUMERAL, (all: string, numeral: string, at: number) =>
    all.startsWith('第') && !text.startsWith('个工作', at + all.length) ? all : String(hanNumber(numeral)),
  );
}

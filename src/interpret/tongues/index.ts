import { ARABIC } from './ar.ts';
import { GERMAN } from './de.ts';
import { SPANISH } from './es.ts';
import { FRENCH } from './fr.ts';
import { INDONESIAN } from './id.ts';
import { ITALIAN } from './it.ts';
import { JAPANESE } from './ja.ts';
import { KOREAN } from './ko.ts';
import type { Lexicon } from './lexicon.ts';
import { DUTCH } from './nl.ts';
import { POLISH } from './pl.ts';
import { PORTUGUESE } from './pt.ts';
import { RUSSIAN } from './ru.ts';
import { THAI } from './th.ts';
import { TURKISH } from './tr.ts';
import { VIETNAMESE } from './vi.ts';

export type { Lexicon };

const LATIN: readonly Lexicon[] = [
  GERMAN,
  FRENCH,
  SPANISH,
  ITALIAN,
  PORTUGUESE,
  DUTCH,
  POLISH,
  VIETNAMESE,
  INDONESIAN,
  TURKISH,
];
/** What English is told by: its rules are those of the readers themselves. */
const ENGLISH: ReadonlySet<string> = new Set(
  'the of and to is for be are or with your you by not must should will from this that may an if a in on at as it has have been can who which their its no only how what when where do does within after before day days year years any all each one working applicant applicants application required requires passport issued visa holders granted degree persons please'.split(
    ' ',
  ),
);
/** Words that count, of a page's text in Latin letters. */
const SAMPLE = 4000;

const TONGUES: readonly (Lexicon | 'en')[] = ['en', ...LATIN];
/** Which of them each frequent word speaks for, by their places. */
const SPEAKS_FOR = new Map<string, number[]>();
for (const [place, tongue] of TONGUES.entries())
  for (const word of tongue === 'en' ? ENGLISH : tongue.common)
    SPEAKS_FOR.set(word, [...(SPEAKS_FOR.get(word) ?? []), place]);

/** The language whose frequent words weigh most among the Latin ones of a text; undefined where they weigh no more than `least`. */
function latin(text: string, least: number): Lexicon | 'en' | undefined {
  const weights = TONGUES.map(() => 0);
  for (const word of text.match(/[\p{Script=Latin}]+/gu)?.slice(0, SAMPLE) ?? []) {
    const spoken = SPEAKS_FOR.get(word) ?? [];
    // A word of one language alone tells more than one that three share.
    for (const place of spoken) weights[place]! += 1 / spoken.length ** 2;
  }
  const most = Math.max(...weights);
  return most > least ? TONGUES[weights.indexOf(most)] : undefined;
}

/** What a page's and a line's words must weigh; a line in another language than its page needs more. */
const LEAST_OF_PAGE = 1.5;
const LEAST_OF_LINE = 3;
const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0;

/**
 * Tells the language of a page's lines, for those the readers have a lexicon of: by script, else by frequent words of
 * the line, else by those of the page. Undefined: English, Chinese, or none we know. The declared tag is not trusted.
 */
export function tonguesOf(folded: readonly string[]): (line: string) => Lexicon | undefined {
  const text = folded.join('\n').slice(0, 60_000);
  const page = latin(text, LEAST_OF_PAGE);
  const kana = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const japanese = kana >= 8 && kana * 8 >= count(text, /\p{Script=Han}/gu);
  return (line) => {
    if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(line)) return JAPANESE;
    if (/\p{Script=Han}/u.test(line)) return japanese ? JAPANESE : undefined;
    if (/\p{Script=Hangul}/u.test(line)) return KOREAN;
    if (/\p{Script=Cyrillic}/u.test(line)) return RUSSIAN;
    if (/\p{Script=Arabic}/u.test(line)) return ARABIC;
    if (/\p{Script=Thai}/u.test(line)) return THAI;
    const own = (line.length < 60 ? undefined : latin(line, LEAST_OF_LINE)) ?? page;
    return own === 'en' ? undefined : own;
  };
}

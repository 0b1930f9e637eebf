import { simplify } from './han.ts';
import { englishDigits, hanDigits } from './numerals.ts';

/** Pinyin in brackets after a character, left behind by some converters: 關(guān)于. */
const PINYIN = /(?<=\p{Script=Han})\([a-z]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,4}\)/gu;
const EASTERN_DIGITS = /[٠-٩۰-۹๐-๙]/g;
/** Whatever is of those scripts, and more. */
const MAYBE_CJK = /[\u2e80-\uffff]/;
/** Most lines hold none of the characters that are replaced one by one. */
const UNUSUAL = /[\u200b-\u200f\u2060\ufeff\u00ad\u064b-\u0652\u0640‘’‚‛´`ʼ“”„«»「」『』‐‑‒–—―−─━－～〜~،؛؟٠-٩۰-۹๐-๙]/;
const CJK = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
/** Spaces that touch a Chinese or Japanese character separate nothing: "K 字签证", "2023 年". */
const CJK_GAP = new RegExp(`(?<=[${CJK}]) +(?=[${CJK}\\da-z,;:()%])|(?<=[\\da-z,;:()%、。]) +(?=[${CJK}])`, 'gu');

function easternDigit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const zero = code >= 0x0e50 ? 0x0e50 : code >= 0x06f0 ? 0x06f0 : 0x0660;
  return String(code - zero);
}

/**
 * The form that patterns are written for: NFKC, lower case, Simplified characters, straight quotes and hyphens, no
 * spaces around Chinese characters, numerals as digits. For matching only; quotes come from the text itself.
 */
export function fold(text: string): string {
  const lower = text.normalize('NFKC').toLowerCase();
  const plain = (UNUSUAL.test(lower) ? straighten(lower) : lower).replace(/\s+/g, ' ');
  const simplified = simplify(plain);
  const close = simplified.includes('(') ? simplified.replace(PINYIN, '') : simplified;
  if (!MAYBE_CJK.test(close)) return englishDigits(close).trim();
  return englishDigits(hanDigits(close.includes(' ') ? close.replace(CJK_GAP, '') : close)).trim();
}

const straighten = (text: string): string =>
  text
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad\u064b-\u0652\u0640]/g, '')
    .replace(/[‘’‚‛´`ʼ]/g, "'")
    .replace(/[“”„«»「」『』]/g, '"')
    .replace(/،/g, ',')
    .replace(/؛/g, ';')
    .replace(/؟/g, '?')
    .replace(/[‐‑‒–—―−─━－～〜~]+/g, '-')
    .replace(EASTERN_DIGITS, easternDigit);

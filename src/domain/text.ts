/** The name of a month in the languages mission pages use, as the source of a regular expression. */
export const MONTH_WORD =
  '(?:jan|ene|gen|янв|feb|fév|fev|фев|mar|mär|мар|apr|abr|avr|апр|may|mai|mag|ма[йя]|ju[nl]|jui[nl]|giu|lug|ию[нл]|aug|ago|aoû|aou|авг|sep|set|сен|o[ck]t|out|ott|окт|nov|ноя|de[cz]|dic|déc|дек)\\p{L}{0,8}\\.?';
const STARTS_WITH_MONTH = new RegExp(`^(?:de )?${MONTH_WORD}(?![\\p{L}])`, 'iu');

/** Does the text begin with the name of a month? (So "1. Oktober" is a date, not the first item of a list.) */
const startsWithMonth = (text: string): boolean => STARTS_WITH_MONTH.test(text);

/** Zero-width characters, soft hyphens, direction marks and control characters: they carry no text. */
const INVISIBLE =
  /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u0000-\u0008\u000e-\u001f\u007f]/g;
const SPACES = /[\s\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

/**
 * Compatibility characters whose canonical letter says the same: CJK and Kangxi radicals (PDF files print ⽉ for 月),
 * compatibility ideographs, fullwidth letters, digits and a few signs, halfwidth kana, Latin ligatures, Arabic presentation
 * forms. Superscripts, circled numbers, fractions and units stay: NFKC would turn 10² into 102. So does Chinese
 * punctuation, which is a matter of style and is folded in `comparisonKey` alone.
 */
const FOLDABLE =
  /[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\ufb50-\ufdf9\ufe70-\ufefc\uff03-\uff06\uff0a\uff0b\uff0d-\uff19\uff1c-\uff1e\uff20-\uff3a\uff3c\uff3f\uff41-\uff5a\uff65-\uff9f\u{2f800}-\u{2fa1f}]+/gu;

/** Scripts written without spaces between words, and the punctuation that goes with them. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3001-\\u3003\\u3008-\\u3011\\u3014-\\u301b\\uff01\\uff08\\uff09\\uff0c\\uff1a\\uff1b\\uff1f';
const SPACE_INSIDE_HAN = new RegExp(`(?<=[${UNSPACED}]) (?=[${UNSPACED}])`, 'gu');

/** Radicals that Unicode gives no compatibility mapping, as PDF fonts of Chinese documents use them. */
const RADICALS: Readonly<Record<string, string>> = {
  '⻅': '见',
  '⻆': '角',
  '⻋': '车',
  '⻓': '长',
  '⻔': '门',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻩': '黄',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻄': '西',
  '⻘': '青',
  '⺠': '民',
  '⺟': '母',
  '⻁': '虎',
  '⻤': '鬼',
};

const foldCompatible = (run: string): string =>
  run.replace(/[\u2e80-\u2eff]/g, (c) => RADICALS[c] ?? c).normalize('NFKC');

/** The stable normal form of shown text: one line, no invisible characters, single spaces, none inside Han text. Idempotent. */
export function normaliseText(text: string): string {
  if (/^[\t\n\r\x20-\x7e]*$/.test(text)) return text.replace(/\s+/g, ' ').trim(); // most Latin text needs no more
  return text
    .replace(FOLDABLE, foldCompatible)
    .replace(SPACES, ' ')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(/ {2,}/g, ' ')
    .trim()
    .replace(SPACE_INSIDE_HAN, '');
}

const WIDTH: Readonly<Record<string, string>> = {
  '。': '.',
  '．': '.',
  '｡': '.',
  '、': ',',
  '，': ',',
  '､': ',',
  '：': ':',
  '；': ';',
  '！': '!',
  '？': '?',
  '（': '(',
  '）': ')',
  '［': '[',
  '］': ']',
  '｛': '{',
  '｝': '}',
  '【': '[',
  '】': ']',
  '〔': '[',
  '〕': ']',
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '＂': '"',
  '《': '"',
  '》': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '＇': "'",
  '`': "'",
  '´': "'",
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '～': '~',
  '〜': '~',
  '｜': '|',
  '…': '...',
  '‧': '·',
  '・': '·',
};
const WIDE = new RegExp(`[${Object.keys(WIDTH).join('')}]`, 'g');
const SPACE_AT_HAN = new RegExp(`(?<=[${UNSPACED}]) | (?=[${UNSPACED}])`, 'gu');
const SPACE_AT_PUNCTUATION = / ?([,;:()[\]"'\-~|]) ?/g;
const MARKER = /^(?:[•·●○▪■□◆◇►▶➤*-] ?|\(?\d{1,2}(?:\)|\.(?= ?\p{L})|,(?=\p{L})) ?)(?=.)/u;

/**
 * The text as comparison sees it: width of punctuation, kind of quotes and dashes, spaces at Han characters and at
 * punctuation, and the bullet or number of a list item do not count. Case does. Never shown.
 */
export function comparisonKey(text: string): string {
  const folded = normaliseText(text)
    .replace(WIDE, (c) => WIDTH[c] ?? c)
    .replace(/-{2,}/g, '-')
    .replace(/\.{4,}/g, '...')
    .replace(SPACE_AT_HAN, '')
    .replace(SPACE_AT_PUNCTUATION, '$1');
  const bare = folded.replace(MARKER, '');
  return startsWithMonth(bare) ? folded : bare;
}

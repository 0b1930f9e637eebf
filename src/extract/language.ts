/** Common characters whose simplified and traditional forms differ, pair by pair. */
const SIMPLIFIED = new Set(
  '国会签证机关时间来说这们为发个对请应办领务业学习电话网页单进过还让认该计图书标题处东车门问长见专证护驻华馆员报开关两样与从总后当实现经济',
);
const TRADITIONAL = new Set(
  '國會簽證機關時間來說這們為發個對請應辦領務業學習電話網頁單進過還讓認該計圖書標題處東車門問長見專證護駐華館員報開關兩樣與從總後當實現經濟',
);

function chineseScript(text: string): 'zh' | 'zh-Hant' {
  let balance = 0;
  for (const char of text) {
    if (SIMPLIFIED.has(char)) balance++;
    if (TRADITIONAL.has(char)) balance--;
  }
  return balance < 0 ? 'zh-Hant' : 'zh';
}

const count = (text: string, form: RegExp): number => text.match(form)?.length ?? 0;

/** A language by its script, for pages that declare none: zh, zh-Hant, ja, ko, ru, ar, else en. Reads 5,000 characters. */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, 5000);
  const han = count(sample, /\p{Script=Han}/gu);
  const kana = count(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const hangul = count(sample, /\p{Script=Hangul}/gu);
  const latin = count(sample, /\p{Script=Latin}/gu) / 4;
  if (kana > 5 && kana * 8 > han) return 'ja';
  if (hangul > Math.max(han, latin)) return 'ko';
  if (han > latin) return chineseScript(sample);
  if (count(sample, /\p{Script=Cyrillic}/gu) > latin * 4) return 'ru';
  if (count(sample, /\p{Script=Arabic}/gu) > latin * 4) return 'ar';
  return 'en';
}

/** A declared tag in the form this program uses: zh-TW, zh-HK → zh-Hant; zh-CN → zh; en-US → en; nothing for nonsense. */
export function tidyLanguage(tag: string | undefined): string | undefined {
  const found = /^([a-z]{2,3})(?:[-_]([a-z0-9-]+))?$/i.exec(tag?.trim() ?? '');
  if (!found) return undefined;
  const [primary, rest] = [found[1]!.toLowerCase(), (found[2] ?? '').toLowerCase()];
  if (primary !== 'zh') return primary;
  return /hant|tw|hk|mo/.test(rest) ? 'zh-Hant' : 'zh';
}

/** Scripts that say which languages cannot be meant; Latin letters are many to a word, hence their lesser weight. */
const SCRIPTS = {
  Han: { form: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, weight: 1 },
  Hangul: { form: /\p{Script=Hangul}/gu, weight: 1 },
  Latin: { form: /\p{Script=Latin}/gu, weight: 1 / 4 },
  Cyrillic: { form: /\p{Script=Cyrillic}/gu, weight: 1 / 4 },
  Arabic: { form: /\p{Script=Arabic}/gu, weight: 1 / 4 },
} as const;
/** Scripts as `Intl.Locale` names them (ISO 15924). */
const WRITTEN_IN: Readonly<Record<string, keyof typeof SCRIPTS>> = {
  Hans: 'Han',
  Hant: 'Han',
  Jpan: 'Han',
  Kore: 'Hangul',
  Latn: 'Latin',
  Cyrl: 'Cyrillic',
  Arab: 'Arabic',
};
/** A text mixed more evenly than this says nothing against what is declared. */
const OUTWEIGHS = 4;

/** Is the text written in another script than this language is? Reads 5,000 characters; says no where it cannot tell. */
function isForeignTo(tag: string, text: string): boolean {
  const own = WRITTEN_IN[new Intl.Locale(tag).maximize().script ?? ''];
  if (!own) return false;
  const sample = text.slice(0, 5000);
  const weights = Object.entries(SCRIPTS).map(
    ([name, { form, weight }]) => [name, count(sample, form) * weight] as const,
  );
  const [heaviest, most] = weights.reduce((a, b) => (b[1] > a[1] ? b : a));
  const mine = weights.find(([name]) => name === own)![1];
  return heaviest !== own && most >= 10 && most > mine * OUTWEIGHS;
}

/**
 * The language of a text: the first of the tags declared for it that its script does not contradict, else by its script.
 * A Chinese section links English notices too, and templates declare `zh` on every page.
 */
export function languageOf(text: string, ...declared: (string | undefined)[]): string {
  const tags = declared.map(tidyLanguage).filter((tag) => tag !== undefined);
  return tags.find((tag) => !isForeignTo(tag, text)) ?? guessLanguage(text);
}

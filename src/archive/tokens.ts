/** Scripts written without spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}々〇]+/gu;
const UNSPACED_SIGN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}々〇]/gu;

/** Makes spellings equal before indexing and before asking: Traditional to Simplified, say. */
export type Fold = (text: string) => string;

/**
 * Text as the index wants it: words as they are, runs of unspaced script as overlapping pairs between their first and last
 * character (国青年 becomes "国 国青 青年 年"), so that two characters are one token, longer words are phrases, and a
 * phrase goes on where another script begins ("K 字 字签").
 */
export function indexForm(text: string, fold: Fold): string {
  return fold(text.normalize('NFKC')).replace(UNSPACED, (run) => ` ${tokensOf(run, true, true).join(' ')} `);
}

/** The distinct single characters of unspaced scripts, for questions of one character. */
export function signsOf(text: string, fold: Fold): string {
  return [...new Set(fold(text.normalize('NFKC')).match(UNSPACED_SIGN))].join(' ');
}

/** A run's pairs, with its first and last character where the run is known to begin or end there. */
function tokensOf(run: string, begins: boolean, ends: boolean): string[] {
  const signs = [...run];
  if (signs.length === 1) return signs;
  const pairs = signs.slice(1).map((sign, index) => signs[index]! + sign);
  return [...(begins ? [signs[0]!] : []), ...pairs, ...(ends ? [signs.at(-1)!] : [])];
}

/** At most this much of a question is asked. */
const LONGEST_QUERY = 200;

/** One word or phrase of a question: where to look it up, and the FTS5 expression that finds it. */
export interface Term {
  readonly index: 'search' | 'search_sign';
  readonly match: string;
}

/**
 * A visitor's question as terms, all of which must stand on a page at one time: words, "quoted words" and unbroken Chinese
 * in their order. Operators of FTS5 have no meaning here. Empty: nothing to look for.
 */
export function termsOf(query: string, fold: Fold): Term[] {
  const text = query.slice(0, LONGEST_QUERY).replace(/[“”„«»「」『』]/g, '"');
  const phrases = text.split('"').flatMap((part, index) => (index % 2 === 1 ? [part] : part.split(/\s+/)));
  const terms = phrases.map((phrase) => termOf(phrase, fold)).filter((term) => term !== undefined);
  return terms.filter((term, index) => terms.findIndex(({ match }) => match === term.match) === index);
}

/** One phrase. Where it begins or ends within unspaced script, more characters may stand before or behind it in a text. */
function termOf(phrase: string, fold: Fold): Term | undefined {
  const folded = fold(phrase.normalize('NFKC'))
    .replace(/[^\p{L}\p{M}\p{N}々〇]+/gu, ' ')
    .trim();
  if (folded === '') return undefined;
  if ([...folded].length === 1 && folded.search(UNSPACED_SIGN) === 0)
    return { index: 'search_sign', match: `"${folded}"` };
  const spread = folded.replace(UNSPACED, (run, at: number) => {
    const ends = at + run.length < folded.length;
    return ` ${tokensOf(run, at > 0, ends).join(' ')} `;
  });
  return { index: 'search', match: `"${spread.trim().replace(/ +/g, ' ')}"` };
}

/** Scripts written without spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}々〇]+/gu;

/** Makes spellings equal before indexing and before asking: Traditional to Simplified, say. */
export type Fold = (text: string) => string;

/**
 * Text as the index wants it: words as they are, runs of unspaced script as overlapping pairs with the last character
 * again at the end (国青年 becomes "国青 青年 年"), so that two characters are one token, longer words are phrases, and
 * one character is a prefix.
 */
export function indexForm(text: string, fold: Fold): string {
  return fold(text.normalize('NFKC')).replace(UNSPACED, (run) => ` ${pairs(run).join(' ')} ${lastOf(run)} `);
}

/** A run's pairs; a single character has none. */
function pairs(run: string): string[] {
  const signs = [...run];
  return signs.slice(1).map((sign, index) => signs[index] + sign);
}

const lastOf = (run: string): string => [...run].at(-1) ?? '';

/** At most this much of a question is asked. */
const LONGEST_QUERY = 200;

/**
 * A visitor's question as an FTS5 expression: every word must occur, "quoted words" and unbroken Chinese in their order.
 * Operators of FTS5 have no meaning here. Undefined: nothing to look for.
 */
export function matchExpression(query: string, fold: Fold): string | undefined {
  const text = query.slice(0, LONGEST_QUERY).replace(/[“”„«»「」『』]/g, '"');
  const phrases = text.split('"').flatMap((part, index) => (index % 2 === 1 ? [part] : part.split(/\s+/)));
  const terms = phrases.map((phrase) => phraseExpression(phrase, fold)).filter((term) => term !== undefined);
  return terms.length > 0 ? terms.join(' AND ') : undefined;
}

/** One phrase. The last run of unspaced script lacks its closing single: more characters may follow it in a text. */
function phraseExpression(phrase: string, fold: Fold): string | undefined {
  const folded = fold(phrase.normalize('NFKC'))
    .replace(/[^\p{L}\p{M}\p{N}々〇]+/gu, ' ')
    .trim();
  if (folded === '') return undefined;
  const runs = [...folded.matchAll(UNSPACED)];
  const last = runs.at(-1);
  const open = last !== undefined && last.index + last[0].length === folded.length ? last : undefined;
  const head = open ? folded.slice(0, open.index) : folded;
  const closed = head.replace(UNSPACED, (run) => ` ${pairs(run).join(' ')} ${lastOf(run)} `);
  const tail = open ? pairs(open[0]) : [];
  const prefix = open && tail.length === 0 ? open[0] : undefined;
  const tokens = [...closed.split(' '), ...tail, ...(prefix ? [prefix] : [])].filter(Boolean);
  return `"${tokens.join(' ')}"${prefix ? ' *' : ''}`;
}

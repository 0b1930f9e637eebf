import { simplify } from '../text/han.ts';

/**
 * The words of one language that rules on visas turn on, as alternatives of a pattern over folded text. A word is matched
 * from its beginning and may go on; `_` marks where it must end, `#` is a number of two digits.
 */
export interface Words {
  /** Frequent function words, blank-separated: they tell languages in Latin letters apart. '' for scripts of their own. */
  readonly common: string;
  /** Says that something is not so, not needed, not allowed or no longer done. */
  readonly deny: string;
  /** "Without": what follows (or, in some languages, stands before) is absent. */
  readonly without: string;
  readonly demand: string;
  /** A condition or a mere possibility: "if", "may be asked". */
  readonly may: string;
  readonly permit: string;
  /** What held before, in words that say so. */
  readonly former: string;
  readonly yes: string;
  readonly no: string;

  readonly appointment: string;
  readonly interview: string;
  readonly prints: string;
  /** Invitations, inviting parties, employers, guarantors. */
  readonly sponsor: string;
  readonly family: string;
  readonly work: string;
  readonly workPermit: string;
  /** Children, students and others whom an age or a degree may concern instead of the applicant. */
  readonly others: string;

  readonly age: string;
  readonly ageRange: string;
  readonly ageMin: string;
  readonly ageMax: string;
  /** The number itself is excluded: "under 46". */
  readonly ageBelow: string;
  readonly experience: string;
  readonly school: string;
  readonly renowned: string;

  readonly stay: string;
  readonly validity: string;
  /** A passport, form, photo or permit whose validity is not the visa's. */
  readonly otherValidity: string;

  readonly regular: string;
  readonly express: string;
  /** Deadlines that are no processing time: before expiry, after arrival, cancelling, collecting. */
  readonly otherDays: string;

  readonly centre: string;
  /** The mission as a place to go to, not as the one who announces. */
  readonly post: string;
  readonly online: string;
  readonly mail: string;
  readonly agent: string;
  readonly lodge: string;
  /** Paying, collecting, asking, legalising: other business at the same counter. */
  readonly otherBusiness: string;

  /** Announces a list of papers. */
  readonly papers: string;
  /** Demands papers in a sentence: bring, submit, present. */
  readonly bring: string;

  /** Directly before or after a date. */
  readonly from: string;
  readonly fromAfter: string;
  readonly until: string;
  readonly untilAfter: string;
  /** Makes a plain "on 1 October" the day a rule begins. */
  readonly inForce: string;
  /** Dates of publication, signing, holidays. */
  readonly otherDates: string;
}

/** The same words, ready to match. */
export type Lexicon = { readonly [Name in Exclude<keyof Words, 'common'>]: RegExp } & {
  readonly code: string;
  readonly common: ReadonlySet<string>;
};

/** Matches nothing: a language has no such word. */
const NOTHING = '(?!)';

/**
 * @param code BCP 47
 * @param spaced words stand apart, so that a pattern begins at the beginning of one
 */
export function lexicon(code: string, words: Words, spaced = true): Lexicon {
  const compile = (source: string): RegExp => {
    const pattern = simplify((source || NOTHING).normalize('NFKC'))
      .replaceAll('_', '(?:(?!\\p{L}))')
      .replaceAll('#', '(\\d{2})');
    return new RegExp(`${spaced ? '(?<!\\p{L})' : ''}(?:${pattern})`, 'u');
  };
  const { common, ...patterns } = words;
  const lexicon = { code, common: new Set(common.split(' ').filter(Boolean)) };
  // Compiled at the first match: most pages are in no more than one of these languages, and most runs see none.
  for (const [name, source] of Object.entries(patterns)) {
    let compiled: RegExp | undefined;
    Object.defineProperty(lexicon, name, { enumerable: true, get: () => (compiled ??= compile(source)) });
  }
  return lexicon as unknown as Lexicon;
}

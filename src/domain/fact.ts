/** Policy facts: section 5 of the public contract. */
export const FACT_NAMES = [
  'eligibility.age.min',
  'eligibility.age.max',
  'eligibility.degree.min',
  'eligibility.institution',
  'eligibility.fields',
  'eligibility.experience.years',
  'sponsor.required',
  'documents.required',
  'procedure.channel',
  'procedure.appointment',
  'procedure.interview',
  'procedure.biometrics',
  'processing.regular.days',
  'processing.express.days',
  'fee',
  'visa.entries',
  'visa.validity',
  'visa.stay',
  'activities.allowed',
  'employment.permitted',
  'family.allowed',
  'effective.from',
  'effective.until',
] as const;
export type FactName = (typeof FACT_NAMES)[number];

export interface Fee {
  readonly entries?: 'single' | 'double' | 'multiple';
  /** ISO 3166-1 alpha-2, or 'other' for third countries. */
  readonly nationality?: string;
  readonly service?: string;
  readonly amount: number;
  /** ISO 4217 */
  readonly currency: string;
}

export type FactValue = number | boolean | string | readonly string[] | readonly Fee[];

/** A fact as read from one document: the value and the sentence that proves it, an exact substring of the text. */
export interface Fact {
  readonly fact: FactName;
  readonly value: FactValue;
  readonly quote: string;
  /** The visa category it holds for (`K`, `Z` …); absent: every visa, or the only one the page is about. */
  readonly visa?: string;
}

export type Direction = 'tightened' | 'relaxed' | 'clarified';

export interface FactChange {
  readonly fact: FactName;
  readonly before: FactValue | null;
  readonly after: FactValue | null;
  readonly quote: { readonly before: string | null; readonly after: string | null };
  readonly visa?: string;
  readonly direction?: Direction;
}

import type { FactChange } from './fact.ts';

export const CHANGE_KINDS = ['published', 'amended', 'withdrawn', 'restored', 'moved'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export const RELEVANCES = ['k-visa', 'visa', 'other'] as const;
export type Relevance = (typeof RELEVANCES)[number];

/** From mild to severe, so that the index compares. */
export const SEVERITIES = ['minor', 'major', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const TOPICS = ['eligibility', 'documents', 'procedure', 'fee', 'validity', 'activities', 'family'] as const;
export type Topic = (typeof TOPICS)[number];

/** One line of a readable diff; `changed` has both sides. */
export interface DiffPart {
  readonly op: 'added' | 'removed' | 'changed';
  readonly before?: string;
  readonly after?: string;
}

/** Why a difference came about: the site, our own rules, or an import of the past. Only the site's are mailed. */
export type Cause = 'site' | 'engine' | 'import';

/** A change as the public contract prints it (section 4). */
export interface Change {
  readonly id: number;
  readonly source: string;
  readonly url: string;
  readonly kind: ChangeKind;
  readonly relevance: Relevance;
  readonly severity: Severity;
  readonly detectedAt: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly title: string;
  readonly language: string;
  readonly topics: readonly Topic[];
  readonly facts: readonly FactChange[];
  readonly summary: { readonly en: string; readonly zh: string };
  readonly diff: readonly DiffPart[];
  readonly cause: Cause;
  /** Why nobody was told, where that is so: flapping, moved-only links, a volatile block … */
  readonly reason?: string;
  /** `published`: the last look without it and the first with it. */
  readonly bounds?: { readonly lastWithout: string | null; readonly firstWith: string };
  /** `moved`: where from. */
  readonly movedFrom?: string;
  /** An import found captures from between: since when this no longer counts, and the changes that count in its place. */
  readonly superseded?: { readonly at: string; readonly by: readonly number[] };
}

export const severest = (all: readonly Severity[]): Severity =>
  all.reduce<Severity>((worst, one) => (SEVERITIES.indexOf(one) > SEVERITIES.indexOf(worst) ? one : worst), 'minor');

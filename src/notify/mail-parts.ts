import type { Severity } from '../domain/change.ts';
import type { Direction } from '../domain/fact.ts';
import type { Language } from './places.ts';

export interface Link {
  readonly label: string;
  readonly url: string;
}

/** A stretch of a diff line; `changed` marks the words that differ. */
export interface Stretch {
  readonly text: string;
  readonly changed: boolean;
}

export interface DiffLine {
  readonly sign: '+' | '-';
  readonly words: readonly Stretch[];
}

export interface FactRow {
  readonly label: string;
  /** Null where there was none to compare with: a first publication. */
  readonly before: string | null;
  readonly after: string;
  readonly direction?: { readonly kind: Direction; readonly word: string };
  /** The sentence it was read from, in the page's language. */
  readonly quote?: string;
}

/**
 * What mails are made of. Each part is drawn twice, as text and as HTML, so the two never tell different stories.
 * `language` is the watched page's (BCP 47), for fonts and screen readers.
 * All text in parts is clean (see clean.ts) and still unescaped.
 */
export type Part =
  | {
      readonly kind: 'lead';
      readonly badge?: string;
      readonly severity?: Severity;
      readonly text: string;
      readonly under?: string;
    }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone?: 'warning' | 'quiet' }
  | { readonly kind: 'facts'; readonly rows: readonly FactRow[]; readonly language: string }
  | { readonly kind: 'diff'; readonly lines: readonly DiffLine[]; readonly language: string }
  | {
      readonly kind: 'item';
      readonly badge: string;
      readonly severity: Severity;
      readonly text: string;
      readonly lines: readonly string[];
      readonly link: Link;
    }
  | { readonly kind: 'button'; readonly link: Link }
  | { readonly kind: 'links'; readonly links: readonly Link[] };

export interface Mail {
  readonly language: Language;
  readonly subject: string;
  /** What the inbox shows beside the subject. */
  readonly preheader: string;
  readonly body: readonly Part[];
  readonly foot: readonly Part[];
}

export interface Rendered {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

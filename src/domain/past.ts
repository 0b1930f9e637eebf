import type { Hop } from './capture.ts';

/** A capture made elsewhere and earlier, as a file to import brings it: not decoded, not judged. */
export interface PastCapture {
  /** As requested. */
  readonly url: string;
  /** After redirects, where known. */
  readonly finalUrl?: string;
  /** The redirects between the two, where known. */
  readonly redirects?: readonly Hop[];
  /** ISO 8601 UTC with milliseconds */
  readonly at: string;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The payload as it travelled, transfer coding undone, content coding not. Null: a revisit, the bytes came before. */
  readonly body: Uint8Array | null;
  /** Under which names a later revisit may speak of these bytes; of a revisit: the names it uses. */
  readonly names: readonly string[];
  /** The id of the source it is said to belong to. */
  readonly source?: string;
  readonly language?: string;
  readonly selectors?: { readonly content: readonly string[]; readonly ignore: readonly string[] };
}

/** One record of a file to import: a capture, or a fault with its place. */
export interface PastRecord {
  /** Where it stands: `line 12`, `record 3`. */
  readonly place: string;
  /** Bytes of the file read so far. */
  readonly offset: number;
  readonly capture?: PastCapture;
  /** What is wrong with it, and what would be right. */
  readonly fault?: string;
}

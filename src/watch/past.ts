import type { FetchedBody } from '../domain/capture.ts';

/** A capture made elsewhere and earlier, as a WARC file or a manifest brings it. */
export interface PastCapture {
  readonly url: string;
  /** ISO 8601 UTC */
  readonly at: string;
  readonly response: FetchedBody;
  /** The id of the source it is said to belong to. */
  readonly source?: string;
  readonly language?: string;
  readonly selectors?: { readonly content: readonly string[]; readonly ignore: readonly string[] };
}

/** One record of a file to import: a capture, something that is none (a request, a note), or a fault with its place. */
export interface PastRecord {
  /** Where it stands: `line 12`, `record 3 (byte 8120)`. */
  readonly place: string;
  /** Bytes of the file read so far. */
  readonly offset: number;
  readonly capture?: PastCapture;
  /** What is wrong with it, and what would be right. */
  readonly fault?: string;
}

import type { Problem } from './problem.ts';

/** A request for one address. */
export interface FetchRequest {
  readonly url: string;
  readonly render: 'http' | 'browser' | 'auto';
  /** Validators of the last capture, for a conditional request (RFC 9110 §13). */
  readonly etag?: string;
  readonly lastModified?: string;
  readonly language?: string;
  readonly proxy?: string;
  readonly http2?: boolean;
  readonly legacyTls?: boolean;
  /** From where it is to be asked; absent: from anywhere. Only fetchers that take jobs from the queue know it. */
  readonly vantage?: string;
  /** Is this answer (a 200 without redirects) one that was judged before? It is handed on as it is, neither judged nor rendered. */
  readonly isKnown?: (response: FetchedBody) => boolean;
}

export interface Hop {
  readonly url: string;
  readonly status: number;
  readonly location: string;
  /** The exchange of an HTTP redirect, its body apart; absent in older captures and where markup forwarded. */
  readonly exchange?: {
    readonly at: string;
    readonly requestHeaders: Readonly<Record<string, string>>;
    readonly responseHeaders: Readonly<Record<string, string>>;
    readonly address?: string;
  };
}

export interface TlsFacts {
  readonly protocol: string;
  readonly cipher: string;
  readonly issuer: string;
  readonly subject: string;
  readonly validTo: string;
  readonly fingerprint256: string;
}

/** What travelled over the wire, whatever came of it. Header names in lower case. */
export interface Exchange {
  readonly url: string;
  readonly finalUrl: string;
  readonly redirects: readonly Hop[];
  readonly status: number;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly startedAt: string;
  readonly durationMs: number;
  /** The address that answered, unknown behind a proxy. */
  readonly address?: string;
  readonly httpVersion?: string;
  readonly tls?: TlsFacts;
  readonly renderer: 'http' | 'browser' | 'import';
  /** The vantage point it was asked from; absent: this machine. */
  readonly vantage?: string;
}

/** Bytes as received after content decoding (WARC's payload), with the exchange that brought them. */
export interface FetchedBody extends Exchange {
  readonly body: Uint8Array;
  readonly mediaType: string;
  /** charset parameter of Content-Type, if any */
  readonly charset?: string;
}

/** The end of a fetch. `ok` alone can become a change. A failure may carry the answer it was judged by. */
export type FetchOutcome =
  | { readonly kind: 'ok'; readonly response: FetchedBody }
  | { readonly kind: 'not-modified'; readonly exchange: Exchange }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly response?: FetchedBody };

/** A snapshot as people and the API see it. */
export interface Snapshot {
  readonly id: number;
  readonly source: string;
  readonly url: string;
  readonly at: string;
  readonly status: number;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly language: string | null;
  readonly title: string;
  readonly renderer: 'http' | 'browser' | 'import';
  /** The vantage point it was asked from; null: the machine that keeps the archive. */
  readonly vantage: string | null;
  readonly document: number | null;
  /** The link of the hash chain that covers it; null: its day is not sealed yet. */
  readonly seal: number | null;
}

import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { FetchedBody, FetchOutcome, FetchRequest } from '../domain/capture.ts';

/** One queue for each vantage point, and one that every fetcher serves. */
export const queueName = (vantage: string | undefined): string => (vantage ? `fetch.${vantage}` : 'fetch');

/** A request on its way to a fetcher; `writer`: who waits for the answer. */
export interface Errand {
  readonly request: FetchRequest;
  readonly writer: string;
}

/** An outcome on its way back: its JSON as text, for a database would sort the headers; the bytes compressed, in base64. */
export interface Parcel {
  readonly outcome: string;
  readonly body?: string;
}

/** The outcome as it travels, marked with the vantage point it was fetched from. */
export function pack(outcome: FetchOutcome, vantage: string): Parcel {
  if (outcome.kind === 'not-modified')
    return { outcome: JSON.stringify({ ...outcome, exchange: { ...outcome.exchange, vantage } }) };
  // The cause may be anything, and has been put into words in `detail`.
  const problem = outcome.kind === 'failed' ? { problem: { ...outcome.problem, cause: undefined } } : {};
  if (!outcome.response) return { outcome: JSON.stringify({ ...outcome, ...problem }) };
  const { body, ...exchange } = outcome.response;
  const params = { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 };
  return {
    outcome: JSON.stringify({ ...outcome, ...problem, response: { ...exchange, vantage } }),
    body: zstdCompressSync(body, { params }).toString('base64'),
  };
}

/**
 * The outcome that a fetcher sent.
 * @throws Error where the bytes are damaged or more than `maxBytes`
 */
export function unpack(parcel: Parcel, maxBytes: number): FetchOutcome {
  const outcome = JSON.parse(parcel.outcome) as FetchOutcome;
  if (outcome.kind === 'not-modified' || parcel.body === undefined) return outcome;
  const body = zstdDecompressSync(Buffer.from(parcel.body, 'base64'), { maxOutputLength: maxBytes + 1 });
  return { ...outcome, response: { ...(outcome.response as Omit<FetchedBody, 'body'>), body } } as FetchOutcome;
}

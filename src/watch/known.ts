import { sha256 } from '../archive/blobs.ts';
import type { StoredSieve } from '../archive/sieves.ts';
import type { FetchedBody } from '../domain/capture.ts';
import { type Hole, passes } from '../extract/sieve.ts';
import { extractorStamp } from './read.ts';
import type { Watched, WatchRoom } from './room.ts';

/** A page is read in full at least this often, whatever its sieve lets through. */
const FULL_READING_MS = 86_400_000;

/** Why an answer need not be read: its bytes are those of the last look, or they differ in places alone that are not read. */
export interface Known {
  readonly by: 'bytes' | 'sieve';
  readonly sha256: string;
}

export type Recognise = (response: FetchedBody) => Known | null;

/** Recognises answers of a page without reading them. What was said of a body is remembered for the next question. */
export function recogniser(room: WatchRoom, watched: Watched): Recognise {
  let last: { body: Uint8Array; known: Known | null } | null = null;
  return (response) => {
    if (last?.body !== response.body) last = { body: response.body, known: recognise(room, watched, response) };
    return last.known;
  };
}

function recognise(room: WatchRoom, watched: Watched, response: FetchedBody): Known | null {
  const digest = sha256(response.body);
  if (digest === watched.page.lastSha256) return { by: 'bytes', sha256: digest };
  const body = bytesOf(response);
  return sievesInForce(room, watched, response).some((sieve) => passes({ ...sieve, holes: holesOf(sieve) }, body))
    ? { by: 'sieve', sha256: digest }
    : null;
}

/** What a sieve is learned from and lets through. An answer that was led elsewhere may tell of a move; a browser's bytes are its own. */
export const isPlain = ({ status, redirects, renderer }: FetchedBody): boolean =>
  status === 200 && redirects.length === 0 && renderer === 'http';

/** The sieves that today's rules would still learn from an answer of this kind. */
function sievesInForce(room: WatchRoom, { page, rules }: Watched, response: FetchedBody): StoredSieve[] {
  if (page.role !== 'page' || page.state !== 'live' || page.pending || page.version === null) return [];
  if (!isPlain(response)) return [];
  const extractor = extractorStamp(rules);
  return room.archive.sieves
    .of(page.id)
    .filter(
      (sieve) =>
        sieve.holds &&
        sieve.version === page.version &&
        sieve.extractor === extractor &&
        sieve.mediaType === response.mediaType &&
        sieve.charset === (response.charset ?? null) &&
        Date.parse(response.startedAt) - Date.parse(sieve.readAt) < FULL_READING_MS,
    );
}

/** A body as a Buffer over the same memory. */
export const bytesOf = ({ body }: FetchedBody): Buffer => Buffer.from(body.buffer, body.byteOffset, body.byteLength);

export const holesOf = ({ holes }: Pick<StoredSieve, 'holes'>): Hole[] =>
  holes.map(([kind, from, to]) => ({ kind: kind as Hole['kind'], from, to }));

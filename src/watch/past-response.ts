import { Readable } from 'node:stream';
import { sha256 } from '../archive/blobs.ts';
import type { FetchedBody } from '../domain/capture.ts';
import type { PastCapture } from '../domain/past.ts';
import { receiveBody } from '../fetch/body.ts';
import { mediaTypeOf } from '../fetch/media-type.ts';
import type { WatchRoom } from './room.ts';

/** The bytes that records of this import brought, by the names under which revisits speak of them. */
export type KnownPayloads = Map<string, string>;

/**
 * A past capture in the form of an answer just fetched: content coding undone, type told by header and bytes, the payload of a
 * revisit taken from the archive. A text says why that is not possible.
 */
export async function pastResponse(
  room: WatchRoom,
  capture: PastCapture,
  payloads: KnownPayloads,
  maxBytes: number,
): Promise<FetchedBody | string> {
  const body = capture.body ? await decoded(capture, capture.body, maxBytes) : earlierBytes(room, capture, payloads);
  if (typeof body === 'string') return body;
  const { url, finalUrl = url, redirects = [], at, status, headers } = capture;
  if (capture.body) for (const name of capture.names) payloads.set(name, sha256(body));
  return {
    url,
    finalUrl,
    redirects,
    status,
    requestHeaders: {},
    responseHeaders: headers,
    startedAt: at,
    durationMs: 0,
    renderer: 'import',
    body,
    ...mediaTypeOf(headers['content-type'], body),
  };
}

/** Writers that store decoded payloads leave the header in place: what does not decode is taken as it stands. */
async function decoded({ headers }: PastCapture, body: Uint8Array, maxBytes: number): Promise<Uint8Array | string> {
  const coding = headers['content-encoding'];
  if (!coding || body.length === 0) return body;
  const received = await receiveBody(Readable.from([Buffer.from(body)]), coding, maxBytes);
  if (!received.error) return received.body;
  const message = (received.error as Error).message;
  return /fetch\.maxBytes/.test(message) ? message : body;
}

function earlierBytes({ archive }: WatchRoom, { names }: PastCapture, payloads: KnownPayloads): Uint8Array | string {
  for (const name of names) {
    const digest = payloads.get(name) ?? /^sha256:([0-9a-f]{64})$/.exec(name)?.[1];
    if (digest && archive.blobs.has(digest)) return archive.blobs.get(digest);
  }
  return 'a revisit of a record that was not imported; import the file that holds it first';
}

const ASSET = /^(?:image|audio|video|font)\/|css|javascript|ecmascript|wasm|\/json$|font-/;

/** Web archives also hold redirects, pictures, styles and scripts: nobody would have polled those. */
export const isPage = ({ status, mediaType }: FetchedBody): boolean =>
  (status < 300 || status >= 400) && !ASSET.test(mediaType);

import { type Duplex, Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from 'node:zlib';
import { problem } from '../domain/problem.ts';
import { ProblemError } from './guard.ts';

/** More layers of Content-Encoding than this serve nobody but a bomb. */
const MAX_LAYERS = 2;

export interface Received {
  /** Everything up to the end, or up to the fault. */
  readonly body: Uint8Array;
  readonly error?: unknown;
}

/**
 * Reads a body to its end and undoes its Content-Encoding on the way. Holds no more than `maxBytes` and a few buffers on
 * either side of the decompression, whatever a bomb expands to. Does not throw: what went wrong comes back with the
 * bytes that had arrived.
 */
export async function receiveBody(
  stream: Readable,
  contentEncoding: string | undefined,
  maxBytes: number,
): Promise<Received> {
  const plain = PLAIN.test(contentEncoding ?? '');
  return plain ? receivePlain(stream, maxBytes) : receiveEncoded(stream, contentEncoding, maxBytes);
}

const PLAIN = /^[\s,]*(?:identity[\s,]*)*$/i;

/** Without streams in between: most of what a small answer costs would be theirs. */
async function receivePlain(stream: Readable, maxBytes: number): Promise<Received> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const { promise, resolve } = Promise.withResolvers<{ readonly error?: unknown }>();
  stream.on('error', (error) => resolve({ error }));
  stream.on('end', () => resolve({}));
  stream.on('close', () => resolve({ error: new Error('the answer was closed before its end') }));
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= maxBytes) chunks.push(chunk);
    else {
      resolve({ error: tooLarge(maxBytes, 'bytes') });
      stream.destroy();
    }
  });
  const end = await promise;
  return { body: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks), ...end };
}

const tooLarge = (maxBytes: number, unit: string): ProblemError =>
  new ProblemError(problem('too-large', `more than ${maxBytes} ${unit} (fetch.maxBytes)`));

async function receiveEncoded(
  stream: Readable,
  contentEncoding: string | undefined,
  maxBytes: number,
): Promise<Received> {
  const chunks: Buffer[] = [];
  try {
    const source = stream[Symbol.asyncIterator]();
    const head = await source.next();
    if (head.done) return { body: new Uint8Array() };
    const whole = async function* () {
      yield head.value;
      yield* { [Symbol.asyncIterator]: () => source };
    };
    const decoders = decodersFor(contentEncoding, head.value);
    const collect = limit(maxBytes, 'bytes').on('data', (chunk: Buffer) => chunks.push(chunk));
    const guards = decoders.length > 0 ? [limit(maxBytes, 'compressed bytes'), ...decoders] : [];
    await pipeline([Readable.from(whole()), ...guards, collect]);
    return { body: Buffer.concat(chunks) };
  } catch (error) {
    stream.on('error', () => {}).destroy();
    return { body: Buffer.concat(chunks), error };
  }
}

function limit(maxBytes: number, unit: string): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes <= maxBytes) done(null, chunk);
      else done(tooLarge(maxBytes, unit));
    },
  });
}

/** RFC 9110 §8.4: codings are listed in the order they were applied, so they are undone from the last. */
function decodersFor(contentEncoding: string | undefined, head: Uint8Array): Duplex[] {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
    .filter((one) => !['', 'identity', 'none', 'utf-8'].includes(one))
    .reverse();
  if (codings.length > MAX_LAYERS) {
    throw new ProblemError(problem('unreadable', `Content-Encoding has ${codings.length} layers: ${contentEncoding}`));
  }
  return codings.flatMap((coding, layer) => decoderFor(coding, layer === 0 ? head[0] : undefined));
}

/** `first`: the first byte, where known. Servers call plain bodies gzip, and raw deflate streams deflate (RFC 9110 §8.4.1.2). */
function decoderFor(coding: string, first: number | undefined): Duplex[] {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return first === undefined || first === 0x1f ? [createGunzip()] : [];
    case 'deflate':
      return [first === undefined || (first & 0x0f) === 8 ? createInflate() : createInflateRaw()];
    case 'br':
      return [createBrotliDecompress()];
    case 'zstd':
      return [createZstdDecompress()];
    default:
      throw new ProblemError(problem('unreadable', `unknown Content-Encoding "${coding}"`));
  }
}

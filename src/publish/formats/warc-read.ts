import { createReadStream, type ReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { PastRecord } from '../../domain/past.ts';
import { ByteReader } from './byte-reader.ts';
import { nextRecord, type WarcFinding } from './warc-record-read.ts';

export interface WarcOptions {
  /** Larger records are refused. */
  readonly maxBytes: number;
}

/** Is this a WARC file, compressed or not? Told by its first bytes. */
export async function isWarc(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(5), 0, 5, 0);
    return (buffer[0] === 0x1f && buffer[1] === 0x8b) || buffer.toString('latin1') === 'WARC/';
  } finally {
    await file.close();
  }
}

/**
 * The captures of a WARC file (1.0, 1.1; each record gzipped, the file gzipped, or plain), one at a time: `response`, `revisit` and
 * `resource` records of http addresses. A record that cannot be read is a fault with its number; after a break in the
 * file's structure nothing can be read, so that is the last one.
 */
export async function* readWarc(path: string, { maxBytes }: WarcOptions): AsyncGenerator<PastRecord> {
  const { file, reader } = await openRecords(path);
  let waiting: (PastRecord & { id: string }) | undefined;
  let number = 1;
  try {
    for (let found = await nextRecord(reader, maxBytes); found; found = await nextRecord(reader, maxBytes), number++) {
      if (waiting && found.of?.answer === waiting.id) {
        waiting = withMetadata(waiting, found.of.about);
        continue;
      }
      if (waiting) yield waiting;
      waiting =
        found.capture || found.fault ? { ...found, place: `record ${number}`, offset: file.bytesRead } : undefined;
    }
  } catch (fault) {
    if (waiting) yield waiting;
    waiting = undefined;
    const offset = file.bytesRead;
    yield { place: `record ${number}`, offset, fault: `the file breaks off here: ${(fault as Error).message}` };
  } finally {
    file.destroy();
  }
  if (waiting) yield waiting;
}

/** The record at a place of a file that an index names. @throws Error where there is none. */
export async function readRecordAt(path: string, offset: number, maxBytes: number): Promise<WarcFinding> {
  const { file, reader } = await openRecords(path, offset);
  try {
    const found = await nextRecord(reader, maxBytes);
    if (!found) throw new Error(`${path} ends before byte ${offset}`);
    return found.capture ? await withFollowing(reader, found) : found;
  } finally {
    file.destroy();
  }
}

/** What the records right after an answer add to it. Whatever else follows is not read, and its faults are not of this answer. */
async function withFollowing(reader: ByteReader, answer: WarcFinding): Promise<WarcFinding> {
  let known = answer;
  for (;;) {
    const next = await nextRecord(reader, 0).catch(() => null);
    if (next?.of?.answer !== answer.id) return known;
    known = withMetadata(known, next.of.about);
  }
}

/** The address as requested replaces that of the answer, which is then where the redirects led. */
function withMetadata<T extends Pick<PastRecord, 'capture'>>(record: T, about: Partial<PastRecord['capture']>): T {
  const { capture } = record;
  if (!capture) return record;
  const redirected = about?.url ? { finalUrl: capture.url } : {};
  return { ...record, capture: { ...capture, ...redirected, ...about } };
}

/** The records from a place on. Gzip members follow one another; Node's gunzip reads through them all. @throws Error where there is no file. */
async function openRecords(path: string, start = 0): Promise<{ file: ReadStream; reader: ByteReader }> {
  const handle = await open(path);
  const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, start);
  await handle.close();
  const file = createReadStream(path, { start });
  if (buffer[0] !== 0x1f || buffer[1] !== 0x8b) return { file, reader: new ByteReader(file) };
  const plain = new PassThrough();
  pipeline(file, createGunzip(), plain).catch((fault) => plain.destroy(fault));
  return { file, reader: new ByteReader(plain) };
}

import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { PastCapture, PastRecord } from '../../domain/past.ts';
import { ByteReader } from './byte-reader.ts';
import { parseFields, parseResponse } from './http-message.ts';

/** A record's own header line is never longer than this; what is, is no WARC file. */
const LONGEST_LINE = 64 * 1024;
const MOST_HEADER_LINES = 200;

type Fields = Readonly<Record<string, string>>;

/** An answer that waits for the records that belong to it (request, metadata). */
interface Waiting {
  readonly id: string;
  readonly record: PastRecord;
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
export async function* readWarc(path: string, { maxBytes }: { maxBytes: number }): AsyncGenerator<PastRecord> {
  const file = createReadStream(path);
  const reader = new ByteReader(await inflated(file, path));
  let number = 0;
  let waiting: Waiting | undefined;
  try {
    for (;;) {
      const place = `record ${number + 1}`;
      const fields = await readHeader(reader);
      if (!fields) break;
      number++;
      const belongs = waiting !== undefined && fields['warc-concurrent-to'] === waiting.id;
      if (waiting && !belongs) {
        yield waiting.record;
        waiting = undefined;
      }
      const length = lengthOf(fields);
      const offset = file.bytesRead;
      if (belongs && fields['warc-type'] === 'metadata' && length <= LONGEST_LINE) {
        waiting = withMetadata(waiting!, await reader.take(length));
      } else if (!isCapture(fields)) {
        await reader.skip(length);
      } else if (length > maxBytes) {
        await reader.skip(length);
        yield { place, offset, fault: `${length} bytes, more than fetch.maxBytes allows (${maxBytes})` };
      } else {
        waiting = {
          id: fields['warc-record-id'] ?? '',
          record: { place, offset, ...readCapture(fields, await reader.take(length)) },
        };
      }
    }
  } catch (fault) {
    if (waiting) yield waiting.record;
    waiting = undefined;
    yield {
      place: `record ${number + 1}`,
      offset: file.bytesRead,
      fault: `the file breaks off here: ${(fault as Error).message}`,
    };
  } finally {
    file.destroy();
  }
  if (waiting) yield waiting.record;
}

/** Gzip members follow one another; Node's gunzip reads through them all. */
async function inflated(file: Readable, path: string): Promise<AsyncIterable<Buffer>> {
  const handle = await open(path);
  const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
  await handle.close();
  if (buffer[0] !== 0x1f || buffer[1] !== 0x8b) return file;
  const plain = new PassThrough();
  pipeline(file, createGunzip(), plain).catch((fault) => plain.destroy(fault));
  return plain;
}

/** The named fields of the next record; null at the end of the file. */
async function readHeader(reader: ByteReader): Promise<Fields | null> {
  let first = await reader.line(LONGEST_LINE);
  while (first !== null && first.length === 0) first = await reader.line(LONGEST_LINE);
  if (first === null) return null;
  const version = first.toString('utf8');
  if (!/^WARC\/1\.\d+$/.test(version))
    throw new Error(`expected WARC/1.0 or WARC/1.1, found "${version.slice(0, 40)}"`);
  const lines: string[] = [];
  for (;;) {
    const line = await reader.line(LONGEST_LINE);
    if (line === null || line.length === 0) break;
    if (lines.length >= MOST_HEADER_LINES) throw new Error(`a record header of more than ${MOST_HEADER_LINES} lines`);
    const text = line.toString('utf8');
    if (/^[ \t]/.test(text) && lines.length > 0) lines.push(`${lines.pop()} ${text.trim()}`);
    else lines.push(text);
  }
  return parseFields(lines);
}

function lengthOf(fields: Fields): number {
  const length = Number(fields['content-length']);
  if (!Number.isSafeInteger(length) || length < 0)
    throw new Error(`Content-Length must be a number of bytes, found "${fields['content-length'] ?? 'nothing'}"`);
  return length;
}

/** WARC 1.0 examples put addresses in angle brackets, and some writers followed them. */
const targetOf = (fields: Fields): string => (fields['warc-target-uri'] ?? '').replace(/^<(.*)>$/, '$1');

const isCapture = (fields: Fields): boolean =>
  /^(?:response|revisit|resource)$/.test(fields['warc-type'] ?? '') && /^https?:\/\//i.test(targetOf(fields));

function readCapture(fields: Fields, block: Buffer): Pick<PastRecord, 'capture' | 'fault'> {
  const time = Date.parse(fields['warc-date'] ?? '');
  const url = targetOf(fields);
  if (Number.isNaN(time)) return { fault: `WARC-Date must be a time, found "${fields['warc-date'] ?? 'nothing'}"` };
  if (!URL.canParse(url)) return { fault: `WARC-Target-URI must be an address, found "${url.slice(0, 200)}"` };
  const at = new Date(time).toISOString();
  const type = fields['warc-type'];
  if (type === 'resource') {
    const headers = { 'content-type': fields['content-type'] ?? 'application/octet-stream' };
    return { capture: { url, at, status: 200, headers, body: block, names: namesOf(fields, url, at) } };
  }
  const message = parseResponse(block);
  if (!message && type === 'response') return { fault: 'the block is no HTTP response' };
  const { status = 200, headers = {}, body = null } = message ?? {};
  if (type === 'response') return { capture: { url, at, status, headers, body, names: namesOf(fields, url, at) } };
  return { capture: { url, at, status, headers, body: null, names: referencesOf(fields, url) } };
}

const namesOf = (fields: Fields, url: string, at: string): string[] =>
  [fields['warc-record-id'], fields['warc-payload-digest'], `${url} ${at}`].filter((name) => name !== undefined);

/** A revisit says which record held the bytes: by id, by digest, or by address and time (WARC 1.1 §5.11). */
function referencesOf(fields: Fields, url: string): string[] {
  const time = Date.parse(fields['warc-refers-to-date'] ?? '');
  const where = (fields['warc-refers-to-target-uri'] ?? url).replace(/^<(.*)>$/, '$1');
  const named = Number.isNaN(time) ? undefined : `${where} ${new Date(time).toISOString()}`;
  return [fields['warc-refers-to'], fields['warc-payload-digest'], named].filter((name) => name !== undefined);
}

/** What an export of this program adds: the address as requested, the source, the language. */
function withMetadata(waiting: Waiting, block: Buffer): Waiting {
  const { capture } = waiting.record;
  if (!capture) return waiting;
  const { via, source, language } = parseFields(block.toString('utf8').split(/\r?\n/));
  const extra: Partial<PastCapture> = {
    ...(via && URL.canParse(via) ? { url: via, finalUrl: capture.url } : {}),
    ...(source && /^[^\s/\\]{1,120}$/.test(source) ? { source } : {}),
    ...(language ? { language } : {}),
  };
  return { ...waiting, record: { ...waiting.record, capture: { ...capture, ...extra } } };
}

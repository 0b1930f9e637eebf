import type { Hop } from '../../domain/capture.ts';
import type { PastCapture, PastRecord } from '../../domain/past.ts';
import type { ByteReader } from './byte-reader.ts';
import { parseFields, parseResponse } from './http-message.ts';

/** A record's own header line is never longer than this; what is, is no WARC file. */
const LONGEST_LINE = 64 * 1024;
const MOST_HEADER_LINES = 200;

type Fields = Readonly<Record<string, string>>;
type Finding = Pick<PastRecord, 'capture' | 'fault'>;

/** What a record of a WARC file holds for an import. `of`: the answer that a request or metadata belongs to, and what it adds. */
export interface WarcFinding extends Finding {
  readonly id: string;
  readonly of?: { readonly answer: string; readonly about: Partial<PastCapture> };
}

/** The next record, its bytes read or passed over; null at the end. @throws Error where the file's structure breaks. */
export async function nextRecord(reader: ByteReader, maxBytes: number): Promise<WarcFinding | null> {
  const fields = await readHeader(reader);
  if (!fields) return null;
  const length = lengthOf(fields);
  const id = fields['warc-record-id'] ?? '';
  const answer = fields['warc-concurrent-to'];
  if (fields['warc-type'] === 'metadata' && answer && length <= LONGEST_LINE)
    return { id, of: { answer, about: readMetadata(await reader.take(length)) } };
  const wanted = isCapture(fields);
  if (wanted && length <= maxBytes) return { id, ...readCapture(fields, await reader.take(length)) };
  await reader.skip(length);
  if (wanted) return { id, fault: `${length} bytes, more than fetch.maxBytes allows (${maxBytes})` };
  return answer ? { id, of: { answer, about: {} } } : { id };
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

function readCapture(fields: Fields, block: Buffer): Finding {
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

/** What an export of this program adds: the address as requested, the way from there, the source, the language. */
function readMetadata(block: Buffer): Partial<PastCapture> {
  const { via, source, language, redirect } = parseFields(block.toString('utf8').split(/\r?\n/));
  return {
    ...(via && URL.canParse(via) ? { url: via, redirects: redirectsOf(redirect) } : {}),
    ...(source && /^[^\s/\\]{1,120}$/.test(source) ? { source } : {}),
    ...(language ? { language } : {}),
  };
}

/** Lines of one name were joined by a comma: between brackets they are a list. */
function redirectsOf(lines = ''): Hop[] {
  try {
    const hops = JSON.parse(`[${lines}]`) as Partial<Hop>[];
    return hops.flatMap(({ url, status, location }) =>
      typeof url === 'string' && typeof location === 'string' && Number.isInteger(status)
        ? [{ url, status: status as number, location }]
        : [],
    );
  } catch {
    return [];
  }
}

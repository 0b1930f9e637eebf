import { createHash } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { gzipSync } from 'node:zlib';

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
export const digestOf = (bytes: Uint8Array): string => `sha256:${sha256(bytes)}`;

export type WarcType = 'warcinfo' | 'request' | 'response' | 'revisit' | 'metadata';

/** A WARC 1.1 record (ISO 28500:2017): named fields in their order, and the block. */
export interface WarcRecord {
  readonly type: WarcType;
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly date: string;
  readonly contentType: string;
  readonly fields: readonly (readonly [string, string | null | undefined])[];
  readonly block: Buffer;
}

/** A record id that follows from what the record is of, so that the same export has the same ids (RFC 9562, version 8). */
export function recordId(...parts: readonly (string | number)[]): string {
  const hex = sha256(JSON.stringify(parts));
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return `<urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}>`;
}

/** A header value on one line, whatever an imported capture may hold. */
const oneLine = (value: string): string => value.replace(/[\r\n\0]+/g, ' ').trim();

/** The record as a gzip member of its own, so that a reader may begin at any record (WARC 1.1, annex D). */
export function packRecord({ type, id, date, contentType, fields, block }: WarcRecord): Buffer {
  const head = [
    ['WARC-Type', type],
    ['WARC-Record-ID', id],
    ['WARC-Date', date],
    ...fields,
    ['WARC-Block-Digest', digestOf(block)],
    ['Content-Type', contentType],
    ['Content-Length', String(block.length)],
  ];
  const lines = head.filter(([, value]) => value).map(([name, value]) => `${name}: ${oneLine(value!)}\r\n`);
  return member(Buffer.concat([Buffer.from(`WARC/1.1\r\n${lines.join('')}\r\n`), block, Buffer.from('\r\n\r\n')]));
}

/** gzip without traces of time or system: equal input, equal bytes (RFC 1952 §2.3: MTIME 0, XFL 0, OS unknown). */
function member(bytes: Buffer): Buffer {
  const packed = gzipSync(bytes, { level: 6 });
  packed.fill(0, 4, 9);
  packed[9] = 255;
  return packed;
}

/** Headers that told of a coding that was undone before the bytes were kept. */
const UNDONE = new Set(['content-encoding', 'content-length', 'transfer-encoding']);

/** Head of an HTTP answer whose body is kept decoded: what no longer holds is renamed, as other archives do. */
export function responseHead(status: number, headers: Readonly<Record<string, string>>, bodyBytes: number): Buffer {
  const lines = Object.entries(headers).flatMap(([name, value]) => {
    const shown = UNDONE.has(name.toLowerCase()) ? `X-Archive-Orig-${name}` : name;
    return headerLines(shown, value);
  });
  return httpHead(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`.trimEnd(), [
    ...lines,
    `Content-Length: ${bodyBytes}`,
  ]);
}

export function requestHead(url: string, headers: Readonly<Record<string, string>>): Buffer {
  const target = URL.parse(url);
  const path = target ? `${target.pathname}${target.search}` : '/';
  const lines = Object.entries(headers).flatMap(([name, value]) => headerLines(name, value));
  const host = Object.keys(headers).some((name) => name.toLowerCase() === 'host')
    ? []
    : [`host: ${target?.host ?? ''}`];
  return httpHead(`GET ${path} HTTP/1.1`, [...host, ...lines]);
}

/** A browser reports several cookies as lines of one value. */
const headerLines = (name: string, value: string): string[] =>
  String(value)
    .split('\n')
    .map((one) => `${name.replace(/[^!#$%&'*+.^_`|~0-9A-Za-z-]/g, '')}: ${oneLine(one)}`);

/** Header bytes were read as Latin-1 and go back the same way; anything beyond came from elsewhere and is UTF-8. */
function httpHead(first: string, lines: readonly string[]): Buffer {
  const text = `${first}\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`;
  return Buffer.from(text, /[^\u0000-\u00ff]/.test(text) ? 'utf8' : 'latin1');
}

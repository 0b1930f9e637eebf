import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync, inflateRawSync } from 'node:zlib';

/** A record as the standard describes it, read without any of the program's own code. */
export interface CheckedRecord {
  readonly offset: number;
  readonly length: number;
  readonly fields: ReadonlyMap<string, string>;
  readonly block: Buffer;
  /** Of an HTTP block. */
  readonly http?: { readonly first: string; readonly headers: ReadonlyMap<string, string>; readonly body: Buffer };
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Reads a WARC file of gzip members and checks what must hold of every record. @throws Error naming the record */
export function checkWarc(path: string): CheckedRecord[] {
  const file = readFileSync(path);
  const records: CheckedRecord[] = [];
  for (let offset = 0; offset < file.length; ) {
    const { record, length } = readMember(file, offset);
    records.push(checkRecord(record, offset, length));
    offset += length;
  }
  return records;
}

/** The record at a place that an index names. */
export const recordAt = (path: string, offset: number, length: number): CheckedRecord =>
  checkRecord(gunzipSync(readFileSync(path).subarray(offset, offset + length)), offset, length);

/** One gzip member with the plainest of headers; where it ends is told by the inflater. */
function readMember(file: Buffer, offset: number): { record: Buffer; length: number } {
  const header = file.subarray(offset, offset + 10).toString('hex');
  if (header !== '1f8b08000000000000ff') throw new Error(`byte ${offset}: gzip header ${header}`);
  const { buffer, engine } = inflateRawSync(file.subarray(offset + 10), { info: true } as object) as unknown as {
    buffer: Buffer;
    engine: { bytesWritten: number };
  };
  return { record: buffer, length: 10 + engine.bytesWritten + 8 };
}

function checkRecord(record: Buffer, offset: number, length: number): CheckedRecord {
  const end = record.indexOf('\r\n\r\n');
  const [version, ...lines] = record.subarray(0, end).toString().split('\r\n');
  if (version !== 'WARC/1.1') throw new Error(`byte ${offset}: ${version}`);
  const fields = fieldsOf(lines);
  const block = record.subarray(end + 4, end + 4 + Number(fields.get('content-length')));
  if (record.subarray(end + 4 + block.length).toString() !== '\r\n\r\n')
    throw new Error(`byte ${offset}: wrong length`);
  for (const name of ['warc-type', 'warc-record-id', 'warc-date', 'content-length'])
    if (!fields.get(name)) throw new Error(`byte ${offset}: no ${name}`);
  if (fields.get('warc-block-digest') !== `sha256:${sha256(block)}`) throw new Error(`byte ${offset}: block digest`);
  const http = fields.get('content-type')?.startsWith('application/http') ? httpOf(block) : undefined;
  if (fields.get('warc-type') === 'response' && fields.get('warc-payload-digest') !== `sha256:${sha256(http!.body)}`)
    throw new Error(`byte ${offset}: payload digest`);
  return { offset, length, fields, block, http };
}

function httpOf(block: Buffer) {
  const end = block.indexOf('\r\n\r\n');
  const [first, ...lines] = block.subarray(0, end).toString('latin1').split('\r\n');
  return { first: first!, headers: fieldsOf(lines), body: block.subarray(end + 4) };
}

const fieldsOf = (lines: readonly string[]): Map<string, string> =>
  new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );

import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { PastRecord } from '../../domain/past.ts';
import { readRecordAt } from './warc-read.ts';

/** Where an index says that a capture lies. */
interface Entry {
  readonly offset: number;
  readonly file: string;
}

/** Without a header line: the eleven columns that web archives write. */
const USUAL_COLUMNS = 'N b a m s k r M S V g'.split(' ');

/** Is this an index of WARC files: CDXJ, or CDX with columns? Told by its first line. */
export async function isCdx(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    const [first = ''] = buffer.subarray(0, bytesRead).toString('utf8').split('\n');
    return /^ ?CDX /.test(first) || /^!?\S+ \d{14} \{/.test(first) || /^\S+ \d{14} https?:/.test(first);
  } finally {
    await file.close();
  }
}

/** The captures that an index names, in its order, from the WARC files that lie where it says, relative to the index. */
export async function* readCdx(path: string, { maxBytes }: { maxBytes: number }): AsyncGenerator<PastRecord> {
  const input = createReadStream(path);
  let columns = USUAL_COLUMNS;
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    const header = /^ ?CDX (.+)$/.exec(line);
    if (header) columns = header[1]!.trim().split(/\s+/);
    if (header || line.trim() === '' || line.startsWith('!')) continue;
    yield { place: `line ${number}`, offset: input.bytesRead, ...(await take(line, columns, dirname(path), maxBytes)) };
  }
}

async function take(
  line: string,
  columns: readonly string[],
  folder: string,
  maxBytes: number,
): Promise<Pick<PastRecord, 'capture' | 'fault'>> {
  const entry = parseEntry(line, columns);
  if (!entry) return { fault: 'names no file and offset; an index line does (CDXJ, or CDX with the columns V and g)' };
  try {
    const { capture, fault } = await readRecordAt(resolve(folder, entry.file), entry.offset, maxBytes);
    if (capture) return { capture };
    return { fault: fault ?? `no capture lies at byte ${entry.offset} of ${entry.file}` };
  } catch (fault) {
    return { fault: `byte ${entry.offset} of ${entry.file} cannot be read: ${(fault as Error).message}` };
  }
}

function parseEntry(line: string, columns: readonly string[]): Entry | null {
  const json = /^\S+ \d{14} (\{.*\})\s*$/.exec(line)?.[1];
  const named = json ? fromJson(json) : fromColumns(line, columns);
  const offset = Number(named?.offset);
  return named?.file && Number.isSafeInteger(offset) && offset >= 0 ? { file: named.file, offset } : null;
}

function fromJson(json: string): { offset: unknown; file?: string } | null {
  try {
    const { offset, filename } = JSON.parse(json) as { offset?: unknown; filename?: unknown };
    return { offset, file: typeof filename === 'string' ? filename : undefined };
  } catch {
    return null;
  }
}

function fromColumns(line: string, columns: readonly string[]): { offset: unknown; file?: string } {
  const values = line.trim().split(/\s+/);
  return { offset: values[columns.indexOf('V')], file: values[columns.indexOf('g')] };
}

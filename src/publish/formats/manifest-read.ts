import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { PastCapture, PastRecord } from '../../domain/past.ts';

/** One selector, several in one string joined by commas, or a list. */
const selectors = z.union([z.string(), z.array(z.string())]).transform((given) => [given].flat());

const LINE = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).nullish(),
  at: z.string().refine((text) => /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text)), {
    error: 'must be a time, as 2026-01-31T12:00:00Z',
  }),
  file: z.string().min(1, { error: 'must name a file' }),
  contentType: z.string().optional(),
  source: z
    .string()
    .regex(/^[^\s/\\]{1,120}$/, { error: 'must be an id without spaces or slashes' })
    .optional(),
  content: selectors.optional(),
  ignore: selectors.optional(),
  language: z.string().optional(),
});
type Line = z.infer<typeof LINE>;

export interface ManifestOptions {
  /** Larger files are refused. */
  readonly maxBytes: number;
}

/** Captures named by a JSON Lines manifest, one at a time; files are relative to it. A bad line is a fault with its number. */
export async function* readManifest(path: string, { maxBytes }: ManifestOptions): AsyncGenerator<PastRecord> {
  const input = createReadStream(path);
  let number = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (text.trim() === '') continue;
    const record = { place: `line ${number}`, offset: input.bytesRead };
    const line = parseLine(text);
    if (typeof line === 'string') yield { ...record, fault: line };
    else yield { ...record, ...(await readCapture(line, dirname(path), maxBytes)) };
  }
}

function parseLine(text: string): Line | string {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (fault) {
    return `no JSON: ${(fault as Error).message}`;
  }
  const { data, error } = LINE.safeParse(json);
  if (data) return data.url || data.source ? data : 'url: needed where no source is named';
  return error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')).join('; ');
}

async function readCapture(
  line: Line,
  folder: string,
  maxBytes: number,
): Promise<{ capture: PastCapture } | { fault: string }> {
  const file = resolve(folder, line.file);
  try {
    const { size } = await stat(file);
    if (size > maxBytes) return { fault: `${file} has ${size} bytes, more than fetch.maxBytes allows (${maxBytes})` };
    return { capture: captureOf(line, await readFile(file)) };
  } catch (fault) {
    return { fault: `${file} cannot be read: ${(fault as Error).message}` };
  }
}

/** A source of which only one page without an address was kept gets a reserved one (RFC 2606). */
const unknownAddress = (source: string): string =>
  `http://${source.toLowerCase().replaceAll(/[^a-z0-9-]+/g, '-')}.invalid/`;

function captureOf(line: Line, body: Buffer): PastCapture {
  const { source, language, contentType, content = [], ignore = [] } = line;
  const url = line.url ?? unknownAddress(source!);
  const at = new Date(line.at).toISOString();
  return {
    url,
    at,
    source,
    language,
    ...(content.length + ignore.length > 0 ? { selectors: { content, ignore } } : {}),
    status: 200,
    headers: contentType ? { 'content-type': contentType } : {},
    body,
    names: [],
  };
}

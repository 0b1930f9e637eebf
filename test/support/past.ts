import { gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import type { Change } from '../../src/domain/change.ts';
import type { PastCapture, PastRecord } from '../../src/domain/past.ts';
import type { Source } from '../../src/domain/source.ts';
import { type ImportSummary, importPast } from '../../src/watch/import.ts';
import type { WatchRoom } from '../../src/watch/room.ts';
import { freshArchive } from './seed.ts';

export const URL_OF_PAGE = 'http://xx.china-embassy.gov.cn/eng/lsfw/zj/kvisa.htm';

export const page = (...paragraphs: string[]): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Notice on the K visa</title></head><body><div id="content"><h1>Notice on the K visa</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</div></body></html>`;

export const past = (at: string, html: string, more: Partial<PastCapture> = {}): PastCapture => ({
  url: URL_OF_PAGE,
  at,
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.from(html),
  names: [],
  ...more,
});

/** A room over a real archive that must mail nobody. */
export function quietRoom(): WatchRoom {
  const { archive, close } = freshArchive();
  onTestFinished(close);
  return {
    archive,
    fetch: () => Promise.reject(new Error('nothing is fetched here')),
    settings: { confirm: { recheckMs: 0, times: 1 }, keepNoise: 'daily', newPagesPerHost: 20 },
    now: () => new Date('2026-11-01T00:00:00Z'),
    notify: () => {
      throw new Error('nobody is told of the past');
    },
    index: () => {},
  };
}

/** Imports captures in this order; `found`: the changes that this made, oldest first. */
export async function importAll(
  room: WatchRoom,
  captures: readonly PastCapture[],
  sources: readonly Source[] = [],
): Promise<ImportSummary & { readonly found: Change[] }> {
  const known = new Set(room.archive.changes.list({}).map(({ id }) => id));
  async function* records(): AsyncGenerator<PastRecord> {
    for (const [index, capture] of captures.entries()) yield { place: `line ${index + 1}`, offset: index, capture };
  }
  const summary = await importPast(room, sources, records(), { maxBytes: 1_000_000 });
  const found = room.archive.changes.list({}).filter(({ id }) => !known.has(id));
  return { ...summary, found: found.reverse() };
}

/** A WARC record as its writers make it. */
export function warcRecord(type: string, fields: Readonly<Record<string, string>>, block: string | Buffer): Buffer {
  const bytes = Buffer.from(block as string);
  const lines = Object.entries({ 'WARC-Type': type, ...fields, 'Content-Length': String(bytes.length) });
  const head = `WARC/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n\r\n')]);
}

export const http = (status: number, headers: Readonly<Record<string, string>>, body: string | Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(
      `HTTP/1.1 ${status} OK\r\n${Object.entries(headers)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('')}\r\n`,
    ),
    Buffer.from(body as string),
  ]);

/** One gzip member a record, as the standard asks. */
export const gzipped = (records: readonly Buffer[]): Buffer => Buffer.concat(records.map((record) => gzipSync(record)));

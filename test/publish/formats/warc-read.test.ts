import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { PastRecord } from '../../../src/domain/past.ts';
import { isCdx, readCdx } from '../../../src/publish/formats/cdx-read.ts';
import { isWarc, readWarc } from '../../../src/publish/formats/warc-read.ts';
import { importPast } from '../../../src/watch/import.ts';
import { gzipped, http, page, quietRoom, URL_OF_PAGE, warcRecord } from '../../support/past.ts';

const folder = mkdtempSync(join(tmpdir(), 'kvisa-warc-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HTML = page('Applicants for the K visa must be aged between 18 and 45.');
const TYPE = { 'Content-Type': 'text/html; charset=utf-8' };
const response = (date: string, message: Buffer, fields: Record<string, string> = {}) =>
  warcRecord(
    'response',
    { 'WARC-Record-ID': `<urn:${date}>`, 'WARC-Date': date, 'WARC-Target-URI': URL_OF_PAGE, ...fields },
    message,
  );

let files = 0;
function fileOf(bytes: Buffer): string {
  const path = join(folder, `${files++}.warc`);
  writeFileSync(path, bytes);
  return path;
}

async function read(bytes: Buffer, maxBytes = 1_000_000): Promise<PastRecord[]> {
  const records: PastRecord[] = [];
  for await (const record of readWarc(fileOf(bytes), { maxBytes })) records.push(record);
  return records;
}

const bodies = (records: readonly PastRecord[]) =>
  records.map(({ capture }) => Buffer.from(capture?.body ?? '').toString());

describe('a WARC file', () => {
  const info = warcRecord('warcinfo', { 'WARC-Date': '2026-01-01T00:00:00Z' }, 'software: other\r\n');
  const one = response('2026-01-02T03:04:05Z', http(200, TYPE, HTML));

  it('is told by its first bytes, compressed or not', async () => {
    const kinds = [one, gzipSync(one), Buffer.from('{"url":"http://a.example/"}')].map((bytes) =>
      isWarc(fileOf(bytes)),
    );
    expect(await Promise.all(kinds)).toEqual([true, true, false]);
  });

  it.each([
    ['plain', Buffer.concat([info, one])],
    ['gzipped record by record', gzipped([info, one])],
    ['gzipped whole', gzipSync(Buffer.concat([info, one]))],
  ])('gives its responses: %s', async (_, bytes) => {
    const records = await read(bytes);
    expect(records).toMatchObject([{ capture: { url: URL_OF_PAGE, at: '2026-01-02T03:04:05.000Z', status: 200 } }]);
    expect(bodies(records)).toEqual([HTML]);
  });

  it('of version 1.0, with addresses in angle brackets', async () => {
    const old = Buffer.from(one.toString().replace('WARC/1.1', 'WARC/1.0').replace(URL_OF_PAGE, `<${URL_OF_PAGE}>`));
    expect(await read(old)).toMatchObject([{ capture: { url: URL_OF_PAGE } }]);
  });

  it('undoes chunks, and leaves a body alone that only claims to have them', async () => {
    const chunked = { ...TYPE, 'Transfer-Encoding': 'chunked' };
    const chunks = 'b\r\nfirst half,\r\n5;x=y\r\n rest\r\n0\r\n\r\n';
    expect(
      bodies(
        await read(
          Buffer.concat([
            response('2026-01-01T00:00:00Z', http(200, chunked, chunks)),
            response('2026-01-02T00:00:00Z', http(200, chunked, HTML)),
          ]),
        ),
      ),
    ).toEqual([expect.stringContaining('first half'), HTML]);
  });

  it('names a bad record and goes on', async () => {
    const bad = response('no time', http(200, TYPE, HTML));
    expect(await read(Buffer.concat([bad, one]))).toMatchObject([
      { place: 'record 1', fault: expect.stringContaining('WARC-Date') },
      { place: 'record 2', capture: { url: URL_OF_PAGE } },
    ]);
  });

  it('that is cut off gives what came before', async () => {
    const records = await read(Buffer.concat([one, one.subarray(0, 200)]));
    expect(records).toMatchObject([
      { capture: { url: URL_OF_PAGE } },
      { fault: expect.stringContaining('breaks off') },
    ]);
    expect(await read(gzipped([one, one]).subarray(0, -20))).toMatchObject([
      { capture: { url: URL_OF_PAGE } },
      { fault: expect.stringContaining('breaks off') },
    ]);
  });

  it('does not hold an answer larger than allowed', async () => {
    const records = await read(Buffer.concat([one, one]), 100);
    expect(records.map(({ fault }) => fault)).toEqual([1, 2].map(() => expect.stringContaining('fetch.maxBytes')));
  });
});

describe('an index of WARC files', () => {
  const two = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'].map((date) =>
    response(date, http(200, TYPE, HTML + date)),
  );
  const all = gzipped(two);
  const second = gzipped(two.slice(0, 1)).length;
  const indexed = async (...lines: string[]) => {
    const name = fileOf(all).split('/').at(-1)!;
    const records: PastRecord[] = [];
    const path = fileOf(Buffer.from(lines.map((line) => line.replaceAll('FILE', name)).join('\n')));
    expect(await isCdx(path)).toBe(true);
    for await (const record of readCdx(path, { maxBytes: 1_000_000 })) records.push(record);
    return records;
  };

  it.each([
    ['CDXJ', [`cn,gov)/ 20260201000000 {"url":"x","offset":"${second}","filename":"FILE"}`]],
    ['CDX with a header', [' CDX a b V g', `http://x/ 20260201000000 ${second} FILE`]],
    ['CDX of eleven columns', [`cn,gov)/ 20260201000000 http://x/ text/html 200 ABC - - 300 ${second} FILE`]],
  ])('gives the records it names: %s', async (_, lines) => {
    expect(await indexed(...lines)).toMatchObject([{ capture: { at: '2026-02-01T00:00:00.000Z' } }]);
  });

  it('names a line whose record is not there, and goes on', async () => {
    const line = (offset: number, file: string) =>
      `cn,gov)/ 20260201000000 {"offset":"${offset}","filename":"${file}"}`;
    expect(await indexed(line(0, 'absent.warc'), line(7, 'FILE'), line(0, 'FILE'))).toMatchObject([
      { place: 'line 1', fault: expect.stringContaining('absent.warc') },
      { place: 'line 2', fault: expect.stringContaining('byte 7') },
      { place: 'line 3', capture: { at: '2026-01-01T00:00:00.000Z' } },
    ]);
  });
});

describe('a WARC file imported', () => {
  async function imported(bytes: Buffer) {
    const room = quietRoom();
    const summary = await importPast(room, [], readWarc(fileOf(bytes), { maxBytes: 1_000_000 }), {
      maxBytes: 1_000_000,
    });
    const texts = room.archive.captures.list({}).map((one) => room.archive.captures.bytes(one).toString());
    return { room, summary, texts };
  }

  it.each([
    ['gzip', gzipSync(HTML)],
    ['br', brotliCompressSync(HTML)],
    ['gzip', Buffer.from(HTML)],
  ])('keeps payloads decoded (%s), whether or not the writer had decoded them', async (coding, payload) => {
    const { texts } = await imported(
      response('2026-01-01T00:00:00Z', http(200, { ...TYPE, 'Content-Encoding': coding }, payload)),
    );
    expect(texts).toEqual([HTML]);
  });

  it('takes a revisit for the bytes it refers to', async () => {
    const revisit = warcRecord(
      'revisit',
      { 'WARC-Date': '2026-02-01T00:00:00Z', 'WARC-Target-URI': URL_OF_PAGE, 'WARC-Payload-Digest': 'sha1:ABC' },
      http(200, TYPE, ''),
    );
    const first = response('2026-01-01T00:00:00Z', http(200, TYPE, HTML), { 'WARC-Payload-Digest': 'sha1:ABC' });
    const { texts, summary } = await imported(Buffer.concat([first, revisit]));
    expect([summary.taken, texts]).toEqual([2, [HTML, HTML]]);
  });

  it('names a revisit whose bytes are nowhere', async () => {
    const revisit = warcRecord('revisit', { 'WARC-Date': '2026-02-01T00:00:00Z', 'WARC-Target-URI': URL_OF_PAGE }, '');
    expect((await imported(revisit)).summary).toMatchObject({ taken: 0, faults: [{ place: 'record 1' }] });
  });

  it('gives captures of our own export back to their source', async () => {
    const first = response('2026-01-01T00:00:00Z', http(200, TYPE, HTML));
    const about = { 'WARC-Date': '2026-01-01T00:00:00Z', 'WARC-Concurrent-To': '<urn:2026-01-01T00:00:00Z>' };
    const { room } = await imported(
      Buffer.concat([first, warcRecord('metadata', about, 'source: embassy-xx\r\nlanguage: en\r\n')]),
    );
    expect(room.archive.captures.list({})).toMatchObject([{ source: 'embassy-xx' }]);
  });
});

import { createReadStream } from 'node:fs';
import { expect, test } from 'vitest';
import { WARCParser } from 'warcio';
import { keep, openSmall } from './archive.ts';
import { sha256 } from './warc-checker.ts';

/** Every record as a reader that shares no code with this program sees it. */
async function readByWarcio(path: string) {
  const records: { type: string; header(name: string): string | null; status?: unknown; payload: Uint8Array }[] = [];
  for await (const record of new WARCParser(createReadStream(path))) {
    const payload = await record.readFully(true);
    const { warcHeaders, httpHeaders } = record;
    records.push({
      type: record.warcType!,
      header: (name) => warcHeaders.headers.get(name) ?? null,
      status: record.warcType === 'request' ? undefined : httpHeaders?.statusCode,
      payload,
    });
  }
  return records;
}

/** A small archive in which one page gave the same bytes twice. */
async function exported() {
  const small = openSmall();
  const before = small.archive.captures.snapshot(small.captures.usBefore)!;
  const body = small.archive.captures.bytes(before).toString();
  keep(small.archive, small.archive.captures.record(before.id)!.page, '2026-10-25T00:00:00.000Z', body);
  const { out } = small.exportTo('warc', 'a.warc.gz');
  const captures = small.archive.captures.list({}).reverse();
  return { captures, body, records: await readByWarcio(out) };
}

test('another program finds a warcinfo, then answer, request and metadata of every capture', async () => {
  const { captures, records } = await exported();
  const answers = captures.map((_, index) => (index === captures.length - 1 ? 'revisit' : 'response'));
  expect(records.map(({ type }) => type)).toEqual([
    'warcinfo',
    ...answers.flatMap((answer) => [answer, 'request', 'metadata']),
  ]);
});

test('another program finds each answer under its address and time, with its status and payload', async () => {
  const { captures, records } = await exported();
  const answers = records.filter(({ type }) => type === 'response');
  expect(
    answers.map(({ header, status, payload }) => [
      header('WARC-Target-URI'),
      header('WARC-Date'),
      status,
      sha256(payload),
    ]),
  ).toEqual(captures.slice(0, -1).map(({ url, at, status, sha256 }) => [url, at, status, sha256]));
  for (const { header, payload } of answers) expect(header('WARC-Payload-Digest')).toBe(`sha256:${sha256(payload)}`);
});

test('another program finds what a revisit refers to, and the bytes there', async () => {
  const { body, records } = await exported();
  const revisit = records.find(({ type }) => type === 'revisit')!;
  const original = records.find(({ header }) => header('WARC-Record-ID') === revisit.header('WARC-Refers-To'))!;
  expect([original.type, original.header('WARC-Target-URI'), original.header('WARC-Date')]).toEqual([
    'response',
    revisit.header('WARC-Refers-To-Target-URI'),
    revisit.header('WARC-Refers-To-Date'),
  ]);
  expect(revisit.header('WARC-Payload-Digest')).toBe(`sha256:${sha256(original.payload)}`);
  expect(Buffer.from(original.payload).toString()).toBe(body);
  expect(revisit.payload).toHaveLength(0);
});

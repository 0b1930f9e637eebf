import { createReadStream, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { CDXIndexer, WARCParser } from 'warcio';
import type { Archive } from '../../src/archive/archive.ts';
import { verifyArchive } from '../../src/archive/verify/verify.ts';
import type { Hop } from '../../src/domain/capture.ts';
import { readCdx } from '../../src/publish/formats/cdx-read.ts';
import { readWarc } from '../../src/publish/formats/warc-read.ts';
import { importPast } from '../../src/watch/import.ts';
import { quietRoom } from '../support/past.ts';
import { keep, openSmall } from './archive.ts';
import { checkWarc, sha256 } from './warc-checker.ts';

const hop = (url: string, status: number, location: string, more: Partial<Hop> = {}): Hop => ({
  url,
  status,
  location,
  exchange: {
    at: '2026-10-25T00:00:00.100Z',
    requestHeaders: { 'user-agent': 'kvisa-watch', cookie: 'seen=1' },
    responseHeaders: { location, server: 'nginx', 'content-type': 'text/html', 'content-length': '154' },
    address: '203.0.113.9',
  },
  ...more,
});

/** An archive with redirects of every kind and with bytes that came twice, exported. */
function exported() {
  const small = openSmall();
  const { archive, captures } = small;
  const page = archive.captures.record(captures.usBefore)!.page;
  const { url } = archive.pages.get(page)!;
  const moved = 'https://us.example/new/kvisa.htm';
  const body = archive.captures.bytes(archive.captures.snapshot(captures.usBefore)!).toString();
  const redirects = [hop(url, 301, 'https://us.example/kvisa.htm'), hop('https://us.example/kvisa.htm', 302, moved)];
  keep(archive, page, '2026-10-25T00:00:00.000Z', `${body}<!-- moved -->`, { finalUrl: moved, redirects });
  keep(archive, page, '2026-10-26T00:00:00.000Z', body);
  const byMarkup = hop(url, 200, moved, { exchange: undefined });
  keep(archive, page, '2026-10-27T00:00:00.000Z', body, { finalUrl: moved, redirects: [byMarkup] });
  return { ...small, ...small.exportTo('warc', 'a.warc.gz'), redirects, moved };
}

/** What must come back of every capture, also of one that holds no page: where, when, what, and by which way. */
const contentsOf = ({ db, captures }: Archive) =>
  db
    .prepare<[], number>('SELECT id FROM capture')
    .pluck()
    .all()
    .map((id) => captures.record(id)!)
    .map(({ source, url, finalUrl, at, status, sha256: digest, mediaType, redirects }) => ({
      ...{ source, url, finalUrl, at, status, digest, mediaType },
      redirects: redirects.map((one) => [one.url, one.status, one.location]),
    }))
    .sort((a, b) => (a.at + a.url < b.at + b.url ? -1 : 1));

async function imported(records: ReturnType<typeof readWarc>) {
  const room = { ...quietRoom(), notify: () => {} };
  const summary = await importPast(room, [], records, { maxBytes: 1_000_000 });
  return { archive: room.archive, summary };
}

test('what goes out as WARC comes in as the same captures, digest for digest, redirects and repeated bytes among them', async () => {
  const { archive, out } = exported();
  const back = await imported(readWarc(out, { maxBytes: 1_000_000 }));
  expect(back.summary).toMatchObject({ faults: [], skipped: 2 });
  expect(contentsOf(back.archive)).toEqual(contentsOf(archive));
  expect(verifyArchive(back.archive.db)).toMatchObject({ ok: true, faults: [] });
});

test('the index brings in the same captures as the file it belongs to', async () => {
  const { archive, folder } = exported();
  const back = await imported(readCdx(`${folder}/a.cdxj`, { maxBytes: 1_000_000 }));
  expect(back.summary.faults).toEqual([]);
  expect(contentsOf(back.archive)).toEqual(contentsOf(archive));
});

test('the index is what warcio makes of the file, entry for entry', async () => {
  const { out, folder } = exported();
  const files = [{ filename: basename(out), reader: createReadStream(out) }];
  const made: Record<string, unknown>[] = [];
  for await (const entry of new CDXIndexer().iterIndex(files)) made.push(entry);
  const lines = readFileSync(`${folder}/a.cdxj`, 'utf8').trimEnd().split('\n');
  const own = lines.map((line) => {
    const [urlkey, timestamp] = line.split(' ');
    return { urlkey, timestamp, ...JSON.parse(line.slice(line.indexOf('{'))) };
  });
  const byOffset = (one: Record<string, unknown>, other: Record<string, unknown>) =>
    Number(one.offset) - Number(other.offset);
  // It leaves out by which algorithm a digest was made, and writes numbers as such.
  const theirs: Record<string, unknown>[] = made.map((entry) => ({
    ...entry,
    digest: `sha256:${entry.digest}`,
    ...Object.fromEntries(['status', 'length', 'offset'].map((name) => [name, String(entry[name])])),
  }));
  expect(own.sort(byOffset)).toEqual(theirs.sort(byOffset));
});

test('warcio reads every record, its digests among them, and finds each redirect before the answer it led to', async () => {
  const { archive, out, redirects, moved } = exported();
  const answers: unknown[][] = [];
  for await (const record of new WARCParser(createReadStream(out))) {
    const payload = await record.readFully(true);
    if (record.warcType !== 'response') continue;
    expect(record.warcPayloadDigest).toBe(`sha256:${sha256(payload)}`);
    answers.push([
      record.warcTargetURI,
      record.httpHeaders?.statusCode,
      record.httpHeaders?.headers.get('location') ?? null,
    ]);
  }
  const at = answers.findIndex(([url]) => url === redirects[1]!.url);
  expect(answers.slice(at - 1, at + 2)).toEqual([
    ...redirects.map(({ url, status, location }) => [url, status, location]),
    [moved, 200, null],
  ]);
  expect(answers.length).toBe(new Set(archive.captures.list({}).map((one) => one.sha256)).size + redirects.length);
});

test('a redirect is told with its own request, time and headers, and that its body was not kept', () => {
  const { out, redirects } = exported();
  const records = checkWarc(out);
  const at = records.findIndex(({ fields }) => fields.get('warc-target-uri') === redirects[1]!.url);
  const [answer, request] = records.slice(at, at + 2);
  expect(Object.fromEntries(answer!.fields)).toMatchObject({
    'warc-type': 'response',
    'warc-date': '2026-10-25T00:00:00.100Z',
    'warc-ip-address': '203.0.113.9',
    'warc-truncated': 'unspecified',
  });
  expect(Object.fromEntries(answer!.http!.headers)).toMatchObject({
    server: 'nginx',
    'x-archive-orig-content-length': '154',
  });
  expect(request!.fields.get('warc-concurrent-to')).toBe(answer!.fields.get('warc-record-id'));
  expect(request!.http!.headers.get('cookie')).toBe('seen=1');
});

test('a page that forwards by its markup, of which no headers were kept, has no record for that', () => {
  const { out } = exported();
  const last = checkWarc(out).at(-1)!;
  expect(last.block.toString()).toMatch(/redirect: \{[^\n]*"status":200/);
  const dates = checkWarc(out)
    .slice(1)
    .map(({ fields }) => fields.get('warc-date')!);
  expect(dates.filter((date) => date.startsWith('2026-10-27'))).toHaveLength(3);
});

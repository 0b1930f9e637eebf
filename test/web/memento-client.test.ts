/**
 * A Memento client written from RFC 7089 alone, with an independent reader of links (RFC 8288), against the service over HTTP.
 * It shares no code with the program. Comunica's client, the one that npm has, is tried by hand: scripts/try-readers.ts.
 */
import LinkHeader from 'http-link-header';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../src/archive/blobs.ts';
import { startWeb } from '../../src/web/server.ts';
import { addPage, capture } from '../support/seed.ts';
import { type SmallArchive, smallArchive } from '../support/small-archive.ts';
import { roomOf } from './room.ts';

const US = 'http://us.example/eng/lsfw/zj/kvisa.htm';
const BUSY = 'http://us.example/busy.htm?lang=%E4%B8%AD&x=1,2;3';
/** More looks than one TimeMap lists. */
const LOOKS = 1203;

let small: SmallArchive;
let web: Awaited<ReturnType<typeof startWeb>>;
beforeAll(async () => {
  small = smallArchive();
  const page = addPage(small.archive, 'embassy-us', BUSY, '2026-01-01T00:00:00.000Z');
  capture(small.archive, page, lookAt(0), { title: 'x', language: 'en', lines: ['y'] });
  // Looks that cost nothing: the same exchange again at other times.
  small.archive.db
    .prepare(
      `INSERT INTO capture (page_id, url, final_url, at, duration_ms, status, sha256, media_type, renderer, request_headers_json, response_headers_json)
       SELECT page_id, url, final_url, value, 1, 200, sha256, media_type, renderer, '{}', '{}' FROM capture, json_each(?) WHERE page_id = ?`,
    )
    .run(JSON.stringify(Array.from({ length: LOOKS - 1 }, (_, index) => lookAt(index + 1))), page);
  small.archive.seals.sealDays(new Date('2026-10-21T12:00:00.000Z'));
  web = await startWeb(roomOf(small));
});
afterAll(async () => {
  await web.close();
  small.close();
});
const lookAt = (index: number) => new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString();

const ask = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(url, { headers, method, redirect: 'manual' });
const linksOf = (answer: Response) => LinkHeader.parse(answer.headers.get('link')!);
const timegate = (url: string) => `${web.url}/timegate/${url}`;

/** Asks a TimeGate for a time and follows it to the memento (RFC 7089 §4.1.1, pattern 2.1: 302 negotiation, distinct URIs). */
async function negotiate(url: string, date: string, method = 'GET') {
  const gate = await ask(timegate(url), { 'accept-datetime': date }, method);
  return { gate, memento: await ask(gate.headers.get('location')!, {}, method) };
}

/** All mementos of a resource by its TimeMap and those it points to. */
async function readTimeMap(start: string): Promise<{ uris: string[]; parts: string[] }> {
  const [todo, done, uris] = [[start], new Set<string>(), new Map<string, string>()];
  for (let next = todo.shift(); next; next = todo.shift()) {
    if (done.has(next)) continue;
    done.add(next);
    const answer = await ask(next);
    expect(answer.headers.get('content-type')).toMatch(/^application\/link-format/);
    const map = LinkHeader.parse((await answer.text()).replaceAll('\n', ' '));
    for (const one of map.rel('memento')) uris.set(one.uri, one.datetime!);
    todo.push(...map.rel('timemap').map(({ uri }) => uri));
  }
  return {
    uris: [...uris].sort(([, a], [, b]) => Date.parse(a) - Date.parse(b)).map(([uri]) => uri),
    parts: [...done],
  };
}

describe('a client that negotiates in time', () => {
  test('is led to what stood there then, and told so in its headers', async () => {
    const { gate, memento } = await negotiate(US, 'Thu, 15 Oct 2026 00:00:00 GMT');
    expect([gate.status, gate.headers.get('vary'), gate.headers.get('memento-datetime')]).toEqual([
      302,
      'accept-datetime',
      null,
    ]);
    expect([memento.status, memento.headers.get('memento-datetime')]).toEqual([200, 'Fri, 02 Oct 2026 08:00:00 GMT']);
    expect(sha256(Buffer.from(await memento.arrayBuffer()))).toBe(memento.headers.get('x-archive-sha256'));
    expect(memento.headers.get('x-archive-orig-server')).toBe('nginx');
  });

  test('finds original, TimeGate and TimeMap from the TimeGate and from the memento alike', async () => {
    const { gate, memento } = await negotiate(US, 'Thu, 15 Oct 2026 00:00:00 GMT');
    for (const links of [linksOf(gate), linksOf(memento)]) {
      expect(links.rel('original').map(({ uri }) => uri)).toEqual([US]);
      expect(links.rel('timegate').map(({ uri }) => uri)).toEqual([timegate(US)]);
      expect(links.rel('timemap')[0]).toMatchObject({
        uri: `${web.url}/timemap/link/${US}`,
        type: 'application/link-format',
      });
    }
  });

  test('walks from the first memento to the last by their links', async () => {
    const [first] = linksOf(await ask(timegate(US))).rel('first');
    const walked: string[] = [];
    for (let at: string | undefined = first!.uri; at; at = linksOf(await ask(at)).rel('next')[0]?.uri) walked.push(at);
    expect(walked).toEqual((await readTimeMap(`${web.url}/timemap/link/${US}`)).uris);
    expect(walked).toHaveLength(2);
  });

  test.each(['HEAD', 'GET'])('gets the same headers by %s', async (method) => {
    const { gate, memento } = await negotiate(US, 'Thu, 15 Oct 2026 00:00:00 GMT', method);
    expect([gate.status, memento.status, memento.headers.get('content-type')]).toEqual([
      302,
      200,
      'text/html; charset=utf-8',
    ]);
    expect((await memento.arrayBuffer()).byteLength > 0).toBe(method === 'GET');
  });

  test('is told of a malformed time, and of an address that nobody watches', async () => {
    const bad = await ask(timegate(US), { 'accept-datetime': 'last Tuesday' });
    const unknown = await ask(timegate('http://elsewhere.example/'));
    expect([bad.status, unknown.status]).toEqual([400, 404]);
    for (const { headers } of [bad, unknown]) expect(headers.get('vary')).toMatch(/^accept-datetime\b/);
  });

  test('may live in a browser: the preflight allows its header, and the answers may be read', async () => {
    const preflight = await ask(timegate(US), { origin: 'https://reader.example' }, 'OPTIONS');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('accept-datetime');
    const { gate, memento } = await negotiate(US, 'Thu, 15 Oct 2026 00:00:00 GMT');
    for (const { headers } of [preflight, gate, memento]) expect(headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('a memento', () => {
  const asked = async () =>
    (await ask(timegate(US), { 'accept-datetime': 'Thu, 15 Oct 2026 00:00:00 GMT' })).headers.get('location')!;

  test('never changes: it may be kept for ever, and is not sent again to whoever has it', async () => {
    const uri = await asked();
    const first = await ask(uri);
    const etag = first.headers.get('etag')!;
    expect(etag).toBe(`"${first.headers.get('x-archive-sha256')}"`);
    expect(first.headers.get('cache-control')).toContain('immutable');
    for (const known of [etag, `"other", ${etag}`, `W/${etag}`]) {
      const again = await ask(uri, { 'if-none-match': known });
      expect([again.status, again.headers.get('memento-datetime')]).toEqual([
        304,
        first.headers.get('memento-datetime'),
      ]);
    }
    expect((await ask(uri, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('of a day that is not sealed yet is not promised for ever', async () => {
    const hostile = small.archive.captures.snapshot(small.captures.hostile)!;
    const { memento } = await negotiate(hostile.url, 'Wed, 21 Oct 2026 08:00:00 GMT');
    expect([memento.status, memento.headers.get('cache-control')]).toEqual([200, 'public, max-age=3600']);
  });
});

describe('a TimeMap of a page with many looks', () => {
  test('comes in parts that name each other, and no memento is missing', async () => {
    const { uris, parts } = await readTimeMap(`${web.url}/timemap/link/${BUSY}`);
    expect([uris.length, parts.length]).toEqual([LOOKS, 2]);
    expect((await ask(uris.at(-1)!)).headers.get('memento-datetime')).toBe(new Date(lookAt(LOOKS - 1)).toUTCString());
  });

  test('says of each part from when to when it goes, without gap or overlap', async () => {
    const map = LinkHeader.parse((await (await ask(`${web.url}/timemap/link/${BUSY}`)).text()).replaceAll('\n', ' '));
    const [self, other] = [map.rel('self')[0]!, map.rel('timemap')[0]!];
    expect([self.from, self.until]).toEqual([0, 999].map((index) => new Date(lookAt(index)).toUTCString()));
    expect([other.from, other.until]).toEqual([1000, LOOKS - 1].map((index) => new Date(lookAt(index)).toUTCString()));
  });

  test('is the same in JSON', async () => {
    const json = async (uri: string) => JSON.parse(await (await ask(uri)).text());
    const whole = await json(`${web.url}/timemap/json/${BUSY}`);
    const parts = await Promise.all(whole.timemap_index.map(({ uri }: { uri: string }) => json(uri)));
    const listed = parts.flatMap(({ mementos }) => mementos.list.map(({ uri }: { uri: string }) => uri));
    expect(listed).toEqual((await readTimeMap(`${web.url}/timemap/link/${BUSY}`)).uris);
  });

  test('has no part beyond its last', async () => {
    expect((await ask(`${web.url}/timemap/link/1/${BUSY}`)).status).toBe(200);
    expect((await ask(`${web.url}/timemap/link/3/${BUSY}`)).status).toBe(404);
  });
});

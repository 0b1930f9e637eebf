import { expect, it } from 'vitest';
import type { Change } from '../../src/domain/change.ts';
import { ENDPOINTS } from '../../src/web/api/endpoints.ts';
import { capture } from '../support/seed.ts';
import type { SmallArchive } from '../support/small-archive.ts';
import { openPages } from './room.ts';

const SUPERSEDED_AT = '2026-11-01T00:00:00.000Z';

/** Makes the amendment one that an import found and another replaced. */
function supersede({ archive, ids }: SmallArchive): void {
  archive.db.prepare("UPDATE change SET cause = 'import' WHERE id = ?").run(ids.amended);
  archive.changes.supersede(ids.amended, SUPERSEDED_AT);
}

it('gives changes in the shape of the public contract', async () => {
  const { get, small } = await openPages();
  const { items } = (await get('/api/v1/changes?source=embassy-us')).json();
  expect(items[0]).toEqual(small.archive.changes.get(small.ids.amended));
});

it('answers every list in the shape it describes', async () => {
  const { get, small } = await openPages();
  supersede(small);
  for (const { path, item } of ENDPOINTS) {
    const { items } = (await get(`${path}?limit=200${path.includes('search') ? '&q=visa' : ''}`)).json();
    expect([path, items.length > 0]).toEqual([path, true]);
    for (const one of items) expect(item.safeParse(one).error).toBeUndefined();
  }
});

it('finds a change that an import replaced under its number, and lists it apart', async () => {
  const { get, small } = await openPages();
  supersede(small);
  const { superseded } = (await get(`/api/v1/changes/${small.ids.amended}`)).json();
  expect(superseded).toEqual({ at: SUPERSEDED_AT, by: [] });
  const ids = async (path: string) => (await get(path)).json().items.map(({ id }: { id: number }) => id);
  expect(await ids('/api/v1/changes')).not.toContain(small.ids.amended);
  expect(await ids(`/api/v1/superseded-changes?since=${SUPERSEDED_AT}`)).toEqual([small.ids.amended]);
  expect(await ids('/api/v1/superseded-changes?until=2026-10-31')).toEqual([]);
});

it('walks through every list by its cursor, each entry once', async () => {
  const { get } = await openPages();
  for (const { path } of ENDPOINTS) {
    const q = path.includes('search') ? '&q=visa' : '';
    const whole = (await get(`${path}?limit=200${q}`)).json().items;
    const walked: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { items, next }: { items: unknown[]; next: string | null } = (
        await get(`${path}?limit=2${q}&cursor=${encodeURIComponent(cursor)}`)
      ).json();
      walked.push(...items);
      cursor = next;
    }
    expect([path, walked]).toEqual([path, whole]);
  }
});

it('shows each entry once to whoever leafs while more are added', async () => {
  const { get, small } = await openPages();
  const { archive, captures } = small;
  const before = (await get('/api/v1/snapshots?limit=200')).json().items.map(({ id }: { id: number }) => id);
  const page = archive.captures.record(captures.usBefore)!.page;
  const walked: number[] = [];
  for (let cursor: string | null = '', turn = 0; cursor !== null; turn++) {
    const answer: { items: { id: number }[]; next: string | null } = (
      await get(`/api/v1/snapshots?limit=2&cursor=${cursor}`)
    ).json();
    walked.push(...answer.items.map(({ id }) => id));
    cursor = answer.next;
    capture(archive, page, `2026-10-22T08:00:0${turn}.000Z`, { title: 'x', language: 'en', lines: [`y ${turn}`] });
  }
  expect(walked).toEqual(before);
});

it('says how many requests are left, and when they are all back', async () => {
  const { get } = await openPages();
  const left = async (path: string) => {
    const { headers } = await get(path);
    const [, class_, rest, seconds] = /^"(\w+)";r=(\d+);t=(\d+)$/.exec(String(headers.ratelimit))!;
    return { policy: headers['ratelimit-policy'], class_, rest: Number(rest), seconds: Number(seconds) };
  };
  expect(await left('/api/v1/changes')).toEqual({ policy: '"read";q=240;w=20', class_: 'read', rest: 239, seconds: 1 });
  expect(await left('/api/v1/search?q=K')).toMatchObject({ policy: '"search";q=40;w=20', class_: 'search', rest: 39 });
  // Also an answer that was kept speaks of this request, not of the one it was made for.
  await left('/api/v1/changes');
  expect((await left('/api/v1/changes')).rest).toBeLessThan(239);
});

it('leafs through the changes by when they were detected: what an import finds meanwhile stands at its own date', async () => {
  const { get, small } = await openPages();
  const detected: string[] = [];
  let cursor: string | null = '';
  for (let turn = 0; cursor !== null; turn++) {
    const { items, next }: { items: Change[]; next: string | null } = (
      await get(`/api/v1/changes?limit=2&cursor=${encodeURIComponent(cursor)}`)
    ).json();
    detected.push(...items.map(({ detectedAt }) => detectedAt));
    cursor = next;
    if (turn === 0) {
      const { id: _, ...known } = small.archive.changes.get(small.ids.amended)!;
      const page = small.archive.changes.pageOf(small.ids.amended)!;
      small.archive.changes.add({
        ...known,
        page,
        detectedAt: '2024-05-06T00:00:00.000Z',
        cause: 'import',
        interpreter: '1',
      });
    }
  }
  expect(detected).toEqual(detected.toSorted().reverse());
  expect(detected.at(-1)).toBe('2024-05-06T00:00:00.000Z');
  expect(detected).toHaveLength(small.archive.changes.list({}).length);
});

it('gives an entry of a list by its id, as it stands in the list', async () => {
  const { get } = await openPages();
  for (const { path, one } of ENDPOINTS) {
    if (!one) continue;
    const { items } = (await get(`${path}?limit=200`)).json();
    for (const item of items) expect((await get(`${path}/${item.id}`)).json()).toEqual(item);
    for (const wrong of ['999999', '0', 'x%27', '-'])
      expect([path, wrong, (await get(`${path}/${wrong}`)).json()]).toMatchObject([path, wrong, { status: 404 }]);
    expect([path, (await get(`${path}/${items[0].id}?whole=1`)).statusCode]).toEqual([path, 400]);
  }
});

it('gives the facts in force at a past time', async () => {
  const { get } = await openPages();
  const age = async (at: string) =>
    (await get(`/api/v1/facts?source=embassy-us&fact=eligibility.age.max&at=${at}`)).json().items[0]?.value;
  expect([await age('2026-10-01'), await age('2026-10-10'), await age('2026-10-21')]).toEqual([undefined, 40, 45]);
});

it('refuses what it cannot read with problem+json', async () => {
  const { get } = await openPages();
  for (const path of [
    '/api/v1/changes?limit=0',
    '/api/v1/changes?cursor=x',
    '/api/v1/facts?cursor=1~%27~',
    '/api/v1/facts?at=soon',
    '/api/v1/search',
    '/api/v1/sources?country=usa',
    '/api/v1/changes?kind=a&kind=b',
    '/api/v1/search?q=K&year=2026',
    '/api/v1/facts?contry=US',
  ]) {
    const answer = await get(path);
    expect([path, answer.statusCode, answer.headers['content-type']]).toEqual([
      path,
      400,
      'application/problem+json; charset=utf-8',
    ]);
    expect(answer.json()).toMatchObject({ type: 'about:blank', title: 'Bad request', status: 400 });
  }
  expect((await get('/api/v1/nothing')).json()).toMatchObject({ status: 404 });
});

it('may be read by pages of every origin, and asked again cheaply', async () => {
  const { get, app } = await openPages();
  const first = await get('/api/v1/changes');
  expect(first.headers['access-control-allow-origin']).toBe('*');
  expect((await get('/api/v1/changes', { 'if-none-match': first.headers.etag as string })).statusCode).toBe(304);
  expect((await app.inject({ method: 'OPTIONS', url: '/api/v1/changes' })).statusCode).toBe(204);
});

it('lets pages of every origin read that they are to wait', async () => {
  const { get } = await openPages();
  let answer = await get('/api/v1/search?q=K');
  for (let asked = 1; answer.statusCode === 200 && asked < 100; asked++) answer = await get('/api/v1/search?q=K');
  expect(answer).toMatchObject({ statusCode: 429, headers: { 'access-control-allow-origin': '*' } });
  expect(answer.headers['access-control-expose-headers']).toContain('retry-after');
});

it('asks no leave of its own for reading from a copy, and opens no private feed to other origins', async () => {
  const { app } = await openPages({ readOnly: true });
  const preflight = (url: string) => app.inject({ method: 'OPTIONS', url });
  const answers = await Promise.all(
    ['/api/v1/changes', '/feeds/changes.json', '/timegate/http://us.example/'].map(async (path) => {
      const { statusCode, headers } = await preflight(path);
      return [statusCode, headers['access-control-allow-origin'], headers['access-control-allow-headers']];
    }),
  );
  expect(answers).toEqual([
    [204, '*', 'if-none-match'],
    [204, '*', 'if-none-match'],
    [204, '*', 'accept-datetime, if-none-match'],
  ]);
  expect((await preflight('/feeds/private/x.json')).headers['access-control-allow-origin']).toBeUndefined();
});

it('describes itself as OpenAPI 3.1 with every parameter it reads', async () => {
  const { get } = await openPages();
  const spec = (await get('/api/v1/openapi.json')).json();
  expect(spec.openapi).toBe('3.1.0');
  expect(Object.keys(spec.paths)).toEqual(
    ENDPOINTS.flatMap(({ path, one }) => (one ? [path, `${path}/{id}`] : [path])),
  );
  const parameters = spec.paths['/api/v1/changes'].get.parameters as {
    name: string;
    required: boolean;
    schema: { enum?: string[] };
  }[];
  expect(parameters.find(({ name }) => name === 'kind')?.schema.enum).toContain('withdrawn');
  expect(parameters.every(({ required }) => !required)).toBe(true);
  const references = JSON.stringify(spec).match(/"#\/components\/[^"]+"/g) ?? [];
  for (const reference of references) {
    const parts = (JSON.parse(reference) as string).slice(2).split('/');
    expect([reference, parts.reduce((at, part) => at?.[part], spec)]).not.toContain(undefined);
  }
});

it('answers the examples that the page for programs gives', async () => {
  const { get } = await openPages();
  const { body } = await get('/api');
  const shown = body.replaceAll('&amp;', '&').replaceAll('&#39;', "'");
  const examples = [...shown.matchAll(/curl (?:--get )?'http:\/\/[^/]+(\/[^']*)'(?: --data-urlencode '([^']*)')?/g)];
  expect(examples).toHaveLength(3);
  for (const [, path = '', query] of examples) {
    const { items } = (
      await get(query ? `${path}?${new URLSearchParams([query.split('=') as [string, string]])}` : path)
    ).json();
    expect([path, items.length > 0]).toEqual([path, true]);
  }
});

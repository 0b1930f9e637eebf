import { expect, it } from 'vitest';
import { columnsOf, KEPT } from '../../src/web/views/privacy.ts';
import { openPages } from './room.ts';

it('explains every column that holds anything about a person, and none that does not exist', async () => {
  const { small } = await openPages();
  for (const { table, columns } of KEPT)
    expect([table, columns.flatMap(([names]) => names.split(' ')).sort()]).toEqual([
      table,
      columnsOf(small.archive.db, table).sort(),
    ]);
});

it('knows every table whose rows belong to a subscriber', async () => {
  const { small } = await openPages();
  const references = small.archive.db
    .prepare<[], { child: string; parent: string }>(
      `SELECT t.name AS child, f."table" AS parent FROM sqlite_schema t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'`,
    )
    .all();
  const about = new Set(['subscriber']);
  for (const _ of references) for (const { child, parent } of references) if (about.has(parent)) about.add(child);
  // A suppression refers to nobody on purpose: it outlives its subscriber.
  expect(KEPT.map(({ table }) => table).sort()).toEqual([...about, 'suppression'].sort());
});

it.each(['en', 'zh'])('shows them to people (%s)', async (lang) => {
  const { get } = await openPages();
  const { body } = await get(`/privacy?lang=${lang}`);
  for (const { title, until } of KEPT) {
    const { [lang as 'en']: heading } = title;
    expect(body).toContain(heading);
    expect(body).toContain(until[lang as 'en']);
  }
});

it('hides no column that somebody adds', async () => {
  const { get, small } = await openPages();
  small.archive.db.exec('ALTER TABLE subscriber ADD COLUMN telephone TEXT');
  expect((await get('/privacy')).body).toContain('<code>telephone</code>');
});

import { describe, expect, it } from 'vitest';
import { verifyArchive } from '../../src/archive/verify/verify.ts';
import { crawl } from '../support/crawl.ts';
import { importAll, page, past, quietRoom, URL_OF_PAGE } from '../support/past.ts';

const ages = [45, 40, 35, 30].map((limit) =>
  page(`Applicants for the K visa must be aged between 18 and ${limit} and hold a bachelor degree.`),
) as [string, string, string, string];
const [JAN, FEB, MAR, APR, MAY] = ['01', '02', '03', '04', '05'].map((month) => `2026-${month}-01T00:00:00.000Z`) as [
  string,
  string,
  string,
  string,
  string,
];
const GONE = '<title>404</title><h1>404 Not Found</h1>';
const gone = (at: string) => past(at, GONE, { status: 404 });

describe('an imported change between captures that did not follow each other', () => {
  it('stays under its number as it was told, and says since when it does not count and what counts instead', async () => {
    const room = quietRoom();
    const [told] = (await importAll(room, [past(JAN, ages[0]), past(MAR, ages[2])])).found;
    const { found, ...summary } = await importAll(room, [past(FEB, ages[1])]);
    expect(summary.superseded).toBe(1);
    const superseded = { at: '2026-11-01T00:00:00.000Z', by: found.map(({ id }) => id) };
    expect(found.map(({ detectedAt }) => detectedAt)).toEqual([FEB, MAR]);
    expect(room.archive.changes.get(told!.id)).toEqual({ ...told, superseded });
  });

  it('is in no list of changes, and in the one of those that were replaced', async () => {
    const room = quietRoom();
    const [told] = (await importAll(room, [past(JAN, ages[0]), past(MAR, ages[2])])).found;
    await importAll(room, [past(FEB, ages[1])]);
    const ids = (changes: readonly { id: number }[]) => changes.map(({ id }) => id);
    expect(ids(room.archive.changes.list({}))).not.toContain(told!.id);
    expect(ids(room.archive.changes.list({ topic: 'eligibility' }))).not.toContain(told!.id);
    expect(ids(room.archive.changes.superseded({}))).toEqual([told!.id]);
  });

  it('leads to what counts today, also where that was replaced again', async () => {
    const room = quietRoom();
    const [told] = (await importAll(room, [past(JAN, ages[0]), past(APR, ages[3])])).found;
    await importAll(room, [past(MAR, ages[2])]);
    await importAll(room, [past(FEB, ages[1])]);
    const by = room.archive.changes.get(told!.id)!.superseded!.by;
    expect(by.map((id) => room.archive.changes.get(id)?.detectedAt).sort()).toEqual([FEB, MAR, APR]);
    expect(by.some((id) => room.archive.changes.get(id)?.superseded)).toBe(false);
  });

  it('is replaced too where an earlier capture already showed the text after it', async () => {
    const room = quietRoom();
    await importAll(room, [past(JAN, ages[0]), past(MAR, ages[1])]);
    await importAll(room, [past(FEB, ages[1])]);
    expect(room.archive.changes.list({}).map(({ detectedAt }) => detectedAt)).toEqual([FEB]);
    expect(room.archive.changes.superseded({})).toMatchObject([{ detectedAt: MAR }]);
  });

  it('is left alone by an import that adds nothing between', async () => {
    const room = quietRoom();
    await importAll(room, [past(FEB, ages[0]), past(MAR, ages[1])]);
    const before = room.archive.changes.list({});
    await importAll(room, [past(APR, ages[1]), past(JAN, ages[0])]);
    await importAll(room, [past(FEB, ages[0]), past(MAR, ages[1])]);
    // The text after JAN was the same: the step now begins there, and is one step still.
    expect(room.archive.changes.list({}).map(({ after }) => after)).toEqual(before.map(({ after }) => after));
    expect(room.archive.changes.list({}).length).toBe(1);
  });

  it('tells a withdrawal and a return as such when they are told anew', async () => {
    const room = quietRoom();
    await importAll(room, [past(JAN, ages[0]), gone(MAR), gone(APR), past(MAY, ages[2])]);
    await importAll(room, [past(FEB, ages[1])]);
    const told = room.archive.changes.list({}).map(({ kind, detectedAt, before }) => ({
      kind,
      detectedAt,
      before: before && room.archive.captures.snapshot(before)?.at,
    }));
    expect(told.sort((a, b) => (a.detectedAt < b.detectedAt ? -1 : 1))).toEqual([
      { kind: 'amended', detectedAt: FEB, before: JAN },
      { kind: 'withdrawn', detectedAt: APR, before: FEB },
      { kind: 'restored', detectedAt: MAY, before: FEB },
    ]);
    expect(room.archive.changes.superseded({}).map(({ kind }) => kind)).toEqual(['restored', 'withdrawn']);
  });

  it('takes no move with it: that a page has a new address is no matter of its text', async () => {
    const room = quietRoom();
    const there = URL_OF_PAGE.replace('kvisa', 'kvisa2');
    const moved = past(MAY, ages[2], {
      finalUrl: there,
      redirects: [{ url: URL_OF_PAGE, status: 301, location: there }],
    });
    await importAll(room, [past(JAN, ages[0]), past(MAR, ages[2]), moved]);
    await importAll(room, [past(FEB, ages[1])]);
    expect(room.archive.changes.list({ kind: 'moved' })).toMatchObject([{ detectedAt: MAY, movedFrom: URL_OF_PAGE }]);
  });

  it('is proved by verify like every other', async () => {
    const room = quietRoom();
    await importAll(room, [past(JAN, ages[0]), past(MAR, ages[2])]);
    await importAll(room, [past(FEB, ages[1])]);
    expect(verifyArchive(room.archive.db, {}).faults).toEqual([]);
    room.archive.db.exec(`UPDATE superseded_change SET facts_json = '{'`);
    expect(verifyArchive(room.archive.db, {}).faults).toMatchObject([{ subject: 'changes', id: '1' }]);
  });
});

it('a change that readers were told of stays as it was told, and nobody is told again', async () => {
  const { site, room, poll, told, archive } = await crawl([['/kvisa.htm', 'page']]);
  site.set('/kvisa.htm', ages[0]);
  await poll();
  site.set('/kvisa.htm', ages[2]);
  await poll();
  const before = archive.changes.list({ cause: 'site' });
  const [first, second] = archive.captures
    .list({})
    .map(({ at }) => Date.parse(at))
    .sort() as [number, number];
  const between = new Date((first + second) / 2).toISOString();
  await importAll(room, [past(between, ages[1], { url: `${site.url}/kvisa.htm` })]);
  expect(archive.changes.list({ cause: 'site' })).toEqual(before);
  expect(archive.changes.superseded({})).toEqual([]);
  expect(told.length).toBe(1);
});

it('the table of those that were replaced has every column of the table of changes but how a diff is packed', () => {
  const { archive } = quietRoom();
  const columns = (table: string) =>
    archive.db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  const packing = ['diff', 'before_document', 'after_document'];
  expect(columns('superseded_change')).toEqual([
    ...columns('change').filter((name) => !packing.includes(name)),
    'superseded_at',
  ]);
});

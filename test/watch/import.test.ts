import { describe, expect, it } from 'vitest';
import { verifyArchive } from '../../src/archive/verify/verify.ts';
import { crawl } from '../support/crawl.ts';
import { importAll, page, past, quietRoom, URL_OF_PAGE } from '../support/past.ts';

const RULES = { render: 'http', content: [], ignore: [], links: [], schedule: '0 * * * *' } as const;
const SOURCE = {
  id: 'embassy-xx',
  name: { en: 'Embassy', zh: '大使馆' },
  kind: 'embassy',
  country: 'DE',
  file: 'xx.yaml',
} as const;
const AGE_45 = page('Applicants for the K visa must be aged between 18 and 45 and hold a bachelor degree.');
const AGE_40 = page('Applicants for the K visa must be aged between 18 and 40 and hold a bachelor degree.');
const AGE_35 = page('Applicants for the K visa must be aged between 18 and 35 and hold a bachelor degree.');
const [JAN, FEB, MAR] = ['2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z'] as const;

const ageLimits = (changes: readonly { facts: readonly { before: unknown; after: unknown }[] }[]) =>
  changes.map(({ facts }) => facts.map(({ before, after }) => [before, after]));

describe('captures of the past', () => {
  it('make the changes that a poll would have found then, dated then, told to nobody', async () => {
    const room = quietRoom();
    const { taken, found } = await importAll(room, [past(JAN, AGE_45), past(FEB, AGE_40)]);
    expect(taken).toBe(2);
    expect(found).toMatchObject([
      {
        kind: 'amended',
        detectedAt: FEB,
        cause: 'import',
        facts: [{ fact: 'eligibility.age.max', before: 45, after: 40 }],
      },
    ]);
  });

  it('are sealed at the end, also where no round ever comes, and what comes later by a later seal', async () => {
    const room = quietRoom();
    const sealed = () => room.archive.captures.list({}).map(({ at, seal }) => [at, seal]);
    await importAll(room, [past(JAN, AGE_45), past(MAR, AGE_35)]);
    expect(sealed()).toEqual([
      [MAR, 2],
      [JAN, 1],
    ]);
    await importAll(room, [past(FEB, AGE_40)]);
    expect(sealed()[0]).toEqual([FEB, 3]);
    expect(verifyArchive(room.archive.db, {}).faults).toEqual([]);
  });

  it('change nothing when they come again', async () => {
    const room = quietRoom();
    const captures = [past(JAN, AGE_45), past(FEB, AGE_40)];
    await importAll(room, captures);
    expect(await importAll(room, captures)).toMatchObject({ taken: 0, known: 2, changes: 0 });
    expect(room.archive.captures.list({}).length).toBe(2);
  });

  it('are put in order of time, in whatever order they come', async () => {
    const room = quietRoom();
    await importAll(room, [past(MAR, AGE_35)]);
    const { found } = await importAll(room, [past(FEB, AGE_40), past(JAN, AGE_45)]);
    expect(ageLimits(found)).toEqual([[[45, 40]], [[40, 35]]]);
    const [only] = room.archive.captures.list({});
    const versions = room.archive.versions.of(room.archive.pages.findByAddress(only!.source, URL_OF_PAGE)!.id);
    expect(versions.map(({ from, until }) => [from, until])).toEqual([
      [MAR, null],
      [FEB, MAR],
      [JAN, FEB],
    ]);
  });

  it('that fall between two known ones replace the difference that was no step', async () => {
    const room = quietRoom();
    await importAll(room, [past(JAN, AGE_45), past(MAR, AGE_35)]);
    await importAll(room, [past(FEB, AGE_40)]);
    expect(ageLimits(room.archive.changes.list({})).sort()).toEqual([[[40, 35]], [[45, 40]]]);
  });

  it('answer facts at a past time', async () => {
    const room = quietRoom();
    await importAll(room, [past(MAR, AGE_35), past(JAN, AGE_45)]);
    const limit = (at: string) => room.archive.facts({ at }).find(({ fact }) => fact === 'eligibility.age.max')?.value;
    expect([limit(FEB), limit('2026-04-01T00:00:00.000Z')]).toEqual([45, 35]);
  });

  it('of no declared source get one of their own, which nobody polls', async () => {
    const room = quietRoom();
    await importAll(room, [past(JAN, AGE_45)]);
    expect(room.archive.captures.list({})).toMatchObject([
      { source: 'import-xx-china-embassy-gov-cn', renderer: 'import', at: JAN },
    ]);
    expect(room.archive.pages.due('2027-01-01T00:00:00.000Z')).toEqual([]);
  });

  it('are read by the selectors that come with them', async () => {
    const html =
      '<title>K visa</title><div id="a">The K visa costs 100 USD.</div><div id="b">A notice about something else.</div>';
    const room = quietRoom();
    await importAll(room, [past(JAN, html, { selectors: { content: ['#a'], ignore: [] } })]);
    const [snapshot] = room.archive.captures.list({});
    expect(room.archive.documents.get(snapshot!.document!)!.document.blocks.map(({ text }) => text)).toEqual([
      'The K visa costs 100 USD.',
    ]);
  });

  it('end where the watch begins: what our own first look finds changed is told to nobody, the next change is', async () => {
    const { site, room, poll, told, archive } = await crawl([['/kvisa.htm', 'page']]);
    const source = { ...SOURCE, watches: [{ url: `${site.url}/kvisa.htm`, as: 'page', rules: RULES }] } as const;
    await importAll(room, [past(JAN, AGE_45, { url: `${site.url}/kvisa.htm` })], [source]);
    site.set('/kvisa.htm', AGE_40);
    await poll();
    site.set('/kvisa.htm', AGE_35);
    await poll();
    expect(archive.changes.list({}).map(({ cause }) => cause)).toEqual(['site', 'import']);
    expect(ageLimits(told)).toEqual([[[40, 35]]]);
  });

  it('that hold no page are counted, not believed', async () => {
    const room = quietRoom();
    const gone = past(FEB, '<title>404</title><h1>404 Not Found</h1>', { status: 404 });
    expect(await importAll(room, [past(JAN, AGE_45), gone])).toMatchObject({ taken: 1, failed: 1, changes: 0 });
  });

  it('of pictures and redirects are passed over', async () => {
    const room = quietRoom();
    const captures = [past(JAN, 'x', { headers: { 'content-type': 'image/png' } }), past(FEB, '', { status: 302 })];
    expect(await importAll(room, captures)).toMatchObject({ taken: 0, skipped: 2 });
  });
});

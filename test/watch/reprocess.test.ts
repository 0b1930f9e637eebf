import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/domain/source.ts';
import { reprocess } from '../../src/watch/reprocess.ts';
import type { WatchRoom } from '../../src/watch/room.ts';
import { crawl } from '../support/crawl.ts';
import { importAll, page, past, quietRoom } from '../support/past.ts';

const [JAN, FEB] = ['2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'] as const;
const AGE_45 = page('Applicants for the K visa must be aged between 18 and 45 and hold a bachelor degree.');
const AGE_40 = page('Applicants for the K visa must be aged between 18 and 40 and hold a bachelor degree.');

/** An archive as older rules left it: texts and facts read otherwise. */
async function writtenBefore(rules: 'extractor' | 'interpreter'): Promise<WatchRoom> {
  const room = quietRoom();
  await importAll(room, [past(JAN, AGE_45), past(FEB, AGE_40)]);
  room.archive.db.exec(`UPDATE document SET ${rules} = 'of old', relevance = 'other'; DELETE FROM fact;`);
  if (rules === 'extractor') room.archive.db.exec(`UPDATE document SET text_sha256 = 'of old' || id`);
  return room;
}

const declared = (url: string): Source => ({
  id: 'embassy-xx',
  name: { en: 'Embassy of China in Xanadu', zh: '中国驻上都大使馆' },
  kind: 'embassy',
  country: 'DE',
  file: 'sources/xx.yaml',
  watches: [{ url, as: 'page', rules: { render: 'http', content: [], ignore: [], links: [], schedule: '0 * * * *' } }],
});

const limits = (room: WatchRoom) =>
  [JAN, FEB].map((at) => room.archive.facts({ at }).find(({ fact }) => fact === 'eligibility.age.max')?.value);

describe('reprocess', () => {
  it('reads again what an older interpreter read, at every time', async () => {
    const room = await writtenBefore('interpreter');
    expect(await reprocess(room, [])).toMatchObject({ pages: 1, extracted: 0, interpreted: 2 });
    expect(limits(room)).toEqual([45, 40]);
  });

  it('reads the bytes again where an older extractor read them, and forgets the old documents', async () => {
    const room = await writtenBefore('extractor');
    expect(await reprocess(room, [])).toMatchObject({ extracted: 2 });
    expect(limits(room)).toEqual([45, 40]);
    expect(room.archive.db.prepare('SELECT count(*) FROM document').pluck().get()).toBe(2);
  });

  it('records the difference as the engine’s, with the same capture on both sides, and tells nobody', async () => {
    const room = await writtenBefore('interpreter');
    await reprocess(room, []);
    const changes = room.archive.changes.list({ cause: 'engine' });
    expect(changes).toMatchObject([{ cause: 'engine', relevance: 'k-visa' }]);
    expect(changes[0]!.before).toBe(changes[0]!.after);
  });

  it('leaves recorded changes as they were told', async () => {
    const room = await writtenBefore('extractor');
    const told = room.archive.changes.list({});
    await reprocess(room, []);
    expect(room.archive.changes.list({ notCause: 'engine' })).toEqual(told);
  });

  it('has nothing to do the second time', async () => {
    const room = await writtenBefore('extractor');
    await reprocess(room, []);
    expect(await reprocess(room, [])).toEqual({ pages: 1, extracted: 0, interpreted: 0, changes: 0 });
  });

  it('goes on where it was stopped', async () => {
    const room = await writtenBefore('extractor');
    const stop = new AbortController();
    stop.abort();
    expect(await reprocess(room, [], { signal: stop.signal })).toMatchObject({ pages: 0 });
    expect(await reprocess(room, [])).toMatchObject({ extracted: 2 });
  });

  it('reads captures that were kept and never read', async () => {
    const room = quietRoom();
    await importAll(room, [past(JAN, AGE_45)]);
    room.archive.db.exec('UPDATE capture SET document_id = NULL');
    await reprocess(room, []);
    expect(room.archive.captures.list({})).toMatchObject([{ document: expect.any(Number) }]);
  });

  it('reads only the pages asked for', async () => {
    const room = await writtenBefore('interpreter');
    expect(await reprocess(room, [], { source: 'another' })).toMatchObject({ pages: 0 });
    expect(await reprocess(room, [], { since: '2026-06-01T00:00:00.000Z' })).toMatchObject({ pages: 0 });
  });

  it('makes no difference of a place that changes at every look', async () => {
    const { site, room, poll, archive } = await crawl([['/kvisa.htm', 'page']], { keepNoise: 'all' });
    const rule = 'Applicants for the K visa must be aged between 18 and 45.';
    for (const word of ['bamboo', 'lantern', 'river', 'crane', 'silk', 'moon']) {
      site.set(
        '/kvisa.htm',
        page(rule, `Word of the day: ${word}, says the gardener.`, 'We wish you a pleasant journey.'),
      );
      await poll();
    }
    const versions = archive.db.prepare('SELECT count(*) FROM version').pluck();
    const before = versions.get();
    archive.db.exec(`UPDATE document SET extractor = 'of old'`);
    expect(await reprocess(room, [declared(`${site.url}/kvisa.htm`)])).toMatchObject({ extracted: 6, changes: 0 });
    expect(versions.get()).toBe(before);
  });

  it('leaves pages alone of which nobody says any more how to read them', async () => {
    const { site, room, poll, archive } = await crawl([['/kvisa.htm', 'page']]);
    site.set('/kvisa.htm', AGE_45);
    await poll();
    archive.db.exec(`UPDATE document SET extractor = 'of old'`);
    expect(await reprocess(room, [])).toMatchObject({ pages: 0, extracted: 0 });
  });
});

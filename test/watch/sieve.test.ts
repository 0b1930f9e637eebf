import { describe, expect, it } from 'vitest';
import { crawl } from '../support/crawl.ts';
import { redirect } from '../support/site.ts';

const RULE = 'Applicants for the K visa must be aged between 18 and 45.';
const FILLER = Array.from(
  { length: 30 },
  (_, at) => `<p>The consular section explains point ${at} of the procedure.</p>`,
);
const html = (visits: number, rule = RULE): string =>
  `<!doctype html><html lang="en"><title>K visa</title><body><h1>Guide to the K visa</h1><p>${rule}</p>${FILLER.join('')}<footer><p>Visitors so far: ${visits}</p></footer></body></html>`;

async function watchCounted(settings: Parameters<typeof crawl>[1] = {}) {
  const watch = await crawl([['/kvisa.htm', 'page']], settings);
  let visits = 100;
  const look = async (rule?: string) => {
    watch.site.set('/kvisa.htm', html(++visits * 7, rule));
    return watch.poll();
  };
  await look();
  await look();
  const page = watch.archive.pages.watchedOf('embassy-xx')[0]!;
  return {
    ...watch,
    look,
    page: () => watch.archive.pages.get(page.id)!,
    sieve: () => watch.archive.sieves.of(page.id)[0],
  };
}

describe('a page with a counter in its footer', () => {
  it('is not read again once two looks have shown the counter', async () => {
    const { look, sieve } = await watchCounted();
    const learned = sieve();
    expect(learned?.holes).toMatchObject([['number', expect.any(Number), expect.any(Number)]]);
    expect(await look()).toMatchObject({ checked: 1, unchanged: 1, failed: 0 });
    expect(sieve()).toEqual(learned);
  });

  it('leaves the same trace as one that is read', async () => {
    const { look, archive, page } = await watchCounted();
    await look();
    await look();
    const [last, before, read] = archive.visits.newest(page().id, 3);
    const seen = ({ outcome, status, detail }: NonNullable<typeof read>) => ({ outcome, status, detail });
    expect([last, before].map((one) => seen(one!))).toEqual([seen(read!), seen(read!)]);
    expect(page()).toMatchObject({ looks: 4, pending: null, checkedAt: last!.at, succeededAt: last!.at });
  });

  it('hides no change beside the counter', async () => {
    const { look } = await watchCounted();
    await look();
    expect((await look(RULE.replace('45', '40'))).changes).toMatchObject([
      { kind: 'amended', facts: [{ fact: 'eligibility.age.max', before: 45, after: 40 }] },
    ]);
  });

  it('hides no move to another address', async () => {
    const { poll, site, page, told } = await watchCounted();
    site.set('/kvisa.htm', redirect(301, '/new.htm'));
    site.set('/new.htm', html(99_999));
    await poll();
    expect(told.map(({ kind }) => kind)).toEqual(['moved']);
    expect(page().url).toBe(`${site.url}/new.htm`);
  });

  it('is learned anew for a new version', async () => {
    const { look, sieve, page } = await watchCounted();
    await look(RULE.replace('45', '40'));
    expect(sieve()?.version).not.toBe(page().version);
    await look(RULE.replace('45', '40'));
    expect(sieve()?.version).toBe(page().version);
  });

  it('is read in full once a day all the same', async () => {
    const { look, sieve, archive } = await watchCounted();
    archive.db.prepare("UPDATE sieve SET read_at = '2020-01-01T00:00:00.000Z'").run();
    await look();
    expect(sieve()!.readAt > '2020-01-02').toBe(true);
  });

  it('is read in full where the selectors are others', async () => {
    const { look, sieve, source, archive } = await watchCounted();
    const before = sieve()!.extractor;
    Object.assign(source.watches[0]!, { rules: { ...source.watches[0]!.rules, ignore: ['.menu'] } });
    await look();
    await look();
    expect(sieve()!.extractor).not.toBe(before);
    expect(archive.changes.list({})).toHaveLength(0);
  });

  it('is sifted too where its date is written in words, from the second look of a day', async () => {
    const watch = await crawl([['/kvisa.htm', 'page']], { keepNoise: 'all' });
    const look = async (day: string, second: number) => {
      watch.site.set('/kvisa.htm', html(7).replace('Visitors so far: 7', `${day}, 10:00:${second}`));
      await watch.poll();
    };
    for (const [at, day] of ['Monday', 'Monday', 'Tuesday', 'Tuesday'].entries()) await look(day, 10 + at);
    const page = watch.archive.pages.watchedOf('embassy-xx')[0]!;
    const [tuesday] = watch.archive.captures.list({ page: page.id }).slice(1, 2);
    expect(watch.archive.sieves.of(page.id)[0]).toMatchObject({ capture: tuesday!.id });
  });

  it('is kept byte for byte at every look, where that is wished', async () => {
    const { look, archive, page } = await watchCounted({ keepNoise: 'all' });
    await look();
    await look();
    const captures = archive.captures.list({ page: page().id });
    expect(captures.map((capture) => /so far: (\d+)/.exec(archive.captures.bytes(capture).toString())![1])).toEqual([
      '728',
      '721',
      '714',
      '707',
    ]);
    expect(new Set(captures.map(({ document }) => document)).size).toBe(1);
  });

  it('that is also part of the text is no reason to leave the page unread', async () => {
    const watch = await crawl([['/kvisa.htm', 'page']]);
    for (const fee of [140, 150, 160]) {
      watch.site.set('/kvisa.htm', html(7, `The fee for the K visa is USD ${fee}.`));
      await watch.poll();
    }
    expect(watch.archive.changes.list({})).toHaveLength(2);
  });
});

const BANNERS = ['A reader may ask in writing.', 'Offices open at nine.', 'Mind the steps at the gate.'];

/** A page that shows one of several banners in turn beside its counter. */
async function watchTurning() {
  const watch = await crawl([['/kvisa.htm', 'page']]);
  let visits = 100;
  const look = async (banner: string, rule?: string) => {
    const links = `<p>Visitors so far: ${++visits * 7}</p><p><a href="/${banner.length}.htm">${banner}</a></p>`;
    watch.site.set('/kvisa.htm', html(0, rule).replace(/<p>Visitors so far: \d+<\/p>/, links));
    return watch.poll();
  };
  const inTurn = async (times: number) => {
    for (let at = 0; at < times; at++) await look(BANNERS[at % BANNERS.length]!);
  };
  await look(BANNERS[0]!);
  await look(BANNERS[0]!);
  const page = watch.archive.pages.watchedOf('embassy-xx')[0]!;
  /** When the copies of the page were last read in full. */
  const readings = () => watch.archive.sieves.of(page.id).map(({ readAt }) => readAt);
  return { ...watch, look, inTurn, readings, sieves: () => watch.archive.sieves.of(page.id) };
}

describe('a page that shows one of several banners in turn', () => {
  it('is not read again once each of them came twice', async () => {
    const { inTurn, readings, sieves } = await watchTurning();
    await inTurn(BANNERS.length * 2);
    expect(sieves().filter(({ holds }) => holds)).toHaveLength(BANNERS.length);
    const before = readings();
    await inTurn(BANNERS.length * 2);
    expect(readings()).toEqual(before);
  });

  it('is read where a banner comes that was never seen', async () => {
    const { inTurn, look, readings } = await watchTurning();
    await inTurn(BANNERS.length * 2);
    const before = readings();
    await look('The gate is shut.');
    expect(readings()[0]).not.toBe(before[0]);
  });

  it('hides no change beside a banner', async () => {
    const { inTurn, look } = await watchTurning();
    await inTurn(BANNERS.length * 3);
    for (const banner of BANNERS) {
      const age = 40 + banner.length;
      expect((await look(banner, RULE.replace('45', String(age)))).changes).toMatchObject([
        { kind: 'amended', facts: [{ fact: 'eligibility.age.max', after: age }] },
      ]);
    }
  });

  it('remembers no more than a few copies where no banner ever comes again', async () => {
    const { look, sieves } = await watchTurning();
    for (let at = 0; at < 12; at++) await look(`Word of the day: ${'abcdefghijkl'[at]!.repeat(5)}`);
    expect(sieves()).toHaveLength(9);
    expect(sieves().filter(({ capture }) => capture !== null)).toHaveLength(1);
  });
});

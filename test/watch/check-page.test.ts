import { describe, expect, it } from 'vitest';
import { crawl } from '../support/crawl.ts';
import { page, redirect, status } from '../support/site.ts';

const PATH = '/eng/visa/202601/t20260105_1.htm';
const guide = (age: number, ...more: string[]) =>
  page(
    'K visa guide',
    'The K visa is issued to foreign young science and technology talent.',
    `Applicants for the K visa must be aged between 18 and ${age}.`,
    'Applicants must hold a bachelor’s degree or above in science or engineering.',
    'Please bring your passport, one photo and the completed application form to the consular hall.',
    ...more,
  );

describe('the first look at a page', () => {
  it('is a baseline of which nobody hears', async () => {
    const { site, poll, told } = await crawl([[PATH, 'page']]);
    site.set(PATH, guide(45));
    expect((await poll()).changes).toEqual([]);
    expect(told).toEqual([]);
  });

  it('keeps the bytes as they came', async () => {
    const { site, poll, archive } = await crawl([[PATH, 'page']]);
    site.set(PATH, guide(45));
    await poll();
    const [snapshot] = archive.captures.list({});
    expect(archive.captures.bytes(snapshot!).toString()).toBe(guide(45));
  });
});

describe('a changed criterion', () => {
  it('is an amendment that names the fact, both values and the sentence that proves each', async () => {
    const { site, poll, told } = await crawl([[PATH, 'page']]);
    site.set(PATH, guide(45));
    await poll();
    site.set(PATH, guide(40));
    await poll();
    expect(told).toMatchObject([
      { kind: 'amended', relevance: 'k-visa', severity: 'critical', topics: ['eligibility'] },
    ]);
    expect(told[0]!.facts).toMatchObject([
      {
        fact: 'eligibility.age.max',
        before: 45,
        after: 40,
        quote: { before: expect.stringContaining('45'), after: expect.stringContaining('40') },
      },
    ]);
  });

  it('is told once, however often it is seen', async () => {
    const { site, poll, told } = await crawl([[PATH, 'page']]);
    site.set(PATH, guide(45));
    await poll();
    site.set(PATH, guide(40));
    for (let round = 0; round < 3; round++) await poll();
    expect(told).toHaveLength(1);
  });

  it('links the captures before and after', async () => {
    const { site, poll, told, archive } = await crawl([[PATH, 'page']]);
    site.set(PATH, guide(45));
    await poll();
    site.set(PATH, guide(40));
    await poll();
    const bytes = (id: number | null) => archive.captures.bytes(archive.captures.snapshot(id!)!).toString();
    expect([bytes(told[0]!.before), bytes(told[0]!.after)]).toEqual([guide(45), guide(40)]);
  });

  it('is found after an outage that came between', async () => {
    const { site, poll, told } = await crawl([[PATH, 'page']]);
    site.set(PATH, guide(45));
    await poll();
    site.set(PATH, status(502));
    const down = await poll();
    site.set(PATH, guide(40));
    await poll();
    expect(down).toMatchObject({ changes: [], failures: [{ source: 'embassy-xx', reason: 'http' }] });
    expect(told).toHaveLength(1);
  });
});

describe('a page that names the K visa for the first time', () => {
  it('is a publication with the looks before and after as its bounds', async () => {
    const { site, poll, told, archive } = await crawl([[PATH, 'page']]);
    const table = (...rows: string[]) => page('Visa categories', 'Ordinary visas are of these categories.', ...rows);
    site.set(
      PATH,
      table('F visa: issued to those who come for exchanges.', 'Z visa: issued to those who come to work.'),
    );
    await poll();
    const lastWithout = archive.visits.newest(1)[0]!.at;
    site.set(
      PATH,
      table(
        'F visa: issued to those who come for exchanges.',
        'K visa: issued to foreign young science and technology talent.',
        'Z visa: issued to those who come to work.',
      ),
    );
    await poll();
    expect(told).toMatchObject([{ kind: 'published', relevance: 'k-visa', bounds: { lastWithout } }]);
    expect(told[0]!.bounds!.firstWith > lastWithout).toBe(true);
  });
});

describe('what is no change', () => {
  it.each([
    ['a visit counter', guide(45, 'Visits: 1001'), guide(45, 'Visits: 1008')],
    [
      'no-break spaces and wide punctuation',
      guide(45, 'Fee: 100 (cash only)'),
      guide(45, 'Fee：\u00a0100\u00a0（cash only）'),
    ],
    [
      'another template around the same text',
      guide(45),
      guide(45)
        .replace('class="content"', 'id="main-x" class="n3"')
        .replace('<div class="nav">', '<div class="nav"><a href="/x/">New</a>'),
    ],
    ['bytes that do not decode, on a line of their own', guide(45), guide(45, '\ufffd\ufffd')],
    [
      'the order of attributes and comments',
      guide(45),
      guide(45).replace('<p>', '<!-- built 7 --><p data-b="1" class="z">'),
    ],
  ])('%s', async (_name, before, after) => {
    const { site, poll, told } = await crawl([[PATH, 'page']]);
    site.set(PATH, before);
    await poll();
    site.set(PATH, after);
    await poll();
    expect(told).toEqual([]);
  });

  it('an answer 304: the page is asked for with its validator', async () => {
    const { site, poll } = await crawl([[PATH, 'page']]);
    site.set(PATH, (request, response) => {
      if (request.headers['if-none-match'] === '"v1"') return void response.writeHead(304).end();
      response.writeHead(200, { 'content-type': 'text/html', etag: '"v1"' }).end(guide(45));
    });
    await poll();
    expect(await poll()).toMatchObject({ notModified: 1, changes: [] });
  });
});

describe('two servers that give old and new in turn', () => {
  it('make one change, not one at every look', async () => {
    const { site, poll, told } = await crawl([[PATH, 'page']]);
    site.set(PATH, guide(45));
    await poll();
    for (const age of [40, 45, 40, 45, 40, 40]) {
      site.set(PATH, guide(age));
      await poll();
    }
    expect(told.map(({ facts }) => facts[0]!.after)).toEqual([40]);
  });

  it('are not to be thought of where the new text had settled', async () => {
    const { site, poll, told } = await crawl([[PATH, 'page']]);
    site.set(PATH, guide(45));
    await poll();
    for (const age of [40, 40, 45]) {
      site.set(PATH, guide(age));
      await poll();
    }
    expect(told.map(({ facts }) => facts[0]!.after)).toEqual([40, 45]);
  });

  it('do not hide a return to the old text that stays', async () => {
    const { site, poll, told } = await crawl([[PATH, 'page']]);
    site.set(PATH, guide(45));
    await poll();
    for (const age of [40, 45, 45, 45]) {
      site.set(PATH, guide(age));
      await poll();
    }
    expect(told.map(({ facts }) => facts[0]!.after)).toEqual([40, 45]);
  });
});

describe('a difference that must be seen again', () => {
  it('waits for the next look where that is far', async () => {
    const { site, poll, told } = await crawl([[PATH, 'page']], { confirm: { recheckMs: 600_000, times: 1 } });
    site.set(PATH, guide(45));
    await poll();
    site.set(PATH, guide(40));
    await poll();
    const afterOne = told.length;
    await poll();
    expect([afterOne, told.length]).toEqual([0, 1]);
  });

  it('is dropped where it has vanished by then', async () => {
    const { site, poll, told } = await crawl([[PATH, 'page']], { confirm: { recheckMs: 600_000, times: 1 } });
    for (const age of [45, 40, 45, 45]) {
      site.set(PATH, guide(age));
      await poll();
    }
    expect(told).toEqual([]);
  });

  it('is looked at again within the check where that is near', async () => {
    const { site, poll, told } = await crawl([[PATH, 'page']], { confirm: { recheckMs: 1, times: 1 } });
    site.set(PATH, guide(45));
    await poll();
    site.set(PATH, guide(40));
    await poll();
    expect(told).toHaveLength(1);
  });
});

describe('a page that is gone', () => {
  it('is withdrawn when it was found gone twice, and restored when it comes back', async () => {
    const { site, poll, told } = await crawl([[PATH, 'page']]);
    site.set(PATH, guide(45));
    await poll();
    site.remove(PATH);
    const first = await poll();
    await poll();
    await poll();
    site.set(PATH, guide(45));
    await poll();
    expect(first).toMatchObject({ changes: [], failures: [{ reason: 'gone' }] });
    expect(told.map(({ kind, severity }) => [kind, severity])).toEqual([
      ['withdrawn', 'critical'],
      ['restored', 'major'],
    ]);
  });

  it('has no facts in force', async () => {
    const { site, poll, archive } = await crawl([[PATH, 'page']]);
    site.set(PATH, guide(45));
    await poll();
    const before = archive.facts().length;
    site.remove(PATH);
    await poll();
    await poll();
    expect([before > 0, archive.facts()]).toEqual([true, []]);
  });
});

describe('a page that moved', () => {
  it('is one page with two addresses and one quiet alert', async () => {
    const { site, poll, told, archive } = await crawl([[PATH, 'page']]);
    const target = '/eng/visa/202602/t20260210_2.htm';
    site.set(PATH, guide(45));
    await poll();
    site.set(PATH, redirect(301, target));
    site.set(target, guide(45));
    await poll();
    await poll();
    expect(told).toMatchObject([
      { kind: 'moved', severity: 'minor', url: `${site.url}${target}`, movedFrom: `${site.url}${PATH}` },
    ]);
    expect(archive.pages.addresses(1).map(({ url }) => url)).toEqual([`${site.url}${PATH}`, `${site.url}${target}`]);
  });
});

describe('the bytes of a look that showed nothing new', () => {
  it.each([
    ['all', 3],
    ['daily', 1],
    ['none', 1],
  ] as const)('are kept as archive.keepNoise says: %s', async (keepNoise, kept) => {
    const { site, poll, archive } = await crawl([[PATH, 'page']], { keepNoise });
    for (const visits of [1, 2, 3]) {
      site.set(PATH, guide(45, `Visits: ${visits}`));
      await poll();
    }
    expect(archive.captures.list({})).toHaveLength(kept);
    expect(archive.visits.newest(1)).toHaveLength(3);
  });
});

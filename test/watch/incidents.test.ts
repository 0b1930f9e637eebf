import { describe, expect, it, onTestFinished } from 'vitest';
import { problem } from '../../src/domain/problem.ts';
import { compose } from '../../src/notify/compose.ts';
import { leaseBatch } from '../../src/notify/leases.ts';
import { addWebhook } from '../../src/notify/webhooks.ts';
import { openIncidents, pastIncidents } from '../../src/watch/incident-log.ts';
import { judge, type Observation, type SourceState } from '../../src/watch/incidents.ts';
import { startSentinel } from '../../src/watch/sentinel.ts';
import { crawl } from '../support/crawl.ts';
import { page } from '../support/site.ts';

const NOW = '2026-10-20T12:00:00.000Z';
const hoursAgo = (hours: number): string => new Date(Date.parse(NOW) - hours * 3_600_000).toISOString();

const source = (id: string, more: Partial<SourceState> = {}): SourceState => ({
  id,
  family: 'mission',
  pages: 3,
  failing: 0,
  stuck: 0,
  code: null,
  lastSuccess: hoursAgo(1),
  ...more,
});
const well: Observation = {
  now: NOW,
  since: hoursAgo(48),
  sources: [source('a'), source('b'), source('c')],
  overdue: [],
  hooks: [],
  noContent: [],
  shrunk: [],
  lastTick: NOW,
  queue: [],
  outbox: { waiting: 0, oldest: null, lastSent: null },
  unstamped: null,
  freeBytes: 1e11,
  clockJump: null,
};
const judged = (more: Partial<Observation>): string[] =>
  judge({ ...well, ...more }).map(({ kind, subject }) => `${kind} ${subject}`);
const down = (id: string, code: string, more: Partial<SourceState> = {}): SourceState =>
  source(id, { failing: 3, stuck: 3, code, ...more });

describe('what an operator is told of', () => {
  it('nothing, where all is well', () => expect(judged({})).toEqual([]));

  const HOUR = 3_600_000;
  it.each([
    ['every half hour, due 4 hours ago', 4, HOUR / 2, true],
    ['every half hour, due 2 hours ago: a long round may take that', 2, HOUR / 2, false],
    ['every 8 hours, due 4 hours ago: one look missed', 4, 8 * HOUR, false],
    ['every 8 hours, due 9 hours ago: two looks missed', 9, 8 * HOUR, true],
    ['every week, due 25 hours ago', 25, 168 * HOUR, true],
    ['never looked at, known for 4 hours', 4, null, false],
    ['never looked at, known for 7 hours', 7, null, true],
  ])('a page expected %s', (_words, hours, everyMs, expected) => {
    const overdue = [{ source: 'a', dueSince: hoursAgo(hours), everyMs }];
    expect(judged({ overdue })).toEqual(expected ? ['late a'] : []);
  });

  it('a source with many late pages once, counted from the start of the service', () => {
    const overdue = ['a', 'a', 'b'].map((source) => ({ source, dueSince: hoursAgo(30), everyMs: HOUR }));
    expect(judged({ overdue })).toEqual(['late a', 'late b']);
    expect(judged({ overdue, since: hoursAgo(2) })).toEqual([]);
  });

  it('a source whose pages fail check after check', () => {
    expect(judged({ sources: [source('a', { failing: 1, stuck: 1, code: 'http' })] })).toEqual(['failing a']);
    expect(judged({ sources: [source('a', { failing: 1, code: 'http' })] })).toEqual([]);
  });

  it('a family that fails together: once, not for every source', () => {
    const sources = [
      down('a', 'blocked'),
      down('b', 'blocked'),
      down('c', 'no-content'),
      source('d', { family: 'other' }),
    ];
    expect(judged({ sources })).toEqual(['family mission']);
  });

  it('a network that is gone: once, and no source is blamed for it', () => {
    const sources = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => down(id, 'dns'));
    expect(judged({ sources })).toEqual(['network service']);
  });

  it('no network fault where declarations never worked', () => {
    const sources = ['a', 'b', 'c', 'd', 'e'].map((id) => down(id, 'dns', { lastSuccess: null, stuck: 0 }));
    expect(judged({ sources })).toEqual([]);
  });

  it.each([
    ['scheduler service', { lastTick: hoursAgo(1), since: hoursAgo(2) }],
    ['outbox service', { outbox: { waiting: 4, oldest: hoursAgo(3), lastSent: hoursAgo(5) } }],
    ['webhook webhook 1 (h.example)', { hooks: [{ name: 'webhook 1 (h.example)', waiting: 3, answer: '500' }] }],
    ['queue de', { queue: [{ subject: 'de', detail: 'no fetcher of vantage point de takes jobs' }] }],
    [
      'time-stamp https://tsa.example/',
      { unstamped: { authority: 'https://tsa.example/', since: hoursAgo(25), detail: 'no answer' } },
    ],
    ['disk service', { freeBytes: 1e8 }],
    ['clock service', { clockJump: { at: NOW, ms: -7_200_000 } }],
    ['no-content http://x.example/a', { noContent: [{ url: 'http://x.example/a', source: 'a' }] }],
    ['shrunk http://x.example/a', { shrunk: [{ url: 'http://x.example/a', source: 'a', before: 900, after: 100 }] }],
  ])('%s', (expected, seen) => expect(judged(seen)).toEqual([expected]));

  it('no fault of an authority that is away for some hours', () => {
    const unstamped = { authority: 'https://tsa.example/', since: hoursAgo(23), detail: 'no answer' };
    expect(judged({ unstamped })).toEqual([]);
  });

  it('no outbox fault while mails go out one after the other', () => {
    expect(judged({ outbox: { waiting: 4000, oldest: hoursAgo(3), lastSent: hoursAgo(0.1) } })).toEqual([]);
  });
});

const KVISA = page(
  'K visa',
  ...Array.from({ length: 12 }, (_, n) => `Rule ${n + 1}: applicants bring paper ${n + 1}.`),
);

async function watched(rules = {}) {
  const crawled = await crawl([['/k.htm', 'page']], { rules });
  crawled.site.set('/k.htm', KVISA);
  let now = Date.now();
  let steady = 0;
  const room = { ...crawled.room, now: () => new Date(now) };
  const news: string[] = [];
  const faults: unknown[] = [];
  const sentinel = startSentinel(room, [], {
    operator: 'operator@example.org',
    baseUrl: 'http://127.0.0.1:8321',
    lastTick: () => new Date(now).toISOString(),
    onNews: ({ opened, closed }) =>
      news.push(...opened.map(({ kind }) => `+${kind}`), ...closed.map(({ kind }) => `-${kind}`)),
    onFault: (fault) => faults.push(fault),
    steady: () => steady,
  });
  onTestFinished(() => {
    sentinel.stop();
    expect(faults).toEqual([]);
  });
  const pass = (ms: number): void => {
    now += ms;
    steady += ms;
  };
  const look = (afterMs = 60_000): void => {
    pass(afterMs);
    sentinel.look();
  };
  return {
    ...crawled,
    room,
    news,
    look,
    jump: (ms: number) => {
      now += ms;
    },
    nowIso: () => new Date(now).toISOString(),
  };
}

describe('an incident', () => {
  it('is told once when it begins and once when it is over, by mail, in the archive and to the log', async () => {
    const { archive, poll, news, look, nowIso } = await watched();
    await poll();
    const [target] = archive.pages.watchedOf('embassy-xx');
    for (let n = 0; n < 5; n++) archive.pages.failed(target!.id, nowIso(), problem('http', '503'));
    for (let n = 0; n < 20; n++) look();
    expect(news).toEqual(['+failing']);
    expect(openIncidents(archive)).toMatchObject([{ kind: 'failing', subject: 'embassy-xx' }]);
    archive.pages.succeeded(target!.id, nowIso());
    for (let n = 0; n < 20; n++) look();
    expect(news).toEqual(['+failing', '-failing']);
    expect(openIncidents(archive)).toEqual([]);
    expect(pastIncidents(archive)).toMatchObject([{ kind: 'failing', closedAt: expect.any(String) }]);

    const rows = leaseBatch(archive.db, 'test', nowIso(), 10, 60_000);
    const sender = { from: { address: 'kvisa@example.org' }, baseUrl: 'http://127.0.0.1:8321' };
    const mails = rows.map((row) => compose(archive.db, row, sender, nowIso())!);
    expect(mails.map(({ to, subject }) => `${to} ${subject}`)).toEqual([
      'operator@example.org kvisa-watch: Fails again and again: embassy-xx',
      'operator@example.org kvisa-watch: 1 incident over',
    ]);
    expect(mails[0]!.text).toContain('1 of 1 pages fail (http)');
  });

  it('is told once to every webhook that hears of incidents, and to no other', async () => {
    const { archive, poll, look, nowIso } = await watched();
    const everything = { sources: [], countries: [], topics: [], minSeverity: 'minor' as const };
    addWebhook(archive.db, 'https://alarms.example/', everything, nowIso(), 'incidents');
    addWebhook(archive.db, 'https://changes.example/', everything, nowIso());
    await poll();
    const pages = archive.pages.watchedOf('embassy-xx');
    for (let n = 0; n < 5; n++) archive.pages.failed(pages[0]!.id, nowIso(), problem('http', '503'));
    for (let n = 0; n < 20; n++) look();
    archive.pages.succeeded(pages[0]!.id, nowIso());
    for (let n = 0; n < 20; n++) look();
    const told = archive.db.prepare<[], { webhook_id: number; body: string }>('SELECT * FROM webhook_message').all();
    expect(told.map(({ webhook_id, body }) => [webhook_id, JSON.parse(body)])).toMatchObject([
      [1, { type: 'incident.began', data: { incidents: [{ kind: 'failing', subject: 'embassy-xx' }], more: 0 } }],
      [1, { type: 'incident.over', data: { incidents: [{ kind: 'failing', closedAt: expect.any(String) }], more: 0 } }],
    ]);
  });

  it('is a page that nobody looked at though its time had passed twice', async () => {
    const { archive, poll, news, look, nowIso } = await watched();
    await poll();
    look(3_600_000);
    expect(news).toEqual([]);
    look(12 * 3_600_000);
    expect(news).toEqual(['+late']);
    const [target] = archive.pages.watchedOf('embassy-xx');
    archive.pages.succeeded(target!.id, nowIso());
    archive.pages.set(target!.id, { nextCheckAt: new Date(Date.parse(nowIso()) + 9e6).toISOString() });
    look();
    look(11 * 60_000);
    expect(news).toEqual(['+late', '-late']);
  });

  it('that comes and goes is one incident', async () => {
    const { archive, poll, news, look, nowIso } = await watched();
    await poll();
    const [target] = archive.pages.watchedOf('embassy-xx');
    for (let n = 0; n < 10; n++) {
      for (let one = 0; one < 5; one++) archive.pages.failed(target!.id, nowIso(), problem('http', '503'));
      look();
      archive.pages.succeeded(target!.id, nowIso());
      look();
    }
    expect(news).toEqual(['+failing']);
  });

  it('is a selector that finds nothing', async () => {
    const { poll, news, look } = await watched({ content: ['#gone'] });
    await poll();
    look();
    expect(news).toEqual(['+no-content']);
  });

  it('is a clock that jumped, for an hour', async () => {
    const { news, look, jump } = await watched();
    look();
    jump(-3 * 3_600_000);
    look();
    look(70 * 60_000);
    look(11 * 60_000);
    expect(news).toEqual(['+clock', '-clock']);
  });

  it('is a text of which half is gone and nobody was told', async () => {
    const { archive, poll, site, news, look } = await watched();
    await poll();
    site.set('/k.htm', page('K visa', 'Rule 1: applicants bring paper 1.'));
    await poll();
    look();
    expect(news).toEqual([]);
    archive.db.exec("UPDATE change SET reason = 'reordered'");
    look();
    expect(news).toEqual(['+shrunk']);
  });
});

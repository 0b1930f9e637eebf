import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { NotAsked } from '../../src/domain/problem.ts';
import { createFetcher } from '../../src/fetch/fetcher.ts';
import { pollRound } from '../../src/watch/round.ts';
import { crawl } from '../support/crawl.ts';
import { page } from '../support/site.ts';

/** A page that is asked from de first and from sg too; who asks is told by the User-Agent. */
async function twoPlaces(answers: Readonly<Record<'de' | 'sg', string | number>>, settings: object = {}) {
  const all = await crawl([['/k', 'page']], {
    fromFurtherVantages: true,
    rules: { vantage: ['de', 'sg'] },
    ...settings,
  });
  const shown: Record<string, string | number> = { ...answers };
  all.site.set('/k', (request: IncomingMessage, response: ServerResponse) => {
    const own = shown[request.headers['user-agent']!]!;
    response.writeHead(typeof own === 'number' ? own : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(typeof own === 'number' ? '<h1>Error</h1>' : own);
  });
  const fetchers = new Map(['de', 'sg'].map((vantage) => [vantage, fetcherAt(vantage)]));
  const room = {
    ...all.room,
    fetch: async (request: Parameters<typeof all.room.fetch>[0], signal?: AbortSignal) => {
      const fetcher = fetchers.get(request.vantage ?? '');
      if (!fetcher) throw new NotAsked(`nobody at ${request.vantage}`);
      return fetcher.fetch(request, signal);
    },
  };
  const rounds = async (times: number): Promise<void> => {
    for (let n = 0; n < times; n++) await pollRound(room, [all.source], { all: true, concurrency: 1 });
  };
  return { ...all, shown, fetchers, rounds, differing: () => all.archive.vantages.differing() };
}

function fetcherAt(vantage: string) {
  const fetcher = createFetcher({
    userAgent: vantage,
    perHostDelayMs: 0,
    concurrency: 1,
    timeoutMs: 4000,
    maxBytes: 1_000_000,
    retries: 0,
    allowAddresses: ['127.0.0.0/8'],
    browser: { enabled: false },
    respectRobots: false,
  });
  onTestFinished(() => fetcher.close());
  return fetcher;
}

const GERMAN = page('K visa', 'Applicants for the K visa pay a fee of 60 euros at the visa centre.');
const LOCAL = page('K visa', 'Applicants for the K visa pay a fee of 90 dollars at the visa centre.');

it('a text that differs by place is told as such after three looks, kept once, and is no change', async () => {
  const { rounds, differing, archive, told } = await twoPlaces({ de: GERMAN, sg: LOCAL });
  await rounds(2);
  expect(differing()).toEqual([]);
  await rounds(2);
  const [found, ...more] = differing();
  expect(found).toMatchObject({ vantage: 'sg', outcome: 'differs', looks: 4, source: 'embassy-xx' });
  expect(more).toEqual([]);
  expect(archive.captures.record(found!.capture!)).toMatchObject({ problem: 'vantage', sha256: expect.any(String) });
  expect(archive.captures.bytes(archive.captures.snapshot(found!.capture!)!).toString()).toBe(LOCAL);
  expect(archive.db.prepare("SELECT count(*) FROM capture WHERE problem = 'vantage'").pluck().get()).toBe(1);
  expect(archive.changes.list({})).toEqual([]);
  expect(told).toEqual([]);
  expect(archive.captures.list({})).toHaveLength(1);
});

it('the version in force follows the first place, whatever the others show', async () => {
  const { rounds, shown, archive, differing } = await twoPlaces({ de: GERMAN, sg: GERMAN });
  await rounds(3);
  shown.sg = LOCAL;
  await rounds(3);
  expect(archive.changes.list({})).toEqual([]);
  shown.de = LOCAL;
  await rounds(1);
  expect(archive.changes.list({})).toHaveLength(1);
  expect(differing()).toEqual([]);
});

it('a page that fails from one place alone is said to', async () => {
  const { rounds, differing } = await twoPlaces({ de: GERMAN, sg: 403 });
  await rounds(3);
  expect(differing()).toMatchObject([{ vantage: 'sg', outcome: 'blocked' }]);
});

it('a page that answers from the further place alone is said to, and stays a failure', async () => {
  const { rounds, differing, archive } = await twoPlaces({ de: 403, sg: GERMAN });
  await rounds(3);
  expect(differing()).toMatchObject([{ vantage: 'sg', outcome: 'answers' }]);
  expect(archive.pages.watchedOf('embassy-xx')[0]).toMatchObject({ failureCode: 'blocked', version: null });
});

it('where nobody stands at the further place the page is checked all the same', async () => {
  const { rounds, fetchers, archive, differing } = await twoPlaces({ de: GERMAN, sg: LOCAL });
  fetchers.delete('sg');
  await rounds(3);
  expect(archive.captures.list({})).toHaveLength(1);
  expect(differing()).toEqual([]);
});

it('where nobody stands at the first place nothing is filed and the page stays due', async () => {
  const { rounds, fetchers, archive } = await twoPlaces({ de: GERMAN, sg: LOCAL });
  fetchers.clear();
  await rounds(1);
  expect(archive.pages.watchedOf('embassy-xx')[0]).toMatchObject({ nextCheckAt: null, failureStreak: 0 });
});

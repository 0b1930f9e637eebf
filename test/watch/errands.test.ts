import { expect, test } from 'vitest';
import type { FetchRequest } from '../../src/domain/capture.ts';
import { byHost, errandsOf } from '../../src/watch/errands.ts';
import { pollRound } from '../../src/watch/round.ts';
import { crawl } from '../support/crawl.ts';
import { page } from '../support/site.ts';

const PATHS = [
  ['/a.htm', 'page'],
  ['/list/', 'listing'],
  ['/b.htm', 'page'],
] as const;
const text = page('Visa', 'Visa applicants read the rules on visas here.');

test('a page that waits for its turn is read from the archive when it comes', async () => {
  const { site, source, room, archive, poll } = await crawl(PATHS);
  for (const [path] of PATHS) site.set(path, text);
  await poll();
  const late = archive.pages.watchedOf(source.id).find(({ url }) => url.endsWith('/b.htm'))!;
  const asked: FetchRequest[] = [];
  const fetch: typeof room.fetch = (request, signal) => {
    if (asked.push(request) === 1) archive.pages.set(late.id, { etag: '"set-meanwhile"' });
    return room.fetch(request, signal);
  };
  await pollRound({ ...room, fetch }, [source], { all: true, concurrency: 1 });
  expect(asked[0]!.url).not.toBe(late.url);
  expect(asked.find(({ url }) => url === late.url)).toMatchObject({ etag: '"set-meanwhile"' });
});

test('what waits holds no row: neither validators nor digests', async () => {
  const { site, source, room, poll } = await crawl(PATHS);
  for (const [path] of PATHS) site.set(path, text);
  await poll();
  const [errand] = errandsOf(room, source, () => true);
  expect(Object.keys(errand!).sort()).toEqual(['id', 'isSuspect', 'role', 'rules', 'source', 'url']);
  expect(errand!.rules).toBe(source.watches[0]!.rules);
});

test('a host’s pages come before its listings', async () => {
  const { source, room, poll } = await crawl(PATHS);
  await poll();
  const [queue] = byHost(errandsOf(room, source, () => true)).values();
  expect(queue!.map(({ role }) => role)).toEqual(['page', 'page', 'listing']);
});

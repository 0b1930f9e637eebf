import { expect, it } from 'vitest';
import type { ChangeContext } from '../src/notify/notice.ts';
import { sightings } from '../src/sightings.ts';
import { type CrawlOptions, crawl } from './support/crawl.ts';
import { page, status } from './support/site.ts';

const PATH = '/kvisa.htm';
const text = (age: number) =>
  page('K visa requirements', `Applicants for the K visa shall be no older than ${age}.`, 'A passport is required.');

/** A crawl of one page that notes, change by change, when the texts were seen. */
async function watching(options: CrawlOptions = {}) {
  const made = await crawl([[PATH, 'page']], options);
  const seen: NonNullable<ChangeContext['seen']>[] = [];
  Object.assign(made.room, {
    notify: (change: Parameters<typeof sightings>[1]) => void seen.push(sightings(made.archive, change)),
  });
  const looks = () => {
    const pageId = made.archive.pages.find('embassy-xx', `${made.site.url}${PATH}`)!.id;
    return made.archive.visits.newest(pageId).map(({ at }) => at);
  };
  return { ...made, seen, looks };
}

it('tells the look before and the look that found the change', async () => {
  const { site, poll, seen, looks } = await watching();
  site.set(PATH, text(45));
  await poll();
  site.set(PATH, text(40));
  await poll();
  const [found, before] = looks();
  expect(seen).toEqual([{ before, after: [found] }]);
});

it('counts every look that a change waited for', async () => {
  const { site, poll, seen, looks } = await watching({ confirm: { recheckMs: 0, times: 1 } });
  site.set(PATH, text(45));
  await poll();
  site.set(PATH, text(40));
  await poll();
  const [found, waited, before] = looks();
  expect(seen).toEqual([{ before, after: [waited, found] }]);
});

it('counts a look that failed on neither side', async () => {
  const { site, poll, seen, looks } = await watching();
  site.set(PATH, text(45));
  await poll();
  site.set(PATH, status(503));
  await poll();
  site.set(PATH, text(40));
  await poll();
  const [found, , before] = looks();
  expect(seen).toEqual([{ before, after: [found] }]);
});

it('tells both looks that found a page gone', async () => {
  const { site, poll, seen, looks } = await watching();
  site.set(PATH, text(45));
  await poll();
  site.remove(PATH);
  await poll();
  await poll();
  const [second, first, before] = looks();
  expect(seen).toEqual([{ before, after: [first, second] }]);
});

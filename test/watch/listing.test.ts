import { describe, expect, it } from 'vitest';
import { pollRound } from '../../src/watch/round.ts';
import { crawl } from '../support/crawl.ts';
import { listing, page, status } from '../support/site.ts';

const SECTION = '/eng/visa/notice/';
const old = ['./202501/t20250105_1.htm', 'Notice on visa fees'] as const;
const kVisa = ['./202601/t20260110_7.htm', 'Notice on the K visa'] as const;
const neutral = ['./202601/t20260111_8.htm', 'Important notice'] as const;

const fees = page(
  'Notice on visa fees',
  'The visa fee for a single entry is 100 US dollars for applicants of all nationalities.',
);
const guide = page(
  'Notice on the K visa',
  'From 1 March 2026 the Embassy accepts applications for the K visa, issued to foreign young science and technology talent.',
  'Applicants must be aged between 18 and 40 and hold a master’s degree or above.',
);

async function watchedSection() {
  const watched = await crawl([[SECTION, 'listing']]);
  const { site } = watched;
  site.set(SECTION, listing(old));
  site.set(`${SECTION}202501/t20250105_1.htm`, fees);
  await watched.poll();
  return { ...watched, path: (link: readonly [string, string]) => SECTION + link[0].slice(2) };
}

describe('a listing', () => {
  it('is a baseline at its first look: what stands there is not news', async () => {
    const { told, archive } = await watchedSection();
    expect(told).toEqual([]);
    expect(archive.links.count(1)).toBe(1);
  });

  it('announces a K-visa page: published, with the last look without it', async () => {
    const { site, poll, told, path, archive } = await watchedSection();
    const lastWithout = archive.pages.get(1)!.succeededAt;
    site.set(path(kVisa), guide);
    site.set(SECTION, listing(kVisa, old));
    const round = await poll();
    expect(round.discovered).toBe(1);
    expect(told).toMatchObject([
      { kind: 'published', relevance: 'k-visa', severity: 'critical', before: null, url: `${site.url}${path(kVisa)}` },
    ]);
    expect(told[0]!.bounds!.firstWith > lastWithout!).toBe(true);
  });

  it('announces it where only the text, not the link, names the K visa', async () => {
    const { site, poll, told, path } = await watchedSection();
    site.set(path(neutral), guide.replaceAll('Notice on the K visa', 'Important notice'));
    site.set(SECTION, listing(neutral, old));
    await poll();
    expect(told).toMatchObject([{ kind: 'published', relevance: 'k-visa' }]);
  });

  it('says nothing of news about other things', async () => {
    const { site, poll, told, path } = await watchedSection();
    site.set(
      path(neutral),
      page('Important notice', 'The Embassy wishes all friends a happy new year and thanks them for their support.'),
    );
    site.set(SECTION, listing(neutral, old));
    await poll();
    expect(told).toEqual([]);
  });

  it('goes on watching the pages it found', async () => {
    const { site, poll, told, path } = await watchedSection();
    site.set(path(kVisa), guide);
    site.set(SECTION, listing(kVisa, old));
    await poll();
    site.set(path(kVisa), guide.replace('18 and 40', '18 and 35'));
    await poll();
    expect(told.map(({ kind }) => kind)).toEqual(['published', 'amended']);
  });

  it('leaves no news waiting when a round ends before it was read', async () => {
    const { site, source, room, told, path } = await watchedSection();
    const stop = new AbortController();
    site.set(path(kVisa), () => stop.abort());
    site.set(SECTION, listing(kVisa, old));
    await pollRound(room, [source], { all: true, concurrency: 2, signal: stop.signal });
    site.set(path(kVisa), guide);
    // Only what is due, as the service does when it starts again.
    await pollRound(room, [source], { concurrency: 2 });
    expect(told).toMatchObject([{ kind: 'published', relevance: 'k-visa' }]);
  });

  it('loses nothing that was published while it was down', async () => {
    const { site, poll, told, path } = await watchedSection();
    site.remove(SECTION);
    await poll();
    site.set(path(kVisa), guide);
    site.set(SECTION, listing(kVisa, old));
    await poll();
    expect(told).toHaveLength(1);
  });

  it('reads a page again that could not be read at first', async () => {
    const { site, poll, told, path } = await watchedSection();
    site.set(path(kVisa), (_request, response) => void response.writeHead(503).end());
    site.set(SECTION, listing(kVisa, old));
    const first = await poll();
    site.set(path(kVisa), guide);
    await poll();
    expect(first.failures).toMatchObject([{ reason: 'http' }]);
    expect(told).toHaveLength(1);
  });

  it('does not tell twice of the same text at a second address', async () => {
    const { site, poll, told, path, archive } = await watchedSection();
    const mirror = ['./202601/t20260112_9.htm', 'K visa'] as const;
    site.set(path(kVisa), guide);
    site.set(path(mirror), guide);
    site.set(SECTION, listing(mirror, kVisa, old));
    await poll();
    const found = archive.pages.findByAddress('embassy-xx', site.url + path(mirror))!;
    expect(told).toHaveLength(1);
    expect(
      archive.pages
        .addresses(found.id)
        .map(({ url }) => url)
        .sort(),
    ).toEqual([site.url + path(kVisa), site.url + path(mirror)]);
  });

  it('recognises a page that left its address and came back at another', async () => {
    const { site, poll, told, path } = await watchedSection();
    const moved = ['./202602/t20260201_12.htm', 'Notice on the K visa'] as const;
    site.set(path(kVisa), guide);
    site.set(SECTION, listing(kVisa, old));
    await poll();
    site.remove(path(kVisa));
    site.set(path(moved), guide);
    site.set(SECTION, listing(moved, old));
    await poll();
    await poll();
    expect(told.map(({ kind }) => kind)).toEqual(['published', 'moved']);
  });

  it('tells of such a move once, also where it was itself down when the page left', async () => {
    const { site, poll, told, path } = await watchedSection();
    const moved = ['./202602/t20260201_12.htm', 'Notice on the K visa'] as const;
    site.set(path(kVisa), guide);
    site.set(SECTION, listing(kVisa, old));
    await poll();
    site.remove(path(kVisa));
    site.set(path(moved), guide);
    site.set(SECTION, status(503));
    await poll();
    site.set(SECTION, listing(moved, old));
    await poll();
    expect(told.map(({ kind }) => kind)).toEqual(['published', 'moved']);
  });

  it('follows at most the budget of a host, and the rest in the next rounds, the likeliest first', async () => {
    const watched = await crawl([[SECTION, 'listing']], { newPagesPerHost: 3 });
    const { site, poll, told } = watched;
    site.set(SECTION, listing(old));
    site.set(`${SECTION}202501/t20250105_1.htm`, fees);
    await poll();
    const many = Array.from(
      { length: 9 },
      (_, n) => [`./202601/t20260109_${100 + n}.htm`, `Important notice ${n}`] as const,
    );
    for (const [href, text] of many)
      site.set(
        SECTION + href.slice(2),
        page(text, `The Embassy reminds all visitors of house rule number ${n(text)}.`),
      );
    site.set(`${SECTION}202601/t20260110_7.htm`, guide);
    site.set(SECTION, listing(...many, kVisa, old));
    site.requests.length = 0;
    await poll();
    expect(told).toHaveLength(1);
    expect(site.requests.filter((path) => path.includes('/202601/'))).toHaveLength(3);
  });

  it('that shows no article at all is reported', async () => {
    const { site, poll } = await watchedSection();
    site.set(SECTION, '<html><body><p>Welcome to the section of visa notices of this Embassy.</p></body></html>');
    expect((await poll()).failures).toMatchObject([{ reason: 'no-content' }]);
  });
});

const n = (text: string): string => text.split(' ').at(-1)!;

import { describe, expect, it } from 'vitest';
import { crawl } from '../support/crawl.ts';
import { listing, page } from '../support/site.ts';

const home = `<html><head><title>Embassy</title></head><body><ul class="nav">
<li><a href="/eng/">Home</a></li><li><a href="/eng/news/">News</a></li><li><a href="/eng/culture/">Culture</a></li>
<li><a href="/eng/lsfw/">Consular Services</a></li><li><a href="/eng/ambassador/">The Ambassador</a></li></ul><p>Welcome to the Embassy.</p></body></html>`;
const consular = `<html><head><title>Consular Services</title></head><body><ul class="nav"><li><a href="/eng/lsfw/qz/">Visa</a></li>
<li><a href="/eng/lsfw/hz/">Passport</a></li><li><a href="/eng/lsfw/dead/">Visa notices</a></li></ul></body></html>`;
const kVisa = page('K visa', 'The K visa is issued to foreign young science and technology talent aged 18 to 45.');

async function exploredSite() {
  const watched = await crawl([['/', 'site']]);
  const { site } = watched;
  site.set('/', home);
  site.set('/eng/', home);
  site.set('/eng/lsfw/', consular);
  site.set('/eng/lsfw/qz/', listing(['./202501/t20250101_1.htm', 'Visa fees']));
  site.set('/eng/lsfw/qz/202501/t20250101_1.htm', page('Visa fees', 'The visa fee is 100 euros for a single entry.'));
  const first = await watched.poll();
  return { ...watched, first };
}

describe('a home page', () => {
  it('leads to the visa section two clicks away, with the clicks as its origin', async () => {
    const { archive, site } = await exploredSite();
    const section = archive.pages.find('embassy-xx', `${site.url}/eng/lsfw/qz/`);
    expect(section).toMatchObject({
      role: 'listing',
      origin: 'site',
      watched: true,
      why: expect.stringContaining('Consular Services › Visa'),
    });
  });

  it('leads to nothing else: no news, culture or passports', async () => {
    const { archive } = await exploredSite();
    const sections = archive.pages.watchedOf('embassy-xx').filter(({ role }) => role === 'listing');
    expect(sections.map(({ url }) => new URL(url).pathname)).toEqual(['/eng/lsfw/qz/']);
  });

  it('does not report a dead menu entry as a failure', async () => {
    const { first } = await exploredSite();
    expect(first.failures).toEqual([]);
  });

  it('is how a first publication nobody announced is heard of', async () => {
    const { site, poll, told } = await exploredSite();
    site.set('/eng/lsfw/qz/202601/t20260101_2.htm', kVisa);
    site.set(
      '/eng/lsfw/qz/',
      listing(['./202601/t20260101_2.htm', 'K visa'], ['./202501/t20250101_1.htm', 'Visa fees']),
    );
    await poll();
    expect(told).toMatchObject([{ kind: 'published', relevance: 'k-visa' }]);
  });

  it('is not explored again at every round', async () => {
    const { site, poll } = await exploredSite();
    site.requests.length = 0;
    await poll();
    expect(site.requests).not.toContain('/');
  });

  it('is explored again when a section is no longer where it was; the section keeps its links and its history', async () => {
    const { site, poll, told, archive, first } = await exploredSite();
    const before = archive.pages.find('embassy-xx', `${site.url}/eng/lsfw/qz/`)!;
    site.remove('/eng/lsfw/qz/');
    site.set('/eng/lsfw/', consular.replace('/eng/lsfw/qz/', '/eng/lsfw/qz_2026/'));
    site.set('/eng/lsfw/qz_2026/', listing(['./202501/t20250101_1.htm', 'Visa fees']));
    site.set(
      '/eng/lsfw/qz_2026/202501/t20250101_1.htm',
      page('Visa fees', 'The visa fee is 100 euros for a single entry.'),
    );
    await poll();
    const after = archive.pages.get(before.id)!;
    expect(after).toMatchObject({ url: `${site.url}/eng/lsfw/qz_2026/`, watched: true, failureCode: null });
    site.set('/eng/lsfw/qz_2026/202601/t20260101_2.htm', kVisa);
    site.set(
      '/eng/lsfw/qz_2026/',
      listing(['./202601/t20260101_2.htm', 'K visa'], ['./202501/t20250101_1.htm', 'Visa fees']),
    );
    await poll();
    expect(first.failures).toEqual([]);
    expect(told).toMatchObject([{ kind: 'published', title: 'K visa' }]);
  });

  it('reports a section that vanished and stands nowhere else, at every round', async () => {
    const { site, poll, archive } = await exploredSite();
    site.remove('/eng/lsfw/qz/');
    await poll();
    const again = await poll();
    expect(again.failures).toMatchObject([{ reason: 'gone', url: `${site.url}/eng/lsfw/qz/` }]);
    expect(archive.sources.get('embassy-xx')!.health).toBe('failing');
  });

  it('is not explored again at every round for a section that stays away', async () => {
    const { site, poll } = await exploredSite();
    site.remove('/eng/lsfw/qz/');
    await poll();
    site.requests.length = 0;
    await poll();
    expect(site.requests).not.toContain('/');
  });

  it('that leads to no section at all is reported', async () => {
    const { site, poll } = await crawl([['/', 'site']]);
    site.set(
      '/',
      '<html><body><ul><li><a href="/culture/">Culture</a></li></ul><p>Welcome to the Embassy.</p></body></html>',
    );
    expect((await poll()).failures).toMatchObject([{ reason: 'no-content' }]);
  });

  it('has its feed and the sitemap of its robots.txt watched too', async () => {
    const { site, poll, archive } = await crawl([['/', 'site']]);
    site.set(
      '/robots.txt',
      (_request, response) =>
        void response
          .writeHead(200, { 'content-type': 'text/plain' })
          .end(`User-agent: *\nAllow: /\nSitemap: ${site.url}/sitemap.xml\n`),
    );
    site.set('/', home.replace('<head>', '<head><link rel="alternate" type="application/rss+xml" href="/rss.xml">'));
    site.set('/eng/lsfw/', consular);
    const xml = (body: string) => (_request: unknown, response: import('node:http').ServerResponse) =>
      void response.writeHead(200, { 'content-type': 'text/xml' }).end(body);
    site.set(
      '/rss.xml',
      xml('<rss><channel><item><title>K visa</title><link>/eng/202601/t20260101_2.htm</link></item></channel></rss>'),
    );
    site.set('/sitemap.xml', xml(`<urlset><url><loc>${site.url}/eng/202601/t20260101_2.htm</loc></url></urlset>`));
    await poll();
    const lists = archive.pages.watchedOf('embassy-xx').filter(({ role }) => role === 'listing');
    expect(lists.map(({ url, state }) => [new URL(url).pathname, state])).toEqual([
      ['/rss.xml', 'live'],
      ['/sitemap.xml', 'live'],
    ]);
  });

  it('gives a dead menu entry another try when it is explored again', async () => {
    const { site, poll, archive, room } = await exploredSite();
    site.set('/eng/lsfw/dead/', listing(['./202501/t20250102_3.htm', 'Notice on visas']));
    const [start] = archive.pages.watchedOf('embassy-xx').filter(({ role }) => role === 'site');
    archive.pages.set(start!.id, { nextCheckAt: room.now().toISOString() });
    await poll();
    expect(archive.pages.find('embassy-xx', `${site.url}/eng/lsfw/dead/`)).toMatchObject({
      watched: true,
      state: 'live',
    });
  });

  it('that gets a new section announces what is dated since, and nothing older', async () => {
    const { site, poll, told, archive, room } = await exploredSite();
    const day = (days: number) => new Date(room.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
    const article = (date: string, id: number) =>
      `./${date.slice(0, 7).replace('-', '')}/t${date.replaceAll('-', '')}_${id}.htm`;
    const [fresh, old] = [article(day(2), 8), article('2025-03-04', 9)];
    site.set(
      '/eng/lsfw/',
      consular.replace('<ul class="nav">', '<ul class="nav"><li><a href="/eng/lsfw/k/">K visa</a></li>'),
    );
    site.set('/eng/lsfw/k/', listing([fresh, 'K visa: how to apply'], [old, 'Visa: opening hours']));
    site.set(`/eng/lsfw/k/${fresh.slice(2)}`, kVisa);
    site.set(`/eng/lsfw/k/${old.slice(2)}`, page('Visa: opening hours', 'The visa office is open from 9 to 12.'));
    const [start] = archive.pages.watchedOf('embassy-xx').filter(({ role }) => role === 'site');
    archive.pages.set(start!.id, { nextCheckAt: room.now().toISOString() });
    await poll();
    expect(told).toMatchObject([{ kind: 'published', title: 'K visa' }]);
  });

  it('that leads to the rules themselves has them watched as a page', async () => {
    const { site, poll, told, archive } = await crawl([['/', 'site']]);
    site.set('/', home.replace('</ul>', '<li><a href="/eng/qzxz/">Visa requirements</a></li></ul>'));
    site.set(
      '/eng/qzxz/',
      page('Visa requirements', 'The K visa is issued to foreign young science and technology talent aged 18 to 45.'),
    );
    await poll();
    expect(archive.pages.find('embassy-xx', `${site.url}/eng/qzxz/`)).toMatchObject({ role: 'page', watched: true });
    site.set(
      '/eng/qzxz/',
      page('Visa requirements', 'The K visa is issued to foreign young science and technology talent aged 18 to 40.'),
    );
    await poll();
    expect(told).toMatchObject([{ kind: 'amended', relevance: 'k-visa' }]);
  });
});

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
});

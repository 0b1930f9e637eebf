import { describe, expect, it } from 'vitest';
import { crawl } from '../support/crawl.ts';
import { listing, page, startSite } from '../support/site.ts';

const SOURCE = 'embassy-xx';
const guide = (age = 40) =>
  page(
    'Notice on the K visa',
    'The K visa is issued to foreign young science and technology talent.',
    `Applicants of the K visa must be aged between 18 and ${age} and hold a bachelor’s degree or above.`,
  );
const OLD = ['./202501/t20250105_1.htm', 'Holidays of the Embassy'] as const;
const NEW = './202601/t20260110_7.htm';

const at = (section: string, href: string) => section + href.slice(2);

describe('one document', () => {
  it('in two sections under two addresses is one page, told once', async () => {
    const { site, poll, told, archive } = await crawl([
      ['/eng/visa/qzxz/', 'listing'],
      ['/eng/xnyfgk/', 'listing'],
    ]);
    site.set('/eng/visa/qzxz/', listing(OLD));
    site.set('/eng/xnyfgk/', listing(OLD));
    await poll();
    const twin = './202601/t20260110_8.htm';
    site.set(at('/eng/visa/qzxz/', NEW), guide());
    site.set(at('/eng/xnyfgk/', twin), guide());
    site.set('/eng/visa/qzxz/', listing([NEW, 'K visa'], OLD));
    site.set('/eng/xnyfgk/', listing([twin, 'K visa'], OLD));
    await poll();
    const one = archive.pages.findByAddress(SOURCE, site.url + at('/eng/visa/qzxz/', NEW));
    const other = archive.pages.findByAddress(SOURCE, site.url + at('/eng/xnyfgk/', twin));
    expect(told).toHaveLength(1);
    expect(one!.id).toBe(other!.id);
  });

  it('on three mirrored hosts is one page, told once, also when it is amended', async () => {
    const mirrors = [await startSite(), await startSite()];
    const { site, poll, told } = await crawl([
      ['/visa/', 'listing'],
      ...mirrors.map((mirror) => [`${mirror.url}/visa/`, 'listing'] as const),
    ]);
    const hosts = [site, ...mirrors];
    for (const host of hosts) host.set('/visa/', listing(OLD));
    await poll();
    for (const host of hosts) {
      host.set(at('/visa/', NEW), guide());
      host.set('/visa/', listing([NEW, 'K visa'], OLD));
    }
    await poll();
    for (const host of hosts) host.set(at('/visa/', NEW), guide(35));
    await poll();
    for (const mirror of mirrors) mirror.close();
    expect(told.map(({ kind }) => kind)).toEqual(['published', 'amended']);
  });

  it('declared at two addresses is amended and withdrawn once', async () => {
    const { site, poll, told } = await crawl([
      ['/eng/k.htm', 'page'],
      ['/visa/k.htm', 'page'],
    ]);
    const both = (act: (path: string) => void) => ['/eng/k.htm', '/visa/k.htm'].forEach(act);
    both((path) => site.set(path, guide()));
    await poll();
    both((path) => site.set(path, guide(35)));
    await poll();
    both((path) => site.remove(path));
    await poll();
    await poll();
    expect(told.map(({ kind }) => kind)).toEqual(['amended', 'withdrawn']);
  });

  it('linked with tracking parameters, another scheme or an index file is not even asked for again', async () => {
    const { site, poll, archive } = await crawl([
      ['/eng/', 'listing'],
      ['/chn/', 'listing'],
    ]);
    site.set('/eng/', listing(['/k/202601/t20260110_7.htm', 'K visa']));
    site.set('/chn/', listing(['/k/202601/t20260110_7.htm?from=timeline&utm_source=x#top', 'K visa']));
    site.set('/k/202601/t20260110_7.htm', guide());
    await poll();
    expect(site.requests.filter((path) => path.startsWith('/k/'))).toEqual(['/k/202601/t20260110_7.htm']);
    const https = site.url.replace('http:', 'https:');
    expect(archive.pages.findByAddress(SOURCE, `${https}/k/202601/t20260110_7.htm`)).toBeDefined();
  });

  it('that stood at two addresses and leaves the first has moved: it is not withdrawn, and its history goes on', async () => {
    const { site, poll, told, archive } = await crawl([['/eng/', 'listing']]);
    const moved = './202602/t20260201_9.htm';
    site.set('/eng/', listing(OLD));
    await poll();
    site.set(at('/eng/', NEW), guide());
    site.set('/eng/', listing([NEW, 'K visa'], OLD));
    await poll();
    site.set(at('/eng/', moved), guide());
    site.set('/eng/', listing([moved, 'K visa'], [NEW, 'K visa'], OLD));
    await poll();
    site.remove(at('/eng/', NEW));
    await poll();
    await poll();
    site.set(at('/eng/', moved), guide(35));
    await poll();
    expect(told.map(({ kind }) => kind)).toEqual(['published', 'moved', 'amended']);
    const one = archive.pages.findByAddress(SOURCE, site.url + at('/eng/', NEW))!;
    expect(one.url).toBe(site.url + at('/eng/', moved));
    expect(archive.versions.of(one.id)).toHaveLength(2);
  });
});

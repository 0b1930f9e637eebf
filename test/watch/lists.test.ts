import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { crawl } from '../support/crawl.ts';
import { type Answer, listing, page, redirect } from '../support/site.ts';

const guide = page(
  'Guide to applicants',
  'The K visa is issued to foreign young science and technology talent.',
  'Applicants of the K visa must be aged between 18 and 40 and hold a bachelor’s degree or above.',
);
const as =
  (type: string, body: string | Buffer): Answer =>
  (_request, response) =>
    void response.writeHead(200, { 'content-type': type }).end(body);

const rss = (...items: (readonly [path: string, title: string])[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Visa</title><link>/</link>${items
    .map(
      ([path, title]) =>
        `<item><title><![CDATA[${title}]]></title><link>${path}</link><pubDate>Sat, 10 Jan 2026 08:00:00 GMT</pubDate></item>`,
    )
    .join('')}</channel></rss>`;
const atom = (...items: (readonly [path: string, title: string])[]) =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">${items
    .map(
      ([path, title]) =>
        `<entry><title>${title}</title><link href="${path}"/><updated>2026-01-10T08:00:00Z</updated></entry>`,
    )
    .join('')}</feed>`;
const jsonFeed = (...items: (readonly [path: string, title: string])[]) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    items: items.map(([url, title]) => ({ id: url, url, title, date_published: '2026-01-10T08:00:00Z' })),
  });
const stateCouncil = (...items: (readonly [path: string, title: string])[]) =>
  JSON.stringify(items.map(([URL, TITLE]) => ({ TITLE, SUB_TITLE: '', URL, DOCRELPUBTIME: '2026-01-10' })));
const sitemap = (...items: (readonly [path: string, title: string])[]) =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${items
    .map(([path]) => `<url><loc>${path}</loc><lastmod>2026-01-10</lastmod></url>`)
    .join('')}</urlset>`;

const OLD = ['/eng/202512/t20251210_1.htm', 'Notice on visa fees'] as const;
const NEW = ['/eng/202601/t20260110_2.htm', 'Notice to applicants'] as const;

describe.each([
  ['an RSS feed', 'application/rss+xml', rss],
  ['an Atom feed', 'application/atom+xml', atom],
  ['a JSON Feed', 'application/feed+json', jsonFeed],
  ['a JSON list behind an empty page', 'application/json', stateCouncil],
  ['a sitemap', 'application/xml', sitemap],
  ['a sitemap in gzip', 'application/gzip', (...items: (readonly [string, string])[]) => gzipSync(sitemap(...items))],
])('%s', (_, type, write) => {
  it('is read as a listing: what appears in it is published', async () => {
    const { site, poll, told } = await crawl([['/list', 'listing']]);
    site.set(OLD[0], page('Visa fees', 'The visa fee for a single entry is 100 US dollars.'));
    site.set(NEW[0], guide);
    site.set('/list', as(type, write(OLD)));
    await poll();
    site.set('/list', as(type, write(NEW, OLD)));
    await poll();
    expect(told).toMatchObject([{ kind: 'published', relevance: 'k-visa', url: `${site.url}${NEW[0]}` }]);
  });
});

describe('a listing', () => {
  it('that is an index of sitemaps is read through those, though the index itself never changes', async () => {
    const { site, poll, told } = await crawl([['/sitemap.xml', 'listing']]);
    site.set(
      '/sitemap.xml',
      as('application/xml', '<sitemapindex><sitemap><loc>/maps/2026.xml</loc></sitemap></sitemapindex>'),
    );
    site.set('/maps/2026.xml', as('application/xml', sitemap(OLD)));
    await poll();
    site.set(NEW[0], guide);
    site.set('/maps/2026.xml', as('application/xml', sitemap(NEW, OLD)));
    await poll();
    expect(told).toMatchObject([{ kind: 'published', relevance: 'k-visa' }]);
  });

  it('that a script forwards is read where it leads, though the forward itself never changes', async () => {
    const { site, poll, told } = await crawl([['/eng/', 'listing']]);
    site.set('/eng/', '<html><head><script>window.location.href="./notices/";</script></head><body></body></html>');
    site.set('/eng/notices/', listing([OLD[0], OLD[1]]));
    await poll();
    site.set(NEW[0], guide);
    site.set('/eng/notices/', listing([NEW[0], NEW[1]], [OLD[0], OLD[1]]));
    await poll();
    expect(told).toMatchObject([{ kind: 'published', relevance: 'k-visa' }]);
  });

  it('that only a script fills is read through the feed that it offers', async () => {
    const { site, poll, archive } = await crawl([['/eng/', 'listing']]);
    site.set(
      '/eng/',
      '<html><head><link rel="alternate" type="application/rss+xml" href="/eng/rss.xml"></head><body><div id="list">Notices of the Embassy</div></body></html>',
    );
    site.set('/eng/rss.xml', as('application/rss+xml', rss(NEW, OLD)));
    await poll();
    expect(archive.links.count(1)).toBe(2);
  });

  it('may consist of files: a notice in Word or PDF is an article', async () => {
    const { site, poll, archive } = await crawl([['/eng/', 'listing']]);
    site.set('/eng/', listing(['./P020260110.pdf', 'K visa guide'], ['./W020260111.docx', 'Visa form']));
    await poll();
    expect(archive.links.unread(1).map(({ verdict }) => verdict)).toEqual(['k-visa', 'visa']);
  });

  it('is walked back to the beginning at the first visit, and no further', async () => {
    const { site, poll } = await crawl([['/eng/', 'listing']], { newPagesPerHost: 0 });
    const months = ['202603', '202601', '202511', '202508', '202506', '202505', '202504'];
    months.forEach((month, index) => {
      const links = listing(
        [`./${month}/t${month}10_${index}1.htm`, 'News'],
        [`./${month}/t${month}09_${index}2.htm`, 'More news'],
      );
      site.set(
        index === 0 ? '/eng/' : `/eng/index_${index}.htm`,
        `${links}<script>var countPage = ${months.length}</script>`,
      );
    });
    await poll();
    expect(site.requests.filter((path) => path.includes('index_'))).toEqual([
      '/eng/index_1.htm',
      '/eng/index_2.htm',
      '/eng/index_3.htm',
      '/eng/index_4.htm',
    ]);
  });

  it('is walked at later visits until most is known, whatever stands pinned on top', async () => {
    const { site, poll, archive } = await crawl([['/eng/', 'listing']], { newPagesPerHost: 0 });
    const item = (n: number) => [`./202601/t20260101_${n}.htm`, `News ${n}`] as const;
    const paged = (from: number) => {
      const pages = [
        [item(1), item(from), item(from + 1), item(from + 2)],
        [item(from + 3), item(from + 4)],
        [item(from + 5)],
      ];
      pages.forEach((items, index) => {
        site.set(
          index === 0 ? '/eng/' : `/eng/index_${index}.htm`,
          `${listing(...items)}<script>var countPage = 3</script>`,
        );
      });
    };
    paged(10);
    await poll();
    paged(5);
    site.requests.length = 0;
    await poll();
    expect(site.requests.filter((path) => path.startsWith('/eng/'))).toEqual([
      '/eng/',
      '/eng/index_1.htm',
      '/eng/index_2.htm',
    ]);
    expect(archive.links.count(1)).toBe(12);
  });

  it('of five thousand links is remembered whole and read within the budget, the K visa first', async () => {
    const { site, poll, told, archive } = await crawl([['/eng/', 'listing']], { newPagesPerHost: 3 });
    const many = Array.from(
      { length: 5000 },
      (_, n) => [`./202601/t20260102_${1000 + n}.htm`, `Important notice ${n}`] as const,
    );
    site.set('/eng/', listing([OLD[0], OLD[1]]));
    await poll();
    site.set('/eng/202601/t20260110_2.htm', guide);
    site.set('/eng/', listing(...many, ['./202601/t20260110_2.htm', 'Applying for the K visa']));
    site.requests.length = 0;
    await poll();
    expect(archive.links.count(1)).toBe(5001 + 1);
    expect(site.requests.filter((path) => path.includes('/202601/'))).toHaveLength(3);
    expect(told).toMatchObject([{ kind: 'published', relevance: 'k-visa' }]);
  });

  it('moved for good by the server is read at its new address', async () => {
    const { site, poll, told } = await crawl([['/eng/visa/', 'listing']]);
    site.set('/eng/visa/', redirect(301, '/eng/qz/'));
    site.set('/eng/qz/', listing([OLD[0], OLD[1]]));
    await poll();
    site.set(NEW[0], guide);
    site.set('/eng/qz/', listing([NEW[0], NEW[1]], [OLD[0], OLD[1]]));
    await poll();
    expect(told).toHaveLength(1);
  });
});

import { describe, expect, test } from 'vitest';
import { extract } from '../../src/extract/extract.ts';
import { articleLinks, forwardOf, nextPages, pagerCount } from '../../src/extract/listing.ts';

const url = 'http://us.china-embassy.gov.cn/eng/lsfw/zj/';
const read = (html: string, mediaType = 'text/html') =>
  extract(Buffer.from(html), { mediaType, url, content: [], ignore: [] });
const articles = async (html: string, links: RegExp[] = []) => articleLinks(await read(html), { links });

describe('links of a page', () => {
  test('are absolute, without fragments, scripts and mail addresses', async () => {
    const page = await read(
      '<a href="./a.htm#top">A</a><a href="javascript:x()">B</a><a href="mailto:v@x.cn">C</a><a href="#d">D</a>',
    );
    expect(page.links.map((link) => link.url)).toEqual([`${url}a.htm`]);
  });

  test('respect the base element', async () => {
    const page = await read('<base href="/chn/"><a href="a.htm">A</a>');
    expect(page.links[0]?.url).toBe('http://us.china-embassy.gov.cn/chn/a.htm');
  });
});

describe('article links of a listing', () => {
  test.each([
    './202508/t20250814_11690096.htm',
    './202508/t20250814_11690096.shtml',
    '/web/zyxw/t1638430.shtml',
    '/zhengce/content/202508/content_7036507.htm',
    '/policies/202508/14/content_WS689dd0d3c6d0868f4e8f4d1e.html',
    '/n741440/n741542/c1234567/content.html',
    '/LON2_EN/tongzhigonggao/361916883945000960.html',
    "/ja-wisEditor'spick/20250818/bb0c730cc9f54e83a63de54546dfd6b9.html",
    '/englishsite/Visa/202510/f9c22fe64c204dd1ae292b3828c0ae52.shtml',
    './P020250814.pdf',
    './notice.docx',
  ])('include %s', async (href) => {
    expect(await articles(`<ul><li><a href="${href}">Notice</a></li></ul>`)).toHaveLength(1);
  });

  test('leave out sections, pagers and images', async () => {
    expect(await articles('<a href="/eng/">Home</a><a href="index_1.htm">2</a><a href="W02025.jpg">photo</a>')).toEqual(
      [],
    );
  });

  test('include what a declared rule matches', async () => {
    expect(await articles('<a href="/visa/k.php?id=7">K visa</a>', [/k\.php\?id=\d+$/])).toHaveLength(1);
  });

  test.each([
    ['in the same line', '<li><a href="t1638430.shtml">Notice</a><span>(2026-08-05)</span></li>'],
    ['in the next cell', '<table><tr><td><a href="t1638430.shtml">Notice</a></td><td>2026/8/5</td></tr></table>'],
    ['in a line before', '<div><p>5 August 2026</p><h3><a href="t1638430.shtml">Notice</a></h3></div>'],
    ['split over two lines', '<li><div><b>08-05</b></div><div>2026年</div><a href="t1638430.shtml">Notice</a></li>'],
  ])('carry the date printed %s', async (_, html) => {
    expect((await articles(html))[0]?.date).toBe('2026-08-05');
  });

  test('come from JSON lists', async () => {
    const rows = [
      {
        TITLE: '国令',
        URL: 'https://www.gov.cn/zhengce/content/202508/content_7036507.htm',
        DOCRELPUBTIME: '2025-08-14',
      },
    ];
    expect(articleLinks(await read(JSON.stringify(rows), 'application/json'), { links: [] })).toEqual([
      { url: rows[0]!.URL, text: '国令', date: '2025-08-14', inContent: true },
    ]);
  });

  test('are all found among 5,000', async () => {
    const rows = Array.from(
      { length: 5000 },
      (_, n) => `<li><a href="202601/t20260101_${n}.htm">Notice ${n}</a> 2026-01-01</li>`,
    );
    expect(await articles(`<ul>${rows.join('')}</ul>`)).toHaveLength(5000);
  });
});

describe('the pages of a listing', () => {
  test.each([
    ['createPageHTML(3,0,"index","htm");', ['index_1.htm', 'index_2.htm']],
    ['var currentPage=0,countPage=2;', ['index_1.htm']],
  ])('follow from %s', (script, files) => {
    expect(nextPages(`<script>${script}</script>`, url)).toEqual(files.map((file) => url + file));
  });

  test('keep the name of an older listing', () => {
    expect(nextPages('<script>var countPage = 2</script>', `${url}default.shtml`)).toEqual([`${url}default_1.shtml`]);
  });

  test('are found in a plain pager', () => {
    expect(nextPages('<a href="index_1.htm">Next</a>', url)).toEqual([`${url}index_1.htm`]);
  });

  test('are one where no pager is', () => {
    expect([pagerCount('<p>visa</p>'), nextPages('<p>visa</p>', url)]).toEqual([1, []]);
  });
});

describe('a forward', () => {
  test.each([
    '<meta http-equiv="refresh" content="0; url=/eng/">',
    '<script>window.location.href="/eng/";</script>',
    '<script>location.replace("/eng/")</script>',
  ])('is read from %s', (html) => {
    expect(forwardOf(html, 'http://us.china-embassy.gov.cn/')).toBe('http://us.china-embassy.gov.cn/eng/');
  });

  test('is not seen in the handler of a page with text', () => {
    const page = `<script>function go(){window.location.href="/eng/"}</script><p>${'Visa applicants must bring a passport. '.repeat(20)}</p>`;
    expect(forwardOf(page, url)).toBeUndefined();
  });
});

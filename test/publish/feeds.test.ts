import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { csv } from '../../src/publish/csv.ts';
import { atom, escapeXml, type Feed, jsonFeed } from '../../src/publish/feeds.ts';
import { INJECTIONS } from '../support/small-archive.ts';

const feed = (over: Partial<Feed['entries'][number]> = {}): Feed => ({
  title: 'Changes',
  home: 'https://watch.example/changes',
  self: 'https://watch.example/feeds/changes.atom',
  entries: [
    {
      address: 'https://watch.example/changes/2',
      title: 'Fee & age',
      author: 'Embassy',
      at: '2026-10-20T09:40:00.000Z',
      summary: 'Maximum age raised.',
      content: '<p>Maximum age raised.</p>',
      language: 'en',
      tags: ['amended'],
      original: 'http://us.example/k.htm?a=1&b=2',
      ...over,
    },
  ],
});

it('writes the elements that RFC 4287 asks of a feed and of an entry', () => {
  const $ = load(atom(feed()), { xml: true });
  expect($('feed > id, feed > title, feed > updated')).toHaveLength(3);
  expect($('entry > id, entry > title, entry > updated, entry > author > name')).toHaveLength(4);
  expect($('feed > link[rel=self]').attr('href')).toBe('https://watch.example/feeds/changes.atom');
  expect($('entry > link[rel=related]').attr('href')).toBe('http://us.example/k.htm?a=1&b=2');
  expect($('entry > title').text()).toBe('Fee & age');
  expect($('entry > content').text()).toBe('<p>Maximum age raised.</p>');
});

it('is as new as its newest entry, and gives the same bytes for the same entries', () => {
  expect(atom(feed())).toContain('</id>\n  <updated>2026-10-20T09:40:00.000Z</updated>');
  expect(atom(feed())).toBe(atom(feed()));
  expect(atom({ ...feed(), entries: [] })).toBe(atom({ ...feed(), entries: [] }));
});

it('lets no injection out of the text it stands in', () => {
  for (const title of INJECTIONS) {
    const $ = load(atom(feed({ title, summary: title, author: title })), { xml: true });
    expect($('script, img, svg, iframe, base, meta')).toHaveLength(0);
    expect($('entry')).toHaveLength(1);
    expect($('entry > title').text()).toBe(title.replaceAll(/[\u0000\u0007]/g, ''));
  }
});

it('drops what XML 1.0 cannot write', () => {
  expect(escapeXml('a\u0000\u000b\ufffe\ud800b\u{1f600}')).toBe('a\ufffdb\u{1f600}');
});

it('writes JSON Feed 1.1', () => {
  const json = JSON.parse(jsonFeed(feed()));
  expect(json).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    feed_url: feed().self,
    home_page_url: feed().home,
  });
  expect(json.items[0]).toMatchObject({
    id: 'https://watch.example/changes/2',
    date_published: '2026-10-20T09:40:00.000Z',
    content_html: '<p>Maximum age raised.</p>',
  });
});

it('quotes CSV by RFC 4180 and keeps spreadsheets from running cells', () => {
  expect(csv([['a,b', 'say "x"', 'l1\nl2', 3, null, '=1+1', '@SUM(A1)', '-2']])).toBe(
    '"a,b","say ""x""","l1\nl2",3,,\'=1+1,\'@SUM(A1),\'-2\r\n',
  );
});

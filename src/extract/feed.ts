import type { Link } from '../domain/document.ts';
import { normaliseText } from '../domain/text.ts';
import { findDate } from './dates.ts';
import { isAttachment, resolveAddress } from './links.ts';

/** A file in which a site itself lists what it has published, as links; of a sitemap index, the sitemaps it names. */
export interface Feed {
  readonly kind: 'rss' | 'atom' | 'json-feed' | 'sitemap' | 'sitemap-index';
  /** The newest first in a sitemap, else in the order of the file. */
  readonly links: readonly Link[];
  /** Of an index: the sitemaps, the one altered last first. */
  readonly parts: readonly string[];
}

/** sitemaps.org allows 50,000 addresses a file; nobody publishes that many notices. */
const MOST_LINKS = 5000;
const MOST_PARTS = 50;

/** RSS 2.0 and 1.0, Atom (RFC 4287), JSON Feed 1.1, sitemaps and their indexes (sitemaps.org); nothing where the text is none of them. */
export function readFeed(text: string, url: string): Feed | undefined {
  const head = text.slice(0, 4000).replace(/^\ufeff?\s*/, '');
  if (head.startsWith('{')) return /jsonfeed\.org\/version/.test(head) ? readJsonFeed(text, url) : undefined;
  if (!head.startsWith('<')) return undefined;
  const root = /<(?:[\w-]{1,20}:)?(rss|RDF|feed|urlset|sitemapindex)[\s>]/.exec(head)?.[1];
  switch (root) {
    case 'rss':
    case 'RDF':
      return { kind: 'rss', links: elements(text, 'item').flatMap((item) => rssLinks(item, url)), parts: [] };
    case 'feed':
      return { kind: 'atom', links: elements(text, 'entry').flatMap((entry) => atomLinks(entry, url)), parts: [] };
    case 'urlset':
      return { kind: 'sitemap', links: sitemapLinks(text, url), parts: [] };
    case 'sitemapindex':
      return { kind: 'sitemap-index', links: [], parts: sitemapParts(text, url) };
    default:
      return undefined;
  }
}

/** The feeds a page offers: `<link rel="alternate" type="application/rss+xml" href="…">` and its kin. */
export function offeredFeeds(html: string, url: string): string[] {
  const found = new Set<string>();
  for (const [tag] of html.slice(0, 100_000).matchAll(/<link\b[^<>]{1,1000}>/gi)) {
    const type = attribute(tag, 'type') ?? '';
    if (!/\balternate\b/i.test(attribute(tag, 'rel') ?? '') || !/(?:rss|atom)\+xml|feed\+json/i.test(type)) continue;
    const address = resolveAddress(attribute(tag, 'href') ?? '', url);
    if (address) found.add(address);
  }
  return [...found];
}

/** The sitemaps that a robots.txt names (RFC 9309 §2.2.4). */
export function namedSitemaps(robots: string, url: string): string[] {
  return [...robots.matchAll(/^[ \t]*sitemap[ \t]*:[ \t]*(\S{1,1000})/gim)]
    .map((line) => resolveAddress(line[1]!, url))
    .filter((address) => address !== undefined);
}

/** The inner markup of every element of a name, none within another. Linear, whatever is left open. */
function elements(xml: string, name: string): string[] {
  const found: string[] = [];
  const opening = new RegExp(`<((?:[\\w.-]{1,20}:)?${name})(?=[\\s>])[^<>]{0,2000}>`, 'g');
  for (let open = opening.exec(xml); open && found.length < MOST_LINKS * 2; open = opening.exec(xml)) {
    const end = xml.indexOf(`</${open[1]}`, opening.lastIndex);
    if (end < 0) break;
    found.push(xml.slice(opening.lastIndex, end));
    opening.lastIndex = end;
  }
  return found;
}

/** The text of the first child of a name; '' where there is none. */
function childText(xml: string, name: string): string {
  const [inner = ''] = elements(xml, name);
  return plain(inner);
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

const unescapeXml = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,5}));/gi, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    if (name) return NAMED[name] ?? whole;
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** Titles hold text, escaped markup or CDATA: what a reader sees of it. */
const plain = (inner: string): string => {
  const text = inner.includes('<![CDATA[')
    ? inner.replaceAll('<![CDATA[', '').replaceAll(']]>', '')
    : unescapeXml(inner);
  return normaliseText(unescapeXml(text.replace(/<[^<>]{0,500}>/g, ' ')));
};

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'<>]+))`, 'i').exec(tag);
  return found ? unescapeXml(found[1] ?? found[2] ?? found[3] ?? '').trim() : undefined;
};

function linkTo(href: string, base: string, text: string, date: string): Link | undefined {
  const url = href && resolveAddress(href, base);
  const day = findDate(date);
  return url
    ? { url, text, ...(day && { date: day }), ...(isAttachment(url) && { attachment: true }), inContent: true }
    : undefined;
}

const present = (links: readonly (Link | undefined)[]): Link[] => links.filter((link) => link !== undefined);

/** An item without a link has a guid that is one (RSS 2.0). */
function rssLinks(item: string, base: string): Link[] {
  const title = childText(item, 'title');
  const date = childText(item, 'pubDate') || childText(item, 'date');
  const guid = childText(item, 'guid');
  const address = childText(item, 'link') || (/^https?:/i.test(guid) ? guid : '');
  const files = [...item.matchAll(/<enclosure\b[^<>]{1,1000}>/g)].map(([tag]) => attribute(tag, 'url') ?? '');
  return present([linkTo(address, base, title, date), ...files.map((href) => linkTo(href, base, title, date))]);
}

function atomLinks(entry: string, base: string): Link[] {
  const title = childText(entry, 'title');
  const date = childText(entry, 'published') || childText(entry, 'updated');
  const tags = [...entry.matchAll(/<(?:[\w-]{1,20}:)?link\b[^<>]{1,1000}>/g)].map(([tag]) => tag);
  const wanted = tags.filter((tag) => /^(?:alternate|enclosure)$/.test(attribute(tag, 'rel') ?? 'alternate'));
  return present(wanted.map((tag) => linkTo(attribute(tag, 'href') ?? '', base, title, date)));
}

function sitemapLinks(xml: string, base: string): Link[] {
  const links = elements(xml, 'url').map((one) => {
    const address = childText(one, 'loc');
    const date = childText(one, 'publication_date') || childText(one, 'lastmod');
    return linkTo(address, base, childText(one, 'title') || words(address), date);
  });
  return byDate(present(links)).slice(0, MOST_LINKS);
}

function sitemapParts(xml: string, base: string): string[] {
  const parts = elements(xml, 'sitemap').map((one) =>
    linkTo(childText(one, 'loc'), base, '', childText(one, 'lastmod')),
  );
  return byDate(present(parts))
    .map(({ url }) => url)
    .slice(0, MOST_PARTS);
}

const byDate = (links: readonly Link[]): Link[] =>
  links.toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : (a.date ?? '') > (b.date ?? '') ? -1 : 0));

/** A sitemap has no titles: `/visa/k-visa-guide.html` still says "k visa guide". */
function words(address: string): string {
  const last = URL.parse(address)?.pathname.replace(/\/$/, '').split('/').at(-1) ?? '';
  const slug = last.replace(/\.\w{2,5}$/, '').replace(/[-_]+/g, ' ');
  return /[a-z]{3}.* .*|.* .*[a-z]{3}/i.test(slug) && !/\d{5}/.test(slug) ? slug.trim() : '';
}

interface JsonItem {
  readonly url?: unknown;
  readonly external_url?: unknown;
  readonly title?: unknown;
  readonly content_text?: unknown;
  readonly date_published?: unknown;
  readonly date_modified?: unknown;
  readonly attachments?: unknown;
}

function readJsonFeed(text: string, url: string): Feed | undefined {
  let feed: { items?: unknown } | null;
  try {
    feed = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
  const items = Array.isArray(feed?.items) ? (feed.items as (JsonItem | null)[]) : [];
  const links = items.slice(0, MOST_LINKS).flatMap((item) => (item ? jsonLinks(item, url) : []));
  return { kind: 'json-feed', links, parts: [] };
}

function jsonLinks(item: JsonItem, base: string): Link[] {
  const say = (value: unknown): string => (typeof value === 'string' ? value : '');
  const title = normaliseText(say(item.title) || say(item.content_text).slice(0, 200));
  const date = say(item.date_published) || say(item.date_modified);
  const files = Array.isArray(item.attachments) ? (item.attachments as ({ url?: unknown } | null)[]) : [];
  const addresses = [say(item.url) || say(item.external_url), ...files.map((file) => say(file?.url))];
  return present(addresses.map((href) => linkTo(href, base, title, date)));
}

import { addressKey } from '../domain/address.ts';
import type { FetchedBody, FetchOutcome } from '../domain/capture.ts';
import type { Link } from '../domain/document.ts';
import type { WatchRules } from '../domain/source.ts';
import { decode } from '../extract/charset.ts';
import { offeredFeeds, readFeed } from '../extract/feed.ts';
import { unpack } from '../extract/gzip.ts';
import { articleLinks, forwardOf, nextPages } from '../extract/listing.ts';
import { judgeLink } from '../interpret/link.ts';
import { extract } from './extract-worker.ts';

/** Nothing about the K visa was published before: the first visit walks back to here. */
const BEGINNING = '2025-08-01';

/** One file of a listing: its links, and where more of them are. */
export interface ListingPage {
  readonly links: Link[];
  readonly more: readonly string[];
  /** Pages follow in order of time, parts (sitemaps of an index, feeds of an empty page) are each for itself. */
  readonly inOrder: boolean;
}

/** A whole listing, as far as it was walked. */
export interface ListingWalk {
  readonly links: readonly Link[];
  /** Where the listing sends its reader. */
  readonly forwarded?: string;
  /** The links stand elsewhere than in the answer itself: that it is unchanged says nothing about them. */
  readonly elsewhere: boolean;
}

export interface WalkOptions {
  readonly rules: WatchRules;
  readonly language?: string;
  /** Pages read at most, the first included. */
  readonly depth: number;
  readonly isKnown: (link: Link) => boolean;
  readonly fetch: (url: string) => Promise<FetchOutcome>;
}

/** Reads a listing from its first answer on: forwards, further pages as far back as there is news, parts, feeds offered instead. */
export async function walkListing(response: FetchedBody, options: WalkOptions): Promise<ListingWalk> {
  const { rules, language, depth } = options;
  const html = htmlOf(response);
  const forwarded = html === null ? undefined : forwardOf(html, response.finalUrl);
  const start = forwarded ? await answerOf(options, forwarded) : response;
  if (!start) return { links: [], forwarded, elsewhere: true };
  const first = await readListingPage(rules, start, language);
  const links = [...first.links];
  let latest: readonly Link[] = links;
  for (const url of first.more.slice(0, depth - 1)) {
    if (first.inOrder && !goesOn(latest, options.isKnown)) break;
    const next = await answerOf(options, url);
    if (!next && first.inOrder) break;
    latest = next ? (await readListingPage(rules, next, language)).links : [];
    links.push(...latest);
  }
  return { links: distinct(links), forwarded, elsewhere: forwarded !== undefined || !first.inOrder };
}

/** Is there more to know behind a page of links? Not where most are known (some stand pinned on top), or all are too old. */
function goesOn(links: readonly Link[], isKnown: (link: Link) => boolean): boolean {
  if (links.length === 0 || links.filter(isKnown).length * 2 >= links.length) return false;
  return links.some((link) => (dateOf(link) ?? BEGINNING) >= BEGINNING);
}

async function answerOf({ fetch }: WalkOptions, url: string): Promise<FetchedBody | null> {
  const outcome = await fetch(url);
  return outcome.kind === 'ok' ? outcome.response : null;
}

/** The article links of one file of a listing: a page, a feed, a sitemap or JSON. */
async function readListingPage(rules: WatchRules, response: FetchedBody, language?: string): Promise<ListingPage> {
  const own = rules.links.map((rule) => new RegExp(rule));
  const feed = feedOf(response);
  if (feed?.kind === 'sitemap') return { links: worthReading(feed.links, own), more: [], inOrder: true };
  if (feed)
    return { links: [...feed.links], more: sameSite(feed.parts, response.finalUrl), inOrder: feed.parts.length === 0 };
  const hints = {
    mediaType: response.mediaType,
    charset: response.charset,
    url: response.finalUrl,
    language,
    content: [],
    ignore: rules.ignore,
  };
  const document = await extract(response.body, hints);
  const articles = articleLinks(document, { links: own });
  const links = document.format === 'json' ? withDated(articles, document.links) : articles;
  const html = htmlOf(response);
  if (html === null) return { links, more: [], inOrder: true };
  const more = nextPages(html, response.finalUrl);
  if (links.length > 0 || more.length > 0) return { links, more, inOrder: true };
  const feeds = sameSite(offeredFeeds(html, response.finalUrl), response.finalUrl);
  return { links, more: feeds, inOrder: feeds.length === 0 };
}

/** Rows of a JSON list that carry a date are articles, however their addresses are made. */
const withDated = (articles: readonly Link[], rows: readonly Link[]): Link[] => {
  const found = new Set(articles.map(({ url }) => url));
  return rows.filter((row) => row.date || found.has(row.url));
};

/** A sitemap names every page of a site: of those, articles that may be new enough, and what speaks of visas by its address. */
function worthReading(links: readonly Link[], own: readonly RegExp[]): Link[] {
  const articles = new Set(articleLinks({ links }, { links: own }).map(({ url }) => url));
  return links.filter((link) => {
    const verdict = judgeLink(link);
    if (verdict === 'k-visa' || verdict === 'visa') return true;
    return articles.has(link.url) && (dateOf(link) ?? BEGINNING) >= BEGINNING;
  });
}

const feedOf = (response: FetchedBody) =>
  response.mediaType.includes('html')
    ? undefined
    : readFeed(decode(unpack(response.body), response.charset).text, response.finalUrl);

const htmlOf = ({ body, charset, mediaType }: FetchedBody): string | null =>
  mediaType.includes('html') ? decode(body, charset).text : null;

const hostOf = (url: string): string => URL.parse(url)?.hostname.replace(/^www\./, '') ?? '';

const sameSite = (urls: readonly string[], url: string): string[] => urls.filter((one) => hostOf(one) === hostOf(url));

/** The date printed beside a link, else the one in its address. */
export const dateOf = (link: Link): string | undefined =>
  link.date ??
  link.url
    .match(/\/t(\d{4})(\d{2})(\d{2})_/)
    ?.slice(1, 4)
    .join('-');

/** Once per page linked to, whatever the spelling of its address; the first stands. */
function distinct(links: readonly Link[]): Link[] {
  const found = new Map<string, Link>();
  for (const link of links) {
    const key = addressKey(link.url);
    if (!found.has(key)) found.set(key, link);
  }
  return [...found.values()];
}

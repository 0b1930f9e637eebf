import type { Change } from '../domain/change.ts';
import { escapeHtml } from '../domain/html.ts';

export interface Feed {
  readonly title: string;
  /** The head of the hash chain: whoever keeps the feed keeps a witness of the archive as it stood that day. */
  readonly seal?: FeedSeal;
  /** Where people read the same. */
  readonly home: string;
  /** The feed's own permanent address; also its id. */
  readonly self: string;
  readonly entries: readonly FeedEntry[];
}

export interface FeedSeal {
  /** UTC, YYYY-MM-DD */
  readonly day: string;
  readonly head: string;
  /** What another authority attests of this head. */
  readonly timeStamp?: { readonly authority: string; readonly at: string };
}

export interface FeedEntry {
  /** Permanent address: also the entry's id. */
  readonly address: string;
  readonly title: string;
  readonly author: string;
  /** ISO 8601 UTC */
  readonly at: string;
  readonly summary: string;
  /** Markup made and escaped by this program. */
  readonly content: string;
  readonly language: string;
  readonly tags: readonly string[];
  /** The official page. */
  readonly original?: string;
}

/** Before the first change a feed has this time: it must have one, and the same one each time it is asked for. */
const BEGINNING = '2025-10-01T00:00:00.000Z';

const updatedOf = (feed: Feed): string =>
  feed.entries
    .map(({ at }) => at)
    .sort()
    .at(-1) ?? BEGINNING;

/** Characters that XML 1.0 has no way to write. */
const UNWRITABLE = /[^\u{9}\u{A}\u{D}\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text as XML 1.0 character data or attribute value. */
export const escapeXml = (text: string): string => escapeHtml(text.toWellFormed().replace(UNWRITABLE, ''));

const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;

/** One line about the feed: what it is worth keeping for. */
const sealLine = ({ day, head, timeStamp }: FeedSeal): string =>
  `Hash chain of captures, sealed to ${day}: ${head}${timeStamp ? `; attested for ${timeStamp.at} by ${timeStamp.authority}` : ''}`;

/** RFC 4287. The same entries always give the same bytes. */
export function atom(feed: Feed): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  ${element('title', feed.title)}${feed.seal ? `\n  ${element('subtitle', sealLine(feed.seal))}` : ''}
  ${element('id', feed.self)}
  ${element('updated', updatedOf(feed))}
  <link rel="self" type="application/atom+xml" href="${escapeXml(feed.self)}"/>
  <link rel="alternate" type="text/html" href="${escapeXml(feed.home)}"/>
${feed.entries.map(atomEntry).join('')}</feed>
`;
}

function atomEntry(entry: FeedEntry): string {
  const related = entry.original ? `\n    <link rel="related" href="${escapeXml(entry.original)}"/>` : '';
  return `  <entry xml:lang="${escapeXml(entry.language)}">
    ${element('title', entry.title)}
    ${element('id', entry.address)}
    ${element('published', entry.at)}
    ${element('updated', entry.at)}
    <author>${element('name', entry.author)}</author>
    <link rel="alternate" type="text/html" href="${escapeXml(entry.address)}"/>${related}
${entry.tags.map((tag) => `    <category term="${escapeXml(tag)}"/>\n`).join('')}    <summary type="text">${escapeXml(entry.summary)}</summary>
    <content type="html">${escapeXml(entry.content)}</content>
  </entry>
`;
}

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export function jsonFeed(feed: Feed): string {
  const items = feed.entries.map((entry) => ({
    id: entry.address,
    url: entry.address,
    ...(entry.original ? { external_url: entry.original } : {}),
    title: entry.title,
    summary: entry.summary,
    content_html: entry.content,
    date_published: entry.at,
    authors: [{ name: entry.author }],
    tags: entry.tags,
    language: entry.language,
  }));
  return `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: feed.title,
      ...(feed.seal ? { description: sealLine(feed.seal), _seal: feed.seal } : {}),
      home_page_url: feed.home,
      feed_url: feed.self,
      items,
    },
    null,
    2,
  )}\n`;
}

/** What a feed reader may filter by. */
export const tagsOf = (change: Change): string[] => [change.kind, change.severity, change.relevance, ...change.topics];

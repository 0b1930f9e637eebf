import type { Link } from '../domain/document.ts';
import { classify, isConsularPage } from './classify.ts';
import { type Menu, readMenu } from './menu.ts';

/** A link of a home page that is worth following, and why. */
export interface Candidate {
  readonly url: string;
  readonly label: string;
  readonly why: string;
  /** 0-120; higher is likelier. */
  readonly score: number;
}

export interface Found {
  /** To be watched as listings, the likeliest first. */
  readonly sections: Candidate[];
  /** To be read in search of further sections, the likeliest first; a `forward` costs a visitor no click. */
  readonly hubs: Candidate[];
}

/**
 * Reads a page as a visitor looking for visas and notices does: menus, pictures, buttons, script data, site maps.
 * Stays on the host of the page. `url` is the address the page came from, `html` its text (or that of a script or data
 * file that holds a menu), `links` those of its document, which may be empty.
 */
export function findSections(input: {
  readonly url: string;
  readonly html: string;
  readonly links: readonly Link[];
}): Found {
  const menu = readMenu(isCode(input.url) ? `<script>${input.html}</script>` : input.html);
  const page = new URL(input.url);
  const base = resolve(menu.base ?? '', page) ?? page;
  const found = { sections: new Map<string, Candidate>(), hubs: new Map<string, Candidate>() };
  const own = input.links.map((link) => ({ href: link.url, label: link.text, group: '' }));
  const articles = new Set<string>();
  let known = 0;
  for (const { href, label, group } of [...menu.items, ...own]) {
    const url = resolve(href, base);
    if (!url || !isSameSite(url, page) || keyOf(url) === keyOf(page)) continue;
    if (isArticle(url) && url.pathname.startsWith(page.pathname.replace(/[^/]*$/, ''))) articles.add(url.pathname);
    if (isArticle(url) || isNextPage(url)) continue;
    known++;
    const { section, hub } = classify({ path: decodePath(url), label, group });
    if (section && url.pathname !== '/') keep(found.sections, { url: url.href, label, ...section });
    if (hub) keep(found.hubs, { url: url.href, label, ...hub });
  }
  if (articles.size >= SOME_ARTICLES) addItself(menu.title, page, found.sections);
  addParts(menu, base, page, known, found.hubs);
  const sections = ranked(found.sections);
  return { sections, hubs: worthReading(ranked(found.hubs), sections) };
}

const SOME_ARTICLES = 3;

/** A consular page that lists articles of its own, as some missions have instead of a section for notices. */
function addItself(title: string, page: URL, sections: Map<string, Candidate>): void {
  const label = title.split(/[_|—–]| - /)[0]!.trim();
  if (!isConsularPage(decodePath(page), label)) return;
  keep(sections, { url: page.href, label, why: 'a consular page with articles of its own', score: 55 });
}

/** Entries that say nothing are read only where the page has nothing better to offer, and a bounded number of them. */
function worthReading(hubs: Candidate[], sections: Candidate[]): Candidate[] {
  const speaking = hubs.filter((hub) => hub.score > SILENT);
  if (speaking.length || sections.length) return speaking;
  return hubs.filter((hub) => new URL(hub.url).pathname.split('/').length <= 4).slice(0, MOST_SILENT);
}
const SILENT = 5;
const MOST_SILENT = 15;

/** From here on a hub is a forward, a frame or a menu file. */
export const FORWARD_SCORE = 100;

/** Fewer links than any home page has: the menu must be elsewhere. */
const FEW_LINKS = 12;

/** Forwards, frames and menu files: pages that a browser would have shown as this one. */
function addParts(menu: Menu, base: URL, page: URL, known: number, hubs: Map<string, Candidate>): void {
  const add = (hrefs: readonly string[], why: string, score: number) => {
    for (const href of hrefs) {
      const url = href ? resolve(href, base) : undefined;
      if (url && isSameSite(url, page) && keyOf(url) !== keyOf(page))
        keep(hubs, { url: url.href, label: '', why, score });
    }
  };
  add(menu.forwards, 'the page forwards there', known < FEW_LINKS ? 120 : 15);
  add(menu.frames, 'a frame of the page', known < FEW_LINKS ? 110 : 25);
  const named = menu.scripts.filter((href) =>
    /menu|nav|channel|column|lanmu|daohang|header|footer|sitemap/i.test(href),
  );
  add(named, 'a file named after the menu', known < FEW_LINKS ? 100 : 10);
}

const isCode = (url: string): boolean => /\.(?:js|json)(?:[?#]|$)/i.test(url);

function resolve(href: string, base: URL): URL | undefined {
  const text = href.trim();
  if (/^(?:#|mailto:|tel:|javascript:|data:)/i.test(text) || !URL.canParse(text, base.href)) return undefined;
  const url = new URL(text, base);
  url.hash = '';
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
}

const siteOf = (url: URL): string => url.host.replace(/:(?:80|443)$/, '');
const isSameSite = (a: URL, b: URL): boolean => siteOf(a) === siteOf(b);
/** http and https, `/x/` and `/x/index.html` are one place. */
const keyOf = (url: URL): string =>
  `${siteOf(url)}${url.pathname.replace(/(?:index|default)\.(?:s?html?|jsp|php|aspx?)$/i, '')}${url.search}`;

const decodePath = (url: URL): string => {
  try {
    return decodeURIComponent(url.pathname);
  } catch {
    return url.pathname;
  }
};

/** Articles and files are no sections: `t20260101_123.htm`, `content_123.htm`, `c123/content.html`, long ids, dated folders. */
const ARTICLE =
  /\/t\d{5,9}(?:_\d+)?\.\w+$|\/content(?:_\w+)?\.s?html?$|\/(?:19|20)\d{2}-?\d{2}(?:-?\d{2})?\/|\/[0-9a-f]{16,40}\.s?html?$|\/\d{5,}\.s?html?$/i;
const FILE = /\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|jpe?g|png|gif|svg|ico|css|mp[34]|avi|xml|rss)$/i;
const isArticle = (url: URL): boolean => ARTICLE.test(url.pathname) || FILE.test(url.pathname);

/** Page two of a listing is not a section of its own. */
const isNextPage = (url: URL): boolean => /\/(?:index|default|list)_\d+\.s?html?$/i.test(url.pathname);

function keep(all: Map<string, Candidate>, candidate: Candidate): void {
  const key = keyOf(new URL(candidate.url));
  const other = all.get(key);
  if (!other || other.score < candidate.score) all.set(key, candidate);
}

const ranked = (all: Map<string, Candidate>): Candidate[] => [...all.values()].sort((a, b) => b.score - a.score);

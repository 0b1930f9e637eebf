import { SITE_MAP_SCORE } from '../discover/classify.ts';
import { type Candidate, FORWARD_SCORE, findSections } from '../discover/sections.ts';
import { addressKey } from '../domain/address.ts';
import type { FetchedBody } from '../domain/capture.ts';
import type { WatchRules } from '../domain/source.ts';
import { decode } from '../extract/charset.ts';
import { namedSitemaps, offeredFeeds } from '../extract/feed.ts';
import { extract } from './extract-worker.ts';
import type { WatchRoom } from './room.ts';

/** Clicks from the home page, as a person would search. */
const MAX_CLICKS = 2;
/** Pages opened in one exploration, the home page included. */
export const MAX_PAGES = 24;
/** Feeds, and sitemaps, taken from a home page. */
const MAX_OFFERS = 2;
/** Below every section that a menu names. */
const OFFER_SCORE = 30;

/** A section found on the way from the home page, with the labels clicked. */
export interface FoundSection extends Candidate {
  readonly path: readonly string[];
}

/** What an exploration saw, for `sources try`. */
export interface Exploration {
  readonly sections: readonly FoundSection[];
  readonly opened: readonly { readonly url: string; readonly why: string; readonly result: string }[];
}

interface Stop {
  readonly candidate: Candidate;
  readonly clicks: number;
  readonly path: readonly string[];
}

/** Breadth first, the likeliest links first, within the bounds above. */
export async function explore(
  fetch: WatchRoom['fetch'],
  site: { readonly url: string; readonly rules: WatchRules; readonly robots?: string },
  home: FetchedBody,
  signal?: AbortSignal,
): Promise<Exploration> {
  const sections = new Map<string, FoundSection>();
  const opened: { url: string; why: string; result: string }[] = [];
  const visited = new Set([addressKey(site.url), addressKey(home.finalUrl)]);
  const queue: Stop[] = [];
  const take = async (response: FetchedBody, from: { clicks: number; path: readonly string[] }, why: string) => {
    const found = await readMenu(response);
    for (const section of found.sections) {
      const key = addressKey(section.url);
      if (!sections.has(key)) sections.set(key, { ...section, path: [...from.path, section.label || section.url] });
    }
    for (const hub of found.hubs) {
      const clicks = from.clicks + (isFree(hub) ? 0 : 1);
      const path = hub.label ? [...from.path, hub.label] : from.path;
      if (clicks < MAX_CLICKS || (isFree(hub) && clicks === from.clicks)) queue.push({ candidate: hub, clicks, path });
    }
    opened.push({
      url: response.finalUrl,
      why,
      result: `${found.sections.length} sections, ${found.hubs.length} further pages`,
    });
  };
  await take(home, { clicks: 0, path: [] }, 'home page');
  for (const offer of offersOf(site, home)) {
    const key = addressKey(offer.url);
    if (!sections.has(key)) sections.set(key, offer);
  }
  while (queue.length > 0 && opened.length < MAX_PAGES && !signal?.aborted) {
    queue.sort((a, b) => a.clicks - b.clicks || b.candidate.score - a.candidate.score);
    const stop = queue.shift()!;
    const key = addressKey(stop.candidate.url);
    if (visited.has(key)) continue;
    visited.add(key);
    const outcome = await fetch({ ...site.rules, vantage: site.rules.vantage?.[0], url: stop.candidate.url }, signal);
    if (outcome.kind === 'ok') await take(outcome.response, stop, stop.candidate.why);
    else
      opened.push({
        url: stop.candidate.url,
        why: stop.candidate.why,
        result: outcome.kind === 'failed' ? outcome.problem.detail : 'not modified',
      });
  }
  return { sections: [...sections.values()].sort((a, b) => b.score - a.score), opened };
}

/** Feeds that the home page offers and sitemaps that robots.txt names: lists that the site keeps for programs. */
function offersOf(site: { readonly url: string; readonly robots?: string }, home: FetchedBody): FoundSection[] {
  const offer = (url: string, label: string, why: string) => ({ url, label, why, score: OFFER_SCORE, path: [label] });
  const html = decode(home.body, home.charset).text;
  const offers = [
    ...offeredFeeds(html, home.finalUrl)
      .slice(0, MAX_OFFERS)
      .map((url) => offer(url, 'feed', 'the home page offers it as its feed')),
    ...namedSitemaps(site.robots ?? '', home.finalUrl)
      .slice(0, MAX_OFFERS)
      .map((url) => offer(url, 'sitemap', 'robots.txt names it as the sitemap')),
  ];
  return offers.filter(({ url }) => new URL(url).host === new URL(home.finalUrl).host);
}

/** A forward, a frame or a menu file is what a browser would have shown at once, and a site map is a menu: they cost no click. */
const isFree = (hub: Candidate): boolean => hub.score >= FORWARD_SCORE || hub.score === SITE_MAP_SCORE;

async function readMenu(response: FetchedBody) {
  const html = decode(response.body, response.charset).text;
  const document = await extract(response.body, {
    mediaType: response.mediaType,
    charset: response.charset,
    url: response.finalUrl,
    content: [],
    ignore: [],
  });
  return findSections({ url: response.finalUrl, html, links: document.links });
}

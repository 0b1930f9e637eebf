import { sha256 } from '../archive/blobs.ts';
import { SITE_MAP_SCORE } from '../discover/classify.ts';
import { type Candidate, FORWARD_SCORE, findSections } from '../discover/sections.ts';
import { addressKey } from '../domain/address.ts';
import type { FetchedBody } from '../domain/capture.ts';
import type { Page } from '../domain/page.ts';
import { problem } from '../domain/problem.ts';
import type { WatchRules } from '../domain/source.ts';
import { decode } from '../extract/charset.ts';
import { namedSitemaps, offeredFeeds } from '../extract/feed.ts';
import { requestFor } from './check-page.ts';
import { extract } from './extract-worker.ts';
import { recordFailure } from './failure.ts';
import { takeAddress } from './move.ts';
import { seenState } from './record.ts';
import { type Look, look, type Watched, type WatchRoom } from './room.ts';

/** Clicks from the home page, as a person would search. */
const MAX_CLICKS = 2;
/** Pages opened in one exploration, the home page included. */
export const MAX_PAGES = 24;
/** Sections watched per home page, the likeliest first. */
export const MAX_SECTIONS = 24;
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

/** Explores a site from its home page and puts the sections found under watch. */
export async function checkSite(room: WatchRoom, watched: Watched, signal?: AbortSignal): Promise<Look> {
  const { archive } = room;
  const { page } = watched;
  const outcome = await room.fetch({ ...requestFor(watched), etag: undefined, lastModified: undefined }, signal);
  if (outcome.kind !== 'ok') {
    return outcome.kind === 'failed'
      ? recordFailure(room, watched, outcome.problem, outcome.response)
      : look('not-modified');
  }
  const { response } = outcome;
  const robots = archive.robots.get(new URL(response.finalUrl).origin)?.body;
  const { sections, opened } = await explore(
    room.fetch,
    { url: page.url, rules: watched.rules, robots },
    response,
    signal,
  );
  if (sections.length === 0) {
    const fault = problem('no-content', `no section about visas or notices found from ${page.url}`);
    return recordFailure(room, watched, fault, response);
  }
  const at = response.startedAt;
  const discovered = archive.transaction(() => {
    const before = archive.pages.children(page.id).length;
    for (const section of sections.slice(0, MAX_SECTIONS)) keepSection(room, page, section, at);
    archive.pages.succeeded(page.id, at);
    archive.pages.set(page.id, { ...seenState(response, sha256(response.body)), state: 'live' });
    archive.visits.add(page.id, at, 'links', {
      status: response.status,
      detail: `${sections.length} sections found on ${opened.length} pages`,
    });
    return archive.pages.children(page.id).length - before;
  });
  return look(page.state === 'new' ? 'baseline' : 'unchanged', { discovered });
}

/**
 * Puts a section under watch. One that stands where a lost one stood in the menu is that one, moved: its links and its history go
 * along. One that was a dead menu entry is tried again.
 */
function keepSection(room: WatchRoom, site: Page, section: FoundSection, at: string): void {
  const { pages } = room.archive;
  const known = pages.findByAddress(site.source, section.url);
  const moved = known ? undefined : pages.children(site.id).find((lost) => isMoved(lost, section));
  const why = `${section.path.join(' › ')}: ${section.why}`;
  if (moved) {
    takeAddress(room, moved, section.url, at);
    pages.set(moved.id, { nextCheckAt: null, lastSha256: null, why });
    return;
  }
  const { id, origin, watched, state } = pages.ensure(
    {
      source: site.source,
      url: section.url,
      role: 'listing',
      origin: 'site',
      parent: site.id,
      why,
      language: languageOf(section.url),
    },
    at,
  );
  if (origin === 'site' && !watched && state === 'new') pages.set(id, { watched: true, nextCheckAt: null });
}

/** The same label in the menu, in the same language, where the watched address is lost. */
function isMoved(lost: Page, section: FoundSection): boolean {
  const label = section.path.at(-1) ?? '';
  const why = lost.why ?? '';
  return (
    lost.origin === 'site' &&
    lost.watched &&
    lost.state === 'live' &&
    (lost.failureCode === 'gone' || lost.failureCode === 'no-content') &&
    (lost.language ?? undefined) === languageOf(section.url) &&
    (why.startsWith(`${label}: `) || why.includes(` › ${label}: `))
  );
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

/** The language a section's folder names: `/eng/` English, `/fra/` French; the root and `/chn/` are Chinese on mission sites. */
export function languageOf(url: string): string | undefined {
  const folder = URL.parse(url)?.pathname.split('/')[1]?.toLowerCase() ?? '';
  const known: Record<string, string> = {
    eng: 'en',
    en: 'en',
    fra: 'fr',
    fr: 'fr',
    esp: 'es',
    es: 'es',
    rus: 'ru',
    ru: 'ru',
    por: 'pt',
    pt: 'pt',
    kor: 'ko',
    jpn: 'ja',
    ger: 'de',
    det: 'de',
    deu: 'de',
    ita: 'it',
    ara: 'ar',
    slo: 'sk',
    chn: 'zh',
    zh: 'zh',
    cn: 'zh',
  };
  return known[folder];
}

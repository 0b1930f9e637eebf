import { sha256 } from '../archive/blobs.ts';
import { SITE_MAP_SCORE } from '../discover/classify.ts';
import { type Candidate, FORWARD_SCORE, findSections } from '../discover/sections.ts';
import { addressKey } from '../domain/address.ts';
import type { FetchedBody } from '../domain/capture.ts';
import type { WatchRules } from '../domain/source.ts';
import { decode } from '../extract/charset.ts';
import { extract } from '../extract/extract.ts';
import { requestFor } from './check-page.ts';
import { recordFailure } from './failure.ts';
import { seenState } from './record.ts';
import { type Look, look, type Watched, type WatchRoom } from './room.ts';

/** Clicks from the home page, as a person would search. */
const MAX_CLICKS = 2;
/** Pages opened in one exploration, the home page included. */
const MAX_PAGES = 24;
/** Sections watched per home page, the likeliest first. */
const MAX_SECTIONS = 24;

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
  const { sections, opened } = await explore(room.fetch, { url: page.url, rules: watched.rules }, response, signal);
  const at = response.startedAt;
  const discovered = archive.transaction(() => {
    const before = archive.pages.children(page.id).length;
    for (const section of sections.slice(0, MAX_SECTIONS)) {
      const why = `${section.path.join(' › ')}: ${section.why}`;
      archive.pages.ensure(
        {
          source: page.source,
          url: section.url,
          role: 'listing',
          origin: 'site',
          parent: page.id,
          why,
          language: languageOf(section.url),
        },
        at,
      );
    }
    archive.pages.succeeded(page.id, at);
    archive.pages.set(page.id, { ...seenState(response, sha256(response.body)), state: 'live' });
    archive.captures.visit(page.id, at, 'links', {
      status: response.status,
      detail: `${sections.length} sections found on ${opened.length} pages`,
    });
    return archive.pages.children(page.id).length - before;
  });
  return look(page.state === 'new' ? 'baseline' : 'unchanged', { discovered });
}

interface Stop {
  readonly candidate: Candidate;
  readonly clicks: number;
  readonly path: readonly string[];
}

/** Breadth first, the likeliest links first, within the bounds above. */
export async function explore(
  fetch: WatchRoom['fetch'],
  site: { readonly url: string; readonly rules: WatchRules },
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
  while (queue.length > 0 && opened.length < MAX_PAGES && !signal?.aborted) {
    queue.sort((a, b) => a.clicks - b.clicks || b.candidate.score - a.candidate.score);
    const stop = queue.shift()!;
    const key = addressKey(stop.candidate.url);
    if (visited.has(key)) continue;
    visited.add(key);
    const outcome = await fetch({ ...site.rules, url: stop.candidate.url }, signal);
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

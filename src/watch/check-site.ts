import { sha256 } from '../archive/blobs.ts';
import type { Page } from '../domain/page.ts';
import { problem } from '../domain/problem.ts';
import { requestFor } from './check-page.ts';
import { explore, type FoundSection } from './explore.ts';
import { recordFailure } from './failure.ts';
import { takeAddress } from './move.ts';
import { seenState } from './record.ts';
import { type Look, look, type Watched, type WatchRoom } from './room.ts';

/** Sections watched per home page, the likeliest first. */
export const MAX_SECTIONS = 24;

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

/** The language a section's folder names: `/eng/` English, `/fra/` French; the root and `/chn/` are Chinese on mission sites. */
function languageOf(url: string): string | undefined {
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

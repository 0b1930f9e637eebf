import { sha256 } from '../archive/blobs.ts';
import type { FetchedBody } from '../domain/capture.ts';
import type { Page } from '../domain/page.ts';
import { recordFirst } from './changes.ts';
import { readCapture } from './read.ts';
import type { Look, Watched, WatchRoom } from './room.ts';

/** The last exploration of the home page that did not find the section; null where the first one did. */
export const exploredBefore = ({ archive }: WatchRoom, { parent, firstSeen }: Page): string | null =>
  parent === null ? null : archive.links.lastWithout({ page: parent, firstSeen });

/**
 * A menu entry may lead to the rules themselves instead of a list of articles: such a section is watched as a page. Null where
 * its text states nothing about visas.
 */
export async function watchAsText(room: WatchRoom, watched: Watched, response: FetchedBody): Promise<Look | null> {
  const { archive } = room;
  const { page, source, rules } = watched;
  const fresh = await readCapture(response, source, rules, { language: page.language ?? undefined });
  const { mentionsK, statesRequirements, facts, relevance } = fresh.reading;
  if (relevance === 'other' || !(mentionsK || statesRequirements || facts.length > 0)) return null;
  const lastWithout = exploredBefore(room, page);
  const capture = archive.captures.keep(page.id, response);
  archive.pages.set(page.id, { role: 'page' });
  const sight = {
    ...watched,
    page: archive.pages.get(page.id)!,
    capture,
    at: response.startedAt,
    fresh,
    response: { ...response, sha256: sha256(response.body) },
  };
  return recordFirst(room, sight, { baseline: lastWithout === null, lastWithout });
}

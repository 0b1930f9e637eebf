import { sha256 } from '../archive/blobs.ts';
import { addressKey, canonicalUrl } from '../domain/address.ts';
import type { FetchedBody } from '../domain/capture.ts';
import type { Link } from '../domain/document.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { judgeLink } from '../interpret/link.ts';
import { requestFor } from './check-page.ts';
import { recordFailure } from './failure.ts';
import { movedTo, takeAddress } from './move.ts';
import { dateOf, type ListingWalk, walkListing } from './read-listing.ts';
import { recordSame, seenState } from './record.ts';
import { type Look, look, type Watched, type WatchRoom } from './room.ts';
import { exploredBefore, watchAsText } from './text-section.ts';

/** Pages of a listing read at the first visit: of a declared one, back to the beginning; of one found from a menu, the newest. */
const FIRST_DEPTH = { declared: 30, found: 8 };
/** At a later visit, while most of the links are new. */
const LATER_DEPTH = 3;

/** Reads a listing's links; what is new among them waits in the archive to be read itself (see follow.ts). */
export async function checkListing(room: WatchRoom, watched: Watched, signal?: AbortSignal): Promise<Look> {
  const { page, rules } = watched;
  const outcome = await room.fetch(requestFor(watched), signal);
  if (outcome.kind === 'failed')
    return isDeadEnd(watched, outcome.problem)
      ? forget(room, watched, outcome.problem)
      : recordFailure(room, watched, outcome.problem, outcome.response);
  if (outcome.kind === 'not-modified' || sha256(outcome.response.body) === page.lastSha256)
    return recordSame(room, watched, outcome);

  const request = { ...requestFor(watched), etag: undefined, lastModified: undefined };
  const walk = await walkListing(outcome.response, {
    rules,
    language: page.language ?? undefined,
    depth: page.state === 'new' ? FIRST_DEPTH[page.origin === 'declared' ? 'declared' : 'found'] : LATER_DEPTH,
    isKnown: (link) => room.archive.links.find(page.id, addressKey(link.url)) !== undefined,
    fetch: (url) => room.fetch({ ...request, url }, signal),
  });
  if (walk.links.length === 0) {
    const fault = problem('no-content', `no link of an article found on ${page.url}`);
    return isDeadEnd(watched, fault)
      ? ((await watchAsText(room, watched, outcome.response)) ?? forget(room, watched, fault))
      : recordFailure(room, watched, fault, outcome.response);
  }
  return recordLinks(room, watched, outcome.response, walk);
}

/** A section that a menu promised and that never was one: a dead menu entry is the site's business, not a failure of the watch. */
const isDeadEnd = ({ page }: Watched, { code }: Problem): boolean =>
  page.origin === 'site' && page.state === 'new' && (code === 'gone' || code === 'no-content');

/** The section is not where it was, or holds no article any more. */
export const isLost = ({ problem }: Look): boolean => problem?.code === 'gone' || problem?.code === 'no-content';

function forget(room: WatchRoom, { page }: Watched, { code, detail }: Problem): Look {
  const at = room.now().toISOString();
  room.archive.transaction(() => {
    room.archive.pages.set(page.id, { watched: false });
    room.archive.visits.add(page.id, at, code, { detail });
  });
  return look('unchanged');
}

/** Remembers the links; those of the first look are the baseline. */
function recordLinks(room: WatchRoom, watched: Watched, response: FetchedBody, walk: ListingWalk): Look {
  const { archive } = room;
  const { page } = watched;
  const { links, forwarded, elsewhere } = walk;
  const at = response.startedAt;
  const baseline = page.state === 'new';
  const target = page.origin === 'site' ? movedTo(page.url, response) : null;
  const moved = archive.pages.addresses(page.id).some(({ reason }) => reason === 'moved');
  const explored = page.origin === 'site' ? exploredBefore(room, page) : null;
  // The menu has a new section: what is dated after the last time it had not is news, though the section is seen for the first time.
  const isNews = (link: Link) => explored !== null && (dateOf(link) ?? '') > explored.slice(0, 10);
  const fresh = links.filter((link) => !archive.links.find(page.id, addressKey(link.url)));
  const capture = fresh.length > 0 ? archive.captures.keep(page.id, response) : undefined;
  archive.transaction(() => {
    for (const link of fresh) {
      archive.links.add({
        page: page.id,
        key: addressKey(link.url),
        url: canonicalUrl(link.url),
        text: link.text,
        date: dateOf(link) ?? null,
        firstSeen: at,
        baseline: (baseline && !isNews(link)) || (moved && archive.links.stoodThere(page.id, link.text)),
        verdict: judgeLink(link),
      });
    }
    archive.pages.succeeded(page.id, at);
    const seen = elsewhere
      ? { etag: null, lastModified: null, lastSha256: null }
      : seenState(response, sha256(response.body));
    // Due until its new links were followed, in the transaction that knows them.
    const due = fresh.length > 0 ? { nextCheckAt: at } : {};
    archive.pages.set(page.id, { ...seen, ...due, state: 'live' });
    if (target) takeAddress(room, page, target, at);
    if (forwarded) archive.pages.addAddress(page.id, forwarded, at, 'redirect');
    const detail = `${links.length} links, ${fresh.length} new`;
    archive.visits.add(page.id, at, 'links', { status: response.status, capture, detail });
  });
  return look(baseline ? 'baseline' : 'unchanged');
}

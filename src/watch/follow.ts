import { sha256 } from '../archive/blobs.ts';
import type { KnownLink } from '../archive/links.ts';
import type { FetchedBody } from '../domain/capture.ts';
import type { Page } from '../domain/page.ts';
import { NotAsked, problem } from '../domain/problem.ts';
import { isOfficialHost } from '../interpret/read.ts';
import { recordFirst } from './changes.ts';
import { requestFor } from './check-page.ts';
import { recordFailure } from './failure.ts';
import { recordMoved } from './move.ts';
import { type FreshDocument, readCapture } from './read.ts';
import { type Failure, type Look, look, type Watched, type WatchRoom } from './room.ts';

/** A link that could not be read this often is left alone. */
const MAX_TRIES = 12;
const DEAD_TRIES = 3;

/** How many new pages a host may still be asked for in this round. */
export interface Budget {
  take(host: string): boolean;
}

interface Lead {
  readonly listing: Watched;
  readonly link: KnownLink;
}

/**
 * Reads the pages that the new links of a host's listings lead to: of all the listings together the likeliest first, as far as the
 * budget goes. One look for each listing by the id of its page.
 */
export async function followLinks(
  room: WatchRoom,
  listings: readonly Watched[],
  budget: Budget,
  signal?: AbortSignal,
): Promise<Map<number, Look>> {
  const looks = new Map<number, Look>(listings.map(({ page }) => [page.id, look('unchanged')]));
  for (const lead of leadsOf(room, listings)) {
    if (signal?.aborted) break;
    const found = await followSafely(room, lead, budget, signal);
    if (found) looks.set(lead.listing.page.id, join(looks.get(lead.listing.page.id)!, found));
  }
  return looks;
}

const join = (one: Look, other: Look): Look =>
  look(other.changes.length > 0 ? 'changed' : one.outcome, {
    changes: [...one.changes, ...other.changes],
    failures: [...one.failures, ...other.failures],
    discovered: one.discovered + other.discovered,
  });

const LIKELIEST: readonly KnownLink['verdict'][] = ['k-visa', 'visa', 'unclear', 'other'];

/** News before what stood there at the first look, then by what the link promises, seldom tried, and of a late date. */
function leadsOf(room: WatchRoom, listings: readonly Watched[]): Lead[] {
  const rank = ({ link }: Lead): string =>
    `${link.baseline ? 1 : 0}${LIKELIEST.indexOf(link.verdict)}${String(link.tries).padStart(3, '0')}`;
  const day = ({ link }: Lead): string => link.date ?? link.firstSeen;
  return listings
    .flatMap((listing) => room.archive.links.unread(listing.page.id).map((link) => ({ listing, link })))
    .map((lead) => ({ lead, rank: rank(lead), day: day(lead) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.day > b.day ? -1 : a.day < b.day ? 1 : 0))
    .map(({ lead }) => lead);
}

/** Undefined: nothing was asked for. A fault of our own while handling a link is filed under its listing; the round goes on. */
async function followSafely(room: WatchRoom, lead: Lead, budget: Budget, signal?: AbortSignal) {
  try {
    return await followLink(room, lead, budget, signal);
  } catch (fault) {
    if (signal?.aborted || fault instanceof NotAsked) return undefined;
    room.archive.links.markTried(lead.listing.page.id, lead.link.key);
    return recordFailure(room, lead.listing, problem('internal', (fault as Error).message, { cause: fault }));
  }
}

async function followLink(room: WatchRoom, { listing, link }: Lead, budget: Budget, signal?: AbortSignal) {
  const { links, pages } = room.archive;
  const settle = (target: number | null): undefined => {
    links.markRead(listing.page.id, link.key, room.now().toISOString(), target);
  };
  if (!mayFollow(listing, link.url)) return settle(null);
  const known = pages.findByAddress(listing.source.id, link.url);
  if (known && known.version !== null) return settle(known.id);
  return budget.take(new URL(link.url).host) ? await readLink(room, listing, link, signal) : undefined;
}

/** Same host, or another authority's: listings also link to news sites and partners. */
function mayFollow(listing: Watched, url: string): boolean {
  const host = URL.parse(url)?.host;
  return host === URL.parse(listing.page.url)?.host || isOfficialHost(url);
}

async function readLink(room: WatchRoom, listing: Watched, link: KnownLink, signal?: AbortSignal): Promise<Look> {
  const { archive } = room;
  const outcome = await room.fetch(
    { ...requestFor(listing), url: link.url, etag: undefined, lastModified: undefined },
    signal,
  );
  if (outcome.kind !== 'ok') {
    const fault =
      outcome.kind === 'failed'
        ? outcome.problem
        : problem('http', `${link.url} answered 304 to an unconditional request`);
    return linkFailed(room, link, {
      source: listing.source.id,
      url: link.url,
      reason: fault.code,
      detail: fault.detail,
    });
  }
  const { response } = outcome;
  const fresh = await readCapture(response, listing.source, listing.rules, {
    language: listing.page.language ?? undefined,
    title: link.text,
  });
  if (fresh.document.blocks.length === 0) {
    return linkFailed(room, link, {
      source: listing.source.id,
      url: link.url,
      reason: 'empty',
      detail: `no text found on ${link.url}`,
    });
  }
  const twin = findTwin(room, listing, response, fresh);
  const target = twin?.id ?? keepNewPage(room, listing, link);
  const result = twin
    ? joinTwin(room, listing, link, twin, response.startedAt)
    : firstLook(room, listing, link, target, response, fresh);
  archive.links.markRead(listing.page.id, link.key, response.startedAt, target);
  return result;
}

/** A link that leads nowhere is the site's business, unless it promised something about visas. */
function linkFailed(room: WatchRoom, link: KnownLink, failure: Failure): Look {
  const { links } = room.archive;
  const dead = failure.reason === 'gone';
  links.markTried(link.page, link.key);
  if (link.tries + 1 >= (dead ? DEAD_TRIES : MAX_TRIES))
    links.markRead(link.page, link.key, room.now().toISOString(), null);
  return dead && link.verdict === 'unclear' ? look('unchanged') : look('failed', { failures: [failure] });
}

/** A page of this source that already says exactly this, at another address. */
function findTwin(room: WatchRoom, listing: Watched, response: FetchedBody, fresh: FreshDocument): Page | undefined {
  const { pages, documents } = room.archive;
  const byAddress = pages.findByAddress(listing.source.id, response.finalUrl);
  if (byAddress && byAddress.version !== null) return byAddress;
  return documents.pagesWithText(listing.source.id, fresh.textSha256).map((id) => pages.get(id)!)[0];
}

/** The twin is gone or leaving: it moved here. It still stands: this is a second address of it. Nobody is told twice. */
function joinTwin(room: WatchRoom, listing: Watched, link: KnownLink, twin: Page, at: string): Look {
  const left = twin.state === 'gone' || twin.goneSeen > 0;
  if (left) return recordMoved(room, { ...listing, page: twin }, link.url, at, null);
  room.archive.pages.addAddress(twin.id, link.url, at, 'mirror');
  return look('unchanged');
}

function keepNewPage(room: WatchRoom, listing: Watched, link: KnownLink): number {
  const page = {
    source: listing.source.id,
    url: link.url,
    role: 'page',
    origin: 'listing',
    parent: listing.page.id,
    why: link.text,
    language: listing.page.language ?? undefined,
  } as const;
  return room.archive.pages.ensure(page, room.now().toISOString()).id;
}

/** A new page: published if the listing announced it after its own baseline; watched from now on if it concerns visas. */
function firstLook(
  room: WatchRoom,
  listing: Watched,
  link: KnownLink,
  id: number,
  response: FetchedBody,
  fresh: FreshDocument,
): Look {
  const { archive } = room;
  const capture = archive.captures.keep(id, response);
  const page = archive.pages.get(id)!;
  const sight = {
    ...listing,
    page,
    capture,
    at: response.startedAt,
    fresh,
    response: { ...response, sha256: sha256(response.body) },
  };
  const first = recordFirst(room, sight, { baseline: link.baseline, lastWithout: archive.links.lastWithout(link) });
  if (fresh.reading.relevance === 'other') archive.pages.set(id, { watched: false });
  return { ...first, discovered: 1 };
}

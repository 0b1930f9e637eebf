import type { StoredDocument } from '../archive/documents.ts';
import type { VantageLook } from '../archive/vantages.ts';
import { compareDocuments } from '../compare/compare.ts';
import type { FetchedBody, FetchOutcome } from '../domain/capture.ts';
import { NotAsked } from '../domain/problem.ts';
import { requestFor } from './check-page.ts';
import { readCapture } from './read.ts';
import type { Look, Watched, WatchRoom } from './room.ts';
import { volatilePlaces } from './volatile.ts';
import { waitingAt } from './waiting.ts';

/**
 * Looks at a page from its further vantage points too, and notes whether they show what the first has just shown. The version in
 * force follows the first alone: what differs by place is kept and told as such, and is no change.
 */
export async function lookFromFurtherVantages(
  room: WatchRoom,
  watched: Watched,
  first: Look,
  signal?: AbortSignal,
): Promise<void> {
  if (!room.settings.fromFurtherVantages) return;
  const page = room.archive.pages.get(watched.page.id)!;
  for (const vantage of watched.rules.vantage?.slice(1) ?? []) {
    const request = { ...requestFor(watched), url: page.url, etag: undefined, lastModified: undefined, vantage };
    const outcome = await fetchFrom(room, request, signal);
    if (outcome) await compareWith(room, { ...watched, page }, vantage, outcome, first);
  }
}

/** Null: nobody there asks for us now, which the incident `queue` tells. */
async function fetchFrom(room: WatchRoom, request: ReturnType<typeof requestFor>, signal?: AbortSignal) {
  try {
    return await room.fetch(request, signal);
  } catch (fault) {
    if (fault instanceof NotAsked) return null;
    throw fault;
  }
}

type Finding = Pick<VantageLook, 'outcome' | 'detail'> & { readonly differing?: FetchedBody };

async function compareWith(
  room: WatchRoom,
  watched: Watched,
  vantage: string,
  outcome: FetchOutcome,
  first: Look,
): Promise<void> {
  const finding = await judge(room, watched, outcome, first);
  const { archive } = room;
  const before = archive.vantages.of(watched.page.id, vantage);
  const again = before?.outcome === finding.outcome;
  const at = room.now().toISOString();
  const kept = finding.differing && keepOnce(room, watched.page.id, finding.differing, before);
  archive.transaction(() =>
    archive.vantages.put({
      page: watched.page.id,
      vantage,
      at,
      outcome: finding.outcome,
      since: again ? before.since : at,
      looks: again ? before.looks + 1 : 1,
      capture: kept ?? null,
      detail: finding.detail,
    }),
  );
}

async function judge(room: WatchRoom, watched: Watched, outcome: FetchOutcome, first: Look): Promise<Finding> {
  if (outcome.kind === 'failed') {
    const alone = first.outcome !== 'failed';
    return { outcome: alone ? outcome.problem.code : 'same', detail: alone ? outcome.problem.detail : null };
  }
  if (first.outcome === 'failed') return { outcome: 'answers', detail: first.problem?.detail ?? null };
  const shown = shownFirst(room, watched);
  if (!shown || outcome.kind === 'not-modified') return { outcome: 'same', detail: null };
  const { source, rules, page } = watched;
  const fresh = await readCapture(outcome.response, source, rules, { language: page.language ?? undefined });
  if (fresh.textSha256 === shown.textSha256) return { outcome: 'same', detail: null };
  const { parts } = compareDocuments(shown.document, fresh.document, volatilePlaces(room, page.id));
  if (parts.length === 0) return { outcome: 'same', detail: null };
  return { outcome: 'differs', detail: `${parts.length} passages differ`, differing: outcome.response };
}

/** What the first vantage point showed last: a difference that waits, else the version in force. */
function shownFirst(room: WatchRoom, { page }: Watched): StoredDocument | undefined {
  const version = page.version === null ? undefined : room.archive.versions.get(page.version);
  return waitingAt(room, page)?.document ?? (version && room.archive.documents.get(version.document));
}

/** The same bytes are kept once; as evidence, not as an answer of the page: no version and no list is made of them. */
function keepOnce(room: WatchRoom, page: number, response: FetchedBody, before: VantageLook | undefined): number {
  const { captures } = room.archive;
  const known = before?.capture ? captures.snapshot(before.capture) : undefined;
  if (known && captures.bytes(known).equals(response.body)) return known.id;
  return captures.keep(page, response, 'vantage');
}

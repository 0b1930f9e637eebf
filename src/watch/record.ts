import type { StoredDocument } from '../archive/documents.ts';
import type { PageState } from '../archive/page-rows.ts';
import type { Comparison } from '../compare/compare.ts';
import type { Exchange, FetchedBody, FetchOutcome } from '../domain/capture.ts';
import type { Page, Pending } from '../domain/page.ts';
import { describeNoise } from './announce.ts';
import { writeSoon } from './batch.ts';
import { movedTo, recordMoved } from './move.ts';
import { pairUp } from './pair-up.ts';
import { type Look, look, type Sight, type Watched, type WatchRoom } from './room.ts';

/** The validators and digest that the next request builds on. */
export function seenState(response: Pick<Exchange, 'responseHeaders' | 'renderer'>, sha256: string): PageState {
  // The validators of a page that a browser filled are those of its empty shell: they say nothing about the text.
  if (response.renderer === 'browser') return { etag: null, lastModified: null, lastSha256: sha256 };
  return {
    etag: response.responseHeaders.etag ?? null,
    lastModified: response.responseHeaders['last-modified'] ?? null,
    lastSha256: sha256,
  };
}

/** Stores what was seen and puts it in force. Joins the caller's transaction; returns the document's id. */
export function putInForce(room: WatchRoom, sight: Sight): number {
  const { archive } = room;
  const { page, capture, at } = sight;
  const document = storeDocument(room, sight);
  const version = archive.versions.begin(page.id, document, capture, at);
  room.index(page.id);
  archive.pages.succeeded(page.id, at);
  archive.pages.set(page.id, {
    ...seenState(sight.response, sight.response.sha256),
    version,
    state: 'live',
    looks: 1,
    pending: null,
    ...kBounds(sight),
  });
  pairUp(room, page, sight.fresh, at);
  return document;
}

/** When the page was last seen without the K visa and first with it. */
function kBounds({ page, fresh, at }: Sight): PageState {
  if (page.firstWithK) return {};
  return fresh.reading.mentionsK ? { firstWithK: page.pending?.firstSeen ?? at } : { lastWithoutK: at };
}

function storeDocument(room: WatchRoom, sight: Sight): number {
  const document = room.archive.documents.put({ ...sight.fresh, page: sight.page.id });
  room.archive.captures.setDocument(sight.capture, document);
  return document;
}

/** Nothing new, not even read: a 304 or the bytes of the last look. */
export function recordSame(room: WatchRoom, watched: Watched, answer: Exclude<FetchOutcome, { kind: 'failed' }>): Look {
  const notModified = answer.kind === 'not-modified';
  const exchange = notModified ? answer.exchange : answer.response;
  const at = exchange.startedAt;
  const write = (): void => {
    foundAsBefore(room, watched.page, at);
    const outcome = notModified ? 'not-modified' : 'same-bytes';
    room.archive.visits.add(watched.page.id, at, outcome, { status: exchange.status });
  };
  if (watched.page.pending) room.archive.transaction(write);
  else writeSoon(room, write);
  const target = movedTo(watched.page.url, exchange);
  if (target) return recordMoved(room, watched, target, at, null);
  return look(notModified ? 'not-modified' : 'unchanged');
}

/** Other bytes, and every difference stands where the page is not read (learn-sieve.ts). */
export function recordSifted(room: WatchRoom, { page }: Watched, response: FetchedBody, sha256: string): Look {
  const { archive } = room;
  const at = response.startedAt;
  const kept = isKept(room, page.id, at);
  const write = (): void => {
    foundAsBefore(room, page, at);
    archive.pages.set(page.id, seenState(response, sha256));
    const capture = kept ? archive.captures.keep(page.id, response) : undefined;
    if (capture !== undefined) archive.captures.setDocument(capture, archive.versions.get(page.version!)!.document);
    archive.visits.add(page.id, at, 'same-text', { status: response.status, ...(kept ? { capture } : { sha256 }) });
  };
  writeSoon(room, write, kept ? response.body.length : 0);
  return look('unchanged');
}

/** Other bytes, the same text: the look is recorded; the bytes only as far as `archive.keepNoise` says. */
export function recordSameText(room: WatchRoom, sight: Sight, detail?: string): Look {
  const { archive } = room;
  const { page, at, response, capture } = sight;
  const kept = isKept(room, page.id, at, capture);
  archive.transaction(() => {
    foundAsBefore(room, page, at);
    archive.pages.set(page.id, seenState(response, response.sha256));
    if (kept) archive.captures.setDocument(capture, archive.versions.get(page.version!)!.document);
    else archive.captures.drop(capture);
    const bytes = kept ? { capture } : { sha256: response.sha256 };
    archive.visits.add(page.id, at, 'same-text', { status: response.status, ...bytes, detail });
  });
  const target = movedTo(page.url, response);
  if (target) return recordMoved(room, sight, target, at, kept ? capture : null);
  return look('unchanged');
}

/** Joins the caller's transaction. */
function foundAsBefore({ archive }: WatchRoom, page: Page, at: string): void {
  archive.pages.succeeded(page.id, at);
  archive.pages.set(page.id, {
    looks: page.looks + 1,
    pending: null,
    lastWithoutK: page.firstWithK ? undefined : at,
  });
}

/** Are the bytes of a look that showed nothing new kept? `capture`: where they lie already. */
function isKept({ archive, settings: { keepNoise } }: WatchRoom, page: number, at: string, capture = 0): boolean {
  if (keepNoise !== 'daily') return keepNoise === 'all';
  return !archive.captures.keptSince(page, `${at.slice(0, 10)}T00:00:00.000Z`, capture);
}

/** A difference that must be seen again before it counts: remembered with its capture, told to nobody. */
export function recordPending(room: WatchRoom, sight: Sight, pending: Omit<Pending, 'capture' | 'firstSeen'>): void {
  const { archive } = room;
  const { page, at } = sight;
  const firstSeen = pending.times > 1 ? (page.pending?.firstSeen ?? at) : at;
  archive.transaction(() => {
    storeDocument(room, sight);
    archive.pages.succeeded(page.id, at);
    archive.pages.set(page.id, {
      ...seenState(sight.response, sight.response.sha256),
      looks: 0,
      pending: { ...pending, capture: sight.capture, firstSeen },
    });
    archive.visits.add(page.id, at, pending.kind === 'flap' ? 'flapping' : 'pending', {
      status: sight.response.status,
      capture: sight.capture,
      detail: pending.kind === 'flap' ? 'an older version came back; it must stay' : 'differs; to be seen again',
    });
  });
}

/** A capture older than the last look: kept and read; the page's versions are told anew when the import is through. */
export function keepForLater(room: WatchRoom, sight: Sight): void {
  const { archive } = room;
  const { page, at, capture, response } = sight;
  archive.transaction(() => {
    storeDocument(room, sight);
    archive.pages.set(page.id, { retell: true });
    archive.visits.add(page.id, at, 'same-text', { status: response.status, capture });
  });
}

/** A difference without meaning (order, line breaks, counters): kept as a version, filed as `other` with its reason, mailed to nobody. */
export function recordSuppressed(room: WatchRoom, sight: Sight, before: StoredDocument, comparison: Comparison): Look {
  const { archive } = room;
  const { page, at, capture, fresh } = sight;
  const change = archive.transaction(() => {
    const beforeCapture = archive.versions.get(page.version!)!.capture;
    putInForce(room, sight);
    const draft = describeNoise(room, sight, { before, after: fresh, comparison }, at, {
      before: beforeCapture,
      after: capture,
    });
    archive.visits.add(page.id, at, 'changed', { status: sight.response.status, capture, detail: draft.reason });
    return archive.changes.add(draft);
  });
  return look('unchanged', { changes: [change] });
}

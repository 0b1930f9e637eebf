import type { StoredDocument } from '../archive/documents.ts';
import { type Comparison, compareDocuments } from '../compare/compare.ts';
import type { DiffPart } from '../domain/change.ts';
import { announce, describeChange } from './announce.ts';
import { mirrorOf } from './elsewhere.ts';
import { movedTo, takeAddress } from './move.ts';
import { putInForce } from './record.ts';
import { type Look, look, type Sight, type WatchRoom } from './room.ts';

/** The first look at a page: a baseline, or, where a listing announced it after its own baseline, a publication. */
export function recordFirst(
  room: WatchRoom,
  sight: Sight,
  arrival: { baseline: boolean; lastWithout?: string | null },
): Look {
  const { archive } = room;
  const { page, at, fresh } = sight;
  const news = !arrival.baseline && fresh.reading.relevance !== 'other';
  const changes = archive.transaction(() => {
    putInForce(room, sight);
    archive.visits.add(page.id, at, news ? 'changed' : 'baseline', {
      status: sight.response.status,
      capture: sight.capture,
    });
    if (!news) return [];
    const diff = fresh.document.blocks.map((block): DiffPart => ({ op: 'added', after: block.text }));
    const change = describeChange(room, sight, 'published', { before: null, after: fresh, diff }, at, {
      before: null,
      after: sight.capture,
    });
    return [announce(room, sight, { ...change, bounds: { lastWithout: arrival.lastWithout ?? null, firstWith: at } })];
  });
  return look(news ? 'changed' : 'baseline', { changes });
}

/** The text of a page changed: an amendment, or a publication where it names the K visa for the first time. */
export function recordChange(room: WatchRoom, sight: Sight, before: StoredDocument, comparison: Comparison): Look {
  const { archive } = room;
  const { page, at, fresh } = sight;
  const firstMention = fresh.reading.mentionsK && !before.reading.mentionsK;
  const target = movedTo(page.url, sight.response);
  const mirror = mirrorOf(room, page, before, fresh);
  const change = archive.transaction(() => {
    const beforeCapture = archive.versions.get(page.version!)!.capture;
    putInForce(room, sight);
    archive.visits.add(page.id, at, 'changed', { status: sight.response.status, capture: sight.capture });
    if (target) takeAddress(room, page, target, at);
    const sides = { before, after: fresh, diff: comparison.parts };
    const draft = describeChange(room, sight, firstMention ? 'published' : 'amended', sides, at, {
      before: beforeCapture,
      after: sight.capture,
    });
    return announce(room, sight, {
      ...draft,
      ...(firstMention ? { bounds: { lastWithout: page.lastWithoutK, firstWith: page.pending?.firstSeen ?? at } } : {}),
      ...(target ? { url: target, movedFrom: page.url } : {}),
      ...(mirror ? { reason: `the same change as on ${mirror.url}` } : {}),
    });
  });
  return look('changed', { changes: [change] });
}

/** A page that was gone answers again. */
export function recordRestored(room: WatchRoom, sight: Sight, before: StoredDocument): Look {
  const { archive } = room;
  const { page, at, fresh } = sight;
  const comparison = compareDocuments(before.document, fresh.document);
  const change = archive.transaction(() => {
    const beforeCapture = archive.versions.get(page.version!)!.capture;
    putInForce(room, sight);
    archive.visits.add(page.id, at, 'changed', {
      status: sight.response.status,
      capture: sight.capture,
      detail: 'restored',
    });
    const sides = { before, after: fresh, diff: comparison.parts };
    return announce(
      room,
      sight,
      describeChange(room, sight, 'restored', sides, at, { before: beforeCapture, after: sight.capture }),
    );
  });
  return look('changed', { changes: [change] });
}

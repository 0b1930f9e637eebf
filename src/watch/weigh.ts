import type { StoredDocument } from '../archive/documents.ts';
import { type Comparison, compareDocuments } from '../compare/compare.ts';
import type { DiffPart } from '../domain/change.ts';
import type { Page, Pending } from '../domain/page.ts';
import type { FreshDocument } from './read.ts';
import type { WatchRoom } from './room.ts';
import type { PlacesLearnt } from './volatile.ts';
import { waitingAt } from './waiting.ts';

/** A recheck this soon is made within the check itself; a later one is left to the scheduler. */
const INLINE_RECHECK_MS = 5000;
/** Versions back that an answer is compared with, to know a stale copy from another server. */
const REMEMBERED = 6;
/** A version seen this often in a row is settled: what follows it is news, even if it was there before. */
const SETTLED_LOOKS = 2;
/** An older version that comes back to an unsettled page must be seen this often in a row. */
const FLAP_LOOKS = 3;

export type Verdict =
  | { readonly kind: 'same'; readonly detail?: string }
  | { readonly kind: 'noise'; readonly comparison: Comparison }
  | { readonly kind: 'wait'; readonly pending: Omit<Pending, 'capture' | 'firstSeen'>; readonly inline: boolean }
  | { readonly kind: 'changed'; readonly comparison: Comparison };

/**
 * Is what was just seen a change of the version in force? Two servers that give old and new in turn, and a difference
 * seen too seldom, wait. What changes at every look is put aside, and never makes the rest wait.
 */
export function weigh(
  room: WatchRoom,
  page: Page,
  before: StoredDocument,
  fresh: FreshDocument,
  { isVolatile, news }: PlacesLearnt,
): Verdict {
  if (fresh.textSha256 === before.textSha256) return { kind: 'same' };
  const older = room.archive.versions.recentTexts(page.id, REMEMBERED).includes(fresh.textSha256);
  const comparison = compareDocuments(before.document, fresh.document, isVolatile);
  if (comparison.parts.length === 0) {
    // That a place is volatile is filed once, with what stood there; from then on the looks say it.
    if (!news && comparison.suppressed.some(({ reason }) => reason === 'volatile'))
      return { kind: 'same', detail: 'volatile' };
    return comparison.suppressed.length > 0 && !older ? { kind: 'noise', comparison } : { kind: 'same' };
  }

  // What an archive kept, it kept for good: there is no later look that could tell a stale copy, and nobody to alarm.
  const flap = older && page.looks < SETTLED_LOOKS && room.cause !== 'import';
  const kind = flap ? 'flap' : 'confirm';
  const needed = flap ? FLAP_LOOKS : room.settings.confirm.times + 1;
  const earlier = seenBefore(room, page, kind, before, fresh, comparison);
  const times = earlier.times + 1;
  if (times >= needed) return { kind: 'changed', comparison: earlier.comparison };
  return {
    kind: 'wait',
    pending: { kind, textSha256: fresh.textSha256, times },
    inline: kind === 'confirm' && room.settings.confirm.recheckMs <= INLINE_RECHECK_MS,
  };
}

/**
 * How often the difference was seen before, and what of it. Where the text differs from the one that waits, only what both
 * differ by counts: a block that changes at every look must not keep a real change waiting for ever.
 */
function seenBefore(
  room: WatchRoom,
  page: Page,
  kind: Pending['kind'],
  before: StoredDocument,
  fresh: FreshDocument,
  comparison: Comparison,
): { times: number; comparison: Comparison } {
  const { pending } = page;
  if (pending?.kind !== kind) return { times: 0, comparison };
  if (pending.textSha256 === fresh.textSha256) return { times: pending.times, comparison };
  const waiting = waitingAt(room, page);
  if (!waiting || kind === 'flap') return { times: 0, comparison };
  const key = (part: DiffPart): string => JSON.stringify([part.op, part.before, part.after]);
  const earlier = new Set(compareDocuments(before.document, waiting.document.document).parts.map(key));
  const parts = comparison.parts.filter((part) => earlier.has(key(part)));
  if (parts.length === 0) return { times: 0, comparison };
  const once = comparison.parts.filter((part) => !earlier.has(key(part)));
  const suppressed = [...comparison.suppressed, ...once.map((part) => ({ part, reason: 'volatile' as const }))];
  return { times: pending.times, comparison: { parts, suppressed } };
}

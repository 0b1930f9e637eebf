import type { StoredDocument } from '../archive/documents.ts';
import { type Comparison, compareDocuments } from '../compare/compare.ts';
import type { Page, Pending } from '../domain/page.ts';
import type { FreshDocument } from './read.ts';
import type { WatchRoom } from './room.ts';

/** A recheck this soon is made within the check itself; a later one is left to the scheduler. */
const INLINE_RECHECK_MS = 5000;
/** Versions back that an answer is compared with, to know a stale copy from another server. */
const REMEMBERED = 6;
/** A version seen this often in a row is settled: what follows it is news, even if it was there before. */
const SETTLED_LOOKS = 2;
/** An older version that comes back to an unsettled page must be seen this often in a row. */
const FLAP_LOOKS = 3;

export type Verdict =
  | { readonly kind: 'same' }
  | { readonly kind: 'noise'; readonly comparison: Comparison }
  | { readonly kind: 'wait'; readonly pending: Omit<Pending, 'capture' | 'firstSeen'>; readonly inline: boolean }
  | { readonly kind: 'changed'; readonly comparison: Comparison };

/**
 * Is what was just seen a change of the version in force? Two servers that give old and new in turn, and a difference
 * seen too seldom, wait.
 */
export function weigh(room: WatchRoom, page: Page, before: StoredDocument, fresh: FreshDocument): Verdict {
  if (fresh.textSha256 === before.textSha256) return { kind: 'same' };
  const older = room.archive.versions.recentTexts(page.id, REMEMBERED).includes(fresh.textSha256);
  const comparison = compareDocuments(before.document, fresh.document);
  if (comparison.parts.length === 0)
    return comparison.suppressed.length > 0 && !older ? { kind: 'noise', comparison } : { kind: 'same' };

  // What an archive kept, it kept for good: there is no later look that could tell a stale copy, and nobody to alarm.
  const flap = older && page.looks < SETTLED_LOOKS && room.cause !== 'import';
  const kind = flap ? 'flap' : 'confirm';
  const needed = flap ? FLAP_LOOKS : room.settings.confirm.times + 1;
  const seenBefore =
    page.pending?.kind === kind && page.pending.textSha256 === fresh.textSha256 ? page.pending.times : 0;
  const times = seenBefore + 1;
  if (times >= needed) return { kind: 'changed', comparison };
  return {
    kind: 'wait',
    pending: { kind, textSha256: fresh.textSha256, times },
    inline: kind === 'confirm' && room.settings.confirm.recheckMs <= INLINE_RECHECK_MS,
  };
}

import type { Archive } from './archive/archive.ts';
import type { Change } from './domain/change.ts';
import type { ChangeContext } from './notify/notice.ts';

/** Looks far enough back for any number of rechecks and a long outage between. */
const LOOKS_BACK = 200;
/** Looks that saw the text which is new now, before it counted. */
const WAITED: ReadonlySet<string> = new Set(['pending', 'flapping']);
/** Looks that saw the text in force; everything else saw no text at all. */
const IN_FORCE: ReadonlySet<string> = new Set([
  'not-modified',
  'same-bytes',
  'same-text',
  'baseline',
  'changed',
  'links',
]);

/**
 * When the text after a change was seen (oldest look first, the deciding one last) and when the text before it last was,
 * from the page's visits. To be called in the transaction that records the change, after its visit.
 */
export function sightings(archive: Archive, change: Change): NonNullable<ChangeContext['seen']> {
  const page = archive.changes.pageOf(change.id);
  const [deciding, ...earlier] = page === undefined ? [] : archive.visits.newest(page, LOOKS_BACK);
  if (!deciding) return { before: change.bounds?.lastWithout ?? null, after: [change.detectedAt] };
  const waited = change.kind === 'withdrawn' ? new Set(['gone']) : WAITED;
  const turn = earlier.findIndex(({ outcome }) => IN_FORCE.has(outcome));
  const run = earlier.slice(0, turn < 0 ? earlier.length : turn).filter(({ outcome }) => waited.has(outcome));
  return {
    before: (change.kind === 'published' ? change.bounds?.lastWithout : null) ?? earlier[turn]?.at ?? null,
    after: [deciding, ...run].map(({ at }) => at).reverse(),
  };
}

import type { Change } from '../domain/change.ts';
import type { Source } from '../domain/source.ts';
import { classify } from '../fetch/classify.ts';
import { createCatalogue } from './catalogue.ts';
import { readSight } from './check-page.ts';
import { recordFailure } from './failure.ts';
import type { PastCapture, PastRecord } from './past.ts';
import { keepForLater } from './record.ts';
import { retell } from './retell.ts';
import type { Watched, WatchRoom } from './room.ts';
import { takeSight } from './take-sight.ts';

export interface ImportFault {
  readonly place: string;
  readonly reason: string;
}

/** What `import --json` prints. */
export interface ImportSummary {
  /** Read, and now part of their pages' histories. */
  readonly taken: number;
  /** Known before: the same page was looked at at the same time. */
  readonly known: number;
  /** Answers that held no page: filed as failed looks. */
  readonly failed: number;
  readonly changes: readonly Change[];
  readonly faults: readonly ImportFault[];
}

export interface ImportOptions {
  readonly progress?: (record: PastRecord) => void;
  readonly signal?: AbortSignal;
}

/**
 * Takes captures of the past into the archive as if each had been polled at its time: the same lines from extraction on,
 * each difference at once, told to nobody. What is older than the archive's last look at its page is kept first, and the
 * page's versions are told anew in order of time at the end. A record imported before changes nothing; a bad one is
 * named, and the rest goes on.
 */
export async function importPast(
  room: WatchRoom,
  declared: readonly Source[],
  records: AsyncIterable<PastRecord>,
  options: ImportOptions = {},
): Promise<ImportSummary> {
  const past = pastRoom(room);
  const catalogue = createCatalogue(past, declared);
  const tally = { taken: 0, known: 0, failed: 0 };
  const changes: Change[] = [];
  const faults: ImportFault[] = [];
  for await (const record of records) {
    if (options.signal?.aborted) break;
    options.progress?.(record);
    if (record.fault) faults.push({ place: record.place, reason: record.fault });
    if (!record.capture) continue;
    const taken = await takePast(past, catalogue.placeOf(record.capture), record.capture);
    tally[taken.outcome]++;
    changes.push(...taken.changes);
  }
  for (const page of past.archive.pages.toRetell()) changes.push(...retell(past, catalogue.watch(page)));
  return { ...tally, changes, faults };
}

/** A difference counts at once: nobody can look again. Nobody is told. */
function pastRoom(room: WatchRoom): WatchRoom {
  return {
    ...room,
    cause: 'import',
    settings: { ...room.settings, confirm: { recheckMs: 0, times: 0 } },
    notify: () => {},
  };
}

interface TakenPast {
  readonly outcome: 'taken' | 'known' | 'failed';
  readonly changes: readonly Change[];
}

async function takePast(room: WatchRoom, watched: Watched, { at, response }: PastCapture): Promise<TakenPast> {
  const { page } = watched;
  if (room.archive.captures.visited(page.id, at)) return { outcome: 'known', changes: [] };
  const problem = classify(response);
  if (page.checkedAt !== null && at < page.checkedAt) {
    if (problem) return { outcome: 'failed', changes: [] };
    keepForLater(room, await readSight(room, watched, response));
    return { outcome: 'taken', changes: [] };
  }
  const look = problem
    ? recordFailure(room, watched, problem, response)
    : (await takeSight(room, await readSight(room, watched, response))).look;
  return { outcome: look.outcome === 'failed' ? 'failed' : 'taken', changes: look.changes };
}

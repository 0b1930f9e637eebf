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
  readonly captures: number;
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
  const tally = { captures: 0, known: 0, failed: 0 };
  const changes: Change[] = [];
  const faults: ImportFault[] = [];
  for await (const record of records) {
    if (options.signal?.aborted) break;
    options.progress?.(record);
    if (record.fault) faults.push({ place: record.place, reason: record.fault });
    if (!record.capture) continue;
    const taken = await takePast(past, catalogue.placeOf(record.capture), record.capture);
    tally.captures++;
    tally[taken.outcome]++;
    changes.push(...taken.changes);
  }
  for (const page of past.archive.pages.toRetell()) changes.push(...retell(past, catalogue.watch(page)));
  return { captures: tally.captures, known: tally.known, failed: tally.failed, changes, faults };
}

import type { Change } from '../domain/change.ts';
import type { PastCapture, PastRecord } from '../domain/past.ts';
import type { Source } from '../domain/source.ts';
import { classify } from '../fetch/classify.ts';
import { type Catalogue, createCatalogue } from './catalogue.ts';
import { readSight } from './check-page.ts';
import { recordFailure } from './failure.ts';
import { isPage, type KnownPayloads, pastResponse } from './past-response.ts';
import { keepForLater } from './record.ts';
import { retell } from './retell.ts';
import type { WatchRoom } from './room.ts';
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
  /** Answers that held no page (not found, blocked …): filed as failed looks. */
  readonly failed: number;
  /** Redirects, pictures, scripts: no pages at all. */
  readonly skipped: number;
  /** Changes found, noise apart; `changes` lists them. */
  readonly changes: number;
  /** Changes of earlier imports that these replaced: they keep their addresses. */
  readonly superseded: number;
  readonly faults: readonly ImportFault[];
}

export interface ImportOptions {
  /** Larger answers are refused, before and after decompression. */
  readonly maxBytes: number;
  readonly progress?: (record: PastRecord) => void;
  readonly signal?: AbortSignal;
}

/**
 * Takes captures of the past into the archive as if each had been polled at its time: the same lines from extraction on,
 * each difference at once, told to nobody. What is older than the archive's last look at its page is kept first, and the
 * page's versions are told anew in order of time at the end, and the days that are over sealed. A record imported before changes nothing; a bad one is
 * named, and the rest goes on.
 */
export async function importPast(
  room: WatchRoom,
  declared: readonly Source[],
  records: AsyncIterable<PastRecord>,
  options: ImportOptions,
): Promise<ImportSummary> {
  const past = pastRoom(room);
  const catalogue = createCatalogue(past, declared);
  const payloads: KnownPayloads = new Map();
  const tally = { taken: 0, known: 0, failed: 0, skipped: 0, changes: 0 };
  const faults: ImportFault[] = [];
  const before = past.archive.changes.countSuperseded();
  for await (const { place, capture, fault, ...record } of records) {
    if (options.signal?.aborted) break;
    options.progress?.({ place, ...record });
    const taken = capture ? await takePast(past, catalogue, capture, payloads, options.maxBytes) : (fault ?? '');
    if (typeof taken === 'string') faults.push({ place, reason: taken });
    else {
      tally[taken.outcome]++;
      tally.changes += countReal(taken.changes);
    }
  }
  for (const page of past.archive.pages.toRetell()) tally.changes += countReal(retell(past, catalogue.watch(page)));
  // An archive made of imports alone has no rounds: what is over is sealed here.
  past.archive.seals.sealDays(past.now());
  return { ...tally, superseded: past.archive.changes.countSuperseded() - before, faults };
}

/** A difference counts at once: nobody can look again. Nobody is told. What another archive hands over is kept whole. */
function pastRoom(room: WatchRoom): WatchRoom {
  const settings = { ...room.settings, confirm: { recheckMs: 0, times: 0 }, keepNoise: 'all' } as const;
  return { ...room, cause: 'import', settings, notify: () => {} };
}

const countReal = (changes: readonly Change[]): number => changes.filter(({ reason }) => !reason).length;

interface TakenPast {
  readonly outcome: 'taken' | 'known' | 'failed' | 'skipped';
  readonly changes: readonly Change[];
}

const without = (outcome: TakenPast['outcome']): TakenPast => ({ outcome, changes: [] });

async function takePast(
  room: WatchRoom,
  catalogue: Catalogue,
  capture: PastCapture,
  payloads: KnownPayloads,
  maxBytes: number,
): Promise<TakenPast | string> {
  const response = await pastResponse(room, capture, payloads, maxBytes);
  if (typeof response === 'string') return response;
  if (!isPage(response)) return without('skipped');
  const watched = catalogue.placeOf(capture);
  const { page } = watched;
  if (room.archive.visits.has(page.id, capture.at)) return without('known');
  const problem = classify(response);
  if (page.checkedAt !== null && capture.at < page.checkedAt) {
    if (problem) return without('failed');
    keepForLater(room, await readSight(room, watched, response));
    return without('taken');
  }
  const look = problem
    ? recordFailure(room, watched, problem, response)
    : (await takeSight(room, await readSight(room, watched, response))).look;
  return { outcome: look.outcome === 'failed' ? 'failed' : 'taken', changes: look.changes };
}

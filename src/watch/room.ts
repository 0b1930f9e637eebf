import type { Archive } from '../archive/archive.ts';
import type { FetchedBody, FetchOutcome, FetchRequest } from '../domain/capture.ts';
import type { Cause, Change } from '../domain/change.ts';
import type { Page } from '../domain/page.ts';
import type { Problem } from '../domain/problem.ts';
import type { Source, WatchRules } from '../domain/source.ts';
import type { FreshDocument } from './read.ts';

/** What the work needs of the rest of the house; app.ts puts it together. */
export interface WatchRoom {
  readonly archive: Archive;
  readonly fetch: (request: FetchRequest, signal?: AbortSignal) => Promise<FetchOutcome>;
  readonly settings: WatchSettings;
  readonly now: () => Date;
  /** Whose doing the differences found here are; absent: the site's. Of the engine's and an import's nobody is told. */
  readonly cause?: Cause;
  /** Puts off a write that a crash may forget, to share a commit with others; `bytes`: what it holds in memory. Absent: nothing is put off. */
  readonly putOff?: (write: () => void, bytes?: number) => void;
  /** Puts the messages for a change into the outbox; called inside the transaction that records the change. */
  readonly notify: (change: Change, source: Source) => void;
  /** Makes the newest versions of a page findable; called inside the transaction that begins them. */
  readonly index: (page: number) => void;
}

export interface WatchSettings {
  readonly confirm: { readonly recheckMs: number; readonly times: number };
  readonly keepNoise: 'all' | 'daily' | 'none';
  /** New pages read per host and round. */
  readonly newPagesPerHost: number;
  /** Pages that declare several vantage points are looked at from each: fetchers stand there. */
  readonly fromFurtherVantages?: boolean;
}

/** A page with the rules it is watched by. */
export interface Watched {
  readonly page: Page;
  readonly source: Source;
  readonly rules: WatchRules;
}

/** A watched page as it was just seen: the kept capture and what it says. */
export interface Sight extends Watched {
  readonly capture: number;
  readonly at: string;
  readonly fresh: FreshDocument;
  readonly response: Pick<FetchedBody, 'finalUrl' | 'redirects' | 'renderer' | 'responseHeaders' | 'status'> & {
    readonly sha256: string;
  };
}

export interface Failure {
  readonly source: string;
  readonly url: string;
  readonly reason: string;
  readonly detail: string;
}

/** What one look came to. */
export interface Look {
  readonly outcome: 'not-modified' | 'unchanged' | 'changed' | 'baseline' | 'pending' | 'failed';
  readonly changes: readonly Change[];
  readonly failures: readonly Failure[];
  /** Pages found for the first time. */
  readonly discovered: number;
  readonly problem?: Problem;
}

export const look = (outcome: Look['outcome'], more: Partial<Omit<Look, 'outcome'>> = {}): Look => ({
  outcome,
  changes: [],
  failures: [],
  discovered: 0,
  ...more,
});

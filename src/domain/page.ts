import type { WatchRole } from './source.ts';

export type PageOrigin = 'declared' | 'site' | 'listing' | 'import';

/** A difference that waits to be seen again before it counts. */
export interface Pending {
  /** confirm: new text, seen too seldom; flap: an older version that came back and may leave again */
  readonly kind: 'confirm' | 'flap';
  readonly textSha256: string;
  readonly capture: number;
  readonly firstSeen: string;
  readonly times: number;
}

/** A watched page as the archive knows it. */
export interface Page {
  readonly id: number;
  readonly source: string;
  readonly url: string;
  readonly role: WatchRole;
  readonly origin: PageOrigin;
  readonly parent: number | null;
  readonly why: string | null;
  readonly language: string | null;
  readonly firstSeen: string;
  readonly watched: boolean;
  readonly state: 'new' | 'live' | 'gone';
  readonly version: number | null;
  readonly keyframe: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly lastSha256: string | null;
  readonly checkedAt: string | null;
  readonly succeededAt: string | null;
  readonly failedAt: string | null;
  readonly failureCode: string | null;
  readonly failureDetail: string | null;
  readonly failureStreak: number;
  readonly goneSeen: number;
  readonly looks: number;
  readonly nextCheckAt: string | null;
  readonly pending: Pending | null;
  readonly lastWithoutK: string | null;
  readonly firstWithK: string | null;
}

/** What a look at a page came to. `ok` outcomes besides the problem codes of domain/problem.ts. */
const LOOK_OUTCOMES = [
  'not-modified', // 304
  'same-bytes', // 200, equal digest
  'same-text', // other bytes, equal text
  'baseline', // the first look
  'changed', // a change was recorded
  'pending', // different; waits to be seen again
  'flapping', // an older version came back and may leave again
  'links', // a listing, read
] as const;
export type LookOutcome = (typeof LOOK_OUTCOMES)[number];

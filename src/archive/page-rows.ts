import type { Page, PageOrigin, Pending } from '../domain/page.ts';
import type { WatchRole } from '../domain/source.ts';

/** A row of table `page`. */
export interface PageRow {
  id: number;
  source_id: string;
  url: string;
  role: WatchRole;
  origin: PageOrigin;
  parent_id: number | null;
  why: string | null;
  language: string | null;
  first_seen: string;
  watched: number;
  state: Page['state'];
  version_id: number | null;
  keyframe: string | null;
  etag: string | null;
  last_modified: string | null;
  last_sha256: string | null;
  checked_at: string | null;
  succeeded_at: string | null;
  failed_at: string | null;
  failure_code: string | null;
  failure_detail: string | null;
  failure_streak: number;
  gone_seen: number;
  looks: number;
  next_check_at: string | null;
  pending_json: string | null;
  last_without_k: string | null;
  first_with_k: string | null;
}

/** The columns a look may set; absent keys stay as they are. */
export interface PageState {
  url?: string;
  role?: WatchRole;
  why?: string;
  state?: Page['state'];
  version?: number;
  keyframe?: string;
  etag?: string | null;
  lastModified?: string | null;
  lastSha256?: string | null;
  language?: string | null;
  goneSeen?: number;
  looks?: number;
  pending?: Pending | null;
  lastWithoutK?: string;
  firstWithK?: string;
  watched?: boolean;
  nextCheckAt?: string | null;
  /** The versions are to be told anew, in order of time. */
  retell?: boolean;
}

/** The column of each part of a page's state. */
export const COLUMN: Record<keyof PageState, string> = {
  url: 'url',
  role: 'role',
  why: 'why',
  state: 'state',
  version: 'version_id',
  keyframe: 'keyframe',
  etag: 'etag',
  lastModified: 'last_modified',
  lastSha256: 'last_sha256',
  language: 'language',
  goneSeen: 'gone_seen',
  looks: 'looks',
  pending: 'pending_json',
  lastWithoutK: 'last_without_k',
  firstWithK: 'first_with_k',
  watched: 'watched',
  nextCheckAt: 'next_check_at',
  retell: 'retell',
};

/** A value as its column holds it: flags as 0 and 1, what is more than a value as JSON. */
export function toColumn(value: PageState[keyof PageState]): string | number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value !== null && typeof value === 'object') return JSON.stringify(value);
  return value ?? null;
}

export function toPage(row: PageRow): Page {
  return {
    id: row.id,
    source: row.source_id,
    url: row.url,
    role: row.role,
    origin: row.origin,
    parent: row.parent_id,
    why: row.why,
    language: row.language,
    firstSeen: row.first_seen,
    watched: row.watched === 1,
    state: row.state,
    version: row.version_id,
    keyframe: row.keyframe,
    etag: row.etag,
    lastModified: row.last_modified,
    lastSha256: row.last_sha256,
    checkedAt: row.checked_at,
    succeededAt: row.succeeded_at,
    failedAt: row.failed_at,
    failureCode: row.failure_code,
    failureDetail: row.failure_detail,
    failureStreak: row.failure_streak,
    goneSeen: row.gone_seen,
    looks: row.looks,
    nextCheckAt: row.next_check_at,
    pending: row.pending_json ? (JSON.parse(row.pending_json) as Pending) : null,
    lastWithoutK: row.last_without_k,
    firstWithK: row.first_with_k,
  };
}

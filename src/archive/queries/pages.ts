import type { Database } from 'better-sqlite3';
import type { Page } from '../../domain/page.ts';

/** A watched page with the title and reading of its version in force, for lists. */
export interface PageLine {
  readonly id: number;
  readonly url: string;
  readonly role: Page['role'];
  readonly state: Page['state'];
  readonly title: string | null;
  readonly language: string | null;
  readonly relevance: string | null;
  readonly mentionsK: boolean;
  readonly versions: number;
  readonly snapshot: number | null;
  readonly checkedAt: string | null;
  readonly succeededAt: string | null;
  readonly failureCode: string | null;
  readonly failureDetail: string | null;
  readonly failureStreak: number;
}

interface PageLineRow extends Omit<PageLine, 'mentionsK'> {
  mentionsK: number | null;
}

/** Watched pages of a source in the order they were found; `after`: the id of the last page shown. */
export function pagesOfSource(db: Database, source: string, after = 0, limit = 50): PageLine[] {
  return db
    .prepare<[string, number, number], PageLineRow>(
      `SELECT page.id, page.url, page.role, page.state, document.title, coalesce(document.language, page.language) AS language,
         document.relevance, document.mentions_k AS mentionsK, version.capture_id AS snapshot,
         (SELECT count(*) FROM version AS every WHERE every.page_id = page.id) AS versions,
         page.checked_at AS checkedAt, page.succeeded_at AS succeededAt, page.failure_code AS failureCode,
         page.failure_detail AS failureDetail, page.failure_streak AS failureStreak
       FROM page LEFT JOIN version ON version.id = page.version_id LEFT JOIN document ON document.id = version.document_id
       WHERE page.source_id = ? AND page.watched = 1 AND page.id > ? ORDER BY page.id LIMIT ?`,
    )
    .all(source, after, limit)
    .map((row) => ({ ...row, mentionsK: row.mentionsK === 1 }));
}

/** A page that cannot be read now, and since when it could not. */
export interface FailingPage {
  readonly id: number;
  readonly source: string;
  readonly url: string;
  readonly code: string;
  readonly detail: string | null;
  readonly streak: number;
  readonly lastSuccess: string | null;
  readonly failedAt: string;
}

export function failingPages(db: Database, after = 0, limit = 50): FailingPage[] {
  return db
    .prepare<[number, number], FailingPage>(
      `SELECT id, source_id AS source, url, failure_code AS code, failure_detail AS detail, failure_streak AS streak,
         succeeded_at AS lastSuccess, failed_at AS failedAt
       FROM page WHERE watched = 1 AND failure_streak > 0 AND id > ? ORDER BY id LIMIT ?`,
    )
    .all(after, limit);
}

/** A version of one of a source's pages, for its timeline. */
export interface VersionLine {
  readonly id: number;
  readonly page: number;
  readonly url: string;
  readonly snapshot: number;
  readonly title: string;
  readonly language: string;
  readonly from: string;
  readonly until: string | null;
  /** The snapshot of the version before it on the same page. */
  readonly previous: number | null;
}

/** Versions of all pages of a source, newest first; `before`: the id of the last version shown. */
export function versionsOfSource(db: Database, source: string, before?: number, limit = 30): VersionLine[] {
  return db
    .prepare<[string, number, number], VersionLine>(
      `SELECT version.id, version.page_id AS page, page.url, version.capture_id AS snapshot, document.title, document.language,
         version.from_at AS "from", version.until_at AS until,
         (SELECT older.capture_id FROM version AS older WHERE older.page_id = version.page_id AND older.from_at <= version.from_at
          AND older.id < version.id ORDER BY older.from_at DESC, older.id DESC LIMIT 1) AS previous
       FROM (SELECT id FROM version WHERE page_id IN (SELECT id FROM page WHERE source_id = ?) AND +id < ? ORDER BY +id DESC LIMIT ?) AS newest
       CROSS JOIN version ON version.id = newest.id
       JOIN page ON page.id = version.page_id JOIN document ON document.id = version.document_id ORDER BY version.id DESC`,
    )
    .all(source, before ?? Number.MAX_SAFE_INTEGER, limit);
}

/** Every address the pages of a source were known by, beyond the one in force. */
export function formerAddresses(db: Database, source: string, limit = 50) {
  return db
    .prepare<[string, number], { page: number; url: string; now: string; since: string; reason: string }>(
      `SELECT page.id AS page, address.url, page.url AS now, address.first_seen AS since, address.reason
       FROM page JOIN address ON address.page_id = page.id
       WHERE page.source_id = ? AND address.url <> page.url ORDER BY address.first_seen DESC LIMIT ?`,
    )
    .all(source, limit);
}

/** The captures before and after one on the same page. */
export function neighbours(db: Database, capture: number): { previous: number | null; next: number | null } {
  const pick = (sign: '<' | '>', order: 'DESC' | 'ASC') =>
    db
      .prepare<[number, number], number>(
        `SELECT other.id FROM capture AS this JOIN capture AS other ON other.page_id = this.page_id
         WHERE this.id = ? AND other.problem IS NULL AND (other.at, other.id) ${sign} (this.at, ?)
         ORDER BY other.at ${order}, other.id ${order} LIMIT 1`,
      )
      .pluck()
      .get(capture, capture) ?? null;
  return { previous: pick('<', 'DESC'), next: pick('>', 'ASC') };
}

import type { Database } from 'better-sqlite3';
import type { LookOutcome } from '../domain/page.ts';
import type { ProblemCode } from '../domain/problem.ts';

/** A look that showed a text which counted. */
export interface ToldLook {
  readonly at: string;
  readonly capture: number;
  readonly document: number;
  readonly text: string;
  readonly k: number;
}

/** Visits: one row per look, whatever came of it. Writes join the caller's transaction. */
export function visitStore(db: Database) {
  const insert = db.prepare(`INSERT INTO visit (page_id, at, outcome, status, digest, capture_id, detail)
    VALUES ($page, $at, $outcome, $status, $digest, $capture, $detail)
    ON CONFLICT (page_id, at) DO UPDATE SET outcome = excluded.outcome, detail = excluded.detail`);
  const has = db.prepare<[number, string], number>('SELECT 1 FROM visit WHERE page_id = ? AND at = ?').pluck();
  const told = db.prepare<
    [number],
    ToldLook
  >(`SELECT visit.at, capture.id AS capture, capture.document_id AS document, document.text_sha256 AS text,
      document.mentions_k AS k FROM visit JOIN capture ON capture.id = visit.capture_id JOIN document ON document.id = capture.document_id
    WHERE visit.page_id = ? AND visit.outcome IN ('baseline', 'changed', 'same-text')
      AND NOT (visit.outcome = 'same-text' AND visit.detail IS 'volatile') ORDER BY visit.at`);
  const ownLook = db
    .prepare<
      [number],
      number
    >(`SELECT 1 FROM visit LEFT JOIN capture ON capture.id = visit.capture_id WHERE visit.page_id = ?
      AND visit.outcome IN ('baseline', 'changed', 'same-text', 'same-bytes', 'not-modified')
      AND (capture.id IS NULL OR capture.renderer <> 'import') LIMIT 1`)
    .pluck();
  const newest = db.prepare<
    [number, number],
    { at: string; outcome: string; status: number | null; capture_id: number | null; detail: string | null }
  >('SELECT at, outcome, status, capture_id, detail FROM visit WHERE page_id = ? ORDER BY at DESC LIMIT ?');

  return {
    add(
      page: number,
      at: string,
      outcome: LookOutcome | ProblemCode,
      more: { status?: number; sha256?: string; capture?: number; detail?: string } = {},
    ): void {
      insert.run({
        page,
        at,
        outcome,
        status: more.status ?? null,
        digest: more.sha256 ? Buffer.from(more.sha256, 'hex') : null,
        capture: more.capture ?? null,
        detail: more.detail ?? null,
      });
    },
    /** Was this page looked at at exactly this time? */
    has: (page: number, at: string): boolean => has.get(page, at) !== undefined,
    /** Did this program itself ever see the page, or is all it knows imported? */
    ownLook: (page: number): boolean => ownLook.get(page) !== undefined,
    /** What a page showed, look by look, in order of time; looks that were never confirmed, or differed in a volatile place alone, are left out. */
    told: (page: number) => told.all(page),
    /** The latest first. */
    newest: (page: number, limit = 50) => newest.all(page, limit),
  };
}

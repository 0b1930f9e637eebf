import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Change } from '../domain/change.ts';
import { DAY_MS, plus, sql } from '../subscribers/sql.ts';

/** What a mail says about a change beyond the change itself. Known when it is recorded, kept beside it. */
export interface ChangeContext {
  readonly source: {
    readonly id: string;
    readonly name: { readonly en: string; readonly zh: string };
    readonly kind: string;
    readonly country: string;
  };
  /** The page to send people to; the change's own address where absent. */
  readonly officialUrl?: string;
  /** Of this installation's web pages; also names the host in Message-IDs. */
  readonly baseUrl: string;
  /** When the text before was last seen and the text after was seen (each look that confirmed it). */
  readonly seen?: { readonly before: string | null; readonly after: readonly string[] };
}

export interface Notice {
  readonly id: number;
  readonly change: Change;
  readonly context: ChangeContext;
  /** Other pages of the same source that changed in the same way. */
  readonly alsoAt: readonly string[];
}

/** How long a page that repeats an earlier page's change still counts as the same event. */
const SAME_EVENT_MS = 7 * DAY_MS;

/** Equal for pages of one source that changed alike: by the facts where there are any, else by the words. */
function fingerprint(change: Change): string {
  const what = change.facts.length
    ? change.facts.map(({ fact, visa, before, after }) => JSON.stringify([fact, visa, before, after])).sort()
    : [change.title, ...change.diff.map(({ op, before, after }) => JSON.stringify([op, before, after]))];
  return createHash('sha256')
    .update(JSON.stringify([change.source, change.kind, what]))
    .digest('hex');
}

/**
 * The event a change belongs to; `fresh` where it is told for the first time. A page joins the newest like event that it
 * is no part of yet, so one page that goes there, back and there again makes three events, two sections with one text one.
 */
export function fileNotice(
  db: Database,
  change: Change,
  context: ChangeContext,
  now: string,
): { readonly id: number; readonly fresh: boolean } {
  const print = fingerprint(change);
  const told = sql<{ id: number }>(db, 'SELECT notice_id AS id FROM notice_change WHERE change_id = ?').get(change.id);
  if (told) return { id: told.id, fresh: false };
  const like = sql<{ id: number }>(
    db,
    `SELECT id FROM notice WHERE fingerprint = ? AND created_at > ?
       AND NOT EXISTS (SELECT 1 FROM notice_change WHERE notice_id = notice.id AND url = ?) ORDER BY id DESC LIMIT 1`,
  ).get(print, plus(now, -SAME_EVENT_MS), change.url);
  const id = like?.id ?? insertNotice(db, print, change, context, now);
  sql(db, 'INSERT INTO notice_change (change_id, notice_id, url) VALUES (?, ?, ?)').run(change.id, id, change.url);
  return { id, fresh: !like };
}

function insertNotice(db: Database, print: string, change: Change, context: ChangeContext, now: string): number {
  return Number(
    sql(db, 'INSERT INTO notice (fingerprint, created_at, change_json, context_json) VALUES (?, ?, ?, ?)').run(
      print,
      now,
      JSON.stringify(change),
      JSON.stringify(context),
    ).lastInsertRowid,
  );
}

/** A notice with all its pages. */
export function readNotice(db: Database, id: number): Notice {
  const row = sql<{ change_json: string; context_json: string }>(
    db,
    'SELECT change_json, context_json FROM notice WHERE id = ?',
  ).get(id);
  if (!row) throw new Error(`notice ${id} is not in the outbox`);
  const change = JSON.parse(row.change_json) as Change;
  const pages = sql<{ url: string }>(db, 'SELECT url FROM notice_change WHERE notice_id = ? ORDER BY change_id').all(
    id,
  );
  const alsoAt = [...new Set(pages.map(({ url }) => url))].filter((url) => url !== change.url);
  return { id, change, context: JSON.parse(row.context_json) as ChangeContext, alsoAt };
}

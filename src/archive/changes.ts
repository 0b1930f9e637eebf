import type { Database } from 'better-sqlite3';
import type { Change } from '../domain/change.ts';
import { diffStore } from './diffs.ts';
import { type ChangeFilter, type ChangePlace, type ChangeRow, listChanges, toChange } from './queries/change-list.ts';
import { type SupersededFilter, supersededStore } from './superseded.ts';

export interface NewChange extends Omit<Change, 'id'> {
  readonly page: number;
  readonly interpreter: string;
}

export type { ChangeFilter, ChangePlace, SupersededFilter };

/** The cursor to what follows a change in a list. */
export const placeOf = ({ detectedAt, id }: Change): ChangePlace => [detectedAt, id];

export type Arrival = Pick<Change, 'id' | 'kind' | 'before' | 'after' | 'cause'> & { readonly at: string };

export type Changes = ReturnType<typeof changeStore>;

/** Recorded changes. Writes join the caller's transaction. */
export function changeStore(db: Database) {
  const insert =
    db.prepare(`INSERT INTO change (page_id, source_id, url, kind, relevance, severity, detected_at, before_capture, after_capture, title, language,
      topics_json, facts_json, summary_en, summary_zh, diff_json, diff, before_document, after_document, cause, reason, last_without, first_with, moved_from, interpreter)
    VALUES ($page, $source, $url, $kind, $relevance, $severity, $detectedAt, $before, $after, $title, $language,
      $topics, $facts, $summaryEn, $summaryZh, $diff_json, $diff, $before_document, $after_document, $cause, $reason, $lastWithout, $firstWith, $movedFrom, $interpreter)`);
  const diffs = diffStore(db);
  const byId = db.prepare<[number], ChangeRow>('SELECT * FROM change WHERE id = ?');

  const arrivals = db.prepare<[number], Arrival>(
    `SELECT id, kind, detected_at AS at, before_capture AS before, after_capture AS after, cause FROM change WHERE page_id = ? AND cause <> 'engine'`,
  );
  const superseded = supersededStore(db);

  // What is asked for later is read as it stands then: a rereading may have packed it anew.
  const stored = (row: ChangeRow): Change => toChange(row, () => diffs.read(byId.get(row.id) ?? row));

  return {
    /** Also one that is superseded: what was cited is found. */
    get(id: number): Change | undefined {
      const row = byId.get(id);
      return row ? stored(row) : superseded.get(id);
    },
    pageOf: (id: number): number | undefined => byId.get(id)?.page_id,

    add(change: NewChange): Change {
      const { lastInsertRowid } = insert.run({
        page: change.page,
        source: change.source,
        url: change.url,
        kind: change.kind,
        relevance: change.relevance,
        severity: change.severity,
        detectedAt: change.detectedAt,
        before: change.before,
        after: change.after,
        title: change.title,
        language: change.language,
        topics: JSON.stringify(change.topics),
        facts: JSON.stringify(change.facts),
        summaryEn: change.summary.en,
        summaryZh: change.summary.zh,
        ...diffs.pack(change.diff, change),
        cause: change.cause,
        reason: change.reason ?? null,
        lastWithout: change.bounds?.lastWithout ?? null,
        firstWith: change.bounds?.firstWith ?? null,
        movedFrom: change.movedFrom ?? null,
        interpreter: change.interpreter,
      });
      return toChange(byId.get(Number(lastInsertRowid))!, () => change.diff);
    },

    /** Packs the diffs of a page anew, as differences from what its captures are read as today. Joins the caller's transaction. */
    repack: (page: number): void => diffs.repack(page),

    /** How a page came to the text of each capture: the recorded changes that are not the engine's, by their later capture. */
    arrivals: (page: number): Arrival[] => arrivals.all(page),
    /** Sets aside an imported difference between captures that did not follow each other; it stays under its number. */
    supersede: (id: number, at: string): void => superseded.put(id, at),
    superseded: (filter: SupersededFilter): Change[] => superseded.list(filter),
    countSuperseded: (): number => superseded.count(),

    /** The one detected last first. */
    list: (filter: ChangeFilter): Change[] => listChanges(db, filter).map(stored),
  };
}

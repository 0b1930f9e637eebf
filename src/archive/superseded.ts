import type { Database } from 'better-sqlite3';
import type { Change } from '../domain/change.ts';
import { diffStore } from './diffs.ts';
import { type ChangeRow, toChange } from './queries/change-list.ts';

export interface SupersededFilter {
  readonly source?: string;
  /** By when they were superseded: from this time on, and before that one. */
  readonly since?: string;
  readonly until?: string;
  /** The cursor of a page of results: only changes with an id below it. */
  readonly before?: number;
  readonly limit?: number;
}

interface SupersededRow extends ChangeRow {
  readonly superseded_at: string;
}

const COLUMNS = `id, page_id, source_id, url, kind, relevance, severity, detected_at, before_capture, after_capture, title, language,
  topics_json, facts_json, summary_en, summary_zh, cause, reason, last_without, first_with, moved_from, interpreter`;

/** Changes that an import replaced by others: set aside, never listed beside those that count, and found under their numbers. */
export function supersededStore(db: Database) {
  const diffs = diffStore(db);
  const found = db.prepare<[number], ChangeRow>("SELECT * FROM change WHERE id = ? AND cause = 'import'");
  const copy = db.prepare(
    `INSERT INTO superseded_change (${COLUMNS}, diff_json, superseded_at) SELECT ${COLUMNS}, $diff, $at FROM change WHERE id = $id`,
  );
  const remove = db.prepare('DELETE FROM change WHERE id = ?');
  const byId = db.prepare<[number], SupersededRow>('SELECT * FROM superseded_change WHERE id = ?');
  const replacements = db
    .prepare<[number], number>('SELECT change FROM change_replacement WHERE superseded = ? ORDER BY change')
    .pluck();
  const list = db.prepare<unknown[], SupersededRow>(
    `SELECT * FROM superseded_change WHERE id < $before AND ($source IS NULL OR source_id = $source)
     AND superseded_at >= $since AND superseded_at < $until ORDER BY id DESC LIMIT $limit`,
  );
  const count = db.prepare<[], number>('SELECT count(*) FROM superseded_change').pluck();
  const toSuperseded = (row: SupersededRow): Change => ({
    ...toChange(row, () => diffs.read(row)),
    superseded: { at: row.superseded_at, by: replacements.all(row.id) },
  });

  return {
    get(id: number): Change | undefined {
      const row = byId.get(id);
      return row && toSuperseded(row);
    },
    /** Joins the caller's transaction. Only what an import found: readers were told of the rest. */
    put(id: number, at: string): void {
      const row = found.get(id);
      if (!row) return;
      copy.run({ id, at, diff: JSON.stringify(diffs.read(row)) });
      remove.run(id);
    },
    count: (): number => count.get()!,
    /** Newest first. */
    list: ({ source, since, until, before, limit }: SupersededFilter): Change[] =>
      list
        .all({
          source: source ?? null,
          since: since ?? '',
          until: until ?? '~',
          before: before ?? Number.MAX_SAFE_INTEGER,
          limit: limit ?? -1,
        })
        .map(toSuperseded),
  };
}

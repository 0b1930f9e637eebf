import type { Database } from 'better-sqlite3';
import type { Change, Topic } from '../domain/change.ts';

export interface NewChange extends Omit<Change, 'id'> {
  readonly page: number;
  readonly interpreter: string;
}

export interface ChangeFilter {
  readonly since?: string;
  readonly until?: string;
  readonly source?: string;
  readonly page?: number;
  readonly kind?: string;
  readonly severity?: string;
  readonly topic?: string;
  readonly relevance?: string | readonly string[];
  readonly cause?: string;
  /** Leaves out the differences of one cause, the engine's own say. */
  readonly notCause?: string;
  /** False: without the differences that were put aside as noise; absent: with them. */
  readonly suppressed?: boolean;
  /** The host country of the source. */
  readonly country?: string;
  /** The cursor of a page of results: only changes with an id below it. */
  readonly before?: number;
  readonly limit?: number;
}

export type Arrival = Pick<Change, 'id' | 'kind' | 'before' | 'after' | 'cause'> & { readonly at: string };

interface ChangeRow {
  id: number;
  page_id: number;
  source_id: string;
  url: string;
  kind: Change['kind'];
  relevance: Change['relevance'];
  severity: Change['severity'];
  detected_at: string;
  before_capture: number | null;
  after_capture: number | null;
  title: string;
  language: string;
  topics_json: string;
  facts_json: string;
  summary_en: string;
  summary_zh: string;
  diff_json: string;
  cause: Change['cause'];
  reason: string | null;
  last_without: string | null;
  first_with: string | null;
  moved_from: string | null;
}

export type Changes = ReturnType<typeof changeStore>;

/** Recorded changes. Writes join the caller's transaction. */
export function changeStore(db: Database) {
  const insert =
    db.prepare(`INSERT INTO change (page_id, source_id, url, kind, relevance, severity, detected_at, before_capture, after_capture, title, language,
      topics_json, facts_json, summary_en, summary_zh, diff_json, cause, reason, last_without, first_with, moved_from, interpreter)
    VALUES ($page, $source, $url, $kind, $relevance, $severity, $detectedAt, $before, $after, $title, $language,
      $topics, $facts, $summaryEn, $summaryZh, $diff, $cause, $reason, $lastWithout, $firstWith, $movedFrom, $interpreter)`);
  const byId = db.prepare<[number], ChangeRow>('SELECT * FROM change WHERE id = ?');

  const arrivals = db.prepare<[number], Arrival>(
    `SELECT id, kind, detected_at AS at, before_capture AS before, after_capture AS after, cause FROM change WHERE page_id = ? AND cause <> 'engine'`,
  );
  const retract = db.prepare(`DELETE FROM change WHERE id = ? AND cause = 'import'`);

  return {
    get(id: number): Change | undefined {
      const row = byId.get(id);
      return row && toChange(row);
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
        diff: JSON.stringify(change.diff),
        cause: change.cause,
        reason: change.reason ?? null,
        lastWithout: change.bounds?.lastWithout ?? null,
        firstWith: change.bounds?.firstWith ?? null,
        movedFrom: change.movedFrom ?? null,
        interpreter: change.interpreter,
      });
      return toChange(byId.get(Number(lastInsertRowid))!);
    },

    /** How a page came to the text of each capture: the recorded changes that are not the engine's, by their later capture. */
    arrivals: (page: number): Arrival[] => arrivals.all(page),
    /** Takes back a difference between captures that, as an import showed, did not follow each other. */
    retract: (id: number): void => void retract.run(id),

    /** Newest first. */
    list(filter: ChangeFilter): Change[] {
      const where: string[] = ['1'];
      const values: (string | number)[] = [];
      const add = (condition: string, value: string | number | undefined) => {
        if (value === undefined) return;
        where.push(condition);
        values.push(value);
      };
      add('detected_at >= ?', filter.since);
      add('detected_at < ?', filter.until);
      add('source_id = ?', filter.source);
      add('page_id = ?', filter.page);
      add('kind = ?', filter.kind);
      add('severity = ?', filter.severity);
      add('EXISTS (SELECT 1 FROM json_each(topics_json) WHERE value = ?)', filter.topic);
      if (filter.relevance !== undefined)
        add('relevance IN (SELECT value FROM json_each(?))', JSON.stringify([filter.relevance].flat()));
      if (filter.suppressed === false) where.push('reason IS NULL');
      add('cause = ?', filter.cause);
      add('cause <> ?', filter.notCause);
      add('source_id IN (SELECT id FROM source WHERE country = ?)', filter.country);
      add('id < ?', filter.before);
      const sql = `SELECT * FROM change WHERE ${where.join(' AND ')} ORDER BY id DESC LIMIT ?`;
      return db
        .prepare<unknown[], ChangeRow>(sql)
        .all(...values, filter.limit ?? -1)
        .map(toChange);
    },
  };
}

function toChange(row: ChangeRow): Change {
  return {
    id: row.id,
    source: row.source_id,
    url: row.url,
    kind: row.kind,
    relevance: row.relevance,
    severity: row.severity,
    detectedAt: row.detected_at,
    before: row.before_capture,
    after: row.after_capture,
    title: row.title,
    language: row.language,
    topics: JSON.parse(row.topics_json) as Topic[],
    facts: JSON.parse(row.facts_json) as Change['facts'],
    summary: { en: row.summary_en, zh: row.summary_zh },
    diff: JSON.parse(row.diff_json) as Change['diff'],
    cause: row.cause,
    ...(row.reason ? { reason: row.reason } : {}),
    ...(row.first_with ? { bounds: { lastWithout: row.last_without, firstWith: row.first_with } } : {}),
    ...(row.moved_from ? { movedFrom: row.moved_from } : {}),
  };
}

import type { Database } from 'better-sqlite3';
import type { Change } from '../../domain/change.ts';

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

/** A row of table `change`. */
export interface ChangeRow {
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

/** What people hear of. The index of the newest of them (migration 0010) serves only queries that say it word by word. */
const TOLD = "relevance <> 'other' AND cause <> 'engine'";

/** Recorded changes, newest first. Every filter that may be rare has an index in the order of the ids, so a list ends with its limit. */
export function listChanges(db: Database, filter: ChangeFilter): ChangeRow[] {
  const { country, ...rest } = filter;
  if (country === undefined) return select(db, '*', rest);
  // Source by source, because SQLite merges no lists: the newest of a small country are found without reading all others.
  const sources = db.prepare<[string], string>('SELECT id FROM source WHERE country = ?').pluck().all(country);
  const ids = sources
    .filter((id) => rest.source === undefined || rest.source === id)
    .flatMap((source) => select(db, 'id', { ...rest, source }).map(({ id }) => id))
    .sort((a, b) => b - a);
  const byId = db.prepare<[number], ChangeRow>('SELECT * FROM change WHERE id = ?');
  return ids.slice(0, filter.limit ?? ids.length).map((id) => byId.get(id)!);
}

function select(db: Database, columns: '*' | 'id', filter: Omit<ChangeFilter, 'country'>): ChangeRow[] {
  const where: string[] = [];
  const values: (string | number)[] = [];
  const add = (condition: string, value: string | number | undefined) => {
    if (value === undefined) return;
    where.push(condition);
    values.push(value);
  };
  add('change_topic.topic = ?', filter.topic);
  add('change.detected_at >= ?', filter.since);
  add('change.detected_at < ?', filter.until);
  add('change.source_id = ?', filter.source);
  add('change.page_id = ?', filter.page);
  add('change.kind = ?', filter.kind);
  add('change.severity = ?', filter.severity);
  add('change.id < ?', filter.before);
  const indexed = where.length > 0;
  const told = isTold(filter);
  if (told) where.push(TOLD);
  else if (filter.relevance !== undefined)
    add('relevance IN (SELECT value FROM json_each(?))', JSON.stringify([filter.relevance].flat()));
  if (filter.suppressed === false) where.push('reason IS NULL');
  add('cause = ?', filter.cause);
  if (!told) add('cause <> ?', filter.notCause);
  const from =
    filter.topic === undefined ? 'change' : 'change_topic CROSS JOIN change ON change.id = change_topic.change_id';
  const sql = `SELECT change.${columns} FROM ${from}${told && !indexed ? ' INDEXED BY change_told' : ''}
    WHERE ${where.join(' AND ') || '1'} ORDER BY ${filter.topic === undefined ? 'change.id' : 'change_topic.change_id'} DESC LIMIT ?`;
  return db.prepare<unknown[], ChangeRow>(sql).all(...values, filter.limit ?? -1);
}

/** Does the filter ask for what people hear of: both relevances that concern visas, and nothing of the engine's own? */
const isTold = ({ relevance, notCause }: ChangeFilter): boolean =>
  notCause === 'engine' && [relevance].flat().sort().join() === 'k-visa,visa';

import type { Database } from 'better-sqlite3';
import type { Change, Topic } from '../../domain/change.ts';
import type { StoredDiff } from '../diffs.ts';

/** Where a change stands in a list: when it was detected, and its id among those of one moment. */
export type ChangePlace = readonly [detectedAt: string, id: number];

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
  /** The cursor of a page of results: only changes that come after this one in the list. */
  readonly before?: ChangePlace;
  readonly limit?: number;
}

/** A row of table `change`. */
export interface ChangeRow extends StoredDiff {
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
  cause: Change['cause'];
  reason: string | null;
  last_without: string | null;
  first_with: string | null;
  moved_from: string | null;
}

/** What people hear of. The index of the newest of them (migration 0020) serves only queries that say it word by word. */
const TOLD = "relevance <> 'other' AND cause <> 'engine'";

/**
 * Recorded changes, the one detected last first: what an import found stands at its own date. Every filter that may be rare has an
 * index in this order, so a list ends with its limit.
 */
export function listChanges(db: Database, filter: ChangeFilter): ChangeRow[] {
  const { country, ...rest } = filter;
  if (country === undefined) return select(db, rest);
  // Source by source, because SQLite merges no lists: the newest of a small country are found without reading all others.
  const sources = db.prepare<[string], string>('SELECT id FROM source WHERE country = ?').pluck().all(country);
  const places = sources
    .filter((id) => rest.source === undefined || rest.source === id)
    .flatMap((source) => select(db, { ...rest, source }, 'change.id, change.detected_at'))
    .sort((a, b) => (a.detected_at === b.detected_at ? b.id - a.id : a.detected_at < b.detected_at ? 1 : -1));
  const byId = db.prepare<[number], ChangeRow>('SELECT * FROM change WHERE id = ?');
  return places.slice(0, filter.limit ?? places.length).map(({ id }) => byId.get(id)!);
}

function select(db: Database, filter: Omit<ChangeFilter, 'country'>, columns = 'change.*'): ChangeRow[] {
  const { topic } = filter;
  const from = topic === undefined ? 'change' : 'change_topic CROSS JOIN change ON change.id = change_topic.change_id';
  const order = (topic === undefined ? ['detected_at', 'id'] : ['detected_at', 'change_id']).map(
    (column) => `${topic === undefined ? 'change' : 'change_topic'}.${column}`,
  );
  const { where, values, index } = conditions(filter, order);
  const sql = `SELECT ${columns} FROM ${from} ${index}
    WHERE ${where.join(' AND ') || '1'} ORDER BY ${order.map((column) => `${column} DESC`)} LIMIT ?`;
  return db.prepare<unknown[], ChangeRow>(sql).all(...values, filter.limit ?? -1);
}

/** `order`: the columns of time and id that the list goes by. */
function conditions(filter: Omit<ChangeFilter, 'country'>, order: readonly string[]) {
  const where: string[] = [];
  const values: (string | number)[] = [];
  const add = (condition: string, ...given: readonly (string | number | undefined)[]) => {
    const set = given.filter((value) => value !== undefined);
    if (set.length < given.length) return;
    where.push(condition);
    values.push(...set);
  };
  add('change_topic.topic = ?', filter.topic);
  add('change.source_id = ?', filter.source);
  add('change.page_id = ?', filter.page);
  add('change.kind = ?', filter.kind);
  add('change.severity = ?', filter.severity);
  const told = isTold(filter);
  const index = told && where.length === 0 ? 'INDEXED BY change_told' : '';
  if (told) where.push(TOLD);
  else if (filter.relevance !== undefined)
    add('relevance IN (SELECT value FROM json_each(?))', JSON.stringify([filter.relevance].flat()));
  add(`${order[0]} >= ?`, filter.since);
  add(`${order[0]} < ?`, filter.until);
  add(`(${order}) < (?, ?)`, ...(filter.before ?? [undefined]));
  if (filter.suppressed === false) where.push('reason IS NULL');
  add('cause = ?', filter.cause);
  if (!told) add('cause <> ?', filter.notCause);
  return { where, values, index };
}

/** Does the filter ask for what people hear of: both relevances that concern visas, and nothing of the engine's own? */
const isTold = ({ relevance, cause, notCause }: ChangeFilter): boolean =>
  (notCause === 'engine' || (cause !== undefined && cause !== 'engine')) &&
  [relevance].flat().sort().join() === 'k-visa,visa';

/** A row as the public contract prints it. `readDiff` is called where the diff is asked for: most lists show none. */
export function toChange(row: ChangeRow, readDiff: () => Change['diff']): Change {
  let diff: Change['diff'] | undefined;
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
    get diff() {
      diff ??= readDiff();
      return diff;
    },
    cause: row.cause,
    ...(row.reason ? { reason: row.reason } : {}),
    ...(row.first_with ? { bounds: { lastWithout: row.last_without, firstWith: row.first_with } } : {}),
    ...(row.moved_from ? { movedFrom: row.moved_from } : {}),
  };
}

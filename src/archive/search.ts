import type { Database } from 'better-sqlite3';
import { documentStore, type StoredDocument } from './documents.ts';
import { type Fold, indexForm, matchExpression } from './tokens.ts';

export interface SearchFilter {
  readonly source?: string;
  readonly country?: string;
  readonly kind?: string;
  readonly language?: string;
  /** Versions that were in force at or after this time, and before that one. */
  readonly since?: string;
  readonly until?: string;
  /** Only texts that are in force now. */
  readonly current?: boolean;
  /** The cursor: only documents with an id below it. */
  readonly before?: number;
  readonly limit?: number;
}

/** The newest matching version of a page, and when the words first and last stood there. */
export interface SearchHit {
  readonly document: number;
  readonly page: number;
  readonly source: string;
  readonly url: string;
  readonly snapshot: number;
  readonly title: string;
  readonly language: string;
  readonly from: string;
  readonly until: string | null;
  /** Over all versions of the page: when the words appeared, and when they vanished (null: they stand there now). */
  readonly appeared: string;
  readonly vanished: string | null;
  /** They stood there at the first look already. */
  readonly sinceFirstLook: boolean;
}

type HitRow = Omit<SearchHit, 'sinceFirstLook'> & { sinceFirstLook: number };

/** Makes one document findable. Joins the caller's transaction; `fold` must be the one that questions are asked with. */
export function indexDocument(db: Database, id: number, title: string, text: string, fold: Fold): void {
  db.prepare('INSERT OR REPLACE INTO search (rowid, title, body) VALUES (?, ?, ?)').run(
    id,
    indexForm(title, fold),
    indexForm(text, fold),
  );
}

/** Makes a stored document findable, by its id. Joins the caller's transaction. */
export function indexStored(db: Database, id: number, fold: Fold): void {
  const stored = documentStore(db).get(id);
  if (!stored) throw new Error(`document ${id} is not in the archive`);
  indexDocument(db, id, stored.document.title, bodyOf(stored), fold);
}

const bodyOf = ({ document }: StoredDocument): string => document.blocks.map(({ text }) => text).join('\n');

/** Builds the index anew from the documents, in one transaction. Returns how many there are. */
export function reindex(db: Database, fold: Fold): number {
  const documents = documentStore(db);
  const next = db.prepare<[number], number>('SELECT id FROM document WHERE id > ? ORDER BY id LIMIT 1').pluck();
  return db
    .transaction(() => {
      db.exec("INSERT INTO search (search) VALUES ('delete-all')");
      let count = 0;
      for (let id = next.get(0); id !== undefined; id = next.get(id)) {
        const stored = documents.get(id)!;
        indexDocument(db, id, stored.document.title, bodyOf(stored), fold);
        count++;
      }
      return count;
    })
    .immediate();
}

const HIT = `SELECT document.id AS document, page.id AS page, page.source_id AS source, page.url, version.capture_id AS snapshot, document.title,
    document.language, version.from_at AS "from", version.until_at AS until,
    (SELECT min(v.from_at) FROM version AS v CROSS JOIN search AS s WHERE v.page_id = page.id AND s.rowid = v.document_id AND s.search MATCH $match) AS appeared,
    (SELECT nullif(max(coalesce(v.until_at, '~')), '~') FROM version AS v CROSS JOIN search AS s
      WHERE v.page_id = page.id AND s.rowid = v.document_id AND s.search MATCH $match) AS vanished,
    EXISTS (SELECT 1 FROM version AS v CROSS JOIN search AS s WHERE v.id = (SELECT min(id) FROM version WHERE page_id = page.id)
      AND s.rowid = v.document_id AND s.search MATCH $match) AS sinceFirstLook
  FROM search JOIN document ON document.id = search.rowid JOIN page ON page.id = document.page_id JOIN source ON source.id = page.source_id
  JOIN version ON version.id = (SELECT max(id) FROM version WHERE document_id = document.id)
  WHERE search.search MATCH $match AND search.rowid < $before
    AND NOT EXISTS (SELECT 1 FROM version AS v CROSS JOIN search AS s WHERE v.page_id = document.page_id AND v.id > version.id
      AND v.document_id <> document.id AND ($until IS NULL OR v.from_at < $until) AND s.rowid = v.document_id AND s.search MATCH $match)`;

/**
 * Pages that say or said this, newest text first; each page once, by its newest matching version.
 * Chinese matches any two characters or more in a row, English by word stems.
 */
export function searchVersions(db: Database, query: string, filter: SearchFilter, fold: Fold): SearchHit[] {
  const match = matchExpression(query, fold);
  if (match === undefined) return [];
  const where: string[] = [];
  const values: Record<string, string | number | null> = {
    match,
    before: filter.before ?? Number.MAX_SAFE_INTEGER,
    until: null,
  };
  const add = (condition: string, name: keyof SearchFilter) => {
    const value = filter[name];
    if (value === undefined || value === '' || typeof value === 'boolean') return;
    where.push(`AND ${condition}`);
    values[name] = value;
  };
  add('page.source_id = $source', 'source');
  add('source.country = $country', 'country');
  add('source.kind = $kind', 'kind');
  add("(document.language = $language OR document.language LIKE $language || '-%')", 'language');
  add('(version.until_at IS NULL OR version.until_at > $since)', 'since');
  add('version.from_at < $until', 'until');
  if (filter.current) where.push('AND version.until_at IS NULL AND page.version_id = version.id');
  const sql = `${HIT} ${where.join(' ')} ORDER BY search.rowid DESC LIMIT $limit`;
  return db
    .prepare<unknown[], HitRow>(sql)
    .all({ ...values, limit: filter.limit ?? 20 })
    .map((row) => ({ ...row, sinceFirstLook: row.sinceFirstLook === 1 }));
}

import { renameSync, rmSync } from 'node:fs';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import { unpackContent } from '../../archive/contents.ts';
import { textOf } from '../../domain/document.ts';
import { digestFile, syncFile, syncFolderOf } from './file.ts';
import type { Exporter, ExportJob } from './format.ts';
import { writeDictionary } from './sqlite-dictionary.ts';
import { README, VIEWS } from './sqlite-views.ts';

/**
 * What is copied, in the order of references. Whatever is not named here stays at home: subscribers, their tokens and mails, settings.
 * Conditions choose what belongs to the range, and all that this refers to.
 */
const COPIED: readonly (readonly [table: string, condition: string])[] = [
  ['source', '1'],
  ['blob', 'sha256 IN temp.kept_blob'],
  ['page', '1'],
  ['address', '1'],
  ['document', 'id IN temp.kept_document'],
  ['fact', 'document_id IN temp.kept_document'],
  ['seal', '1'],
  ['time_stamp', '1'],
  ['header_set', '0'],
  ['capture', 'id IN temp.kept_capture'],
  ['visit', 'at >= $since'],
  ['version', 'id IN temp.kept_version'],
  ['change', 'detected_at >= $since'],
  ['superseded_change', 'detected_at >= $since'],
  ['link', '1'],
  ['pair', '1'],
  ['vantage_look', 'capture_id IS NULL OR capture_id IN temp.kept_capture'],
];

/** What the archive keeps short, the copy has in full. */
const headers = (name: string) => `(SELECT ${name} FROM archive.capture_headers WHERE capture_id = capture.id)`;
const PLAIN: Readonly<Record<string, string>> = {
  'capture.request_headers_json': headers('request_headers_json'),
  'capture.response_headers_json': headers('response_headers_json'),
  'capture.header_set': 'NULL',
  'visit.sha256': 'CASE WHEN digest IS NULL THEN sha256 ELSE lower(hex(digest)) END',
  'visit.digest': 'NULL',
};

const KEPT = `
  CREATE TABLE temp.kept_version AS SELECT id FROM archive.version WHERE until_at IS NULL OR until_at > $since
    OR id IN (SELECT version_id FROM archive.page);
  CREATE TABLE temp.kept_capture AS SELECT id FROM archive.capture WHERE at >= $since
    UNION SELECT capture_id FROM archive.version WHERE id IN temp.kept_version
    UNION SELECT capture_id FROM archive.visit WHERE at >= $since AND capture_id IS NOT NULL
    UNION SELECT before_capture FROM archive.change WHERE detected_at >= $since AND before_capture IS NOT NULL
    UNION SELECT after_capture FROM archive.change WHERE detected_at >= $since AND after_capture IS NOT NULL
    UNION SELECT before_capture FROM archive.superseded_change WHERE detected_at >= $since AND before_capture IS NOT NULL
    UNION SELECT after_capture FROM archive.superseded_change WHERE detected_at >= $since AND after_capture IS NOT NULL;
  CREATE TABLE temp.kept_document AS SELECT document_id AS id FROM archive.version WHERE id IN temp.kept_version
    UNION SELECT document_id FROM archive.capture WHERE id IN temp.kept_capture AND document_id IS NOT NULL;
  INSERT INTO temp.kept_document SELECT DISTINCT base FROM archive.document WHERE base NOT IN temp.kept_document AND id IN temp.kept_document;
  CREATE TABLE temp.kept_blob AS SELECT sha256 FROM archive.capture WHERE id IN temp.kept_capture
    UNION SELECT keyframe FROM archive.page WHERE keyframe IS NOT NULL;
  INSERT INTO temp.kept_blob SELECT base FROM archive.blob WHERE base IS NOT NULL AND sha256 IN temp.kept_blob;
`;

/** A SQLite file that explains itself: the archive's tables, the texts in plain, views for research and a table `readme`. */
export const exportSqlite: Exporter = (job) => {
  const partial = `${job.out}.partial`;
  rmSync(partial, { force: true });
  try {
    const entries = withDatabase(partial, (db) => fill(db, job));
    syncFile(partial);
    renameSync(partial, job.out);
    syncFolderOf(job.out);
    return { files: [{ path: job.out, ...digestFile(job.out), entries }] };
  } catch (fault) {
    rmSync(partial, { force: true });
    throw fault;
  }
};

function withDatabase<T>(file: string, work: (db: Database) => T): T {
  const db = new BetterSqlite3(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** Copies within one reading transaction: the service may go on writing. Returns how many tables there are. */
function fill(db: Database, job: ExportJob): number {
  // A half-made file is thrown away, so nothing need be written twice.
  db.pragma('journal_mode = MEMORY');
  db.pragma('synchronous = OFF');
  db.pragma('foreign_keys = OFF');
  db.pragma('temp_store = MEMORY');
  db.prepare('ATTACH ? AS archive').run(job.archive.db.name);
  db.exec('BEGIN');
  const since = job.since ?? '';
  for (const statement of KEPT.split(';').filter((one) => one.trim()))
    db.prepare(statement).run(bound(statement, since));
  const tables = COPIED.filter(([table]) => schemaOf(db, table).length > 0);
  for (const [index, [table, condition]] of tables.entries()) {
    job.progress?.(index, tables.length, table);
    copyTable(db, table, condition, since);
  }
  writeTexts(db, job);
  db.exec(VIEWS);
  writeReadme(db, job);
  writeDictionary(db);
  db.exec('COMMIT');
  const broken = db.pragma('main.foreign_key_check') as { table: string; parent: string }[];
  if (broken[0]) throw new Error(`${broken[0].table} refers to a ${broken[0].parent} that is missing; run "verify"`);
  job.progress?.(tables.length, tables.length, 'tables');
  db.exec('DETACH archive');
  return tables.length;
}

const bound = (sql: string, since: string) => (sql.includes('$since') ? { since } : {});

/** The statements that made a table and its indexes, comments included: they document the copy as well. */
const schemaOf = (db: Database, table: string): string[] =>
  db
    .prepare<[string], string>(
      `SELECT sql FROM archive.sqlite_schema WHERE tbl_name = ? AND type IN ('table', 'index') AND sql IS NOT NULL ORDER BY type DESC, name`,
    )
    .pluck()
    .all(table);

function copyTable(db: Database, table: string, condition: string, since: string): void {
  const [create, ...indexes] = schemaOf(db, table);
  db.exec(create!);
  const key = db
    .prepare<[string], string>("SELECT name FROM pragma_table_info(?, 'main') WHERE pk > 0 ORDER BY pk")
    .pluck()
    .all(table);
  const columns = db.prepare<[string], string>("SELECT name FROM pragma_table_info(?, 'main')").pluck().all(table);
  const values = columns.map((name) => PLAIN[`${table}.${name}`] ?? `"${name}"`);
  const sql = `INSERT INTO main."${table}" SELECT ${values.join(', ')} FROM archive."${table}" WHERE ${condition} ORDER BY ${key.join(', ')}`;
  db.prepare(sql).run(bound(sql, since));
  for (const index of indexes) db.exec(index);
}

/** Documents keep their text compressed; here anybody can read it. */
function writeTexts(db: Database, job: ExportJob): void {
  db.exec(
    `-- The text of each document: title, then one line per heading, paragraph, list item or table row.
CREATE TABLE plain_text (document_id INTEGER PRIMARY KEY REFERENCES document (id), text TEXT NOT NULL) STRICT`,
  );
  const insert = db.prepare('INSERT INTO plain_text (document_id, text) VALUES (?, ?)');
  const total = db.prepare<[], number>('SELECT count(*) FROM main.document').pluck().get()!;
  const next = db.prepare<[number], { id: number; title: string; content: Buffer; base: Buffer | null }>(
    `SELECT document.id, document.title, document.content, base.content AS base FROM main.document AS document
     LEFT JOIN main.document AS base ON base.id = document.base WHERE document.id > ? ORDER BY document.id LIMIT 1`,
  );
  let done = 0;
  for (let row = next.get(0); row; row = next.get(row.id)) {
    insert.run(row.id, textOf({ title: row.title, blocks: unpackContent(row.content, row.base).blocks }));
    job.progress?.(++done, total, 'texts');
  }
}

function writeReadme(db: Database, job: ExportJob): void {
  db.exec('CREATE TABLE readme (topic TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO readme (topic, text) VALUES (?, ?)');
  for (const [topic, text] of README) insert.run(topic, text);
  insert.run('software', job.software);
  insert.run('range', job.since ? `since ${job.since}, and all that this refers to` : 'the whole archive');
}

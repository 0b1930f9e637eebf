import { renameSync, rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { textOf } from '../../domain/document.ts';
import { digestFile, syncFolderOf } from './file.ts';
import { type Exporter, type ExportJob, inSnapshot } from './format.ts';
import { rangeOf } from './range.ts';
import { type Copy, copyRows } from './sqlite-copy.ts';
import { writeDictionary } from './sqlite-dictionary.ts';
import { type Begun, openPartial } from './sqlite-partial.ts';
import { COPIED, KEPT, OTHERWISE } from './sqlite-tables.ts';
import { VIEWS } from './sqlite-views.ts';

/**
 * A SQLite file that explains itself: the archive's tables, the texts in plain, views for research and a table `readme`. Rows go over
 * table by table in the order of their keys, many to a commit. An export that was stopped goes on after the last commit; since
 * commits fall between the same rows, it ends with the bytes that it would have had.
 */
export const exportSqlite: Exporter = (job) => {
  const path = `${job.out}.partial`;
  const { entries, resumed } = inSnapshot(job.archive, () => {
    const partial = openPartial(path, job, (db) => makeTables(db, job));
    try {
      const tables = fill(partial, job);
      checkReferences(partial);
      return { entries: tables, resumed: partial.resumed };
    } finally {
      partial.db.close();
    }
  });
  renameSync(path, job.out);
  rmSync(`${path}-journal`, { force: true });
  syncFolderOf(job.out);
  return { files: [{ path: job.out, ...digestFile(job.out), entries }], resumed };
};

const TEXTS = `-- The text of each document: title, then one line per heading, paragraph, list item or table row.
CREATE TABLE plain_text (document_id INTEGER PRIMARY KEY REFERENCES document (id), text TEXT NOT NULL) STRICT`;

/** The statements that made a table or its indexes, comments included: they document the copy as well. */
const schemaOf = ({ archive }: ExportJob, table: string, type: 'table' | 'index'): string[] =>
  archive.db
    .prepare<[string, string], string>(
      'SELECT sql FROM sqlite_schema WHERE tbl_name = ? AND type = ? AND sql IS NOT NULL ORDER BY name',
    )
    .pluck()
    .all(table, type);

function makeTables(db: Database, job: ExportJob): void {
  for (const table of Object.keys(COPIED)) for (const sql of schemaOf(job, table, 'table')) db.exec(sql);
  db.exec(TEXTS);
}

/** Copies what is not there yet. Returns how many tables of the archive there are. */
function fill({ db, until }: Begun, job: ExportJob): number {
  const source = job.archive.db;
  const range = rangeOf({ ...job, until });
  for (const statement of KEPT) source.prepare(statement).run(range);
  const tables = Object.keys(COPIED);
  for (const table of tables) copyRows(source, db, range, copyOf(db, table, job), job.progress);
  copyRows(source, db, range, plainText(job), job.progress);
  finish(db, job);
  return tables.length;
}

function checkReferences({ db, discard }: Begun): void {
  const [broken] = db.pragma('foreign_key_check') as { table: string; parent: string }[];
  if (!broken) return;
  // Nobody goes on with it, also where the archive is mended.
  discard();
  throw new Error(`${broken.table} refers to a ${broken.parent} that is missing; run "verify"`);
}

function copyOf(db: Database, table: string, { archive }: ExportJob): Copy {
  const columns = db
    .prepare<[string], { name: string; pk: number }>('SELECT name, pk FROM pragma_table_info(?) ORDER BY cid')
    .all(table);
  const values = columns.map(({ name }) => `${OTHERWISE[`${table}.${name}`] ?? `${table}."${name}"`} AS "${name}"`);
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  return {
    table,
    key: key.map(({ name }) => name),
    columns: columns.map(({ name }) => name),
    select: `SELECT ${values.join(', ')} FROM ${table} WHERE ${COPIED[table]}`,
    ...(table === 'change'
      ? {
          row: withDiff(
            archive,
            columns.findIndex(({ name }) => name === 'diff_json'),
          ),
        }
      : {}),
  };
}

/** What a change added and removed is kept as the difference from documents; here it stands in its row, which begins with the id. */
const withDiff =
  ({ changes }: ExportJob['archive'], at: number): NonNullable<Copy['row']> =>
  (values) =>
    values[at] === '' ? values.with(at, JSON.stringify(changes.get(values[0] as number)!.diff)) : values;

/** Documents keep their text compressed; here anybody can read it. */
const plainText = ({ archive: { documents } }: ExportJob): Copy => ({
  table: 'plain_text',
  key: ['document_id'],
  columns: ['document_id', 'text'],
  select: 'SELECT id AS document_id, title FROM document WHERE id IN temp.kept_document AND $until IS NOT NULL',
  row: ([id, title]) => [id, textOf({ title: title as string, blocks: documents.content(id as number).blocks })],
});

/** Indexes, views and words, in one commit: with them the file is complete. */
function finish(db: Database, job: ExportJob): void {
  if (db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'dictionary'").get()) return;
  db.transaction(() => {
    for (const table of Object.keys(COPIED)) for (const sql of schemaOf(job, table, 'index')) db.exec(sql);
    db.exec(VIEWS);
    writeDictionary(db);
  })();
}

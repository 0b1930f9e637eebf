import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { HashedFile, syncFolderOf } from './file.ts';
import { type ExportJob, type ExportResult, inSnapshot, type WrittenFile } from './format.ts';
import { PackageProgress } from './package-progress.ts';
import { rangeOf } from './range.ts';
import type { Cell, Column, Row, Table } from './table.ts';
import { TABLES } from './tables.ts';

/** How rows are written: the one thing in which data packages differ. */
export interface RowFormat {
  readonly extension: string;
  readonly mediaType: string;
  readonly dialect?: object;
  /** What a reader must know of the values. */
  readonly note: string;
  readonly header?: (columns: readonly Column[]) => string;
  readonly row: (columns: readonly Column[], cells: readonly Cell[]) => string;
}

/** Rows between two points at which an interrupted export may go on. */
const CHECKPOINT = 5000;

/**
 * Writes a folder after the Data Package standard (specs.frictionlessdata.io): one file per table and `datapackage.json`,
 * which describes every column. The folder appears whole or not at all; an export that was stopped goes on where it stood.
 */
export function writePackage(job: ExportJob, format: RowFormat): ExportResult {
  const partial = `${job.out}.partial`;
  const { files, resumed } = inSnapshot(job.archive, () => {
    const progress = new PackageProgress(partial, job, format.extension);
    for (const table of TABLES.slice(progress.done.length)) writeTable(job, format, table, partial, progress);
    progress.discardNotes();
    return { files: progress.done, resumed: progress.resumed };
  });
  const index = writeDescription(job, format, files, partial);
  renameSync(partial, job.out);
  syncFolderOf(job.out);
  return { files: [...files, index].map((file) => ({ ...file, path: join(job.out, file.path) })), resumed };
}

function writeDescription(
  job: ExportJob,
  format: RowFormat,
  files: readonly WrittenFile[],
  folder: string,
): WrittenFile {
  const path = 'datapackage.json';
  const file = new HashedFile(join(folder, path));
  file.write(`${JSON.stringify(describe(job, format, files), null, 2)}\n`);
  return { path, ...file.close(), entries: files.length };
}

function writeTable(job: ExportJob, format: RowFormat, table: Table, folder: string, progress: PackageProgress): void {
  const { db } = job.archive;
  const range = rangeOf({ ...job, until: progress.until });
  const total = db.prepare<unknown[], number>(`SELECT count(*) FROM (${table.sql})`).pluck().get(range)!;
  const rows = db.prepare<unknown[], Row>(`${table.sql} LIMIT -1 OFFSET $done`);
  const path = `${table.name}.${format.extension}`;
  const { rows: done, bytes } = progress.begun;
  const file = new HashedFile(join(folder, path), bytes);
  let entries = done;
  try {
    if (format.header && done === 0) file.write(format.header(table.columns));
    for (const row of rows.iterate({ ...range, done })) {
      const cells = table.columns.map((column) => column.read(row, job.archive));
      file.write(format.row(table.columns, cells));
      entries++;
      if (entries % CHECKPOINT === 0) {
        file.sync();
        progress.checkpoint(entries, file.bytes);
      }
      job.progress?.(entries, total, table.name);
    }
  } catch (fault) {
    file.abandon();
    throw fault;
  }
  progress.finish({ path, ...file.close(), entries });
}

const LICENCE = {
  name: 'CC-BY-4.0',
  path: 'https://creativecommons.org/licenses/by/4.0/',
  title: 'Creative Commons Attribution 4.0: what this archive adds. The texts it quotes remain their publishers\u2019.',
};

function describe(job: ExportJob, format: RowFormat, files: readonly WrittenFile[]) {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'kvisa-watch',
    profile: 'tabular-data-package',
    title: 'What Chinese authorities publish about the K visa',
    description: `Sources, their pages, every look at them, what was kept, read and found changed. Times are ISO 8601 UTC. ${format.note}`,
    ...(job.since ? { since: job.since } : {}),
    ...(job.until ? { until: job.until } : {}),
    ...(job.sources ? { sources: job.sources } : {}),
    licenses: [LICENCE],
    software: job.software,
    resources: TABLES.map((table, index) => ({
      name: table.name,
      // Version 2 of the standard reads `type`, version 1 `profile`.
      type: 'table',
      profile: 'tabular-data-resource',
      description: table.description,
      path: files[index]!.path,
      format: format.extension,
      mediatype: format.mediaType,
      encoding: 'utf-8',
      bytes: files[index]!.bytes,
      hash: `sha256:${files[index]!.sha256}`,
      rows: files[index]!.entries,
      ...(format.dialect ? { dialect: format.dialect } : {}),
      schema: {
        fields: table.columns.map(fieldOf),
        primaryKey: table.key,
        missingValues: [''],
        ...(table.references ? { foreignKeys: table.references } : {}),
      },
    })),
  };
}

/** Our times have milliseconds, for which the default form of version 1 of the standard has no place. */
const fieldOf = ({ name, type, description }: Column) =>
  type === 'datetime' ? { name, type, format: 'any', description } : { name, type, description };

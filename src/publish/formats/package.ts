import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { HashedFile, syncFolderOf } from './file.ts';
import { type ExportJob, type ExportResult, inSnapshot, rangeOf, type WrittenFile } from './format.ts';
import { type Cell, type Column, TABLES, type Table } from './tables.ts';

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

/**
 * Writes a folder after the Data Package standard (specs.frictionlessdata.io): one file per table and `datapackage.json`,
 * which describes every column. The folder appears whole or not at all.
 */
export function writePackage(job: ExportJob, format: RowFormat): ExportResult {
  const partial = `${job.out}.partial`;
  rmSync(partial, { recursive: true, force: true });
  try {
    mkdirSync(partial, { recursive: true });
    const files = inSnapshot(job.archive, () => TABLES.map((table) => writeTable(job, format, table, partial)));
    const index = writeDescription(job, format, files, partial);
    renameSync(partial, job.out);
    syncFolderOf(job.out);
    return { files: [...files, index].map((file) => ({ ...file, path: join(job.out, file.path) })) };
  } catch (fault) {
    rmSync(partial, { recursive: true, force: true });
    throw fault;
  }
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

function writeTable(job: ExportJob, format: RowFormat, table: Table, folder: string): WrittenFile {
  const { db } = job.archive;
  const range = rangeOf(job);
  const total = db.prepare<unknown[], number>(`SELECT count(*) FROM (${table.sql})`).pluck().get(range)!;
  const path = `${table.name}.${format.extension}`;
  const file = new HashedFile(join(folder, path));
  let entries = 0;
  try {
    if (format.header) file.write(format.header(table.columns));
    for (const row of db.prepare<unknown[], Record<string, unknown>>(table.sql).iterate(range)) {
      file.write(
        format.row(
          table.columns,
          table.columns.map((column) => column.read(row)),
        ),
      );
      entries++;
      job.progress?.(entries, total, table.name);
    }
  } catch (fault) {
    file.abandon();
    throw fault;
  }
  return { path, ...file.close(), entries };
}

function describe(job: ExportJob, format: RowFormat, files: readonly WrittenFile[]) {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'kvisa-watch',
    title: 'What Chinese authorities publish about the K visa',
    description: `Sources, their pages, every look at them, what was kept, read and found changed. Times are ISO 8601 UTC. ${format.note}`,
    ...(job.since ? { since: job.since } : {}),
    ...(job.until ? { until: job.until } : {}),
    software: job.software,
    resources: TABLES.map((table, index) => ({
      name: table.name,
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

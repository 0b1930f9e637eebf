import { exportCsv } from './csv.ts';
import type { Exporter, ExportFormat } from './format.ts';
import { exportJsonl } from './jsonl.ts';
import { exportSqlite } from './sqlite.ts';
import { exportWarc } from './warc.ts';

interface Format {
  readonly run: Exporter;
  /** What --out names. */
  readonly out: string;
}

/** Every export format: a new one is a name in format.ts, a file and a line here. */
export const FORMATS: Record<ExportFormat, Format> = {
  jsonl: { run: exportJsonl, out: 'a folder' },
  csv: { run: exportCsv, out: 'a folder' },
  warc: { run: exportWarc, out: 'a file, such as archive.warc.gz; its index is written beside it' },
  sqlite: { run: exportSqlite, out: 'a file, such as archive.sqlite' },
};

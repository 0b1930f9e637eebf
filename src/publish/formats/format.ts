import type { Archive } from '../../archive/archive.ts';

export const EXPORT_FORMATS = ['jsonl', 'csv', 'warc', 'sqlite'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What is written out, and where. The same archive and range give the same bytes. */
export interface ExportJob {
  readonly archive: Archive;
  /** ISO 8601 UTC, inclusive; absent: from the beginning. */
  readonly since?: string;
  /** ISO 8601 UTC, exclusive; absent: to the end. */
  readonly until?: string;
  /** Ids of sources; absent: all. */
  readonly sources?: readonly string[];
  /** The file or folder to make; it must not exist yet. */
  readonly out: string;
  /** Name and version of the program, for the files' own headers. */
  readonly software: string;
  readonly progress?: (done: number, total: number, what: string) => void;
}

export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  /** Rows, records or tables; what a file of this format is made of. */
  readonly entries: number;
}

export interface ExportResult {
  readonly files: readonly WrittenFile[];
  /** Set where an interrupted export was taken up again. */
  readonly resumed?: boolean;
}

export type Exporter = (job: ExportJob) => ExportResult;

/** Runs reads over one unmoving state of the archive, whatever the service writes meanwhile. */
export function inSnapshot<T>({ db }: Archive, work: () => T): T {
  db.exec('BEGIN');
  try {
    return work();
  } finally {
    db.exec('ROLLBACK');
  }
}

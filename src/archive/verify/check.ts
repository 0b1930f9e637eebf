import type { Database } from 'better-sqlite3';

export interface Inspection {
  readonly db: Database;
  readonly fault: (id: string | number, detail: string) => void;
  /** One more was looked at. */
  readonly step: () => void;
  /** Reads a blob from the object store; absent: what is there is only counted. */
  readonly readAway?: (digest: string) => Buffer;
}

/** How many there are to look at, and the look. */
export interface Check {
  readonly total: string;
  readonly run: (inspection: Inspection) => void;
}

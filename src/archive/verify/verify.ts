import type { Database } from 'better-sqlite3';
import { sortingOnDisk } from '../database.ts';
import { sealStore } from '../seals.ts';
import type { Trust } from '../time-stamp-token.ts';
import { verifyBlobs } from './blobs.ts';
import type { Check } from './check.ts';
import { verifyDatabase } from './database.ts';
import { verifySeals } from './seals.ts';
import { verifyCaptures, verifyChanges, verifyDocuments, verifyPages, verifyVersions } from './tables.ts';
import { type TimeStampReport, verifyTimeStamps } from './time-stamps.ts';

const SUBJECTS = ['database', 'blobs', 'captures', 'documents', 'versions', 'pages', 'changes', 'seals'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** Something missing or altered: which thing, and how it differs from what must be. */
export interface Fault {
  readonly subject: Subject | 'time-stamps';
  readonly id: string;
  readonly detail: string;
}

export interface VerifyReport {
  readonly ok: boolean;
  /** How many of each were looked at. */
  readonly checked: Readonly<Record<Subject, number>>;
  readonly faults: readonly Fault[];
  /** Captures that no seal covers yet: those of today, or of days that no round has sealed. */
  readonly unsealed: number;
  /** Blobs whose bytes are in the object store, and whether they were read there. */
  readonly away: { readonly blobs: number; readonly read: boolean };
  /** The last link of the hash chain. */
  readonly head: { readonly day: string; readonly head: string } | null;
}

const CHECKS: Record<Subject, Check> = {
  database: verifyDatabase,
  blobs: verifyBlobs,
  captures: verifyCaptures,
  documents: verifyDocuments,
  versions: verifyVersions,
  pages: verifyPages,
  changes: verifyChanges,
  seals: verifySeals,
};

export interface VerifyOptions {
  /** A head noted elsewhere: it must be in the chain. */
  readonly head?: string;
  /** Reads what is in the object store too. */
  readonly readAway?: (digest: string) => Buffer;
  readonly progress?: (done: number, total: number, subject: Subject) => void;
}

export interface WholeReport extends VerifyReport {
  readonly timeStamps: TimeStampReport;
}

/** The archive, and the time-stamps of its seals; these lead to a root where one is given. */
export async function verifyWhole(
  db: Database,
  { trust, ...options }: VerifyOptions & { readonly trust?: Trust } = {},
): Promise<WholeReport> {
  const report = verifyArchive(db, options);
  const faults = [...report.faults];
  const note = (id: string, detail: string) => faults.push({ subject: 'time-stamps', id, detail });
  const timeStamps = await verifyTimeStamps(db, note, trust);
  return { ...report, ok: faults.length === 0, faults, timeStamps };
}

/** Looks at every byte of the archive within one reading transaction. Writes nothing. */
export function verifyArchive(db: Database, options: VerifyOptions = {}): VerifyReport {
  return sortingOnDisk(db, () => inspectAll(db, options));
}

function inspectAll(db: Database, options: VerifyOptions): VerifyReport {
  const faults: Fault[] = [];
  const checked = Object.fromEntries(SUBJECTS.map((subject) => [subject, 0])) as Record<Subject, number>;
  db.exec('BEGIN');
  try {
    for (const subject of SUBJECTS) inspect(db, subject, checked, faults, options);
    const seals = sealStore(db);
    if (options.head && !seals.list().some(({ head }) => head === options.head))
      faults.push({ subject: 'seals', id: options.head, detail: 'this head is not in the chain' });
    const last = seals.latest();
    const unsealed = db.prepare<[], number>('SELECT count(*) FROM capture WHERE seal IS NULL').pluck().get()!;
    const head = last ? { day: last.day, head: last.head } : null;
    const blobs = db.prepare<[], number>('SELECT count(*) FROM blob WHERE away_at IS NOT NULL').pluck().get()!;
    const away = { blobs, read: options.readAway !== undefined };
    return { ok: faults.length === 0, checked, faults, unsealed, away, head };
  } finally {
    db.exec('ROLLBACK');
  }
}

/** One check. Where the file itself is damaged, SQLite cannot go on: that is a finding, and the other checks still run. */
function inspect(
  db: Database,
  subject: Subject,
  checked: Record<Subject, number>,
  faults: Fault[],
  { progress, readAway }: VerifyOptions,
): void {
  const { total: count, run } = CHECKS[subject];
  try {
    const total = db.prepare<[], number>(count).pluck().get()!;
    run({
      db,
      readAway,
      fault: (id, detail) => faults.push({ subject, id: String(id), detail }),
      step: () => {
        checked[subject]++;
        progress?.(checked[subject], total, subject);
      },
    });
  } catch (fault) {
    if (!(fault as { code?: string }).code?.startsWith('SQLITE_')) throw fault;
    faults.push({ subject, id: '-', detail: `cannot be read to the end: ${(fault as Error).message}` });
  }
}

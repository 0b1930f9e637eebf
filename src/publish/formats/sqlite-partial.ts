import { existsSync, rmSync } from 'node:fs';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import type { ExportJob } from './format.ts';
import { heldIn, newestTime } from './held.ts';
import { README } from './sqlite-views.ts';

/** A SQLite export in the making. */
export interface Begun {
  readonly db: Database;
  /** The end of the range; where none was asked for, just after the newest time of the archive when the work began. */
  readonly until: string;
  readonly resumed: boolean;
  /** Takes it from the disk. */
  discard(): void;
}

/** Opens what an earlier attempt left, if it was asked for the same and the archive still holds the same; else begins anew. */
export function openPartial(path: string, job: ExportJob, makeTables: (db: Database) => void): Begun {
  const begun = existsSync(path) ? goOn(path, job) : undefined;
  if (begun) return begun;
  remove(path);
  const db = open(path);
  const until = job.until ?? justAfter(newestTime(job.archive.db));
  db.transaction(() => {
    writeReadme(db, job, until);
    makeTables(db);
  })();
  return { db, until, resumed: false, discard: () => remove(path) };
}

function remove(path: string): void {
  for (const file of [path, `${path}-journal`]) rmSync(file, { force: true });
}

function goOn(path: string, job: ExportJob): Begun | undefined {
  let db: Database | undefined;
  try {
    db = open(path);
    const noted = db.prepare<[string], string>('SELECT text FROM readme WHERE topic = ?').pluck();
    const until = noted.get('until') ?? '';
    const same =
      noted.get('asked') === askedOf(job) &&
      noted.get('rows') === JSON.stringify(heldIn(job.archive.db, { ...job, until }));
    if (same) return { db, until, resumed: true, discard: () => remove(path) };
  } catch (fault) {
    // What is no database, or none of ours, is no beginning.
    if (!(fault instanceof BetterSqlite3.SqliteError)) throw fault;
  }
  db?.close();
  return undefined;
}

/** Every commit reaches the disk: what an export goes on from must be there after a power cut too. */
function open(path: string): Database {
  const db = new BetterSqlite3(path);
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = OFF');
  db.pragma('cache_size = -65536');
  return db;
}

const askedOf = ({ since, until, sources, software }: ExportJob): string =>
  JSON.stringify({ since, until, sources, software });

const justAfter = (time: string): string => {
  const ms = Date.parse(time);
  return Number.isNaN(ms) ? '~' : new Date(ms + 1).toISOString();
};

function writeReadme(db: Database, job: ExportJob, until: string): void {
  db.exec('CREATE TABLE readme (topic TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO readme (topic, text) VALUES (?, ?)');
  for (const [topic, text] of README) insert.run(topic, text);
  insert.run('software', job.software);
  insert.run('holds', rangeWords(job));
  insert.run('asked', askedOf(job));
  insert.run('until', until);
  insert.run('rows', JSON.stringify(heldIn(job.archive.db, { ...job, until })));
}

function rangeWords({ since, until, sources }: ExportJob): string {
  const from = since ? ` from ${since} on, and all that this refers to` : '';
  const before = until ? ` before ${until}` : '';
  const of = sources ? ` of ${sources.join(', ')}` : '';
  return `what the archive holds${of}${from}${before}`;
}

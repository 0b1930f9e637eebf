import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { type Intake, takeReport } from './bounce-intake.ts';
import { MOST_BYTES, readReport } from './bounces.ts';

/** How the messages of a spool ended; `other` are no reports: answers of people, notes of a delay, absences. */
export type SpoolTally = Readonly<Record<Intake | 'other' | 'unreadable', number>>;

/** Read in one go; the rest has its turn at the next. */
const AT_ONCE = 500;

interface SpoolFile {
  readonly folder: string;
  readonly name: string;
}

/**
 * Reads the returned mails of a folder: `*.eml` in it, and whatever lies in its `new/` and `cur/` where it is a Maildir.
 * A message that was understood goes to `done/`, one that is unreadable or names no message of ours to `failed/`, for a
 * person to look at. A crash between acting and moving repeats the act, which changes nothing.
 * @throws where the folder cannot be listed or written
 */
export async function readSpool(db: Database, spool: string, now: string): Promise<SpoolTally> {
  const tally = { suppressed: 0, noted: 0, unknown: 0, other: 0, unreadable: 0 };
  const files = (await spoolFiles(spool)).slice(0, AT_ONCE);
  if (files.length === 0) return tally;
  for (const end of ['done', 'failed']) await mkdir(join(spool, end), { recursive: true, mode: 0o700 });
  for (const file of files) {
    const raw = await readHead(join(file.folder, file.name));
    if (raw === 'gone') continue;
    const report = raw && (await readReport(raw));
    const end = raw === null ? 'unreadable' : report ? takeReport(db, report, now) : 'other';
    tally[end] += 1;
    const target = end === 'unknown' || end === 'unreadable' ? 'failed' : 'done';
    await moveAway(file, join(spool, target), now);
  }
  return tally;
}

async function spoolFiles(spool: string): Promise<SpoolFile[]> {
  const plain = (await namesIn(spool)).filter((name) => name.endsWith('.eml'));
  const [fresh, seen] = [join(spool, 'new'), join(spool, 'cur')];
  const places = [
    { folder: spool, names: plain },
    { folder: fresh, names: await namesIn(fresh) },
    { folder: seen, names: await namesIn(seen) },
  ];
  return places.flatMap(({ folder, names }) => names.map((name) => ({ folder, name })));
}

/** The names a writer has finished: hidden files are still being written. */
async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(unless('ENOENT', []));
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

/** The part of a file worth reading; null where it is no plain file or may not be read, `gone` where somebody took it. */
async function readHead(path: string): Promise<Uint8Array | null | 'gone'> {
  try {
    if (!(await lstat(path)).isFile()) return null;
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(MOST_BYTES), 0, MOST_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'ENOENT' ? 'gone' : null;
  }
}

/** The time in front keeps apart messages that came under one name. */
const moveAway = ({ folder, name }: SpoolFile, target: string, now: string): Promise<void> =>
  rename(join(folder, name), join(target, `${now.replace(/[-:.]/g, '')}-${name}`)).catch(unless('ENOENT', undefined));

const unless =
  <T>(code: string, value: T) =>
  (fault: NodeJS.ErrnoException): T => {
    if (fault.code === code) return value;
    throw fault;
  };

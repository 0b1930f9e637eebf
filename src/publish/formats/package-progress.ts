import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../archive/folder.ts';
import { syncFile, syncFolderOf } from './file.ts';
import type { ExportJob, WrittenFile } from './format.ts';
import { type Held, heldIn, newestTime } from './held.ts';

/** How far a data package is known to be good. */
interface Notes {
  /** What was asked for. */
  readonly asked: string;
  /** The end of the range; where none was asked for, the newest time of the archive when the work began. */
  readonly until: string;
  /** What the range held then: another state of it cannot be gone on with. */
  readonly held: Held;
  readonly done: readonly WrittenFile[];
  /** The table after those that are done. */
  readonly rows: number;
  readonly bytes: number;
}

/**
 * A data package in the making. After a stop it goes on where it stood, when the same is asked for again and the archive still
 * holds the same within the range; what was captured meanwhile lies after it.
 */
export class PackageProgress {
  readonly #file: string;
  #notes: Notes;
  readonly resumed: boolean;

  constructor(folder: string, job: ExportJob, form: string) {
    this.#file = join(folder, 'export.notes');
    const asked = JSON.stringify([form, job.since, job.until, job.sources, job.software]);
    const { db } = job.archive;
    const before = readNotes(this.#file);
    this.resumed =
      before?.asked === asked &&
      JSON.stringify(heldIn(db, { ...job, until: before.until })) === JSON.stringify(before.held) &&
      before.done.every(({ path, bytes }) => sizeOf(join(folder, path)) === bytes);
    if (before && this.resumed) this.#notes = before;
    else {
      rmSync(folder, { recursive: true, force: true });
      makeFolder(folder);
      const until = job.until ?? `${newestTime(db)}~`;
      this.#notes = { asked, until, held: heldIn(db, { ...job, until }), done: [], rows: 0, bytes: 0 };
    }
  }

  /** The end of the range, exclusive. */
  get until(): string {
    return this.#notes.until;
  }

  get done(): readonly WrittenFile[] {
    return this.#notes.done;
  }

  /** Rows and bytes of the table in hand that are on the disk. */
  get begun(): { rows: number; bytes: number } {
    return { rows: this.#notes.rows, bytes: this.#notes.bytes };
  }

  /** From here on a stop costs nothing that was written before. */
  checkpoint(rows: number, bytes: number): void {
    this.#save({ ...this.#notes, rows, bytes });
  }

  finish(file: WrittenFile): void {
    this.#save({ ...this.#notes, done: [...this.#notes.done, file], rows: 0, bytes: 0 });
  }

  discardNotes(): void {
    rmSync(this.#file, { force: true });
  }

  #save(notes: Notes): void {
    const fresh = `${this.#file}.new`;
    writeFileSync(fresh, JSON.stringify(notes));
    syncFile(fresh);
    renameSync(fresh, this.#file);
    syncFolderOf(this.#file);
    this.#notes = notes;
  }
}

function readNotes(file: string): Notes | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Notes;
  } catch {
    return null;
  }
}

const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : -1);

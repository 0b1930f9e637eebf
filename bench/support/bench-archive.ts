import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Archive, openArchive } from '../../src/archive/archive.ts';
import { fillArchive } from './large-archive.ts';

export interface BenchArchive {
  readonly data: string;
  readonly archive: Archive;
  readonly versions: number;
  close(): void;
}

/** The archive to measure: the one of `--data FOLDER` (scripts/large-archive.ts makes it), else a fresh one that is removed again. */
export function benchArchive(versions: number, pages: number): BenchArchive {
  const at = process.argv.indexOf('--data');
  const given = at > 0 ? process.argv[at + 1] : undefined;
  const data = given ?? mkdtempSync(join(tmpdir(), 'kvisa-bench-'));
  const archive = openArchive(data);
  if (given === undefined) fillArchive(archive, { versions, pages });
  return {
    data,
    archive,
    versions: archive.db.prepare<[], number>('SELECT max(id) FROM version').pluck().get() ?? 0,
    close: () => {
      archive.close();
      if (given === undefined) rmSync(data, { recursive: true, force: true });
    },
  };
}

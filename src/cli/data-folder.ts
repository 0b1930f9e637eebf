import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { databaseFile } from '../archive/archive.ts';
import type { Config } from '../config.ts';
import { CommandFault } from './output.ts';

const SQLITE_HEADER = 'SQLite format 3\0';

/** Commands that only read must not make an empty archive where somebody mistyped a folder. */
export function requireArchive(config: Pick<Config, 'data'>): void {
  const file = databaseFile(config.data);
  if (!existsSync(file))
    throw new CommandFault(`${file}: there is no archive; name the data folder with --data, or run "poll" first`);
  if (headOf(file) !== SQLITE_HEADER)
    throw new CommandFault(
      `${file}: is no database, or its beginning is destroyed; "restore" a backup into a new folder`,
    );
}

function headOf(file: string): string {
  const head = Buffer.alloc(SQLITE_HEADER.length);
  const fd = openSync(file, 'r');
  try {
    readSync(fd, head);
  } finally {
    closeSync(fd);
  }
  return head.toString('latin1');
}

const DISK: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; make room and try again',
  SQLITE_FULL: 'the disk is full; make room and try again',
  EROFS: 'the disk is read-only',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  SQLITE_CANTOPEN: 'the file cannot be opened or made there',
  EEXIST: 'a part of the path is no folder',
  ENOTDIR: 'a part of the path is no folder',
};

/** A fault of the disk in words that name the place; every other fault as it is. */
export function diskFault(fault: unknown, place: string): unknown {
  const words = DISK[(fault as { code?: string }).code ?? ''];
  return words ? new CommandFault(`${place}: ${words}`, { cause: fault }) : fault;
}

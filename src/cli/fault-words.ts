/** What a person can do about a fault of the machine, by the code of SQLite or of the operating system. */
const REMEDIES: readonly (readonly [code: RegExp, remedy: string])[] = [
  [
    /^SQLITE_(BUSY|LOCKED)/,
    'another program holds the database for longer than 10 s: end it (a copy tool, a SQL shell with an open transaction), then try again',
  ],
  [
    /^(SQLITE_FULL|ENOSPC|EDQUOT)/,
    'the disk is full: make room on it, then try again; nothing half-written stays behind',
  ],
  [
    /^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EPERM|EROFS)/,
    'make the data folder writable for the user this runs as, or name another one with --data',
  ],
  [
    /^(SQLITE_CORRUPT|SQLITE_NOTADB)/,
    'the database is damaged: "verify" says how far; "restore" a backup into an empty folder',
  ],
  [/^SQLITE_IOERR/, 'the disk cannot be read or written: look at the system log, then at "verify"'],
  [/^(ENOTDIR|EEXIST)$/, 'a file stands where a folder is expected: name another folder with --data'],
];

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'is a folder; name a file in it',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
};

/** Why a file that somebody named cannot be read. */
export const unreadable = (fault: unknown): string =>
  UNREADABLE[(fault as { code?: string }).code ?? ''] ?? `cannot be read: ${(fault as Error).message}`;

/** The fault in one line, with the remedy where one is known. */
export function faultInWords(fault: unknown): string {
  const { message, code = '' } = fault as { message: string; code?: string };
  const remedy = REMEDIES.find(([known]) => known.test(code))?.[1];
  return remedy ? `${message}: ${remedy}` : message;
}

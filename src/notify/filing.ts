import type { Database } from 'better-sqlite3';

/** How long a result waits for others: every commit waits for the disk and writes the same pages of indexes again. */
const SHARED_COMMIT_MS = 5;

interface Commit {
  readonly writes: (() => void)[];
  readonly done: Promise<void>;
}

/**
 * Writes results, each together with those that come within a few milliseconds. Whoever waits for the promise goes on only
 * when its result is kept, so no more messages than there are workers are ever in doubt.
 */
export function createFiling(db: Database): (write: () => void) => Promise<void> {
  let next: Commit | undefined;
  const open = (): Commit => {
    const writes: (() => void)[] = [];
    const done = new Promise<void>((resolve, reject) => {
      setTimeout(() => {
        next = undefined;
        try {
          db.transaction(() => writes.forEach((write) => void write())).immediate();
          resolve();
        } catch (fault) {
          reject(fault as Error);
        }
      }, SHARED_COMMIT_MS);
    });
    return { writes, done };
  };
  return (write) => {
    next ??= open();
    next.writes.push(write);
    return next.done;
  };
}

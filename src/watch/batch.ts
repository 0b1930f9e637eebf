import type { WatchRoom } from './room.ts';

/** Looks that share a commit. */
const MOST_WRITES = 200;
/** Bytes of bodies that wait to be stored. */
const MOST_BYTES = 8_000_000;
const LONGEST_WAIT_MS = 500;

export interface Batch {
  readonly putOff: NonNullable<WatchRoom['putOff']>;
  /** Commits what waits. @throws what a write or an earlier, unattended commit threw */
  flush(): void;
}

/**
 * Joins the writes of looks that found nothing into one commit. A crash forgets those of the last half second, and the pages are
 * simply due again; what must not be lost is committed at once instead.
 */
export function createBatch(archive: WatchRoom['archive']): Batch {
  let waiting: (() => void)[] = [];
  let bytes = 0;
  let timer: NodeJS.Timeout | undefined;
  let fault: { readonly cause: unknown } | null = null;

  function commit(): void {
    clearTimeout(timer);
    timer = undefined;
    const writes = waiting;
    waiting = [];
    bytes = 0;
    if (writes.length > 0)
      archive.transaction(() => {
        for (const write of writes) write();
      });
  }

  /** Nobody waits for a timer: the next to write or to flush hears what went wrong. */
  function commitLater(): void {
    try {
      commit();
    } catch (cause) {
      fault = { cause };
    }
  }

  function flush(): void {
    if (fault) throw fault.cause;
    commit();
  }

  return {
    flush,
    putOff(write, size = 0) {
      if (fault) throw fault.cause;
      waiting.push(write);
      bytes += size;
      timer ??= setTimeout(commitLater, LONGEST_WAIT_MS);
      if (waiting.length >= MOST_WRITES || bytes >= MOST_BYTES) commit();
    },
  };
}

/** Writes with the next commit of the round, or at once where no round is under way. */
export function writeSoon(room: WatchRoom, write: () => void, bytes = 0): void {
  if (room.putOff) room.putOff(write, bytes);
  else room.archive.transaction(write);
}

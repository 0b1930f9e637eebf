import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Away } from './away.ts';
import { type Copy, compress, copyOf, decompress, pack } from './packing.ts';

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

export interface Blobs {
  /**
   * Stores bytes under their digest, once. `keyframe` is the digest of a full copy to compress against, `last` that of the bytes
   * that came before.
   * @returns the digest, and whether the blob stands alone (and so may serve as keyframe).
   */
  put(bytes: Uint8Array, keyframe?: string | null, last?: string | null): { sha256: string; alone: boolean };
  /** The bytes, checked against their digest. @throws Error if the blob is missing or altered. */
  get(digest: string): Buffer;
  /** The same without waiting where the bytes were moved to an object store. */
  read(digest: string): Promise<Buffer>;
  has(digest: string): boolean;
  /** How many have their bytes in the object store. */
  countAway(): number;
  /** Removes a blob to which neither a capture, a page nor another blob refers. */
  removeUnused(digest: string): void;
}

interface Row {
  size: number;
  base: string | null;
  data: Buffer;
  away: string | null;
}

/** `away`: how to read what was moved to an object store. */
export function blobStore(db: Database, away?: Away): Blobs {
  const find = db.prepare<[string], Row>('SELECT size, base, data, away_at AS away FROM blob WHERE sha256 = ?');
  const insert = db.prepare('INSERT INTO blob (sha256, size, base, data) VALUES (?, ?, ?, ?)');
  const bringBack = db.prepare('UPDATE blob SET data = ?, away_at = NULL WHERE sha256 = ?');
  const countAway = db.prepare<[], number>('SELECT count(*) FROM blob WHERE away_at IS NOT NULL').pluck();
  const remove = db.prepare(`DELETE FROM blob WHERE sha256 = $digest
    AND NOT EXISTS (SELECT 1 FROM capture WHERE sha256 = $digest)
    AND NOT EXISTS (SELECT 1 FROM page WHERE keyframe = $digest)
    AND NOT EXISTS (SELECT 1 FROM blob AS other WHERE other.base = $digest)`);

  function get(digest: string): Buffer {
    const row = find.get(digest);
    if (!row) throw new Error(`blob ${digest} is missing`);
    const data = row.away === null ? row.data : reach(digest, row.away).readNow(digest);
    return openBlob(data, row.base ? get(row.base) : undefined, digest);
  }

  async function read(digest: string): Promise<Buffer> {
    const row = find.get(digest);
    return row && row.away !== null
      ? openBlob(await reach(digest, row.away).read(digest), undefined, digest)
      : get(digest);
  }

  function reach(digest: string, since: string): Away {
    if (away) return away;
    throw new Error(`blob ${digest} was moved to an object store at ${since}; set archive.blobs to read it`);
  }

  function put(bytes: Uint8Array, keyframe?: string | null, last?: string | null) {
    const digest = sha256(bytes);
    const known = find.get(digest);
    // What is seen again may be built on, and must be here for that.
    if (known && known.away !== null) bringBack.run(compress(bytes), digest);
    if (known) return { sha256: digest, alone: known.base === null };
    const packed = pack(
      bytes,
      keyframe ? fullCopy(keyframe) : undefined,
      keyframe && last ? nearer(last, keyframe) : undefined,
    );
    insert.run(digest, bytes.length, packed.base, packed.data);
    return { sha256: digest, alone: packed.base === null };
  }

  function fullCopy(digest: string): Copy<string> | undefined {
    const row = find.get(digest);
    return row?.base === null && row.away === null ? copyOf(digest, get) : undefined;
  }

  /** The last bytes, or what they were compressed against, where that is a difference from the keyframe. */
  function nearer(last: string, keyframe: string): Copy<string> | undefined {
    const base = find.get(last)?.base;
    if (!base) return undefined;
    if (base === keyframe) return copyOf(last, get);
    return find.get(base)?.base === keyframe ? copyOf(base, get) : undefined;
  }

  return {
    put,
    get,
    read,
    countAway: () => countAway.get()!,
    has: (digest) => find.get(digest) !== undefined,
    removeUnused: (digest) => void remove.run({ digest }),
  };
}

/** The bytes of a blob from what is stored of it. @throws Error where they are not those that the digest names */
export function openBlob(data: Buffer, dictionary: Buffer | undefined, digest: string): Buffer {
  const bytes = unpack(data, dictionary, digest);
  if (sha256(bytes) !== digest) throw new Error(`blob ${digest} is altered: its bytes have digest ${sha256(bytes)}`);
  return bytes;
}

function unpack(data: Buffer, dictionary: Buffer | undefined, digest: string): Buffer {
  try {
    return decompress(data, dictionary);
  } catch (cause) {
    throw new Error(`blob ${digest} is altered: ${(cause as Error).message}`, { cause });
  }
}

import { createHash } from 'node:crypto';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';

/** A delta larger than this share of the bytes is no delta: the blob is stored alone and becomes the next keyframe. */
const DELTA_SHARE = 0.1;

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

export interface Blobs {
  /**
   * Stores bytes under their digest, once. `keyframe` is the digest of a full copy to compress against.
   * @returns the digest, and whether the blob stands alone (and so may serve as keyframe).
   */
  put(bytes: Uint8Array, keyframe?: string | null): { sha256: string; alone: boolean };
  /** The bytes, checked against their digest. @throws Error if the blob is missing or altered. */
  get(digest: string): Buffer;
  has(digest: string): boolean;
  /** Removes a blob to which neither a capture, a page nor another blob refers. */
  removeUnused(digest: string): void;
}

export function blobStore(db: Database): Blobs {
  const find = db.prepare<[string], { size: number; base: string | null; data: Buffer }>(
    'SELECT size, base, data FROM blob WHERE sha256 = ?',
  );
  const insert = db.prepare('INSERT INTO blob (sha256, size, base, data) VALUES (?, ?, ?, ?)');
  const remove = db.prepare(`DELETE FROM blob WHERE sha256 = $digest
    AND NOT EXISTS (SELECT 1 FROM capture WHERE sha256 = $digest)
    AND NOT EXISTS (SELECT 1 FROM page WHERE keyframe = $digest)
    AND NOT EXISTS (SELECT 1 FROM blob AS other WHERE other.base = $digest)`);

  function get(digest: string): Buffer {
    const row = find.get(digest);
    if (!row) throw new Error(`blob ${digest} is missing`);
    const bytes = unpack(row.data, row.base ? get(row.base) : undefined, digest);
    if (sha256(bytes) !== digest) throw new Error(`blob ${digest} is altered: its bytes have digest ${sha256(bytes)}`);
    return bytes;
  }

  function put(bytes: Uint8Array, keyframe?: string | null) {
    const digest = sha256(bytes);
    const known = find.get(digest);
    if (known) return { sha256: digest, alone: known.base === null };
    const base = keyframe ? alone(keyframe) : undefined;
    const delta = base && pack(bytes, base);
    if (delta && delta.length <= bytes.length * DELTA_SHARE) {
      insert.run(digest, bytes.length, keyframe, delta);
      return { sha256: digest, alone: false };
    }
    insert.run(digest, bytes.length, null, pack(bytes));
    return { sha256: digest, alone: true };
  }

  /** Only full copies serve as dictionaries, so that every blob opens with one other at most. */
  function alone(digest: string): Buffer | undefined {
    const row = find.get(digest);
    return row && row.base === null ? unpack(row.data, undefined, digest) : undefined;
  }

  return {
    put,
    get,
    has: (digest) => find.get(digest) !== undefined,
    removeUnused: (digest) => void remove.run({ digest }),
  };
}

/** zstd with its checksum: without it a wrong dictionary gives wrong bytes silently. */
function pack(bytes: Uint8Array, dictionary?: Buffer): Buffer {
  const params = { [constants.ZSTD_c_compressionLevel]: 9, [constants.ZSTD_c_checksumFlag]: 1 };
  return zstdCompressSync(bytes, dictionary ? { params, dictionary } : { params });
}

function unpack(data: Buffer, dictionary: Buffer | undefined, digest: string): Buffer {
  try {
    return zstdDecompressSync(data, dictionary ? { dictionary } : {});
  } catch (cause) {
    throw new Error(`blob ${digest} is altered: ${(cause as Error).message}`, { cause });
  }
}

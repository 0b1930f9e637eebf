import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** A delta larger than this share of the bytes is no delta: they are stored alone and become the next full copy. */
const DELTA_SHARE = 0.1;
/** A delta this small (bytes) is not made smaller. */
const SMALL = 150;
/** What a nearer copy must save to be built on: as it is a delta itself, what is built on it opens a step slower. */
const WORTH = 0.5;

/** Stored bytes that others may be compressed against, by the key they are stored under; undefined where they cannot be opened. */
export interface Copy<Key> {
  readonly key: Key;
  readonly open: () => Buffer | undefined;
}

export interface Packed<Key> {
  /** Whose bytes are the dictionary; null: compressed alone. */
  readonly base: Key | null;
  readonly data: Buffer;
}

/**
 * Compresses bytes as the difference from a full copy of the same page, or from a nearer one that is such a difference itself:
 * whatever is stored opens with two others at most, however far a page has come from its full copy.
 */
export function pack<Key>(bytes: Uint8Array, full?: Copy<Key>, nearer?: Copy<Key>): Packed<Key> {
  const delta = full && against(bytes, full);
  if (!delta || delta.data.length > bytes.length * DELTA_SHARE) return { base: null, data: compress(bytes) };
  if (!nearer || delta.data.length <= SMALL) return delta;
  const shorter = against(bytes, nearer);
  return shorter && shorter.data.length <= delta.data.length * WORTH ? shorter : delta;
}

function against<Key>(bytes: Uint8Array, { key, open }: Copy<Key>): Packed<Key> | undefined {
  const dictionary = open();
  return dictionary && { base: key, data: compress(bytes, dictionary) };
}

/** A damaged copy serves nobody: `verify` names it, and what comes now is built on another or kept whole. */
export function copyOf<Key>(key: Key, read: (key: Key) => Buffer): Copy<Key> {
  return {
    key,
    open() {
      try {
        return read(key);
      } catch {
        return undefined;
      }
    },
  };
}

/** zstd with its checksum: without it a wrong dictionary gives wrong bytes silently. An empty dictionary is none. */
export function compress(bytes: Uint8Array, dictionary?: Buffer): Buffer {
  const params = { [constants.ZSTD_c_compressionLevel]: 9, [constants.ZSTD_c_checksumFlag]: 1 };
  return zstdCompressSync(bytes, dictionary?.length ? { params, dictionary } : { params });
}

/** Node collects what comes out in pieces of this size: of its usual 16 KB a long text takes hundreds. Bytes. */
const SMALLEST_CHUNK = 4096;
const LARGEST_CHUNK = 4 * 1024 * 1024;

/**
 * `likely`: bytes that probably come out.
 * @throws Error where the data is damaged, or the dictionary another than it was compressed with
 */
export function decompress(
  data: Buffer,
  dictionary?: Buffer,
  likely = dictionary ? dictionary.length * 1.25 : data.length * 8,
): Buffer {
  const chunkSize = Math.round(Math.min(Math.max(likely, SMALLEST_CHUNK), LARGEST_CHUNK));
  return zstdDecompressSync(data, dictionary?.length ? { dictionary, chunkSize } : { chunkSize });
}

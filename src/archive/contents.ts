import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { Block, Link } from '../domain/document.ts';

/** The part of a document that is kept compressed. */
export interface Content {
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
}

export interface PackedContent {
  /** The document of the same page whose content is the dictionary; null: compressed alone. */
  readonly base: number | null;
  readonly data: Buffer;
}

/** A delta larger than this share of the content is no delta: the document is stored alone and becomes the next dictionary. */
const DELTA_SHARE = 0.1;

/** What a stored content says. `base`: the stored content of the document it was compressed against. @throws where it cannot be decompressed */
export function unpackContent(data: Buffer, base: Buffer | null): Content {
  return contentReader()(data, base);
}

/**
 * `unpackContent` for documents of one page one after another: what was last decompressed alone serves the next as dictionary. It is
 * known by its bytes, so it may be forgotten, but never wrong.
 */
export function contentReader(): typeof unpackContent {
  let last: { packed: Buffer; bytes: Buffer } | undefined;
  const open = (packed: Buffer): Buffer => {
    if (!last?.packed.equals(packed)) last = { packed, bytes: decompress(packed, packed.length * 8) };
    return last.bytes;
  };
  return (data, base) => {
    const dictionary = base && open(base);
    const bytes = dictionary ? decompress(data, dictionary.length * 1.25, dictionary) : open(data);
    return JSON.parse(bytes.toString()) as Content;
  };
}

/** `likely`: bytes that probably come out. They are collected in pieces of that size; of the usual 16 KB a long text takes hundreds. */
function decompress(data: Buffer, likely: number, dictionary?: Buffer): Buffer {
  const chunkSize = Math.round(Math.min(Math.max(likely, SMALLEST_CHUNK), LARGEST_CHUNK));
  return zstdDecompressSync(data, dictionary ? { dictionary, chunkSize } : { chunkSize });
}
const SMALLEST_CHUNK = 4096;
const LARGEST_CHUNK = 4 * 1024 * 1024;

export type Contents = ReturnType<typeof contentStore>;

/** Contents of documents, most of them as the difference from an earlier one of their page. */
export function contentStore(db: Database) {
  const alone = db.prepare<[number, number], { id: number; content: Buffer }>(
    'SELECT id, content FROM document WHERE page_id = ? AND id < ? AND base IS NULL ORDER BY id DESC LIMIT 1',
  );
  const byId = db.prepare<[number], Buffer>('SELECT content FROM document WHERE id = ?').pluck();
  const full = db.prepare<[number, number], { id: number; content: Buffer }>(
    'SELECT id, content FROM document WHERE page_id = ? AND id > ? AND base IS NULL ORDER BY id LIMIT 1',
  );
  const rewrite = db.prepare('UPDATE document SET base = ?, content = ? WHERE id = ?');
  const read = contentReader();
  const serves = db.prepare<[number], number>('SELECT 1 FROM document WHERE base = ? LIMIT 1').pluck();

  /** `before`: only documents with an id below it serve as dictionary, so that every content opens with one other at most. */
  function pack(page: number, content: Content, before = Number.MAX_SAFE_INTEGER): PackedContent {
    const bytes = Buffer.from(JSON.stringify({ blocks: content.blocks, links: content.links }));
    const base = alone.get(page, before);
    const delta = base && compress(bytes, zstdDecompressSync(base.content));
    if (delta && delta.length <= bytes.length * DELTA_SHARE) return { base: base.id, data: delta };
    return { base: null, data: compress(bytes) };
  }

  return {
    pack,
    read: (data: Buffer, base: number | null): Content => read(data, base === null ? null : (byId.get(base) ?? null)),

    /** Packs the documents of a page anew that an earlier program stored alone. Joins the caller's transaction. */
    compact(page: number): void {
      for (let row = full.get(page, 0); row; row = full.get(page, row.id)) {
        if (serves.get(row.id) || !alone.get(page, row.id)) continue;
        const { base, data } = pack(page, unpackContent(row.content, null), row.id);
        if (base !== null) rewrite.run(base, data, row.id);
      }
    },
  };
}

/** zstd with its checksum: without it a wrong dictionary gives wrong text silently. */
function compress(bytes: Buffer, dictionary?: Buffer): Buffer {
  const params = { [constants.ZSTD_c_compressionLevel]: 9, [constants.ZSTD_c_checksumFlag]: 1 };
  return zstdCompressSync(bytes, dictionary ? { params, dictionary } : { params });
}

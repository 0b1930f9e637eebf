import type { Database } from 'better-sqlite3';
import type { Block, Link } from '../domain/document.ts';
import { copyOf, decompress, type Packed, pack } from './packing.ts';

/** The part of a document that is kept compressed. */
export interface Content {
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
}

interface Row {
  id: number;
  content: Buffer;
  base: number | null;
}

export type Contents = ReturnType<typeof contentStore>;

/** Contents of documents, most of them as the difference from an earlier one of their page. */
export function contentStore(db: Database) {
  const rows = (where: string) => db.prepare<number[], Row>(`SELECT id, content, base FROM document WHERE ${where}`);
  const alone = rows('page_id = ? AND id < ? AND base IS NULL ORDER BY id DESC LIMIT 1');
  const newest = rows('page_id = ? AND id < ? ORDER BY id DESC LIMIT 1');
  const full = rows('page_id = ? AND id > ? AND base IS NULL ORDER BY id LIMIT 1');
  const byId = rows('id = ?');
  const rewrite = db.prepare('UPDATE document SET base = ?, content = ? WHERE id = ?');
  const serves = db
    .prepare<{ id: number }, number>(
      `SELECT 1 WHERE EXISTS (SELECT 1 FROM document WHERE base = $id)
       OR EXISTS (SELECT 1 FROM change WHERE before_document = $id OR after_document = $id)`,
    )
    .pluck();

  /** What was last decompressed alone serves the next document of its page. It is known by its bytes: it may be forgotten, never wrong. */
  let last: { packed: Buffer; bytes: Buffer } | undefined;

  function open({ id, content, base }: Row): Buffer {
    if (base === null) {
      if (!last?.packed.equals(content)) last = { packed: content, bytes: decompress(content) };
      return last.bytes;
    }
    const row = byId.get(base);
    if (!row || base >= id) throw new Error(`document ${base}, which it was compressed against, is missing`);
    return decompress(content, open(row));
  }

  /** The content of a document as the bytes that others are compressed against. @throws Error where it cannot be opened */
  function bytes(id: number): Buffer {
    const row = byId.get(id);
    if (!row) throw new Error(`document ${id} is missing`);
    return open(row);
  }

  /** The newest document, or what it was compressed against, where that is a difference from this full one. */
  function nearer(page: number, before: number, from: Row): Row | undefined {
    const last = newest.get(page, before);
    const row = last?.base != null && last.base !== from.id ? byId.get(last.base) : last;
    return row?.base === from.id ? row : undefined;
  }

  /** `before`: only documents with an id below it serve as dictionary. */
  function packContent(page: number, content: Content, before = Number.MAX_SAFE_INTEGER): Packed<number> {
    const json = Buffer.from(JSON.stringify({ blocks: content.blocks, links: content.links }));
    const from = alone.get(page, before);
    const near = from && nearer(page, before, from);
    return pack(json, from && copyOf(from.id, bytes), near && copyOf(near.id, bytes));
  }

  const read = (id: number): Content => JSON.parse(bytes(id).toString()) as Content;

  return {
    pack: packContent,
    bytes,
    /** @throws Error where it cannot be opened */
    read,

    /** Packs the documents of a page anew that an earlier program stored alone. Joins the caller's transaction. */
    compact(page: number): void {
      for (let row = full.get(page, 0); row; row = full.get(page, row.id)) {
        if (serves.get({ id: row.id }) || !alone.get(page, row.id)) continue;
        const { base, data } = packContent(page, read(row.id), row.id);
        if (base !== null) rewrite.run(base, data, row.id);
      }
    },
  };
}

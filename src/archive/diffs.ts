import type { Database } from 'better-sqlite3';
import type { DiffPart } from '../domain/change.ts';
import { contentStore } from './contents.ts';
import { compress, copyOf, decompress } from './packing.ts';

/** The diff of a change as the columns of its row hold it. */
export interface StoredDiff {
  /** The JSON where it is not compressed, else empty. */
  readonly diff_json: string;
  readonly diff: Buffer | null;
  readonly before_document: number | null;
  readonly after_document: number | null;
}

/** The captures before and after a change. */
interface Sides {
  readonly before: number | null;
  readonly after: number | null;
}

/** Diffs of changes. Their words stand in the documents of both sides, so they are kept as the difference from these. */
export function diffStore(db: Database) {
  const contents = contentStore(db);
  const documentOf = db.prepare<[number | null], number | null>('SELECT document_id FROM capture WHERE id = ?').pluck();

  const elsewhere = db.prepare<[number], StoredDiff & Sides & { id: number }>(
    `SELECT change.id, diff_json, diff, before_document, after_document, b.id AS before, a.id AS after FROM change
     LEFT JOIN capture AS b ON b.id = before_capture LEFT JOIN capture AS a ON a.id = after_capture
     WHERE change.page_id = ? AND diff IS NOT NULL
       AND (b.document_id IS NOT before_document OR a.document_id IS NOT after_document)`,
  );
  const rewrite = db.prepare(
    `UPDATE change SET diff_json = $diff_json, diff = $diff, before_document = $before_document, after_document = $after_document
     WHERE id = $id`,
  );

  const present = (documents: readonly (number | null)[]): number[] => documents.filter((id) => id !== null);

  /** What is stored of a diff between two captures whose documents are known. */
  function pack(diff: readonly DiffPart[], { before, after }: Sides): StoredDiff {
    const json = JSON.stringify(diff);
    const documents = [before, after].map((capture) => documentOf.get(capture) ?? null);
    const texts = present(documents).map((id) => copyOf(id, contents.bytes).open());
    const packed = texts.every((text) => text !== undefined) && compress(Buffer.from(json), Buffer.concat(texts));
    if (!packed || packed.length >= Buffer.byteLength(json))
      return { diff_json: json, diff: null, before_document: null, after_document: null };
    return { diff_json: '', diff: packed, before_document: documents[0]!, after_document: documents[1]! };
  }

  /** @throws Error where it, or one of the documents it was compressed against, cannot be opened */
  function read({ diff_json, diff, before_document, after_document }: StoredDiff): DiffPart[] {
    if (!diff) return JSON.parse(diff_json) as DiffPart[];
    const texts = present([before_document, after_document]).map(contents.bytes);
    return JSON.parse(decompress(diff, Buffer.concat(texts), diff.length * 8).toString()) as DiffPart[];
  }

  function readable(row: StoredDiff): DiffPart[] | undefined {
    try {
      return read(row);
    } catch {
      return undefined;
    }
  }

  return {
    pack,
    read,
    /**
     * Packs the diffs of a page anew whose captures are read as other documents now. One that cannot be opened stays as it is, with
     * the documents it was packed on: `verify` names it, and it holds up no rereading.
     */
    repack(page: number): void {
      for (const row of elsewhere.all(page)) {
        const diff = readable(row);
        if (diff) rewrite.run({ id: row.id, ...pack(diff, row) });
      }
    },
  };
}

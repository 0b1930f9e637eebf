import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { sha256 } from '../../src/archive/blobs.ts';

/** The least that keeps every version: one row with HTML and text, each packed against the page's first. */
export function floorStore(db: Database) {
  db.exec(
    'CREATE TABLE snap (id INTEGER PRIMARY KEY, page INTEGER, ts INTEGER, base INTEGER, hash BLOB, html BLOB, text BLOB); CREATE INDEX snap_page ON snap (page, ts)',
  );
  const first = db.prepare<[number], { id: number; html: Buffer; text: Buffer }>(
    'SELECT id, html, text FROM snap WHERE page = ? AND base IS NULL',
  );
  const insert = db.prepare('INSERT INTO snap (page, ts, base, hash, html, text) VALUES (?, ?, ?, ?, ?, ?)');
  const pack = (bytes: Buffer, dictionary?: Buffer) =>
    zstdCompressSync(bytes, {
      params: { [constants.ZSTD_c_compressionLevel]: 3 },
      ...(dictionary ? { dictionary } : {}),
    });
  return (page: number, html: Buffer, text: Buffer): void => {
    const base = first.get(page);
    const packed = [html, text].map((bytes, n) =>
      pack(bytes, base && zstdDecompressSync(n === 0 ? base.html : base.text)),
    );
    insert.run(page, Date.now(), base?.id ?? null, Buffer.from(sha256(text), 'hex'), ...packed);
  };
}

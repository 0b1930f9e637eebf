import type { Database } from 'better-sqlite3';

/** A document in force from a time until another; `until` null: now. */
export interface Version {
  readonly id: number;
  readonly page: number;
  readonly document: number;
  readonly capture: number;
  readonly from: string;
  readonly until: string | null;
}

export type Versions = ReturnType<typeof versionStore>;

/** Which document was in force when. Writes join the caller's transaction. */
export function versionStore(db: Database) {
  const columns =
    'id, page_id AS page, document_id AS document, capture_id AS capture, from_at AS "from", until_at AS until';
  const byId = db.prepare<[number], Version>(`SELECT ${columns} FROM version WHERE id = ?`);
  const recent = db.prepare<[number, number], Version>(
    `SELECT ${columns} FROM version WHERE page_id = ? ORDER BY id DESC LIMIT ?`,
  );
  const recentTexts = db
    .prepare<[number, number], string>(
      'SELECT document.text_sha256 FROM version JOIN document ON document.id = version.document_id WHERE version.page_id = ? ORDER BY version.id DESC LIMIT ?',
    )
    .pluck();
  const close = db.prepare('UPDATE version SET until_at = ? WHERE page_id = ? AND until_at IS NULL');
  const insert = db.prepare('INSERT INTO version (page_id, document_id, capture_id, from_at) VALUES (?, ?, ?, ?)');

  const release = db.prepare('UPDATE page SET version_id = NULL WHERE id = ?');
  const clear = db.prepare('DELETE FROM version WHERE page_id = ?');

  return {
    get: (id: number) => byId.get(id),
    /** Newest first. */
    of: (page: number, limit = -1) => recent.all(page, limit),
    recentTexts: (page: number, limit: number) => recentTexts.all(page, limit),

    /** Ends the version in force and begins another. Returns its id. */
    begin(page: number, document: number, capture: number, at: string): number {
      close.run(at, page);
      return Number(insert.run(page, document, capture, at).lastInsertRowid);
    },
    /** Forgets the versions of a page, to tell them anew. */
    clear(page: number): void {
      release.run(page);
      clear.run(page);
    },
    /** Ends the version in force: the page is gone. */
    end: (page: number, at: string) => void close.run(at, page),
  };
}

import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { documentStore } from './documents.ts';
import { settingStore } from './settings.ts';
import { type Fold, indexForm, signsOf } from './tokens.ts';

/** Raise it when tokens.ts writes texts into the index in another way: every archive is then indexed anew. */
const INDEX_FORM = '1';
const FORM = 'search_form';

/** Passages of a page have ids in a range of their own: so many for each page, ever. */
const PASSAGES_PER_PAGE = 2 ** 24;

/**
 * The ids of a page's passages. The shift makes an INTEGER of the number that JavaScript binds: FTS5 seeks by nothing else.
 */
export const IN_PAGE = `BETWEEN ($page << 24) AND ($page << 24) + ${PASSAGES_PER_PAGE - 1}`;

/** So many pages of the index (1 KB each) are merged at a time. */
const MERGE_PAGES = 500;

/** 48 bits: a page would need millions of passages before two were taken for one. */
const hashOf = (text: string): number => createHash('sha256').update(text).digest().readUIntBE(0, 6);

/**
 * The full-text index over the passages of all versions. A version that differs in one paragraph adds one row. `fold` must be
 * the one that questions are asked with.
 */
export function searchIndex(db: Database, fold: Fold) {
  const documents = documentStore(db);
  const settings = settingStore(db);
  const covered = db.prepare<[number], number | null>('SELECT indexed FROM page WHERE id = ?').pluck();
  const exists = db.prepare<[number, number], number>('SELECT 1 FROM version WHERE id = ? AND page_id = ?').pluck();
  const versions = db.prepare<[number, number], { id: number; document: number }>(
    'SELECT id, document_id AS document FROM version WHERE page_id = ? AND id > ? ORDER BY id',
  );
  const standing = db.prepare<[{ page: number }], { id: number; hash: number }>(
    `SELECT id, hash FROM passage WHERE id ${IN_PAGE} AND last_version IS NULL`,
  );
  const newestId = db
    .prepare<[{ page: number }], number | null>(`SELECT max(id) FROM passage WHERE id ${IN_PAGE}`)
    .pluck();
  const end = db.prepare('UPDATE passage SET last_version = ? WHERE id = ?');
  const insert = db.prepare('INSERT INTO passage (id, hash, from_version) VALUES (?, ?, ?)');
  const insertText = db.prepare('INSERT INTO search (rowid, text) VALUES (CAST(? AS INTEGER), ?)');
  const insertSigns = db.prepare('INSERT INTO search_sign (rowid, signs) VALUES (CAST(? AS INTEGER), ?)');
  const mark = db.prepare('UPDATE page SET indexed = ? WHERE id = ?');
  const forget = ['search', 'search_sign'].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE rowid IN (SELECT id FROM passage WHERE id ${IN_PAGE})`),
  );
  const forgetPassages = db.prepare(`DELETE FROM passage WHERE id ${IN_PAGE}`);
  const waiting = db
    .prepare<[number], number>(
      'SELECT id FROM page WHERE indexed IS NULL AND id > ? AND EXISTS (SELECT 1 FROM version WHERE page_id = page.id) ORDER BY id LIMIT 1',
    )
    .pluck();
  const waitingCount = db
    .prepare<[], number>(
      'SELECT count(*) FROM page WHERE indexed IS NULL AND EXISTS (SELECT 1 FROM version WHERE page_id = page.id)',
    )
    .pluck();

  function addVersion(page: number, version: number, document: number, before: number | null): void {
    const gone = new Map(standing.all({ page }).map(({ id, hash }) => [hash, id]));
    let id = newestId.get({ page }) ?? page * PASSAGES_PER_PAGE - 1;
    const { title, blocks } = documents.get(document)!.document;
    const seen = new Set<number>();
    for (const text of [title, ...blocks.map((block) => block.text)]) {
      const hash = hashOf(text);
      if (text === '' || seen.has(hash)) continue;
      seen.add(hash);
      if (gone.delete(hash)) continue;
      insert.run(++id, hash, version);
      insertText.run(id, indexForm(text, fold));
      const signs = signsOf(text, fold);
      if (signs) insertSigns.run(id, signs);
    }
    for (const id of gone.values()) end.run(before, id);
  }

  /** Brings the index of a page up to its newest version. Joins the caller's transaction. */
  function indexPage(page: number): void {
    let before = covered.get(page) ?? null;
    if (before !== null && !exists.get(before, page)) {
      // The versions were told anew.
      for (const statement of [...forget, forgetPassages]) statement.run({ page });
      before = null;
    }
    if (before === null) documents.compact(page);
    for (const { id, document } of versions.all(page, before ?? 0)) {
      addVersion(page, id, document, before);
      before = id;
    }
    mark.run(before, page);
  }

  /** Forgets the whole index; pages are taken up again one by one. */
  const clear = db.transaction(() => {
    for (const table of ['search', 'search_sign']) db.exec(`INSERT INTO ${table} (${table}) VALUES ('delete-all')`);
    db.exec('DELETE FROM passage; UPDATE page SET indexed = NULL');
  });

  const takeUp = db.transaction(indexPage);

  /**
   * Merges the pieces in which the index was written: a merged one is sought through many times quicker. In steps of a few
   * milliseconds, with room for others in between; costs next to nothing where there is little to do.
   */
  async function tidy(signal?: AbortSignal): Promise<void> {
    const changes = db.prepare<[], number>('SELECT total_changes()').pluck();
    for (const table of ['search', 'search_sign']) {
      const merge = db.prepare(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ?)`);
      // Negative: begin to merge all pieces into one. Fewer than two changes: nothing is left to do (FTS5 §6.8).
      for (let pages = -MERGE_PAGES, before = -2; changes.get()! - before >= 2; pages = MERGE_PAGES) {
        if (signal?.aborted) return;
        before = changes.get()!;
        merge.run(pages);
        await breathe();
      }
    }
  }

  return {
    indexPage,
    tidy,
    clear: () => clear.immediate(),

    /**
     * Takes up pages that are not indexed: those of an archive of an earlier program, or all after `clear`. A transaction
     * each, and room for others in between: a stop loses nothing. Returns how many.
     */
    async catchUp(options: { signal?: AbortSignal; progress?: (done: number, total: number) => void } = {}) {
      if (settings.get(FORM) !== INDEX_FORM) {
        if (settings.get(FORM) !== undefined) clear.immediate();
        settings.set(FORM, INDEX_FORM);
      }
      const total = waitingCount.get()!;
      let done = 0;
      for (let page = waiting.get(0); page !== undefined; page = waiting.get(page)) {
        if (options.signal?.aborted) break;
        takeUp.immediate(page);
        done++;
        options.progress?.(done, total);
        await breathe();
      }
      if (done > 0) await tidy(options.signal);
      return done;
    },
  };
}

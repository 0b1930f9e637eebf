import type { Database, Statement } from 'better-sqlite3';
import { addressKey } from '../domain/address.ts';
import type { Page, PageOrigin } from '../domain/page.ts';
import type { Problem } from '../domain/problem.ts';
import type { WatchRole } from '../domain/source.ts';
import { COLUMN, type PageRow, type PageState, toColumn, toPage } from './page-rows.ts';

export interface NewPage {
  readonly source: string;
  readonly url: string;
  readonly role: WatchRole;
  readonly origin: PageOrigin;
  readonly parent?: number;
  readonly why?: string;
  readonly language?: string;
}

/** Selectors that came with imported captures. */
export interface PageSelectors {
  readonly content: readonly string[];
  readonly ignore: readonly string[];
}

export type Pages = ReturnType<typeof pageStore>;

/** Watched pages and their health. */
export function pageStore(db: Database) {
  const byId = db.prepare<[number], PageRow>('SELECT * FROM page WHERE id = ?');
  const byUrl = db.prepare<[string, string], PageRow>('SELECT * FROM page WHERE source_id = ? AND url = ?');
  const byAddress = db.prepare<[string, string], PageRow>(
    'SELECT page.* FROM address JOIN page ON page.id = address.page_id WHERE page.source_id = ? AND address.key = ? ORDER BY page.watched DESC, page.id LIMIT 1',
  );
  const insert = db.prepare(`INSERT INTO page (source_id, url, role, origin, parent_id, why, language, first_seen)
    VALUES ($source, $url, $role, $origin, $parent, $why, $language, $now)`);
  const addAddress = db.prepare(
    'INSERT OR IGNORE INTO address (page_id, url, key, first_seen, reason) VALUES (?, ?, ?, ?, ?)',
  );
  const adopt = db.prepare(
    `UPDATE page SET role = $role, origin = $origin, language = coalesce($language, language), watched = 1 WHERE id = $id`,
  );
  const succeeded =
    db.prepare(`UPDATE page SET checked_at = $at, succeeded_at = $at, failure_code = NULL, failure_detail = NULL,
    failure_streak = 0, gone_seen = 0 WHERE id = $id`);
  const failed =
    db.prepare(`UPDATE page SET checked_at = $at, failed_at = $at, failure_code = $code, failure_detail = $detail,
    failure_streak = failure_streak + 1, gone_seen = CASE WHEN $code = 'gone' THEN gone_seen + 1 ELSE 0 END WHERE id = $id`);
  const watchedOf = db.prepare<[string], PageRow>('SELECT * FROM page WHERE source_id = ? AND watched = 1 ORDER BY id');
  const due = db.prepare<[string], PageRow>(
    'SELECT * FROM page WHERE watched = 1 AND (next_check_at IS NULL OR next_check_at <= ?) ORDER BY id',
  );
  const recall = db.prepare('UPDATE page SET next_check_at = $now WHERE watched = 1 AND next_check_at > $latest');
  const nextDue = db
    .prepare<[], string | null>(`SELECT min(coalesce(next_check_at, first_seen)) FROM page WHERE watched = 1`)
    .pluck();
  const children = db.prepare<[number], PageRow>('SELECT * FROM page WHERE parent_id = ? ORDER BY id');
  const addresses = db.prepare<[number], { url: string; first_seen: string; reason: string }>(
    'SELECT url, first_seen, reason FROM address WHERE page_id = ? ORDER BY first_seen, url',
  );

  const selectors = db.prepare<[number], string | null>('SELECT selectors_json FROM page WHERE id = ?').pluck();
  const setSelectors = db.prepare('UPDATE page SET selectors_json = ? WHERE id = ?');
  const toRetell = db.prepare<[], PageRow>('SELECT * FROM page WHERE retell = 1 ORDER BY id');

  const isToRetell = db.prepare<[number], number>('SELECT retell FROM page WHERE id = ?').pluck();
  const captured = db
    .prepare<[{ source: string | null; since: string }], number>(
      `SELECT id FROM page WHERE role = 'page' AND ($source IS NULL OR source_id = $source)
       AND EXISTS (SELECT 1 FROM capture WHERE page_id = page.id AND problem IS NULL AND at >= $since) ORDER BY id`,
    )
    .pluck();

  const setters = new Map<string, Statement>();
  /** One statement for every set of columns that is ever written together. */
  const setter = (keys: readonly (keyof PageState)[]): Statement => {
    const columns = keys.map((key) => `${COLUMN[key]} = ?`).join(', ');
    const known = setters.get(columns) ?? db.prepare(`UPDATE page SET ${columns} WHERE id = ?`);
    setters.set(columns, known);
    return known;
  };

  const one = (row: PageRow | undefined): Page | undefined => row && toPage(row);

  return {
    get: (id: number) => one(byId.get(id)),
    find: (source: string, url: string) => one(byUrl.get(source, url)),
    /** The page that is or was known under an address. */
    findByAddress: (source: string, url: string) =>
      one(byUrl.get(source, url)) ?? one(byAddress.get(source, addressKey(url))),
    watchedOf: (source: string) => watchedOf.all(source).map(toPage),
    /** The same one after another; nothing may be written meanwhile. */
    *eachWatchedOf(source: string): Generator<Page> {
      for (const row of watchedOf.iterate(source)) yield toPage(row);
    },
    due: (now: string) => due.all(now).map(toPage),
    /** Makes due what was planned for later than any page rests: the clock was wrong then. Returns how many pages. */
    recall: (now: string, latest: string): number => recall.run({ now, latest }).changes,
    nextDue: (): string | null => nextDue.get() ?? null,
    children: (id: number) => children.all(id).map(toPage),
    /** Pages whose versions are to be told anew. */
    toRetell: () => toRetell.all().map(toPage),
    isToRetell: (id: number): boolean => isToRetell.get(id) === 1,
    /** The ids of pages of which a readable capture exists, or one made since a time. */
    captured: (filter: { source?: string; since?: string }): number[] =>
      captured.all({ source: filter.source ?? null, since: filter.since ?? '' }),
    selectors: (id: number): PageSelectors | null => JSON.parse(selectors.get(id) ?? 'null'),
    setSelectors: (id: number, given: PageSelectors) => void setSelectors.run(JSON.stringify(given), id),
    addresses: (id: number) => addresses.all(id),

    /** The page of a source under this address, made if it is new. Joins the caller's transaction. */
    ensure(page: NewPage, now: string): Page {
      const known = byUrl.get(page.source, page.url) ?? byAddress.get(page.source, addressKey(page.url));
      if (known) {
        if (page.origin === 'declared')
          adopt.run({ id: known.id, role: page.role, origin: page.origin, language: page.language ?? null });
        return toPage(byId.get(known.id)!);
      }
      const { lastInsertRowid } = insert.run({
        source: page.source,
        url: page.url,
        role: page.role,
        origin: page.origin,
        parent: page.parent ?? null,
        why: page.why ?? null,
        language: page.language ?? null,
        now,
      });
      addAddress.run(
        lastInsertRowid,
        page.url,
        addressKey(page.url),
        now,
        page.origin === 'declared' ? 'declared' : 'found',
      );
      return toPage(byId.get(Number(lastInsertRowid))!);
    },

    addAddress(id: number, url: string, at: string, reason: 'redirect' | 'moved' | 'mirror' | 'found'): void {
      addAddress.run(id, url, addressKey(url), at, reason);
    },
    succeeded: (id: number, at: string) => void succeeded.run({ id, at }),
    failed: (id: number, at: string, problem: Problem) =>
      void failed.run({ id, at, code: problem.code, detail: problem.detail }),

    set(id: number, state: PageState): void {
      const keys = (Object.keys(state) as (keyof PageState)[]).filter((key) => state[key] !== undefined);
      if (keys.length === 0) return;
      const values = keys.map((key) => toColumn(state[key]));
      setter(keys).run(...values, id);
    },
  };
}

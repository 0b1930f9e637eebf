import type { Database } from 'better-sqlite3';

export type LinkVerdict = 'k-visa' | 'visa' | 'unclear' | 'other';

/** A link of a listing and what became of it. */
export interface KnownLink {
  readonly page: number;
  /** domain/address.ts: what makes two addresses the same link */
  readonly key: string;
  readonly url: string;
  readonly text: string;
  readonly date: string | null;
  readonly firstSeen: string;
  readonly baseline: boolean;
  readonly verdict: LinkVerdict;
  readonly readAt: string | null;
  readonly tries: number;
  readonly target: number | null;
}

interface LinkRow extends Omit<KnownLink, 'baseline'> {
  baseline: number;
}

const LINK =
  'SELECT page_id AS page, key, url, text, date, first_seen AS firstSeen, baseline, verdict, read_at AS readAt, tries, target_id AS target FROM link';

export type Links = ReturnType<typeof linkStore>;

/** What listings link to. Writes join the caller's transaction. */
export function linkStore(db: Database) {
  const known = db.prepare<[number, string], LinkRow>(`${LINK} WHERE page_id = ? AND key = ?`);
  const count = db.prepare<[number], number>('SELECT count(*) FROM link WHERE page_id = ?').pluck();
  const unread = db.prepare<[number], LinkRow>(
    `${LINK} WHERE page_id = ? AND read_at IS NULL AND verdict <> 'other'
     ORDER BY baseline, CASE verdict WHEN 'k-visa' THEN 0 WHEN 'visa' THEN 1 ELSE 2 END, tries, coalesce(date, first_seen) DESC, key`,
  );
  const insert = db.prepare(`INSERT OR IGNORE INTO link (page_id, key, url, text, date, first_seen, baseline, verdict)
    VALUES ($page, $key, $url, $text, $date, $firstSeen, $baseline, $verdict)`);
  const read = db.prepare('UPDATE link SET read_at = ?, target_id = ? WHERE page_id = ? AND key = ?');
  const tried = db.prepare('UPDATE link SET tries = tries + 1 WHERE page_id = ? AND key = ?');

  const worded = db
    .prepare<[number, string], number>(
      'SELECT baseline FROM link WHERE page_id = ? AND text = ? ORDER BY baseline LIMIT 1',
    )
    .pluck();
  const lookBefore = db
    .prepare<[number, string], string | null>(
      `SELECT max(at) FROM visit WHERE page_id = ? AND at < ? AND outcome IN ('links', 'not-modified', 'same-bytes')`,
    )
    .pluck();

  return {
    find(page: number, key: string): KnownLink | undefined {
      const row = known.get(page, key);
      return row && toLink(row);
    },
    /** When the listing was last seen without a link. */
    lastWithout: ({ page, firstSeen }: Pick<KnownLink, 'page' | 'firstSeen'>): string | null =>
      lookBefore.get(page, firstSeen) ?? null,
    /** Did a link of this wording stand there at the listing's first look? After a move the addresses are others. */
    stoodThere: (page: number, text: string): boolean => text !== '' && worded.get(page, text) === 1,
    count: (page: number): number => count.get(page) ?? 0,
    /** Links whose text is still to be judged: new ones before the baseline's, the likeliest first. */
    unread: (page: number): KnownLink[] => unread.all(page).map(toLink),
    add: (link: Omit<KnownLink, 'readAt' | 'tries' | 'target'>): void =>
      void insert.run({ ...link, baseline: link.baseline ? 1 : 0 }),
    markRead: (page: number, url: string, at: string, target: number | null): void =>
      void read.run(at, target, page, url),
    markTried: (page: number, key: string): void => void tried.run(page, key),
  };
}

const toLink = (row: LinkRow): KnownLink => ({ ...row, baseline: row.baseline === 1 });

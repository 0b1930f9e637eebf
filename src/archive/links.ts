import type { Database } from 'better-sqlite3';

export type LinkVerdict = 'k-visa' | 'visa' | 'unclear' | 'other';

/** A link of a listing and what became of it. */
export interface KnownLink {
  readonly page: number;
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
  'SELECT page_id AS page, url, text, date, first_seen AS firstSeen, baseline, verdict, read_at AS readAt, tries, target_id AS target FROM link';

export type Links = ReturnType<typeof linkStore>;

/** What listings link to. Writes join the caller's transaction. */
export function linkStore(db: Database) {
  const known = db.prepare<[number, string], LinkRow>(`${LINK} WHERE page_id = ? AND url = ?`);
  const count = db.prepare<[number], number>('SELECT count(*) FROM link WHERE page_id = ?').pluck();
  const unread = db.prepare<[number], LinkRow>(
    `${LINK} WHERE page_id = ? AND read_at IS NULL AND verdict <> 'other'
     ORDER BY tries, CASE verdict WHEN 'k-visa' THEN 0 WHEN 'visa' THEN 1 ELSE 2 END, baseline, coalesce(date, first_seen) DESC, url`,
  );
  const insert = db.prepare(`INSERT OR IGNORE INTO link (page_id, url, text, date, first_seen, baseline, verdict)
    VALUES ($page, $url, $text, $date, $firstSeen, $baseline, $verdict)`);
  const read = db.prepare('UPDATE link SET read_at = ?, target_id = ? WHERE page_id = ? AND url = ?');
  const tried = db.prepare('UPDATE link SET tries = tries + 1 WHERE page_id = ? AND url = ?');

  return {
    find(page: number, url: string): KnownLink | undefined {
      const row = known.get(page, url);
      return row && toLink(row);
    },
    count: (page: number): number => count.get(page) ?? 0,
    /** Links whose text is still to be judged, likeliest first. */
    unread: (page: number): KnownLink[] => unread.all(page).map(toLink),
    add: (link: Omit<KnownLink, 'readAt' | 'tries' | 'target'>): void =>
      void insert.run({ ...link, baseline: link.baseline ? 1 : 0 }),
    markRead: (page: number, url: string, at: string, target: number | null): void =>
      void read.run(at, target, page, url),
    markTried: (page: number, url: string): void => void tried.run(page, url),
  };
}

const toLink = (row: LinkRow): KnownLink => ({ ...row, baseline: row.baseline === 1 });

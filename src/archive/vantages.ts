import type { Database } from 'better-sqlite3';

/** What a page shows from a further vantage point, compared with the first. */
export interface VantageLook {
  readonly page: number;
  readonly vantage: string;
  readonly at: string;
  /** `same`, `differs`, `answers` (there alone), or the code of the problem it has there alone. */
  readonly outcome: string;
  readonly since: string;
  /** How many looks in a row came to this. */
  readonly looks: number;
  readonly capture: number | null;
  readonly detail: string | null;
}

export interface VantageDifference extends VantageLook {
  readonly source: string;
  readonly url: string;
}

/** So many looks in a row, and a difference by place is told: a counter, or a text that changed between two looks, is none. */
const LOOKS_TO_TELL = 3;

const COLUMNS =
  'look.page_id AS page, look.vantage, look.at, look.outcome, look.since, look.looks, look.capture_id AS capture, look.detail';

/** The looks of further vantage points, the last of each. Writes join the caller's transaction. */
export function vantageStore(db: Database) {
  const of = db.prepare<[number, string], VantageLook>(
    `SELECT ${COLUMNS} FROM vantage_look AS look WHERE page_id = ? AND vantage = ?`,
  );
  const put = db.prepare(`INSERT INTO vantage_look (page_id, vantage, at, outcome, since, looks, capture_id, detail)
    VALUES ($page, $vantage, $at, $outcome, $since, $looks, $capture, $detail)
    ON CONFLICT (page_id, vantage) DO UPDATE SET at = $at, outcome = $outcome, since = $since, looks = $looks,
      capture_id = $capture, detail = $detail`);
  const differing = db.prepare<{ looks: number; source: string | null }, VantageDifference>(
    `SELECT ${COLUMNS}, page.source_id AS source, page.url FROM vantage_look AS look JOIN page ON page.id = look.page_id
     WHERE look.outcome <> 'same' AND look.looks >= $looks AND page.watched = 1 AND page.source_id = coalesce($source, page.source_id) ORDER BY page.source_id, page.id, look.vantage`,
  );
  return {
    of: (page: number, vantage: string): VantageLook | undefined => of.get(page, vantage),
    put: (look: VantageLook): void => void put.run(look),
    /** Pages that are not the same from everywhere, seen often enough to be told. */
    differing: (source: string | null = null): VantageDifference[] => differing.all({ looks: LOOKS_TO_TELL, source }),
  };
}

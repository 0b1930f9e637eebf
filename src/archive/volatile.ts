import type { Database } from 'better-sqlite3';

/** A place of a page whose text differed at the last looks; `learnedAt`: since when its differences are put aside. */
export interface VolatilePlace {
  readonly place: string;
  /** Looks that found it different, less those that found it the same since. */
  readonly streak: number;
  readonly learnedAt: string | null;
  /** What stood there last; empty until the place is learned. */
  readonly example: string;
}

/** What was learned of the places of a page that change from look to look. Writes join the caller's transaction. */
export function volatileStore(db: Database) {
  const of = db.prepare<[number], VolatilePlace>(
    'SELECT place, streak, learned_at AS learnedAt, example FROM volatile WHERE page_id = ? ORDER BY place',
  );
  const put = db.prepare(`INSERT INTO volatile (page_id, place, streak, learned_at, example)
    VALUES ($page, $place, $streak, $learnedAt, $example)
    ON CONFLICT (page_id, place) DO UPDATE SET streak = $streak, learned_at = $learnedAt, example = $example`);
  const forget = db.prepare('DELETE FROM volatile WHERE page_id = ? AND place = ?');
  return {
    of: (page: number) => of.all(page),
    put: (page: number, place: VolatilePlace) => void put.run({ page, ...place }),
    forget: (page: number, place: string) => void forget.run(page, place),
  };
}

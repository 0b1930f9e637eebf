import type { Database } from 'better-sqlite3';

/** Two pages of a source that are one notice in two languages, by their ids. */
export interface Pair {
  readonly chinese: number;
  readonly foreign: number;
  readonly score: number;
  /** The signs by which it was recognised. */
  readonly why: readonly string[];
}

/** One side of a pair as it stands now. */
export interface PairSide {
  readonly page: number;
  readonly url: string;
  readonly snapshot: number;
  readonly document: number;
  readonly title: string;
  readonly language: string;
}

export interface PairInForce {
  readonly chinese: PairSide;
  readonly foreign: PairSide;
  readonly score: number;
  readonly why: readonly string[];
}

interface PairRow {
  readonly chinese: number;
  readonly foreign: number;
  readonly score: number;
  readonly why_json: string;
}

export type Pairs = ReturnType<typeof pairStore>;

/** Which pages are editions of one notice: a foreign page has one Chinese edition, a Chinese one may have one in every language. */
export function pairStore(db: Database) {
  const ofPage = db.prepare<[number, number], PairRow>(
    'SELECT chinese_page AS chinese, foreign_page AS "foreign", score, why_json FROM pair WHERE chinese_page = ? OR foreign_page = ? ORDER BY foreign_page',
  );
  const ofSource = db.prepare<[string], PairRow>(
    `SELECT pair.chinese_page AS chinese, pair.foreign_page AS "foreign", pair.score, pair.why_json FROM pair
     JOIN page ON page.id = pair.chinese_page WHERE page.source_id = ? ORDER BY pair.chinese_page, pair.foreign_page`,
  );
  const remove = db.prepare('DELETE FROM pair WHERE chinese_page = ? OR foreign_page = ?');
  const insert = db.prepare(
    'INSERT INTO pair (chinese_page, foreign_page, score, why_json, since) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const side = db.prepare<[number], PairSide>(
    `SELECT page.id AS page, page.url, version.capture_id AS snapshot, document.id AS document, document.title, document.language
     FROM page JOIN version ON version.id = page.version_id JOIN document ON document.id = version.document_id
     WHERE page.id = ? AND version.until_at IS NULL`,
  );
  const candidates = db
    .prepare<[string, number, number, number], number>(
      `SELECT page.id FROM page JOIN version ON version.id = page.version_id JOIN document ON document.id = version.document_id
       WHERE page.source_id = ? AND page.role = 'page' AND version.until_at IS NULL AND document.relevance <> 'other'
         AND page.id <> ? AND (document.language LIKE 'zh%') = ? ORDER BY page.id DESC LIMIT ?`,
    )
    .pluck();

  function inForce({ chinese, foreign, score, why_json }: PairRow): PairInForce[] {
    const sides = [side.get(chinese), side.get(foreign)];
    return sides[0] && sides[1]
      ? [{ chinese: sides[0], foreign: sides[1], score, why: JSON.parse(why_json) as string[] }]
      : [];
  }

  return {
    /** Pairs of which both sides are in force. */
    inForceOfPage: (page: number): PairInForce[] => ofPage.all(page, page).flatMap(inForce),
    inForceOfSource: (source: string): PairInForce[] => ofSource.all(source).flatMap(inForce),
    /** Forgets the pairs of a page. */
    clear: (page: number): void => void remove.run(page, page),
    add: ({ chinese, foreign, score, why }: Pair, at: string): void =>
      void insert.run(chinese, foreign, score, JSON.stringify(why), at),
    /** Pages of a source about visas in force, Chinese or not, the newest first. */
    candidates: (source: string, page: number, chinese: boolean, limit: number): number[] =>
      candidates.all(source, page, chinese ? 1 : 0, limit),
  };
}

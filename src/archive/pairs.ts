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
  /** Of the Chinese page. */
  readonly source: string;
  readonly chinese: PairSide;
  readonly foreign: PairSide;
  readonly score: number;
  readonly why: readonly string[];
}

/** Both sides of a pair in force, the columns of each under its own prefix. */
interface PairRow {
  readonly source: string;
  readonly score: number;
  readonly why_json: string;
  readonly [side: `${'c' | 'f'}_${string}`]: string | number;
}

const columns = (as: 'c' | 'f') => `${as}.id AS ${as}_page, ${as}.url AS ${as}_url, ${as}v.capture_id AS ${as}_snapshot,
  ${as}d.id AS ${as}_document, ${as}d.title AS ${as}_title, ${as}d.language AS ${as}_language`;
const stands = (as: 'c' | 'f', page: string) => `CROSS JOIN page AS ${as} ON ${as}.id = ${page}
  CROSS JOIN version AS ${as}v ON ${as}v.id = ${as}.version_id AND ${as}v.until_at IS NULL
  CROSS JOIN document AS ${as}d ON ${as}d.id = ${as}v.document_id`;
/** The pairs are few, the documents many: the joins are made in this order. */
const IN_FORCE = `SELECT c.source_id AS source, pair.score, pair.why_json, ${columns('c')}, ${columns('f')}
  FROM pair ${stands('c', 'pair.chinese_page')} ${stands('f', 'pair.foreign_page')}`;

export type Pairs = ReturnType<typeof pairStore>;

/** Which pages are editions of one notice: a foreign page has one Chinese edition, a Chinese one may have one in every language. */
export function pairStore(db: Database) {
  const ofPage = db.prepare<[number, number], PairRow>(
    `${IN_FORCE} WHERE pair.chinese_page = ? OR pair.foreign_page = ? ORDER BY pair.foreign_page`,
  );
  const ofSources = db.prepare<[string], PairRow>(
    `${IN_FORCE} WHERE c.source_id IN (SELECT value FROM json_each(?)) ORDER BY c.source_id, pair.chinese_page, pair.foreign_page`,
  );
  const remove = db.prepare('DELETE FROM pair WHERE chinese_page = ? OR foreign_page = ?');
  const insert = db.prepare(
    'INSERT INTO pair (chinese_page, foreign_page, score, why_json, since) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const candidates = db
    .prepare<[string, number, number, number], number>(
      `SELECT page.id FROM page JOIN version ON version.id = page.version_id JOIN document ON document.id = version.document_id
       WHERE page.source_id = ? AND page.role = 'page' AND version.until_at IS NULL AND document.relevance <> 'other'
         AND page.id <> ? AND (document.language LIKE 'zh%') = ? ORDER BY page.id DESC LIMIT ?`,
    )
    .pluck();

  return {
    /** Pairs of which both sides are in force. */
    inForceOfPage: (page: number): PairInForce[] => ofPage.all(page, page).map(toPair),
    inForceOfSources: (sources: readonly string[]): PairInForce[] => ofSources.all(JSON.stringify(sources)).map(toPair),
    /** Forgets the pairs of a page. */
    clear: (page: number): void => void remove.run(page, page),
    add: ({ chinese, foreign, score, why }: Pair, at: string): void =>
      void insert.run(chinese, foreign, score, JSON.stringify(why), at),
    /** Pages of a source about visas in force, Chinese or not, the newest first. */
    candidates: (source: string, page: number, chinese: boolean, limit: number): number[] =>
      candidates.all(source, page, chinese ? 1 : 0, limit),
  };
}

const toPair = (row: PairRow): PairInForce => ({
  source: row.source,
  chinese: toSide(row, 'c'),
  foreign: toSide(row, 'f'),
  score: row.score,
  why: JSON.parse(row.why_json) as string[],
});

const toSide = (row: PairRow, as: 'c' | 'f'): PairSide => ({
  page: row[`${as}_page`] as number,
  url: row[`${as}_url`] as string,
  snapshot: row[`${as}_snapshot`] as number,
  document: row[`${as}_document`] as number,
  title: row[`${as}_title`] as string,
  language: row[`${as}_language`] as string,
});

import type { Database } from 'better-sqlite3';

export interface StoredSieve {
  readonly version: number;
  /** The reference, to which length, digest and holes belong. */
  readonly capture: number;
  readonly extractor: string;
  readonly mediaType: string;
  readonly charset: string | null;
  /** When the page was last read in full. ISO 8601 UTC. */
  readonly readAt: string;
  readonly length: number;
  readonly digest: string;
  readonly holes: readonly (readonly [kind: string, from: number, to: number])[];
}

type Row = Omit<StoredSieve, 'holes'> & { readonly holes: string };

/** What was learned of the places of a page that are not read. Writes join the caller's transaction. */
export function sieveStore(db: Database) {
  const of = db.prepare<[number], Row>(
    `SELECT version_id AS version, capture_id AS capture, extractor, media_type AS mediaType, charset, read_at AS readAt, length, digest, holes_json AS holes
     FROM sieve WHERE page_id = ? AND NOT EXISTS (SELECT 1 FROM volatile WHERE volatile.page_id = sieve.page_id)`,
  );
  const put = db.prepare(
    `INSERT OR REPLACE INTO sieve (page_id, version_id, capture_id, extractor, media_type, charset, read_at, length, digest, holes_json)
     VALUES ($page, $version, $capture, $extractor, $mediaType, $charset, $readAt, $length, $digest, $holes)`,
  );
  return {
    /** The sieve of a page; none for a page with places whose text is put aside: how often they differ must go on being seen. */
    of(page: number): StoredSieve | undefined {
      const row = of.get(page);
      return row && { ...row, holes: JSON.parse(row.holes) };
    },
    put: (page: number, sieve: StoredSieve) => void put.run({ page, ...sieve, holes: JSON.stringify(sieve.holes) }),
  };
}

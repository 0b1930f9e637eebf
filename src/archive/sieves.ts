import type { Database } from 'better-sqlite3';

export interface StoredSieve {
  readonly version: number;
  /** The copy of the page to which length, digest and holes belong; null: its bytes were not kept. */
  readonly capture: number | null;
  readonly extractor: string;
  readonly mediaType: string;
  readonly charset: string | null;
  /** When a page with this digest was last read in full. ISO 8601 UTC. */
  readonly readAt: string;
  readonly length: number;
  readonly digest: string;
  readonly holes: readonly (readonly [kind: string, from: number, to: number])[];
  /** Does the copy read the same whatever stands in its holes? Null: not tried yet. Only what holds lets anything through. */
  readonly holds: boolean | null;
}

interface Row extends Omit<StoredSieve, 'holes' | 'holds'> {
  readonly holes: string;
  readonly holds: number | null;
}

/** So many copies of a page are remembered: those that were read last, and one that more can be learned from. */
const MOST_COPIES = 8;

/** What was learned of the places of a page that are not read, for each copy it shows in turn. Writes join the caller's transaction. */
export function sieveStore(db: Database) {
  const of = db.prepare<[number], Row>(
    `SELECT version_id AS version, capture_id AS capture, extractor, media_type AS mediaType, charset, read_at AS readAt, length, digest,
       holes_json AS holes, holds FROM sieve
     WHERE page_id = ? AND NOT EXISTS (SELECT 1 FROM volatile WHERE volatile.page_id = sieve.page_id)`,
  );
  const replaced = db.prepare(
    'DELETE FROM sieve WHERE page_id = $page AND (version_id <> $version OR extractor <> $extractor OR capture_id = $capture)',
  );
  const put = db.prepare(
    `INSERT OR REPLACE INTO sieve (page_id, digest, version_id, capture_id, extractor, media_type, charset, read_at, length, holes_json, holds)
     VALUES ($page, $digest, $version, $capture, $extractor, $mediaType, $charset, $readAt, $length, $holes, $holds)`,
  );
  const forget = db.prepare(
    `DELETE FROM sieve WHERE page_id = $page
       AND digest IN (SELECT digest FROM sieve WHERE page_id = $page ORDER BY read_at DESC, digest LIMIT -1 OFFSET ${MOST_COPIES})
       AND digest <> coalesce((SELECT digest FROM sieve WHERE page_id = $page AND capture_id IS NOT NULL ORDER BY read_at DESC LIMIT 1), '')`,
  );
  return {
    /** Those of a page, read last first; none for a page with places whose text is put aside: how often they differ must go on being seen. */
    of: (page: number): StoredSieve[] =>
      of
        .all(page)
        // Here and not in the query: hardly a page has two, and the query would sort whatever their number.
        .sort((a, b) => (a.readAt < b.readAt ? 1 : a.readAt > b.readAt ? -1 : a.digest < b.digest ? -1 : 1))
        .map((row) => ({ ...row, holes: JSON.parse(row.holes), holds: row.holds === null ? null : row.holds === 1 })),
    /** Takes the place of those of other versions and rules, and of what was learned from the same copy before. */
    put(page: number, { version, extractor, capture, ...sieve }: StoredSieve): void {
      replaced.run({ page, version, extractor, capture });
      const columns = {
        ...sieve,
        holes: JSON.stringify(sieve.holes),
        holds: sieve.holds === null ? null : Number(sieve.holds),
      };
      put.run({ page, version, extractor, capture, ...columns });
      forget.run({ page });
    },
  };
}

import type { Database } from 'better-sqlite3';

/** What the archive knows of a page that tells how soon a look at it may pay. Times are ISO 8601 UTC. */
export interface AttentionSigns {
  /** The last change of its text of which people heard. */
  readonly changedAt: string | null;
  /** The same of any page of its source. */
  readonly sourceChangedAt: string | null;
  /** Since when the version in force stands. */
  readonly standsSince: string | null;
  readonly mentionsK: boolean;
  /** Embassies and consulates watched in the same country: where there are many, many apply. */
  readonly missions: number;
  /** Pages under watch that were found from this one. */
  readonly children: number;
}

interface Row extends Omit<AttentionSigns, 'mentionsK'> {
  readonly mentionsK: number | null;
}

export function attentionStore(db: Database) {
  const told = `relevance <> 'other' AND cause = 'site' AND reason IS NULL`;
  const signs = db.prepare<[number], Row>(
    `SELECT (SELECT max(detected_at) FROM change WHERE page_id = page.id AND ${told}) AS changedAt,
       (SELECT max(detected_at) FROM change WHERE source_id = page.source_id AND ${told}) AS sourceChangedAt,
       version.from_at AS standsSince,
       EXISTS (SELECT 1 FROM document INDEXED BY document_mentions_k
         WHERE id = version.document_id AND mentions_k = 1) AS mentionsK,
       (SELECT count(*) FROM source AS other WHERE other.country = source.country AND other.withdrawn_at IS NULL
          AND other.kind IN ('embassy', 'consulate')) AS missions,
       (SELECT count(*) FROM page AS child WHERE child.parent_id = page.id AND child.watched = 1) AS children
     FROM page JOIN source ON source.id = page.source_id
     LEFT JOIN version ON version.id = page.version_id
     WHERE page.id = ?`,
  );
  return {
    of(page: number): AttentionSigns {
      const row = signs.get(page)!;
      return { ...row, mentionsK: row.mentionsK === 1 };
    },
  };
}

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

/** Each sign is looked up when it is asked for: a round plans every page anew, and for most the first one decides. */
export function attentionStore(db: Database) {
  const told = `relevance <> 'other' AND cause = 'site' AND reason IS NULL`;
  const ofPage = <Value>(sql: string) => db.prepare<[number], Value>(sql).pluck();
  const version = '(SELECT version_id FROM page WHERE id = ?)';
  const source = '(SELECT source_id FROM page WHERE id = ?)';

  const changedAt = ofPage<string | null>(`SELECT max(detected_at) FROM change WHERE page_id = ? AND ${told}`);
  const sourceChangedAt = ofPage<string | null>(
    `SELECT max(detected_at) FROM change WHERE source_id = ${source} AND ${told}`,
  );
  const standsSince = ofPage<string>(`SELECT from_at FROM version WHERE id = ${version}`);
  const mentionsK = ofPage<number>(
    `SELECT EXISTS (SELECT 1 FROM document INDEXED BY document_mentions_k
       WHERE id = (SELECT document_id FROM version WHERE id = ${version}) AND mentions_k = 1)`,
  );
  const missions = ofPage<number>(
    `SELECT count(*) FROM source WHERE country = (SELECT country FROM source WHERE id = ${source})
       AND withdrawn_at IS NULL AND kind IN ('embassy', 'consulate')`,
  );
  const children = ofPage<number>('SELECT count(*) FROM page WHERE parent_id = ? AND watched = 1');

  return {
    of: (page: number): AttentionSigns => ({
      get changedAt() {
        return changedAt.get(page)!;
      },
      get sourceChangedAt() {
        return sourceChangedAt.get(page)!;
      },
      get standsSince() {
        return standsSince.get(page) ?? null;
      },
      get mentionsK() {
        return mentionsK.get(page) === 1;
      },
      get missions() {
        return missions.get(page)!;
      },
      get children() {
        return children.get(page)!;
      },
    }),
  };
}

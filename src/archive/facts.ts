import type { Database } from 'better-sqlite3';
import type { FactName, FactValue } from '../domain/fact.ts';

/** A fact in force, as `facts --json` prints it. */
export interface FactInForce {
  readonly source: string;
  readonly url: string;
  readonly snapshot: number;
  /** since when the version that states it is in force */
  readonly at: string;
  readonly fact: FactName;
  readonly value: FactValue;
  readonly quote: string;
  readonly language: string;
  readonly visa?: string;
}

interface Row extends Omit<FactInForce, 'value' | 'visa'> {
  value_json: string;
  visa: string;
}

/**
 * Facts of the K visa (and of every visa, on pages that concern it) in force now or at a past time, from every source or one.
 * @param at ISO 8601; absent: now
 */
export function factsInForce(db: Database, filter: { source?: string; at?: string } = {}): FactInForce[] {
  const inForce = filter.at
    ? 'version.from_at <= $at AND (version.until_at IS NULL OR version.until_at > $at)'
    : 'version.id = page.version_id AND version.until_at IS NULL';
  const sql = `SELECT page.source_id AS source, page.url, version.capture_id AS snapshot, version.from_at AS at, fact.fact, fact.value_json, fact.quote,
      document.language, fact.visa
    FROM version JOIN page ON page.id = version.page_id JOIN document ON document.id = version.document_id JOIN fact ON fact.document_id = document.id
    WHERE ${inForce} AND fact.visa IN ('', 'K') AND ($source IS NULL OR page.source_id = $source)
    ORDER BY page.source_id, page.url, fact.fact, fact.visa DESC`;
  const rows = db
    .prepare<unknown[], Row>(sql)
    .all({ source: filter.source ?? null, ...(filter.at ? { at: filter.at } : {}) });
  return dropGeneral(rows).map(({ value_json, visa, ...row }) => ({
    ...row,
    value: JSON.parse(value_json) as FactValue,
    ...(visa ? { visa } : {}),
  }));
}

/** Where a page states a fact for K and another for every visa, the K visa's own holds. Rows come with 'K' before ''. */
function dropGeneral(rows: readonly Row[]): Row[] {
  return rows.filter((row, index) => {
    const previous = rows[index - 1];
    return !(
      row.visa === '' &&
      previous?.visa === 'K' &&
      previous.fact === row.fact &&
      previous.url === row.url &&
      previous.source === row.source
    );
  });
}

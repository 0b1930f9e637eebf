import type { Database } from 'better-sqlite3';
import type { FactInForce } from '../facts.ts';

export interface FactPageFilter {
  readonly source?: string;
  readonly country?: string;
  readonly fact?: string;
  /** ISO 8601; absent: now */
  readonly at?: string;
  /** The place of the last fact shown. */
  readonly after?: FactPlace;
  readonly limit: number;
}

/** A fact's place in the list: its page, name and visa. */
export type FactPlace = readonly [page: number, fact: string, visa: string];

type Row = Omit<FactInForce, 'value' | 'visa'> & { page: number; value_json: string; visa: string };

/** `archive.facts` page by page: facts of the K visa and of every visa, in force now or at a past time. */
export function factPage(db: Database, filter: FactPageFilter): (FactInForce & { readonly place: FactPlace })[] {
  const inForce = filter.at
    ? `version.id = (SELECT id FROM version AS earlier WHERE earlier.page_id = page.id AND earlier.from_at <= $at ORDER BY earlier.from_at DESC, earlier.id DESC LIMIT 1)
       AND (version.until_at IS NULL OR version.until_at > $at)`
    : 'version.id = page.version_id AND version.until_at IS NULL';
  const [page, fact, visa] = filter.after ?? [0, '', ''];
  const rows = db
    .prepare<unknown[], Row>(
      `SELECT page.id AS page, page.source_id AS source, page.url, version.capture_id AS snapshot, version.from_at AS at, fact.fact,
         fact.value_json, fact.quote, document.language, fact.visa
       FROM page JOIN version ON version.page_id = page.id JOIN document ON document.id = version.document_id
       JOIN fact ON fact.document_id = document.id JOIN source ON source.id = page.source_id
       WHERE ${inForce} AND fact.visa IN ('', 'K') AND page.id >= $page AND (page.id, fact.fact, fact.visa) > ($page, $fact, $visa)
         AND NOT (fact.visa = '' AND EXISTS (SELECT 1 FROM fact AS own WHERE own.document_id = fact.document_id AND own.fact = fact.fact AND own.visa = 'K'))
         AND ($source IS NULL OR page.source_id = $source) AND ($country IS NULL OR source.country = $country)
         AND ($name IS NULL OR fact.fact = $name)
       ORDER BY page.id, fact.fact, fact.visa LIMIT $limit`,
    )
    .all({
      page,
      fact,
      visa,
      source: filter.source ?? null,
      country: filter.country ?? null,
      name: filter.fact ?? null,
      limit: filter.limit,
      ...(filter.at ? { at: filter.at } : {}),
    });
  return rows.map(({ value_json, visa: category, page: id, ...row }) => ({
    ...row,
    value: JSON.parse(value_json),
    ...(category ? { visa: category } : {}),
    place: [id, row.fact, category],
  }));
}

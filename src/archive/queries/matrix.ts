import type { Database } from 'better-sqlite3';
import type { FactName, FactValue } from '../../domain/fact.ts';

/** What a source states now; `conflict`: another of its pages states something else. */
export interface MatrixCell {
  readonly value: FactValue;
  readonly quote: string;
  readonly snapshot: number;
  readonly at: string;
  readonly language: string;
  readonly conflict: boolean;
}

export interface MatrixRow {
  readonly source: string;
  readonly country: string;
  readonly kind: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly cells: ReadonlyMap<FactName, MatrixCell>;
}

interface Row {
  source: string;
  country: string;
  kind: string;
  en: string;
  zh: string;
  fact: FactName;
  value_json: string;
  quote: string;
  snapshot: number;
  at: string;
  language: string;
}

export interface MatrixFilter {
  readonly country?: string;
  readonly kind?: string;
  readonly facts: readonly FactName[];
}

/**
 * Sources by facts, as in force now: the K visa's own facts before those of every visa, the newest page first.
 * At most one cell for each source and fact, so its size is bounded by the declarations. The order of the joins is prescribed:
 * the planner knows nothing of how many documents are no longer in force, and would begin with the facts of all of them. The plus
 * sign keeps it from seeking a document's few facts one by one.
 */
export function factMatrix(db: Database, filter: MatrixFilter): MatrixRow[] {
  const rows = db
    .prepare<unknown[], Row>(
      `SELECT source.id AS source, source.country, source.kind, source.name_en AS en, source.name_zh AS zh, fact.fact, fact.value_json,
         fact.quote, version.capture_id AS snapshot, version.from_at AS at, document.language
       FROM source CROSS JOIN page ON page.source_id = source.id
       CROSS JOIN version ON version.id = page.version_id AND version.until_at IS NULL
       CROSS JOIN document ON document.id = version.document_id CROSS JOIN fact ON fact.document_id = document.id
       WHERE fact.visa IN ('', 'K') AND page.watched = 1 AND ($country IS NULL OR source.country = $country) AND ($kind IS NULL OR source.kind = $kind)
         AND +fact.fact IN (SELECT value FROM json_each($facts))
       ORDER BY source.country, source.id, fact.visa DESC, document.mentions_k DESC, version.from_at DESC`,
    )
    .all({ country: filter.country ?? null, kind: filter.kind ?? null, facts: JSON.stringify(filter.facts) });
  return [...Map.groupBy(rows, (row) => row.source).values()].map(toMatrixRow);
}

function toMatrixRow(rows: readonly Row[]): MatrixRow {
  const { source, country, kind, en, zh } = rows[0]!;
  const cells = [...Map.groupBy(rows, (row) => row.fact)].map(([fact, stated]): [FactName, MatrixCell] => {
    const { value_json, quote, snapshot, at, language } = stated[0]!;
    const conflict = stated.some((other) => other.value_json !== value_json);
    return [fact, { value: JSON.parse(value_json) as FactValue, quote, snapshot, at, language, conflict }];
  });
  return { source, country, kind, name: { en, zh }, cells: new Map(cells) };
}

/** The value that most sources state, for facts that at least three state and that more than one value is known of. */
export function usualValues(rows: readonly MatrixRow[]): ReadonlyMap<FactName, string> {
  const counts = new Map<FactName, Map<string, number>>();
  for (const row of rows) {
    for (const [fact, { value }] of row.cells) {
      const values = counts.get(fact) ?? new Map<string, number>();
      const key = JSON.stringify(value);
      counts.set(fact, values.set(key, (values.get(key) ?? 0) + 1));
    }
  }
  const usual = [...counts].flatMap(([fact, values]): [FactName, string][] => {
    const total = [...values.values()].reduce((sum, n) => sum + n, 0);
    const [top] = [...values].sort((a, b) => b[1] - a[1]);
    return top && total >= 3 && top[1] * 2 > total ? [[fact, top[0]]] : [];
  });
  return new Map(usual);
}

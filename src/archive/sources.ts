import type { Database } from 'better-sqlite3';
import type { Source, SourceKind } from '../domain/source.ts';

/** How the pages of a source answer, from best to worst: all, some, none of them, none ever; and: not checked yet. */
export const HEALTHS = ['ok', 'failing', 'down', 'never-reached', 'waiting'] as const;

/** A source with the state of its pages, for lists. */
export interface SourceHealth {
  readonly id: string;
  readonly kind: string;
  readonly country: string;
  readonly city: string | null;
  readonly name: { readonly en: string; readonly zh: string };
  readonly confidence: string | null;
  readonly firstDeclared: string;
  readonly withdrawnAt: string | null;
  readonly health: (typeof HEALTHS)[number];
  readonly pages: number;
  readonly failing: number;
  readonly lastChecked: string | null;
  readonly lastSuccess: string | null;
  readonly nextCheck: string | null;
  readonly relevance: 'k-visa' | 'visa' | 'other' | null;
}

interface HealthRow {
  id: string;
  kind: string;
  country: string;
  city: string | null;
  name_en: string;
  name_zh: string;
  confidence: string | null;
  first_declared: string;
  withdrawn_at: string | null;
  pages: number;
  failing: number;
  checked: string | null;
  succeeded: string | null;
  next_check: string | null;
  k: number;
  visa: number;
}

export type Sources = ReturnType<typeof sourceStore>;

/** The sources as declared, mirrored so that the archive explains itself. */
export function sourceStore(db: Database) {
  const upsert =
    db.prepare(`INSERT INTO source (id, name_en, name_zh, kind, country, city, confidence, evidence, first_declared)
    VALUES ($id, $en, $zh, $kind, $country, $city, $confidence, $evidence, $now)
    ON CONFLICT (id) DO UPDATE SET name_en = $en, name_zh = $zh, kind = $kind, country = $country, city = $city,
      confidence = $confidence, evidence = $evidence, withdrawn_at = NULL`);
  // A source that only imports speak of was never declared, so it cannot be withdrawn.
  const adopt = db.prepare(`INSERT INTO source (id, name_en, name_zh, kind, country, first_declared)
    VALUES ($id, $en, $zh, $kind, $country, $now) ON CONFLICT (id) DO NOTHING`);
  const withdraw = db.prepare(
    `UPDATE source SET withdrawn_at = $now WHERE withdrawn_at IS NULL AND id NOT IN (SELECT value FROM json_each($ids))
     AND EXISTS (SELECT 1 FROM page WHERE source_id = source.id AND origin <> 'import')`,
  );
  const unwatch = db.prepare(
    `UPDATE page SET watched = 0 WHERE watched = 1 AND source_id IN (SELECT id FROM source WHERE withdrawn_at IS NOT NULL)`,
  );
  const health = `SELECT source.*, count(page.id) AS pages, coalesce(sum(page.failure_streak > 0), 0) AS failing,
      max(page.checked_at) AS checked, max(page.succeeded_at) AS succeeded, min(page.next_check_at) AS next_check,
      coalesce(max(document.mentions_k), 0) AS k, coalesce(max(document.relevance = 'visa'), 0) AS visa
    FROM source LEFT JOIN page ON page.source_id = source.id AND page.watched = 1
    LEFT JOIN version ON version.id = page.version_id LEFT JOIN document ON document.id = version.document_id`;
  const all = db.prepare<[], HealthRow>(`${health} GROUP BY source.id ORDER BY source.id`);
  const one = db.prepare<[string], HealthRow>(`${health} WHERE source.id = ? GROUP BY source.id`);

  return {
    /** Mirrors the declarations; sources that are no longer declared stay, marked and unwatched. */
    mirror: db.transaction((sources: readonly Source[], now: string) => {
      for (const source of sources) {
        upsert.run({
          id: source.id,
          en: source.name.en,
          zh: source.name.zh,
          kind: source.kind,
          country: source.country,
          city: source.city ?? null,
          confidence: source.confidence ?? null,
          evidence: source.evidence ?? null,
          now,
        });
      }
      withdraw.run({ now, ids: JSON.stringify(sources.map((source) => source.id)) });
      unwatch.run();
    }),
    /** Adds a source that an import brought along; one already known stays as it is. */
    adopt: ({ id, name, kind, country }: Source, now: string): void =>
      void adopt.run({ id, en: name.en, zh: name.zh, kind, country, now }),
    /** What is known of a source that no declaration speaks of any more, or never did. */
    named(id: string): Pick<Source, 'name' | 'kind' | 'country'> | undefined {
      const row = one.get(id);
      return row && { name: { en: row.name_en, zh: row.name_zh }, kind: row.kind as SourceKind, country: row.country };
    },
    all: (): SourceHealth[] => all.all().map(toHealth),
    get(id: string): SourceHealth | undefined {
      const row = one.get(id);
      return row && toHealth(row);
    },
  };
}

function toHealth(row: HealthRow): SourceHealth {
  return {
    id: row.id,
    kind: row.kind,
    country: row.country,
    city: row.city,
    name: { en: row.name_en, zh: row.name_zh },
    confidence: row.confidence,
    firstDeclared: row.first_declared,
    withdrawnAt: row.withdrawn_at,
    health: judgeHealth(row),
    pages: row.pages,
    failing: row.failing,
    lastChecked: row.checked,
    lastSuccess: row.succeeded,
    nextCheck: row.next_check,
    relevance: row.k ? 'k-visa' : row.visa ? 'visa' : row.succeeded ? 'other' : null,
  };
}

/** The health of a source from the counts of its watched pages. */
export function judgeHealth(
  row: Pick<HealthRow, 'checked' | 'succeeded' | 'failing' | 'pages'>,
): SourceHealth['health'] {
  if (row.checked === null) return 'waiting';
  if (row.succeeded === null) return 'never-reached';
  if (row.failing === 0) return 'ok';
  return row.failing === row.pages ? 'down' : 'failing';
}

import type { Database } from 'better-sqlite3';
import { judgeHealth, type SourceHealth } from '../sources.ts';

/** From most to least telling. */
export const MISSION_STATES = ['published', 'mentions', 'silent', 'unreachable', 'waiting'] as const;

/**
 * published: states K-visa requirements; mentions: names the K visa; silent: read, says nothing of it;
 * unreachable: never answered, or none of its pages answers now; waiting: not checked yet.
 */
export type MissionState = (typeof MISSION_STATES)[number];

export interface Mission {
  readonly id: string;
  readonly kind: string;
  readonly country: string;
  readonly city: string | null;
  readonly name: { readonly en: string; readonly zh: string };
  readonly state: MissionState;
  readonly health: SourceHealth['health'];
  readonly pages: number;
  /** First seen with the K visa, and the last look without it (null: it was there at the first look). */
  readonly firstWith: string | null;
  readonly lastWithout: string | null;
  readonly lastSuccess: string | null;
  readonly nextCheck: string | null;
}

interface Row {
  id: string;
  kind: string;
  country: string;
  city: string | null;
  name_en: string;
  name_zh: string;
  pages: number;
  failing: number;
  checked: string | null;
  succeeded: string | null;
  next_check: string | null;
  k: number;
  requirements: number;
}

/** Every declared source with what it has published so far; one row per source, a few hundred in all. */
export function missionBoard(db: Database): Mission[] {
  const first = firstMentions(db);
  const rows = db
    .prepare<[], Row>(
      `SELECT source.id, source.kind, source.country, source.city, source.name_en, source.name_zh, count(page.id) AS pages,
         coalesce(sum(page.failure_streak > 0), 0) AS failing, max(page.checked_at) AS checked, max(page.succeeded_at) AS succeeded,
         min(page.next_check_at) AS next_check,
         coalesce(max(document.mentions_k), 0) AS k, coalesce(max(document.mentions_k AND document.requirements), 0) AS requirements
       FROM source LEFT JOIN page ON page.source_id = source.id AND page.watched = 1
       LEFT JOIN version ON version.id = page.version_id AND version.until_at IS NULL
       LEFT JOIN document ON document.id = version.document_id
       WHERE source.withdrawn_at IS NULL GROUP BY source.id ORDER BY source.country, source.kind, source.id`,
    )
    .all();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    country: row.country,
    city: row.city,
    name: { en: row.name_en, zh: row.name_zh },
    state: stateOf(row),
    health: judgeHealth(row),
    pages: row.pages,
    firstWith: first.get(row.id)?.firstWith ?? null,
    lastWithout: first.get(row.id)?.lastWithout ?? null,
    lastSuccess: row.succeeded,
    nextCheck: row.next_check,
  }));
}

function stateOf(row: Row): MissionState {
  if (row.requirements) return 'published';
  if (row.k) return 'mentions';
  if (row.checked === null) return 'waiting';
  return row.succeeded === null || row.failing === row.pages ? 'unreachable' : 'silent';
}

interface FirstMention {
  readonly source: string;
  readonly firstWith: string;
  readonly lastWithout: string | null;
}

/** The page of each source that named the K visa first, with its bounds: its own, or those of its listing. */
function firstMentions(db: Database): ReadonlyMap<string, FirstMention> {
  const rows = db
    .prepare<[], FirstMention & { page: number }>(
      `SELECT id AS page, source_id AS source, first_with_k AS firstWith, last_without_k AS lastWithout
       FROM page WHERE first_with_k IS NOT NULL ORDER BY first_with_k DESC, id DESC`,
    )
    .all();
  const announced = db
    .prepare<[number], string | null>(
      `SELECT last_without FROM change WHERE page_id = ? AND kind = 'published' ORDER BY id LIMIT 1`,
    )
    .pluck();
  const first = new Map(rows.map((row) => [row.source, row]));
  for (const [source, row] of first)
    first.set(source, { ...row, lastWithout: row.lastWithout ?? announced.get(row.page) ?? null });
  return first;
}

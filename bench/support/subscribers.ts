import type { Archive } from '../../src/archive/archive.ts';

/** So many subscribers who hear of everything at once, in English. */
export function addSubscribers({ db }: Archive, people: number, at: string): void {
  db.prepare(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
     INSERT INTO subscriber (address, state, origin, sources_json, countries_json, topics_json, min_severity, language, rhythm, hour, time_zone, created_at, confirmed_at)
     SELECT 'reader' || i || '@example.org', 'active', 'cli', '[]', '[]', '[]', 'minor', 'en', 'at-once', 8, 'UTC', ?, ? FROM n`,
  ).run(people, at, at);
}

import type { Database } from 'better-sqlite3';
import { addressKey } from '../../src/domain/address.ts';

/** One page in four is about the K visa and states these. */
const FACTS = [
  ['eligibility.age.max', '45'],
  ['eligibility.degree.min', '"bachelor"'],
  ['sponsor.required', 'false'],
  ['procedure.appointment', 'true'],
  ['processing.regular.days', '4'],
  ['fee', '[{"amount":140,"currency":"USD"}]'],
] as const;

/**
 * Gives each version of `fillHistories` what the pages of the archive show beside its text: a capture (of no bytes), a look, a change and,
 * for one page in four, facts. By a statement for each table: a million versions take minutes, and through the archive's own
 * functions (scripts/large-archive.ts) hours.
 */
export function tellHistories(db: Database): void {
  const pages = db.prepare<[], number>('SELECT count(*) FROM page').pluck().get()!;
  db.pragma('foreign_keys = OFF');
  db.transaction(() => {
    db.exec(`
      INSERT OR REPLACE INTO capture (id, page_id, url, final_url, at, duration_ms, status, sha256, media_type, renderer,
          request_headers_json, response_headers_json, document_id)
        SELECT version.id, page.id, page.url, page.url, from_at, 400, 200, '0', 'text/html', 'http', '{}', '{}', document_id
        FROM version CROSS JOIN page ON page.id = version.page_id ORDER BY version.id;
      UPDATE version SET capture_id = id;
      INSERT INTO visit (page_id, at, outcome, status, capture_id)
        SELECT page_id, from_at, 'changed', 200, id FROM version ORDER BY page_id, from_at;
      UPDATE document SET relevance = 'k-visa', mentions_k = 1, requirements = 1, visas_json = '["K"]' WHERE page_id % 4 = 0;
      UPDATE page SET state = 'live', succeeded_at = until.at, checked_at = until.at, looks = 1,
          first_with_k = CASE WHEN page.id % 4 = 0 THEN first_seen END
        FROM (SELECT max(from_at) AS at FROM version) AS until;
      INSERT INTO change (page_id, source_id, url, kind, relevance, severity, detected_at, before_capture, after_capture, title, language,
          topics_json, facts_json, summary_en, summary_zh, diff_json, cause, interpreter)
        SELECT page.id, source_id, url, 'amended', document.relevance, iif(page.id % 4, 'major', 'critical'), from_at,
          version.id - ${pages}, version.id, title, document.language, iif(page.id % 4, '["procedure"]', '["eligibility","fee"]'), '[]',
          'A notice was replaced.', '通知已更新。', '[{"op":"changed","before":"up to 40","after":"up to 45"}]', 'site', '1'
        FROM version CROSS JOIN page ON page.id = version.page_id CROSS JOIN document ON document.id = version.document_id
        WHERE version.id > ${pages} ORDER BY version.id`);
    db.prepare(
      `INSERT INTO fact (document_id, fact, value_json, quote)
       SELECT document.id, json_extract(value, '$[0]'), json_extract(value, '$[1]'), 'Applicants are up to 45 years old.'
       FROM document CROSS JOIN json_each(?) WHERE mentions_k = 1 ORDER BY document.id, 2`,
    ).run(JSON.stringify(FACTS));
    const address = db.prepare(
      "INSERT INTO address (page_id, url, key, first_seen, reason) VALUES (?, ?, ?, '', 'declared')",
    );
    for (const { id, url } of db.prepare<[], { id: number; url: string }>('SELECT id, url FROM page').all())
      address.run(id, url, addressKey(url));
  })();
  db.pragma('foreign_keys = ON');
}

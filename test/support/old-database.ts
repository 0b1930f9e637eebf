import { zstdCompressSync } from 'node:zlib';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import { sha256 } from '../../src/archive/blobs.ts';
import { migrate, readMigrations } from '../../src/archive/migrate.ts';

const AT = '2026-10-03T08:00:00.000Z';
const BYTES = Buffer.from('<!doctype html><title>K visa</title><p>No older than 45 years.</p>');

/**
 * A database as a program of schema `version` left it: one source, page, capture, document, fact, version and change, and
 * from schema 2 on a subscriber with a message. Written in the SQL of that schema, not by today's stores.
 */
export function oldDatabase(file: string, version: number): void {
  const db = new BetterSqlite3(file);
  db.pragma('foreign_keys = ON');
  migrate(db, readMigrations().slice(0, version));
  db.transaction(() => {
    fillArchive(db);
    if (version >= 2) fillSubscribers(db);
  })();
  db.close();
}

function fillArchive(db: Database): void {
  const digest = sha256(BYTES);
  db.prepare('INSERT INTO blob (sha256, size, base, data) VALUES (?, ?, NULL, ?)').run(
    digest,
    BYTES.length,
    zstdCompressSync(BYTES),
  );
  const content = zstdCompressSync(
    Buffer.from(JSON.stringify({ blocks: [{ kind: 'paragraph', text: 'No older than 45 years.' }], links: [] })),
  );
  db.prepare(
    `INSERT INTO source (id, name_en, name_zh, kind, country, first_declared) VALUES ('embassy-xx', 'Embassy', '大使馆', 'embassy', 'DE', ?)`,
  ).run(AT);
  db.prepare(
    `INSERT INTO page (id, source_id, url, role, origin, first_seen, state) VALUES (1, 'embassy-xx', 'http://xx.example/k.htm', 'page', 'declared', ?, 'live')`,
  ).run(AT);
  db.prepare(
    `INSERT INTO document (id, page_id, text_sha256, title, language, format, content, problems_json, extractor, relevance, mentions_k, requirements, visas_json, interpreter)
     VALUES (1, 1, 'text', 'K visa', 'en', 'html', ?, '[]', '1', 'k-visa', 1, 1, '["K"]', '1')`,
  ).run(content);
  db.prepare(
    `INSERT INTO capture (id, page_id, url, final_url, at, duration_ms, status, sha256, media_type, renderer, request_headers_json, response_headers_json, document_id)
     VALUES (1, 1, 'http://xx.example/k.htm', 'http://xx.example/k.htm', ?, 10, 200, ?, 'text/html', 'http', '{}', '{}', 1)`,
  ).run(AT, digest);
  db.exec(
    `INSERT INTO fact (document_id, fact, value_json, quote) VALUES (1, 'eligibility.age.max', '45', 'No older than 45 years.')`,
  );
  db.prepare('INSERT INTO version (id, page_id, document_id, capture_id, from_at) VALUES (1, 1, 1, 1, ?)').run(AT);
  db.exec('UPDATE page SET version_id = 1 WHERE id = 1');
  db.prepare(
    `INSERT INTO change (id, page_id, source_id, url, kind, relevance, severity, detected_at, after_capture, title, language, topics_json, facts_json, summary_en, summary_zh, diff_json, cause, interpreter)
     VALUES (1, 1, 'embassy-xx', 'http://xx.example/k.htm', 'published', 'k-visa', 'critical', ?, 1, 'K visa', 'en', '["eligibility"]', '[]', 'Published.', '发布。', '[]', 'site', '1')`,
  ).run(AT);
}

function fillSubscribers(db: Database): void {
  db.prepare(
    `INSERT INTO subscriber (id, address, state, origin, sources_json, countries_json, topics_json, min_severity, language, rhythm, hour, time_zone, created_at, confirmed_at)
     VALUES (1, 'reader@example.org', 'active', 'cli', '[]', '["DE"]', '[]', 'major', 'zh', 'daily', 7, 'Europe/Berlin', ?, ?)`,
  ).run(AT, AT);
  db.prepare(
    `INSERT INTO outbox (id, kind, subscriber_id, message_id, state, created_at, due_at) VALUES (1, 'digest', 1, '<1@example.org>', 'ready', ?, ?)`,
  ).run(AT, AT);
}

import { zstdCompressSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { searchIndex } from '../../src/archive/search-index.ts';
import { indexForm, signsOf } from '../../src/archive/tokens.ts';
import { simplify } from '../../src/interpret/text/han.ts';
import { seeded, sentence } from './generated-page.ts';

const PAGES = 3_000;
const BLOCKS = 10;
const COUNTRIES = ['US', 'DE', 'FR', 'JP', 'BR', 'IN', 'ZA', 'EG'];
const KINDS = ['embassy', 'consulate', 'ministry', 'visa-centre'];
const ZH = [
  '申请K字签证的外国青年科技人才应当毕业于知名高校的理工科专业。',
  '领事部工作日对外办公。',
  '申请材料包括护照和照片。',
  '签证费在领取护照时支付。',
];
const EN = [
  'Applicants for the K visa hold a bachelor degree in science from a university.',
  'The consular section is open on working days.',
  'Documents are handed in by appointment.',
  'The fee is paid in cash when the passport is collected.',
];

/**
 * Histories of pages, written into the archive's tables as the program would, but for bytes and captures of their own; and the text
 * of each version once more as a row of a bare FTS5 table in `bare`.
 */
export function fillHistories(db: Database, bare: Database, versions: number, progress: (done: number) => void): void {
  for (const each of [db, bare]) each.pragma('synchronous = OFF');
  bare.pragma('journal_mode = WAL');
  bare.exec(
    `CREATE VIRTUAL TABLE flat USING fts5 (text, content = '', tokenize = "porter unicode61 remove_diacritics 2")`,
  );
  const insertBare = bare.prepare('INSERT INTO flat (rowid, text) VALUES (?, ?)');
  const add = versionWriter(db);
  const pages = Math.min(PAGES, Math.ceil(versions / 20));
  declare(db, pages);
  const texts = Array.from({ length: pages }, (_, page) => fresh(page, 0));
  for (let done = 0; done < versions; ) {
    const round = Math.floor(done / pages);
    const upTo = Math.min(versions, done + pages);
    db.exec('BEGIN');
    bare.exec('BEGIN');
    for (let page = 0; done < upTo; page++, done++) {
      if (round > 0) edit(texts, page, round, done);
      const at = new Date(Date.UTC(2023, 0, 1) + done * 100_000).toISOString();
      const title = page % 2 ? `Notice on the K visa ${page}` : `关于K字签证的通知 ${page}`;
      add(page + 1, done + 1, title, texts[page]!, at);
      const whole = [title, ...texts[page]!].join('\n');
      // As an index with single characters would have to be: the pairs, and every character once.
      insertBare.run(done + 1, `${indexForm(whole, simplify)}\n${signsOf(whole, simplify)}`);
    }
    bare.exec('COMMIT');
    db.exec('COMMIT');
    progress(done);
  }
}

function declare(db: Database, pages: number): void {
  const source = db.prepare(
    "INSERT INTO source (id, name_en, name_zh, kind, country, first_declared) VALUES (?, ?, ?, ?, ?, '2023-01-01T00:00:00.000Z')",
  );
  const page = db.prepare(
    "INSERT INTO page (id, source_id, url, role, origin, first_seen, state) VALUES (?, ?, ?, 'page', 'declared', '2023-01-01T00:00:00.000Z', 'live')",
  );
  db.exec("INSERT INTO blob (sha256, size, data) VALUES ('0', 0, x'')");
  for (let n = 0; n < 330; n++)
    source.run(`mission-${n}`, `Mission ${n}`, `第${n}使馆`, KINDS[n % KINDS.length], COUNTRIES[n % COUNTRIES.length]);
  for (let n = 0; n < pages; n++) page.run(n + 1, `mission-${n % 330}`, `http://mission-${n % 330}.example/${n}.htm`);
}

/** A text of its own: common sentences, and two that nobody else has. */
function fresh(page: number, round: number): string[] {
  const random = seeded(page * 1_009 + round * 7_919);
  const bank = page % 2 ? EN : ZH;
  return Array.from({ length: BLOCKS }, (_, n) =>
    n % 5 === 4
      ? sentence(random, page % 2 === 0)
      : `${bank[Math.floor(random() * bank.length)]} (${Math.floor(random() * 40)})`,
  );
}

/** One version in five is written anew, in the others one paragraph is another; one in 5,000 speaks of quarantine. */
function edit(texts: string[][], page: number, round: number, version: number): void {
  const random = seeded(version);
  if (random() < 0.2) texts[page] = fresh(page, round);
  const text = [...texts[page]!];
  const rare = random() < 0.0002;
  const age = 35 + (version % 11);
  text[Math.floor(random() * BLOCKS)] =
    page % 2
      ? `Notice ${version}: aged up to ${age}.${rare ? ' Quarantine is required.' : ''}`
      : `第${version}号通知：年龄为${age}周岁以下。${rare ? '须隔离。' : ''}`;
  texts[page] = text;
}

function versionWriter(db: Database) {
  const { indexPage } = searchIndex(db, simplify);
  const document =
    db.prepare(`INSERT INTO document (id, page_id, text_sha256, title, language, format, content, problems_json, extractor, relevance, mentions_k, requirements, visas_json, interpreter)
    VALUES ($id, $page, $id, $title, $language, 'html', $content, '[]', '1', 'visa', 0, 0, '[]', '1')`);
  const capture =
    db.prepare(`INSERT OR IGNORE INTO capture (id, page_id, url, final_url, at, duration_ms, status, sha256, media_type, renderer, request_headers_json, response_headers_json)
    VALUES ($page, $page, '', '', $at, 0, 200, '0', 'text/html', 'http', '{}', '{}')`);
  const end = db.prepare('UPDATE version SET until_at = $at WHERE page_id = $page AND until_at IS NULL');
  const begin = db.prepare(
    'INSERT INTO version (id, page_id, document_id, capture_id, from_at) VALUES ($id, $page, $id, $page, $at)',
  );
  const force = db.prepare('UPDATE page SET version_id = $id WHERE id = $page');
  return (page: number, id: number, title: string, lines: readonly string[], at: string): void => {
    const blocks = lines.map((text) => ({ kind: 'paragraph', text }));
    const content = zstdCompressSync(JSON.stringify({ blocks, links: [] }));
    document.run({ id, page, title, language: page % 2 ? 'zh' : 'en', content });
    capture.run({ page, at });
    end.run({ page, at });
    begin.run({ id, page, at });
    force.run({ id, page });
    indexPage(page);
  };
}

/**
 * What the archive costs on disk: bytes per page at first sight, per changed page, per check that found nothing new, and per look
 * that found noise alone; beside the floor of the same pages (HTML and text as zstd differences, one row each).
 *
 *   npm run bench -- storage [100]                 # so many generated pages of about 90 KB
 *   npm run bench -- storage 100 --rounds 20
 *   npm run bench -- storage 100 --tables          # and where the bytes of a changed page lie
 *
 * Real histories (`../shared/corpus/pages`) are measured as well, where they are there. Bytes are those of the pages of the database
 * that are in use, after the write-ahead log was taken in.
 */
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import { writingRoom } from '../src/app.ts';
import { sha256 } from '../src/archive/blobs.ts';
import { loadConfig } from '../src/config.ts';
import type { FetchOutcome } from '../src/domain/capture.ts';
import type { Source } from '../src/domain/source.ts';
import { openApp } from '../src/reading.ts';
import { pollRound } from '../src/watch/round.ts';
import { countAsked, sizeAsked } from './support/asked.ts';
import { htmlOf, paragraphs } from './support/generated-page.ts';
import { report, rounded } from './support/table.ts';

type KeepNoise = 'all' | 'daily' | 'none';
const ROUNDS = countAsked('--rounds', 12);
const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 1, 0, 30);

/** An archive that is fed by hand: `round` shows every page an answer, an hour after the round before. */
function bench(pages: number, keepNoise: KeepNoise) {
  const data = mkdtempSync(join(tmpdir(), 'kvisa-bench-'));
  const config = loadConfig({ env: {}, data });
  const app = openApp({
    ...config,
    data,
    archive: { ...config.archive, keepNoise },
    confirm: { recheckMs: 0, times: 0 },
  });
  const rules = { render: 'http', content: [], ignore: [], links: [], schedule: '*/30 * * * *' } as const;
  const watches = Array.from({ length: pages }, (_, n) => ({
    url: `http://bench.example/${n}.htm`,
    as: 'page' as const,
    rules,
  }));
  const source: Source = {
    id: 'bench',
    name: { en: 'Bench', zh: '基准' },
    kind: 'agency',
    country: 'CN',
    watches,
    file: '',
  };
  let hours = 0;
  const now = () => new Date(START + hours * HOUR);
  const { db } = app.archive;
  return {
    db,
    async round(answer: (page: number) => Buffer | null): Promise<void> {
      hours++;
      const fetch = (request: { url: string }) =>
        Promise.resolve(outcome(request.url, answer(Number(/(\d+)\.htm$/.exec(request.url)![1])), now().toISOString()));
      const room = { ...writingRoom(app, now), fetch };
      const { failed } = await pollRound(room, [source], { all: true, concurrency: 1 });
      if (failed > 0) throw new Error(`${failed} pages failed`);
    },
    close(): void {
      app.close();
      rmSync(data, { recursive: true });
    },
  };
}

function outcome(url: string, body: Buffer | null, at: string): FetchOutcome {
  const exchange = {
    url,
    finalUrl: url,
    redirects: [],
    status: body ? 200 : 304,
    requestHeaders: {
      'user-agent': 'kvisa-watch/0.1.0 (+https://watch.example/about)',
      accept: 'text/html,application/xhtml+xml,application/pdf,application/xml;q=0.9,*/*;q=0.8',
      'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8,*;q=0.5',
      'accept-encoding': 'gzip, deflate, br, zstd',
    },
    responseHeaders: {
      server: 'nginx',
      date: new Date(at).toUTCString(),
      'content-type': 'text/html; charset=utf-8',
      connection: 'keep-alive',
      vary: 'Accept-Encoding',
      'x-frame-options': 'SAMEORIGIN',
      ...(body ? { 'content-length': String(body.length) } : {}),
    },
    startedAt: at,
    durationMs: 120,
    address: '192.0.2.10',
    httpVersion: '1.1',
    renderer: 'http' as const,
  };
  if (!body) return { kind: 'not-modified', exchange };
  return { kind: 'ok', response: { ...exchange, body, mediaType: 'text/html', charset: 'utf-8' } };
}

/** The least that keeps every version: one row with HTML and text, each packed against the page's first. */
function floorStore(db: Database) {
  db.exec(
    'CREATE TABLE snap (id INTEGER PRIMARY KEY, page INTEGER, ts INTEGER, base INTEGER, hash BLOB, html BLOB, text BLOB); CREATE INDEX snap_page ON snap (page, ts)',
  );
  const first = db.prepare<[number], { id: number; html: Buffer; text: Buffer }>(
    'SELECT id, html, text FROM snap WHERE page = ? AND base IS NULL',
  );
  const insert = db.prepare('INSERT INTO snap (page, ts, base, hash, html, text) VALUES (?, ?, ?, ?, ?, ?)');
  const pack = (bytes: Buffer, dictionary?: Buffer) =>
    zstdCompressSync(bytes, {
      params: { [constants.ZSTD_c_compressionLevel]: 3 },
      ...(dictionary ? { dictionary } : {}),
    });
  return (page: number, html: Buffer, text: Buffer): void => {
    const base = first.get(page);
    const packed = [html, text].map((bytes, n) =>
      pack(bytes, base && zstdDecompressSync(n === 0 ? base.html : base.text)),
    );
    insert.run(page, Date.now(), base?.id ?? null, Buffer.from(sha256(text), 'hex'), ...packed);
  };
}

/** Bytes of the database that are in use. */
function used(db: Database): number {
  db.pragma('wal_checkpoint(TRUNCATE)');
  const read = (name: string) => db.pragma(name, { simple: true }) as number;
  return (read('page_count') - read('freelist_count')) * read('page_size');
}

/** Bytes in use that `work` adds, a page and round. */
async function growth(db: Database, share: number, work: () => unknown): Promise<number> {
  const before = used(db);
  await work();
  return (used(db) - before) / share;
}

const tablesOf = (db: Database): Map<string, number> =>
  new Map(
    db
      .prepare<[], { name: string; bytes: number }>('SELECT name, sum(payload) AS bytes FROM dbstat GROUP BY name')
      .all()
      .map(({ name, bytes }) => [name, bytes]),
  );

async function inRounds(count: number, round: (n: number) => Promise<void>): Promise<void> {
  for (let n = 1; n <= count; n++) await round(n);
}

const html = (page: number, version: number, look: number): Buffer => Buffer.from(htmlOf(page, version, look));
const PAGES = sizeAsked(60);

const ours = bench(PAGES, 'daily');
const first = await growth(ours.db, PAGES, () => ours.round((page) => html(page, 0, 0)));
const unchanged = await growth(ours.db, PAGES * ROUNDS, () => inRounds(ROUNDS, () => ours.round(() => null)));
const before = tablesOf(ours.db);
const changed = await growth(ours.db, PAGES * ROUNDS, () =>
  inRounds(ROUNDS, (n) => ours.round((page) => html(page, n, 0))),
);
const after = tablesOf(ours.db);
ours.close();

const floor = new BetterSqlite3(':memory:');
const put = floorStore(floor);
const show = (version: number) => {
  for (let page = 0; page < PAGES; page++)
    put(page, html(page, version, 0), Buffer.from(paragraphs(page, version).join('\n')));
};
const floorFirst = await growth(floor, PAGES, () => show(0));
const floorChanged = await growth(floor, PAGES * ROUNDS, () => inRounds(ROUNDS, async (n) => show(n)));

const row = (what: string, bytes: number, least: number | null, goal: string) => ({
  what,
  bytes: Math.round(bytes),
  floor: least === null ? null : Math.round(least),
  ratio: least ? rounded(bytes / least) : null,
  goal,
});
const rows = [
  row('first sight', first, floorFirst, '–'),
  row('changed page', changed, floorChanged, 'at most 3 times the floor'),
  row('check answered 304', unchanged, null, 'at most 100'),
];
for (const keepNoise of ['all', 'daily', 'none'] as const) {
  const noisy = bench(PAGES, keepNoise);
  await noisy.round((page) => html(page, 0, 0));
  const bytes = await growth(noisy.db, PAGES * ROUNDS, () =>
    inRounds(ROUNDS, (n) => noisy.round((page) => html(page, 0, n))),
  );
  rows.push(
    row(`noisy look, keepNoise: ${keepNoise}`, bytes, null, keepNoise === 'all' ? 'at most 2,450' : 'at most 100'),
  );
  noisy.close();
}
report(
  `${PAGES} generated pages of ${Math.round(html(1, 0, 0).length / 1000)} KB, ${ROUNDS} rounds an hour apart, bytes a page and round`,
  rows,
);

if (process.argv.includes('--tables')) {
  const parts = [...after].map(([table, bytes]) => ({
    table,
    bytes: Math.round((bytes - (before.get(table) ?? 0)) / (PAGES * ROUNDS)),
  }));
  report(
    'payload of a changed page, by table',
    parts.filter(({ bytes }) => bytes > 0).sort((a, b) => b.bytes - a.bytes),
  );
}

const corpus = join(import.meta.dirname, '../../shared/corpus/pages');
if (existsSync(corpus)) {
  const histories = Map.groupBy(globSync(join(corpus, '*/*.html')).sort(), (file) => dirname(file));
  const captures = [...histories.values()];
  const real = bench(captures.length, 'all');
  const least = new BetterSqlite3(':memory:');
  const keep = floorStore(least);
  const bytesOf = (page: number, n: number) => (captures[page]![n] ? readFileSync(captures[page]![n]) : null);
  const rest = captures.reduce((sum, files) => sum + files.length - 1, 0);
  const firstLook = await growth(real.db, captures.length, () => real.round((page) => bytesOf(page, 0)));
  const most = Math.max(...captures.map((files) => files.length));
  const later = await growth(real.db, rest, () => inRounds(most - 1, (n) => real.round((page) => bytesOf(page, n))));
  const keepRound = (n: number) => {
    for (let page = 0; page < captures.length; page++) {
      const bytes = bytesOf(page, n);
      if (bytes) keep(page, bytes, Buffer.from(bytes.toString().replace(/<[^<>]*>/g, ' ')));
    }
  };
  const leastFirst = await growth(least, captures.length, () => keepRound(0));
  const leastLater = await growth(least, rest, () => inRounds(most - 1, async (n) => keepRound(n)));
  report(`${captures.length} real histories, ${rest} later captures, all kept: bytes a capture`, [
    row('first sight', firstLook, leastFirst, '–'),
    row('later capture', later, leastLater, '–'),
  ]);
  real.close();
} else console.error('no ../shared/corpus/pages: real histories are not measured');

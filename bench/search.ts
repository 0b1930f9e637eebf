/**
 * Search over every version, against a bare FTS5 table that holds the same texts, a row for each version.
 *
 *   npm run bench -- search [30000]                # so many versions; the full run takes 1000000 and 5 GB of disk
 *   npm run bench -- search 1000000 --keep FOLDER  # keeps both databases there, and measures them again where they exist
 *   npm run bench -- search 1000000 --json
 *   npm run bench -- pages --data FOLDER           # the pages over the same versions
 *
 * One version in five is a text of its own, the others differ from the version before in one paragraph; 3,000 pages at most. A query
 * of ours lists 20 pages, each with its newest matching version and when the words appeared and vanished. The bare table is asked in
 * three ways: for its 20 newest rows, for its 20 best (bm25, what FTS5 is usually asked for), and for how many there are.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import { databaseFile } from '../src/archive/archive.ts';
import { openDatabase } from '../src/archive/database.ts';
import { searchVersions } from '../src/archive/search.ts';
import { searchFacets, searchWithFacets } from '../src/archive/search-facets.ts';
import { searchIndex } from '../src/archive/search-index.ts';
import { termsOf } from '../src/archive/tokens.ts';
import { simplify } from '../src/interpret/text/han.ts';
import { sizeAsked } from './support/asked.ts';
import { fillHistories } from './support/histories.ts';
import { percentile } from './support/measure.ts';
import { report, rounded } from './support/table.ts';
import { tellHistories } from './support/told-histories.ts';

const QUERIES: Record<string, readonly string[]> = {
  'zh, 1 character': ['签', '龄', '申', '国', '证'],
  'zh, 2 characters': ['签证', '年龄', '领取', '隔离', '簽證'],
  'zh, 4 characters and more': ['外国青年科技人才', '周岁以下', '申请材料', '理工科专业', '工作日'],
  'zh, several words': ['签证 年龄', '青年 周岁', 'K字 通知', '预约 快递', '申请人 "1234号"'],
  'en, 1 word': ['visa', 'applicants', 'degrees', 'quarantine', 'fee'],
  'en, several words': [
    'visa age',
    'notice bachelor university',
    'fee passport cash',
    'appointment quarantine',
    'K visa',
  ],
  'en, phrase': ['"bachelor degree in science"', '"aged up to 39"', '"consular section"', '"no such phrase"'],
  'words of one version': ['"notice 4321"', '第4322号', 'quarantine', '隔离'],
};

const size = sizeAsked(30_000);
const keepAt = process.argv.indexOf('--keep');
const folder = keepAt > 0 ? process.argv[keepAt + 1]! : mkdtempSync(join(tmpdir(), 'kvisa-bench-'));
mkdirSync(folder, { recursive: true });
const fresh = !existsSync(databaseFile(folder));
const ours = openDatabase(databaseFile(folder));
const bare = new BetterSqlite3(join(folder, 'bare.sqlite'));
if (fresh) {
  fillHistories(ours, bare, size, (done) => process.stderr.write(`\r${done} of ${size} versions`));
  tellHistories(ours);
}
// As the service leaves its own once a day.
await searchIndex(ours, simplify).tidy();
bare.exec("INSERT INTO flat (flat) VALUES ('optimize')");
for (const db of [ours, bare]) db.pragma('wal_checkpoint(TRUNCATE)');

/** Milliseconds of CPU of each of three runs after one that warms the cache: other work on the machine does not count. */
function times(work: () => unknown): number[] {
  work();
  return Array.from({ length: 3 }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
}

function bareQueries(db: Database) {
  const ask = (sql: string) => {
    const statement = db.prepare<[string]>(sql);
    return (query: string) => () =>
      statement.all(
        termsOf(query, simplify)
          .map(({ match }) => match)
          .join(' AND '),
      );
  };
  return {
    newest: ask('SELECT rowid FROM flat WHERE flat MATCH ? ORDER BY rowid DESC LIMIT 20'),
    best: ask('SELECT rowid FROM flat WHERE flat MATCH ? ORDER BY rank LIMIT 20'),
    count: ask('SELECT count(*) FROM flat WHERE flat MATCH ?'),
  };
}

const NOW = '2026-12-31T00:00:00.000Z';
const { newest, best, count } = bareQueries(bare);
const contestants = {
  ours: (query: string) => () => searchVersions(ours, query, {}, simplify),
  'ours, in force now': (query: string) => () => searchVersions(ours, query, { current: true }, simplify),
  'ours, with facets': (query: string) => () => searchWithFacets(ours, query, {}, simplify, { now: NOW }),
  'ours, all 200 counted': (query: string) => () => searchFacets(ours, query, {}, simplify, { now: NOW, ms: Infinity }),
  'bare, 20 newest': newest,
  'bare, 20 best': best,
  'bare, count': count,
};
type Name = keyof typeof contestants;
const names = Object.keys(contestants) as Name[];
const all = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
const rows = Object.entries(QUERIES).map(([kind, queries]) => {
  const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (const query of queries) for (const name of names) measured[name].push(...times(contestants[name](query)));
  for (const name of names) all[name].push(...measured[name]);
  return {
    queries: kind,
    ...Object.fromEntries(names.map((name) => [`${name}, p95`, rounded(percentile(measured[name], 0.95))])),
  };
});
const versions = ours.prepare<[], number>('SELECT max(id) FROM version').pluck().get();
report(`${versions} versions, milliseconds of CPU`, rows);
const p95 = (name: Name) => percentile(all[name], 0.95);
report(
  'all queries, milliseconds of CPU',
  names.map((name) => ({
    asked: name,
    p50: rounded(percentile(all[name], 0.5)),
    p95: rounded(p95(name)),
    'p95 over bare, 20 newest': rounded(p95(name) / p95('bare, 20 newest')),
    'p95 over bare, 20 best': rounded(p95(name) / p95('bare, 20 best')),
  })),
  'Goals: p95 at most 3 times the bare table’s and under 100 ms.',
);
const bytes = (db: Database, like: string) =>
  db.prepare<[string], number>('SELECT sum(pgsize) FROM dbstat WHERE name LIKE ?').pluck().get(like) ?? 0;
report('megabytes', [
  { what: 'our index', MB: rounded((bytes(ours, 'search%') + bytes(ours, 'passage')) / 1e6) },
  { what: 'bare FTS5 table', MB: rounded(statSync(join(folder, 'bare.sqlite')).size / 1e6) },
]);
for (const db of [ours, bare]) db.close();
if (keepAt < 0) rmSync(folder, { recursive: true });

/**
 * What the archive costs on disk: bytes per page at first sight, per changed page, per check that found nothing new, and per look
 * that found noise alone; beside the floor of the same pages (HTML and text as zstd differences, one row each).
 *
 *   npm run bench -- storage [100]                 # so many generated pages of about 90 KB
 *   npm run bench -- storage 100 --rounds 20
 *   npm run bench -- storage 100 --tables          # and where the bytes of a changed page lie
 *
 * The edits of the peers' harness (`../shared/bench/peers`: a sentence, a number, a cell or a paragraph of a page of 90 KB) and real
 * histories (`../shared/corpus/pages`) are measured as well, where they are there. Bytes are those of the pages of the database
 * that are in use, after the write-ahead log was taken in.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import { countAsked, sizeAsked } from './support/asked.ts';
import { floorStore } from './support/floor-store.ts';
import { htmlOf, paragraphs } from './support/generated-page.ts';
import { handFed } from './support/hand-fed.ts';
import { report, rounded } from './support/table.ts';

const ROUNDS = countAsked('--rounds', 12);

interface HarnessPage {
  readonly blocks: readonly { readonly s: readonly string[] }[];
}

interface HarnessPages {
  makePage(seed: string, page: number): HarnessPage;
  editPage(seed: string, page: HarnessPage, round: number): void;
  pageHtml(page: HarnessPage, visits: number, now: string): string;
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

const ours = handFed(PAGES, 'daily');
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
  const noisy = handFed(PAGES, keepNoise);
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

const harness = join(import.meta.dirname, '../../shared/bench/peers/corpus.mjs');
if (existsSync(harness)) {
  const { makePage, editPage, pageHtml } = (await import(harness)) as HarnessPages;
  const pages = Array.from({ length: PAGES }, (_, page) => makePage('peers', page));
  const look = (page: number, n: number) => Buffer.from(pageHtml(pages[page]!, n, 'Server time'));
  const edited = handFed(PAGES, 'daily');
  const least = new BetterSqlite3(':memory:');
  const keep = floorStore(least);
  const round = async (n: number) => {
    if (n > 0) for (const page of pages) editPage('peers', page, n);
    await edited.round((page) => look(page, n));
  };
  const keepRound = (n: number) => {
    for (const [page, { blocks }] of pages.entries())
      keep(page, look(page, n), Buffer.from(blocks.flatMap(({ s }) => s).join('\n')));
  };
  const bytes = { ours: [0, 0], floor: [0, 0] };
  await round(0);
  keepRound(0);
  for (let n = 1; n <= ROUNDS; n++) {
    const ours = await growth(edited.db, PAGES, () => round(n));
    const floor = await growth(least, PAGES, () => keepRound(n));
    const later = n === 1 ? 0 : 1;
    bytes.ours[later]! += ours / (later ? ROUNDS - 1 : 1);
    bytes.floor[later]! += floor / (later ? ROUNDS - 1 : 1);
  }
  report(`${PAGES} pages with the edits of the harness: bytes a page and round`, [
    row('the first edit of a page', bytes.ours[0]!, bytes.floor[0]!, 'at most 3 times the floor'),
    row(`edits 2 to ${ROUNDS}`, bytes.ours[1]!, bytes.floor[1]!, 'at most 3 times the floor'),
  ]);
  edited.close();
} else console.error('no ../shared/bench/peers: the edits of the harness are not measured');

const corpus = join(import.meta.dirname, '../../shared/corpus/pages');
if (existsSync(corpus)) {
  const histories = Map.groupBy(globSync(join(corpus, '*/*.html')).sort(), (file) => dirname(file));
  const captures = [...histories.values()];
  const real = handFed(captures.length, 'all');
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

/**
 * What a check costs beside the bare library calls for the same work: `fetch` with its body, and what cannot be left out: SHA-256 of the
 * same bytes, one parse of other bytes, one insert of what is kept. A check of ours is a whole round: schedule, robots.txt,
 * politeness, guard, archive. The pages come from another process; only this one's CPU counts.
 *
 *   npm run bench -- checks [40]     # pages of each kind and turn
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import BetterSqlite3 from 'better-sqlite3';
import { load } from 'cheerio/slim';
import { createCrawler } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';
import type { Source } from '../src/domain/source.ts';
import { openApp } from '../src/reading.ts';
import { pollRound } from '../src/watch/round.ts';
import { sizeAsked } from './support/asked.ts';
import { inTurn } from './support/measure.ts';
import { report } from './support/table.ts';

const pages = sizeAsked(40);
const TURNS = 5;

const server = spawn(process.execPath, [`${import.meta.dirname}/support/check-server.ts`], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const base = await new Promise<string>((resolve) =>
  server.stdout.once('data', (port) => resolve(`http://127.0.0.1:${String(port).trim()}`)),
);

const folder = mkdtempSync(join(tmpdir(), 'kvisa-bench-'));
const config = loadConfig({ env: {}, data: folder });
const app = openApp({
  ...config,
  fetch: { ...config.fetch, perHostDelayMs: 0, retries: 0, allowAddresses: ['127.0.0.0/8'] },
  browser: { ...config.browser, enabled: false },
  confirm: { recheckMs: 0, times: 0 },
});
const { room, close } = createCrawler(app, [], { browserPath: null });
const floorDb = new BetterSqlite3(join(folder, 'floor.sqlite'));
floorDb.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE kept (url TEXT, bytes BLOB)');
const insert = floorDb.prepare('INSERT INTO kept VALUES (?, ?)');

type Kind = 'validated' | 'same' | 'noise' | 'turning' | 'edited' | 'first' | 'file';
const urlsOf = (kind: Kind, turn = 0): string[] =>
  Array.from({ length: pages }, (_, page) => `${base}/${kind}/${page}/${turn}.htm`);

function sourceOf(kind: Kind, turn: number): Source {
  const rules = { render: 'http', content: [], ignore: [], links: [], schedule: '*/30 * * * *' } as const;
  const watches = urlsOf(kind, turn).map((url) => ({ url, as: 'page' as const, rules }));
  return { id: `${kind}-${turn}`, name: { en: kind, zh: kind }, kind: 'agency', country: 'CN', watches, file: '' };
}

async function ours(kind: Kind, turn = 0): Promise<void> {
  const { checked, failed } = await pollRound(room, [sourceOf(kind, turn)], { all: true, concurrency: 8 });
  if (checked !== pages || failed > 0) throw new Error(`${kind}: ${failed} of ${checked} checks failed`);
}

async function bare(kind: Kind, turn: number, work: (body: Buffer, url: string) => unknown): Promise<void> {
  for (const url of urlsOf(kind, turn)) {
    const headers = kind === 'validated' ? { 'if-none-match': `"${url.split('/')[4]}"` } : undefined;
    const answer = await fetch(url, headers ? { headers } : {});
    await work(Buffer.from(await answer.arrayBuffer()), url);
  }
}

const digest = (body: Buffer): string => createHash('sha256').update(body).digest('hex');
const parse = (body: Buffer): string => load(body.toString()).text();
const keep = (body: Buffer, url: string): void => {
  parse(body);
  insert.run(url, zstdCompressSync(body));
};
async function readPdf(body: Buffer): Promise<void> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(body), verbosity: 0 });
  const file = await task.promise;
  for (let page = 1; page <= file.numPages; page++) await (await file.getPage(page)).getTextContent();
  await task.destroy();
}

const CHECKS: readonly {
  what: string;
  kind: Kind;
  goal?: number;
  floor: string;
  fresh?: true;
  /** How often it is looked at before: until the program knows it. */
  looks?: number;
  work: (body: Buffer, url: string) => unknown;
}[] = [
  { what: 'unchanged by 304', kind: 'validated', goal: 2, floor: 'fetch', work: () => {} },
  { what: 'unchanged by 200, equal bytes', kind: 'same', goal: 2, floor: 'fetch, SHA-256', work: digest },
  { what: 'noise in the footer, equal text', kind: 'noise', goal: 1.5, floor: 'fetch, one parse', work: parse },
  { what: 'a link in turn beside the noise', kind: 'turning', floor: 'fetch, one parse', looks: 10, work: parse },
  { what: 'changed paragraph', kind: 'edited', floor: 'fetch, one parse, one insert', work: keep },
  { what: 'first sight', kind: 'first', floor: 'fetch, one parse, one insert', fresh: true, work: keep },
  { what: 'first sight of a PDF', kind: 'file', floor: 'fetch, its text by pdf.js', fresh: true, work: readPdf },
];

const rows = [];
for (const { what, kind, goal, floor, fresh, looks = 3, work } of CHECKS) {
  // Three looks, and the program knows a page: it has read it, learned its noise, and passed by it.
  for (let look = 0; look < looks && !fresh; look++) await ours(kind);
  let turn = 0;
  const both = await inTurn(
    {
      bare: () => bare(kind, turn, work),
      ours: () => ours(kind, fresh ? turn++ : 0),
    },
    TURNS,
  );
  const [bareMs, ourMs] = [both.bare / pages, both.ours / pages];
  rows.push({ check: what, floor, 'floor ms': bareMs, 'ours ms': ourMs, ratio: ourMs / bareMs, goal: goal ?? null });
}
report(
  `A check, CPU ms a page of 90 KB (${pages} pages a turn, median of ${TURNS} turns)`,
  rows,
  'PDF: both read it; ours in a thread of its own that is started once.',
);

await close();
app.close();
floorDb.close();
server.kill();
rmSync(folder, { recursive: true });

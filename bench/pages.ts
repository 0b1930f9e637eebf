/**
 * How long the server works on each page (CPU), and how many conditional requests it answers.
 *
 *   npm run bench -- pages [20000]                 # a fresh archive of so many versions
 *   npm run bench -- pages --data FOLDER           # one that scripts/large-archive.ts or `bench -- search N --keep FOLDER` made
 *   npm run bench -- pages --data FOLDER --turns 40
 *
 * Every page is asked for again as it is, and again after something was written, as a poll does a few times a second: nothing that
 * was rendered before may be shown then. The floor of the conditional requests is a bare node:http server that answers 304.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { Pool } from 'undici';
import { buildWeb } from '../src/web/server.ts';
import { countAsked, sizeAsked } from './support/asked.ts';
import { benchArchive } from './support/bench-archive.ts';
import { addLongPage } from './support/long-page.ts';
import { cpuOfProcess, percentile } from './support/measure.ts';
import { report } from './support/table.ts';
import { benchRoom } from './support/web-room.ts';

const size = sizeAsked(20_000);
const turns = countAsked('--turns', 20);
// A page needs a few versions, so that there is something to list and to compare.
const { archive, data, versions, close } = benchArchive(size, Math.min(3000, Math.ceil(size / 6)));
const { db } = archive;

const long = addLongPage(archive, 20_000);
const [older, newer] = db
  .prepare<[], number>(
    "SELECT capture_id FROM version JOIN page ON page.id = page_id WHERE source_id = 'mission-7' ORDER BY version.id DESC LIMIT 2",
  )
  .pluck()
  .all() as [number, number];
const change = db.prepare<[], number>('SELECT max(id) FROM change').pluck().get();
const past = '2024-06-01T00:00:00Z';
const PATHS: Record<string, string> = {
  home: '/',
  'home (zh)': '/?lang=zh',
  matrix: '/matrix',
  'matrix (zh)': '/matrix?lang=zh',
  'matrix, one country, sorted': '/matrix?country=DE&sort=fee',
  'matrix as CSV': '/matrix.csv',
  sources: '/sources',
  source: '/sources/mission-7',
  'source, versions further back': `/sources/mission-7?version=${Math.round(versions / 2)}`,
  snapshot: `/snapshots/${newer}`,
  compare: `/compare/${older}...${newer}`,
  'compare, 20,000 blocks rewritten': `/compare/${long.before}...${long.after}`,
  'compare, whole': `/compare/${long.before}...${long.after}?whole=1`,
  changes: '/changes',
  'changes, a rare kind': '/changes?kind=withdrawn',
  'changes, a rare topic': '/changes?topic=family',
  'changes of a country': '/changes?country=DE',
  'one change': `/changes/${change}`,
  status: '/status',
  'search page': '/search?q=%E7%AD%BE%E8%AF%81&current=1',
  'API changes': '/api/v1/changes?limit=50',
  'API snapshots of a source': '/api/v1/snapshots?source=mission-7',
  'API snapshots of nobody': '/api/v1/snapshots?source=nobody',
  'API facts': '/api/v1/facts',
  'API facts, in the past': `/api/v1/facts?at=${past}&fact=fee`,
  'API sources': '/api/v1/sources?limit=200',
  feed: '/feeds/changes.atom',
  'feed of a source': '/feeds/sources/mission-7.json',
  'feed of a rare topic': '/feeds/topics/family.atom',
  timemap: `/timemap/link/${archive.captures.record(newer)!.url}`,
  metrics: '/metrics',
};

const app = await buildWeb(benchRoom(archive, data));
let visitor = 0;
/** CPU of one answer, in milliseconds, so that other work on the machine does not count; every request comes from another visitor, so that none is told to wait. */
async function ask(path: string): Promise<{ ms: number; bytes: number }> {
  const remoteAddress = `10.${(visitor >> 16) & 255}.${(visitor >> 8) & 255}.${visitor++ & 255}`;
  const start = process.cpuUsage();
  const answer = await app.inject({ url: path, remoteAddress });
  const { user, system } = process.cpuUsage(start);
  const ms = (user + system) / 1000;
  if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode}`);
  return { ms, bytes: answer.rawPayload.length };
}

let written = 0;
const write = (): void => archive.settings.set('bench', String(written++));

const rows = [];
for (const [page, path] of Object.entries(PATHS)) {
  const first = await ask(path);
  const again: number[] = [];
  const anew: number[] = [];
  const begun = performance.now();
  for (let turn = 0; turn < turns && performance.now() - begun < 20_000; turn++) {
    again.push((await ask(path)).ms);
    write();
    anew.push((await ask(path)).ms);
  }
  rows.push({
    page,
    KB: first.bytes / 1024,
    first: first.ms,
    'again p50': percentile(again, 0.5),
    'again p95': percentile(again, 0.95),
    'after a write p50': percentile(anew, 0.5),
    'after a write p95': percentile(anew, 0.95),
  });
}
await app.close();
report(`CPU of the server for each page in ms, ${versions} versions`, rows);

interface Served {
  readonly origin: string;
  readonly process: ChildProcess;
}

async function serve(program: string, ...args: string[]): Promise<Served> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', `${import.meta.dirname}/support/${program}`, ...args],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const origin = await new Promise<string>((resolve) =>
    child.stdout.once('data', (line) => resolve(String(line).trim())),
  );
  return { origin, process: child };
}

/** Conditional requests for some seconds, 32 at once. Returns what was answered and what the server spent. */
async function conditional({ origin, process: { pid } }: Served, path: string, etag: string, status: number) {
  const pool = new Pool(origin, { connections: 32 });
  const spent = cpuOfProcess(pid!);
  const begun = performance.now();
  let answers = 0;
  let next = 0;
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      while (performance.now() - begun < 3000) {
        const reader = next++;
        const headers = {
          'if-none-match': etag,
          'x-forwarded-for': `10.${(reader >> 16) & 255}.${(reader >> 8) & 255}.${reader & 255}`,
        };
        const answer = await pool.request({ path, method: 'GET', headers });
        await answer.body.dump();
        if (answer.statusCode !== status) throw new Error(`${path}: ${answer.statusCode} instead of ${status}`);
        answers++;
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  await pool.close();
  const cpu = (cpuOfProcess(pid!) - spent) / answers;
  return { 'answers a second': answers / seconds, 'CPU ms each': cpu, 'a second on a core': 1000 / cpu };
}

const [bare, server] = await Promise.all([serve('bare-304.ts'), serve('serve.ts', data)]);
const served = [{ page: 'bare node:http, 304', ...(await conditional(bare, '/', '"x"', 304)) }];
for (const page of ['home', 'matrix', 'source', 'compare', 'API changes', 'feed']) {
  const path = PATHS[page]!;
  const first = await fetch(server.origin + path, { headers: { 'x-forwarded-for': '192.0.2.1' } });
  await first.text();
  const etag = first.headers.get('etag')!;
  served.push({ page: `${page}, 304`, ...(await conditional(server, path, etag, 304)) });
  served.push({ page: `${page}, whole`, ...(await conditional(server, path, '"none"', 200)) });
}
report(
  'Requests by 32 readers at once, the client in another process of the same machine',
  served,
  'What a core allows is by the CPU of the server; the answers counted depend on what else the machine does.',
);
bare.process.kill();
server.process.kill();
close();

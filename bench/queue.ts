/**
 * What a request costs more when a fetcher elsewhere makes it: the same pages by the fetcher of this process and through the queue, a
 * PostgreSQL of the benchmark's own and a fetcher in this process on the other side, so that CPU counts both ends but not the database.
 *
 *   npm run bench -- queue             # 40 pages a turn
 *   npm run bench -- queue 200
 *
 * Where to look when it is slow: bytes are packed and unpacked once (src/queue/parcel.ts); the writer looks for answers every 150 ms.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadConfig } from '../src/config.ts';
import { createFetcher, type FetchOptions } from '../src/fetch/fetcher.ts';
import { pack } from '../src/queue/parcel.ts';
import { openFetching, remoteFetcher } from '../src/queueing.ts';
import { startPostgres, withoutPostgres } from '../test/support/postgres.ts';
import { sizeAsked } from './support/asked.ts';
import { htmlOf } from './support/generated-page.ts';
import { inTurn, wallOf } from './support/measure.ts';
import { report } from './support/table.ts';

if (withoutPostgres) {
  console.error(`skipped: ${withoutPostgres}`);
  process.exit(0);
}
const pages = sizeAsked(40);
const site = createServer((request, response) => {
  if (request.url === '/robots.txt') return void response.writeHead(404).end();
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(htmlOf(Number(request.url!.slice(1)), 1, 1));
});
await new Promise<void>((resolve) => site.listen(0, '0.0.0.0', resolve));
const { port } = site.address() as AddressInfo;
/** A host for each page: no request waits for the pause of another. */
const requests = Array.from({ length: pages }, (_, n) => ({
  url: `http://127.0.1.${n + 1}:${port}/${n}`,
  render: 'http' as const,
}));

const options: FetchOptions = {
  userAgent: 'bench',
  perHostDelayMs: 0,
  concurrency: 8,
  timeoutMs: 10_000,
  maxBytes: 20_000_000,
  retries: 0,
  allowAddresses: ['127.0.0.0/8'],
  browser: { enabled: false },
  respectRobots: true,
};
const postgres = await startPostgres();
const url = postgres.database();
const here = createFetcher(options);
const there = openFetching({ url, vantage: 'bench', fetch: options, onFetched: () => {}, onQueue: () => {} });
const remote = remoteFetcher(loadConfig({ env: {} }), url, []);

async function all({ fetch }: Pick<typeof here, 'fetch'>): Promise<void> {
  const outcomes = await Promise.all(requests.map((request) => fetch(request)));
  if (outcomes.some(({ kind }) => kind !== 'ok')) throw new Error('a page was not fetched');
}
const first = await here.fetch(requests[0]!);
if (first.kind !== 'ok') throw new Error('the site does not answer');
await all(here);
await all(remote);
const each = (ms: number): number => ms / pages;
const cpu = await inTurn({ here: () => all(here), queue: () => all(remote) }, 5);
const wall = await inTurn({ here: () => wallOf(() => all(here)), queue: () => wallOf(() => all(remote)) }, 5);
const alone = await inTurn(
  { here: () => wallOf(() => here.fetch(requests[0]!)), queue: () => wallOf(() => remote.fetch(requests[0]!)) },
  9,
);
report(
  `${pages} pages by this process and through the queue`,
  [
    { what: 'CPU ms a page', here: each(cpu.here), queue: each(cpu.queue), ratio: cpu.queue / cpu.here },
    {
      what: 'wall ms a page, all at once',
      here: each(wall.here),
      queue: each(wall.queue),
      ratio: wall.queue / wall.here,
    },
    { what: 'wall ms, one page alone', here: alone.here, queue: alone.queue, ratio: alone.queue / alone.here },
  ],
  'The CPU of the web server that is asked is in both columns.',
);
const bytes = first.response.body.length;
const parcel = JSON.stringify(pack(first, 'bench')).length;
report('One page in the queue', [{ 'bytes of the page': bytes, 'bytes of its parcel': parcel, share: parcel / bytes }]);
await remote.close();
await there.close();
await here.close();
site.close();
site.closeAllConnections();
await postgres.remove();

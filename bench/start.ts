/**
 * From `start` to the first byte of the home page, as a process of its own, against Node starting up and loading the program alone.
 *
 *   npm run bench -- start                       # an archive of a few thousand versions
 *   npm run bench -- start --data FOLDER         # a big one: scripts/large-archive.ts FOLDER --pad-gb 10
 *
 * Where to look when a start is slow: nothing at start may read the archive from end to end.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseFile } from '../src/archive/archive.ts';
import { benchArchive } from './support/bench-archive.ts';
import { cpuOfProcess, inTurn, median, peakMb, wallOf } from './support/measure.ts';
import { report } from './support/table.ts';

const root = join(import.meta.dirname, '..');
const { archive, data, versions, close } = benchArchive(3000, 300);
archive.db.pragma('wal_checkpoint(TRUNCATE)');
const bytes = statSync(databaseFile(data)).size;

/** One declaration whose page may not be fetched: what is measured is the start, not a round. */
const folder = mkdtempSync(join(tmpdir(), 'kvisa-bench-'));
mkdirSync(join(folder, 'sources'));
const mission = { id: 'bench', name: { en: 'Bench', zh: '基准' }, kind: 'agency', country: 'CN' };
const watch = [{ url: 'http://127.0.0.1:9/', as: 'page' }];
writeFileSync(join(folder, 'sources', 'bench.yaml'), JSON.stringify({ ...mission, watch }));
const config = join(folder, 'config.json');
const settings = { data, sources: 'sources', web: { port: 0 }, browser: { enabled: false } };
writeFileSync(config, JSON.stringify(settings));

let memory = 0;
const spent: number[] = [];
/** Milliseconds until the first byte of a page; the CPU that it took goes to `spent`. */
async function start(path: string): Promise<number> {
  let service: ReturnType<typeof spawn> | undefined;
  const ms = await wallOf(async () => {
    service = spawn(process.execPath, [join(root, 'bin/kvisa-watch.mjs'), 'start', '--config', config], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const url = await addressOf(service);
    const answer = await fetch(url + path);
    await answer.body!.getReader().read();
  });
  memory = Math.max(memory, peakMb(service!.pid));
  spent.push(cpuOfProcess(service!.pid!));
  const ended = new Promise((resolve) => service!.once('exit', resolve));
  service!.kill('SIGKILL');
  await ended;
  return ms;
}

function addressOf(service: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (text: Buffer) => {
      said += text;
      const found = /pages\s+(http:\/\/\S+)/.exec(said);
      if (found) resolve(found[1]!);
    };
    service.stdout!.on('data', listen);
    service.stderr!.on('data', listen);
    service.once('exit', () => reject(new Error(said)));
  });
}

/** Milliseconds until the program is loaded and has printed its help. */
const load = (): Promise<number> =>
  wallOf(
    () =>
      new Promise((resolve) =>
        spawn(process.execPath, [join(root, 'bin/kvisa-watch.mjs'), '--version'], { stdio: 'ignore' }).once(
          'exit',
          resolve,
        ),
      ),
  );

await load();
const wall = await inTurn({ load, health: () => start('/healthz'), home: () => start('/') }, 5);
report(`Start, ${versions} versions, ${(bytes / 1e9).toFixed(2)} GB`, [
  { what: 'Node and the program loaded (--version)', 'wall ms': wall.load, 'CPU ms': null, 'peak MB': null },
  { what: 'start to the first byte of /healthz', 'wall ms': wall.health, 'CPU ms': null, 'peak MB': null },
  {
    what: 'start to the first byte of the home page',
    'wall ms': wall.home,
    'CPU ms': median(spent),
    'peak MB': memory,
  },
]);
// The service withdrew what its one declaration does not name.
archive.db.exec('UPDATE source SET withdrawn_at = NULL; UPDATE page SET watched = 1');
rmSync(folder, { recursive: true });
close();

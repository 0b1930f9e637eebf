/**
 * This program and the floor of the peers' harness in turn, a fresh process each round, on the same generated pages (half of them
 * answer 304, another footer at every request, 1 % edited a round, no selectors).
 *
 *   npm run bench -- peers [500] --harness DIR [--rounds 5] [--mode daily|all|none]
 *
 * DIR is a copy of `../shared/bench/peers` in which `npm install` was run (its README says why a copy). Without it nothing is
 * measured. Round 0 is first sight, and in round 1 ours learns where the pages differ; the medians are over the later ones.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countAsked, sizeAsked } from './support/asked.ts';
import { median } from './support/measure.ts';
import { report, rounded } from './support/table.ts';

interface Round {
  readonly peer: string;
  readonly round: number;
  readonly cpuMsPerPage: number;
  readonly rssMb: number;
  readonly disk: number;
  readonly falseAlarms: number;
  readonly missed: number;
}

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const harness = option('harness');
const pages = sizeAsked(500);
const rounds = countAsked('--rounds', 5);
const home = join(import.meta.dirname, '..');

function run(harness: string): Round[] {
  const work = mkdtempSync(join(tmpdir(), 'kvisa-peers-'));
  const out = join(work, 'rounds.jsonl');
  copyFileSync(join(home, 'bench/peer-kvisa.mjs'), join(harness, 'peer-kvisa.mjs'));
  const contestants = [
    ['floor', 'sax'],
    ['kvisa', option('mode') ?? 'daily'],
    ['floor', 'sax'],
  ] as const;
  for (const [peer, mode] of contestants) {
    const args = ['--mode', mode, '--n', pages, '--p', 1, '--rounds', rounds, '--work', work, '--out', out].map(String);
    const { status } = spawnSync(process.execPath, ['run-peer.mjs', peer, ...args], {
      cwd: harness,
      env: { ...process.env, KVISA_HOME: home },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (status !== 0) throw new Error(`the harness failed with ${peer}: exit code ${status}`);
  }
  const lines = readFileSync(out, 'utf8').trim().split('\n');
  rmSync(work, { recursive: true });
  return lines.map((line) => JSON.parse(line) as Round);
}

if (harness === undefined) {
  report('Against the floor of the peers’ harness', [
    { result: 'skipped: give --harness a prepared copy of the harness' },
  ]);
} else {
  const all = run(harness);
  const of = (peer: string, from: number, to = rounds) =>
    all.filter((one) => one.peer === peer && one.round >= from && one.round <= to);
  const cpu = (peer: string, from: number, to?: number) => median(of(peer, from, to).map((one) => one.cpuMsPerPage));
  const row = (peer: string) => ({
    contestant: peer,
    'first sight ms': cpu(peer, 0, 0),
    'round 1 ms': cpu(peer, 1, 1),
    'later ms': cpu(peer, 2),
    'of the floor': rounded(cpu(peer, 2) / cpu('floor', 2)),
    'peak MB': median(of(peer, 2).map((one) => one.rssMb)),
    false: of(peer, 1).reduce((sum, one) => sum + one.falseAlarms, 0),
    missed: of(peer, 1).reduce((sum, one) => sum + one.missed, 0),
    'disk KB a page': rounded(Math.max(...of(peer, rounds).map((one) => one.disk)) / pages / 1000),
  });
  report(`Against the floor of the peers’ harness, CPU ms a page, ${pages} pages, ${rounds} rounds`, [
    row('floor'),
    row('kvisa'),
  ]);
}

/**
 * Kills, faults and a hostile world at once, then `verify` and the evaluation against the truth.
 *
 *   node scripts/torture.ts [--rounds 3] [--pages 5] [--kills 3] [--lives 3] [--faults 0.2] [--seed 1] [--soak 200] [--no-world]
 *
 * 1. A site that changes every round. Polls and whole lives of the service (polling, mailing, serving) are killed at seeded
 *    moments, while the site and the mail server answer with faults, another program takes the database for itself now and
 *    then, and backup, export, reprocess and verify run beside. The truth: each change once, each message delivered.
 * 2. `--soak` rounds in one process: memory must stay flat.
 * 3. The simulated world of ../shared/world, where present, against its truth.
 *
 * Exit code 1 where a promise is broken. Prints one line per finding and a table at the end.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { soak } from '../test/support/soak.ts';
import { torture } from '../test/support/torture.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    pages: { type: 'string', default: '5' },
    kills: { type: 'string', default: '3' },
    lives: { type: 'string', default: '3' },
    faults: { type: 'string', default: '0.2' },
    seed: { type: 'string', default: '1' },
    soak: { type: 'string', default: '200' },
    'no-world': { type: 'boolean', default: false },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const world = fileURLToPath(new URL('../../shared/world/', import.meta.url));
const log = (line: string): void => console.error(line);
const begun = Date.now();
let broken = 0;

const report = await torture({
  seed: Number(values.seed),
  rounds: Number(values.rounds),
  pages: Number(values.pages),
  killsPerRound: Number(values.kills),
  livesPerRound: Number(values.lives),
  commands: Number(values.kills),
  faults: Number(values.faults),
  log,
});
for (const line of report.wrong) log(`BROKEN ${line}`);
broken += report.wrong.length;

const memory = await soak({ rounds: Number(values.soak), pages: Number(values.pages), log });
if (!memory.flat) {
  log(`BROKEN memory grew from ${memory.earlyMb} MB to ${memory.lateMb} MB over ${memory.rounds} rounds`);
  broken += 1;
}

if (values['no-world']) log('the simulated world is left out, as asked');
else if (!existsSync(world)) log('the simulated world is left out: there is no ../shared/world beside this repository');
else broken += runWorld() ? 0 : 1;

console.table({
  kills: report.kills,
  'faulty answers': Object.entries(report.faults)
    .map(([name, n]) => `${n} ${name}`)
    .join(', '),
  'messages put off or cut off': report.refusals,
  'messages delivered': report.mails,
  'of these twice': report.twice,
  'captures kept': report.captures,
  'changes recorded': report.changes,
  'soak rounds': memory.rounds,
  'heap early, MB': memory.earlyMb,
  'heap late, MB': memory.lateMb,
  'promises broken': broken,
  seconds: Math.round((Date.now() - begun) / 1000),
});
process.exitCode = broken > 0 ? 1 : 0;

/** The project as outsiders run it, over a world whose every change is known. */
function runWorld(): boolean {
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      `${world}run.mjs`,
      '--project',
      root,
      '--world',
      `${world}worlds/small.json`,
      '--sources',
      `${world}worlds/small-sources`,
    ],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1e8 },
  );
  log(stdout);
  return status === 0;
}

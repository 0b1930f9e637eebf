/**
 * Kills, faults and a hostile world at once, then `verify` and the evaluation against the truth.
 *
 *   node scripts/torture.ts [--rounds 3] [--pages 5] [--kills 3] [--lives 3] [--faults 0.2] [--seed 1] [--soak 200]
 *                           [--world-kills 3] [--world-rounds N] [--only storm|soak|world] [--no-world]
 *
 * 1. The storm: a site that changes every round. Polls and whole lives of the service (polling, mailing, serving) are killed at
 *    seeded moments, while the site and the mail server answer with faults, another program takes the database for itself now and
 *    then, and backup, export, reprocess and verify run beside. The truth: each change once, each message delivered.
 * 2. `--soak` rounds in one process: memory must stay flat.
 * 3. The simulated world of ../shared/world, where present: each round's poll and its delivery of mails are killed `--world-kills`
 *    times at seeded moments and started again until they end; then its truth, `verify` and every message are held against it.
 *
 * Exit code 1 where a promise is broken. Prints one line per finding and a table at the end.
 */
import { parseArgs } from 'node:util';
import { soak } from '../test/support/soak.ts';
import { torture } from '../test/support/torture.ts';
import { tortureWorld, withoutWorld } from '../test/support/torture-world.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    pages: { type: 'string', default: '5' },
    kills: { type: 'string', default: '3' },
    lives: { type: 'string', default: '3' },
    faults: { type: 'string', default: '0.2' },
    seed: { type: 'string', default: '1' },
    soak: { type: 'string', default: '200' },
    'world-kills': { type: 'string', default: '3' },
    'world-rounds': { type: 'string' },
    only: { type: 'string' },
    'no-world': { type: 'boolean', default: false },
  },
});
const log = (line: string): void => console.error(line);
const begun = Date.now();
const table: Record<string, string | number> = {};
let broken = 0;

const wrong = (lines: readonly string[]): void => {
  for (const line of lines) log(`BROKEN ${line}`);
  broken += lines.length;
};

async function storm(): Promise<void> {
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
  wrong(report.wrong);
  Object.assign(table, {
    'storm: kills': report.kills,
    'storm: faulty answers': Object.entries(report.faults)
      .map(([name, n]) => `${n} ${name}`)
      .join(', '),
    'storm: messages put off or cut off': report.refusals,
    'storm: messages delivered': report.mails,
    'storm: of these twice': report.twice,
    'storm: captures kept': report.captures,
    'storm: changes recorded': report.changes,
  });
}

async function memory(): Promise<void> {
  const { flat, rounds, earlyMb, lateMb } = await soak({
    rounds: Number(values.soak),
    pages: Number(values.pages),
    log,
  });
  if (!flat) wrong([`memory grew from ${earlyMb} MB to ${lateMb} MB over ${rounds} rounds`]);
  Object.assign(table, { 'soak: rounds': rounds, 'soak: heap early, MB': earlyMb, 'soak: heap late, MB': lateMb });
}

async function world(): Promise<void> {
  const missing = values['no-world'] ? 'as asked' : withoutWorld();
  if (missing) return log(`the simulated world is left out: ${missing}`);
  const rounds = values['world-rounds'];
  const report = await tortureWorld({
    seed: Number(values.seed),
    killsPerRound: Number(values['world-kills']),
    ...(rounds === undefined ? {} : { rounds: Number(rounds) }),
    log,
  });
  wrong(report.wrong);
  Object.assign(table, {
    'world: kills': report.kills,
    'world: changes found': `${report.found} of ${report.truth}`,
    'world: false / doubled': `${report.falseAlarms} / ${report.doubled}`,
    'world: messages delivered': report.mails,
    'world: of these twice': report.twice,
  });
}

for (const [name, part] of Object.entries({ storm, soak: memory, world }))
  if ((values.only ?? name) === name) await part();

console.table({ ...table, 'promises broken': broken, seconds: Math.round((Date.now() - begun) / 1000) });
process.exitCode = broken > 0 ? 1 : 0;

/**
 * Stands in the place of the program for the harness of the simulated world: `node killed-program.ts poll … --config FILE`. A poll is
 * killed at seeded moments and started again until it ends, and so is the delivery of the mails after it, to a server of its own.
 * What it prints is what the round brought in over all its lives. Other commands are passed on.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openArchive } from '../../src/archive/archive.ts';
import { dice } from './dice.ts';
import { postOffice } from './hostile-world.ts';
import { addReaders } from './readers.ts';
import { type Running, run } from './service.ts';
import { look, makeMailsDue, makePagesDue, missing, remember } from './torture-truth.ts';

/** What is known from round to round: a file, because each round is a process of its own. */
export interface KilledState {
  readonly seed: number;
  readonly killsPerRound: number;
  readonly readers: number;
  rounds: number;
  kills: number;
  /** How long the last poll took that nobody killed. */
  wholeMs: number;
  /** Changes printed already. */
  told: number[];
  /** Captures that were readable after a kill. */
  acknowledged: [number, string][];
  /** Message-IDs in the order in which the mail server took them. */
  taken: string[];
  refusals: number;
  wrong: string[];
}

/** The share of messages that are put off or cut off while deliveries are killed. */
const FAULTY_MAILS = 0.1;
/** Each delivery is killed at one of so many messages, as it arrives or up to so much later. */
const KILL_MAIL_AMONG = 30;
const KILL_MAIL_WITHIN_MS = 40;

/** Outcomes of a visit that are no failure; `migrations/0001-archive.sql` lists them. */
const WELL = ['not-modified', 'links', 'same-bytes', 'same-text', 'baseline', 'changed', 'pending', 'flapping'];

const args = process.argv.slice(2);
if (args[0] === 'poll') {
  const file = process.env.TORTURE_STATE!;
  const state = JSON.parse(readFileSync(file, 'utf8')) as KilledState;
  const summary = await round(state, args[args.indexOf('--config') + 1]!);
  writeFileSync(file, JSON.stringify(state));
  process.stdout.write(summary);
} else {
  const program = join(import.meta.dirname, '../../bin/kvisa-watch.mjs');
  process.exitCode = spawnSync(process.execPath, [program, ...args], { stdio: 'inherit' }).status ?? 1;
}

async function round(state: KilledState, config: string): Promise<string> {
  const data = join(config, '../data');
  const roll = dice(state.seed + state.rounds);
  const moment = { peace: false, arrived: (): void => {} };
  const post = await postOffice(
    () => !moment.peace && roll() < FAULTY_MAILS,
    roll,
    () => moment.arrived(),
  );
  // A round stands for an hour or more: what must be seen again is not seen again within it, however many polls it takes.
  const again = { KVISA_CONFIRM_RECHECK_MS: '3600000' };
  const env = { KVISA_MAIL_URL: post.url, KVISA_MAIL_FROM: 'watch@example.org', ...again };
  const start = (...words: string[]): Running => run({ config, env }, ...words);

  const begun = new Date().toISOString();
  await polls(state, data, roll, start);
  if (state.rounds === 0) look(data, ({ db }) => addReaders(db, state.readers));
  await deliveries(state, data, roll, start, moment);
  await post.close();
  state.rounds += 1;
  state.taken.push(...post.taken());
  state.refusals += post.refusals();
  return broughtIn(state, data, begun);
}

type Start = (...words: string[]) => Running;

/**
 * Polls killed at seeded shares of what a whole one takes, then one that may end; each goes on with what is still due, as the service
 * does after a crash. Early moments are the likelier ones: most work is done then, the rest is waiting for hosts that do not answer.
 */
async function polls(state: KilledState, data: string, roll: () => number, start: Start): Promise<void> {
  if (state.rounds > 0) makePagesDue(data);
  const begun = Date.now();
  for (let kill = 0; kill < state.killsPerRound; kill++) {
    const poll = start('poll');
    await Promise.race([poll.ended, wait(roll() ** 2 * state.wholeMs, undefined, { ref: false })]);
    poll.child.kill('SIGKILL');
    afterKill(state, data, await poll.ended);
  }
  const poll = start('poll');
  if ((await poll.ended) !== 0) throw new Error(`a poll after kills failed: ${poll.err()}`);
  state.wholeMs = Date.now() - begun;
}

/** Deliveries killed as messages arrive, then one in peace that must send all that is left. */
async function deliveries(
  state: KilledState,
  data: string,
  roll: () => number,
  start: Start,
  moment: { peace: boolean; arrived: () => void },
): Promise<void> {
  for (let kill = 0; kill < state.killsPerRound; kill++) {
    makeMailsDue(data);
    let left = 1 + Math.floor(roll() * KILL_MAIL_AMONG);
    const send = start('mail', 'send');
    moment.arrived = () => {
      left -= 1;
      if (left === 0) void wait(roll() * KILL_MAIL_WITHIN_MS).then(() => send.child.kill('SIGKILL'));
    };
    afterKill(state, data, await send.ended);
  }
  moment.peace = true;
  makeMailsDue(data);
  const send = start('mail', 'send');
  if ((await send.ended) !== 0) state.wrong.push(`mail send failed: ${send.err()}`);
}

function afterKill(state: KilledState, data: string, code: number | null): void {
  if (code === null) state.kills += 1;
  const acknowledged = new Map(state.acknowledged);
  look(data, (archive) => {
    state.wrong.push(...missing(archive, acknowledged));
    remember(archive, acknowledged);
  });
  state.acknowledged = [...acknowledged];
}

/** What was recorded since the round began, whichever of its polls found it, as JSON: as much of the summary as the harness reads. */
function broughtIn(state: KilledState, data: string, begun: string): string {
  const known = new Set(state.told);
  const archive = openArchive(data);
  try {
    const changes = archive.changes.list({ suppressed: false }).filter(({ id }) => !known.has(id));
    state.told.push(...changes.map(({ id }) => id));
    const failures = archive.db
      .prepare(
        `SELECT source_id AS source, url, outcome AS reason, detail FROM visit JOIN page ON page.id = page_id
         WHERE at >= ? AND outcome NOT IN (SELECT value FROM json_each(?))`,
      )
      .all(begun, JSON.stringify(WELL));
    // While the archive is open: a change reads its difference when it is asked for.
    return JSON.stringify({ changes, failures });
  } finally {
    archive.close();
  }
}

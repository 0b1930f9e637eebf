import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyArchive } from '../../src/archive/verify/verify.ts';
import type { KilledState } from './killed-program.ts';
import { compareMails, halfMessages, look, missing, untold } from './torture-truth.ts';

export interface WorldOptions {
  readonly seed: number;
  /** Polls, and deliveries, killed in each round; 0: none. */
  readonly killsPerRound: number;
  /** Absent: all that the world has. With fewer, what was missed is not held against the program. */
  readonly rounds?: number;
  readonly log: (line: string) => void;
}

export interface WorldReport {
  readonly kills: number;
  readonly truth: number;
  readonly found: number;
  readonly falseAlarms: number;
  readonly doubled: number;
  readonly mails: number;
  readonly twice: number;
  readonly wrong: readonly string[];
}

const HOME = join(import.meta.dirname, '../../../shared/world');
/** Each hears of a round in one message or a few: what comes at once is gathered. */
const READERS = 40;
/** What a poll of that world may take until one was measured. */
const FIRST_GUESS_MS = 30_000;

/** Why the simulated world cannot be polled; undefined where it can. */
export const withoutWorld = (): string | undefined =>
  existsSync(HOME) ? undefined : 'there is no ../shared/world beside this repository';

/**
 * The whole program over a simulated web whose every change is known, each round's poll and delivery killed at seeded moments and
 * started again. Then the archive is verified, and changes and mails are compared with the truth.
 */
export async function tortureWorld(options: WorldOptions): Promise<WorldReport> {
  const folder = mkdtempSync(join(tmpdir(), 'kvisa-world-'));
  try {
    const { killsPerRound, seed } = options;
    const state: KilledState = {
      ...{ seed, killsPerRound, readers: READERS, rounds: 0, kills: 0, wholeMs: FIRST_GUESS_MS, told: [] },
      ...{ acknowledged: [], taken: [], refusals: 0, wrong: [] },
    };
    const file = join(folder, 'state.json');
    writeFileSync(file, JSON.stringify(state));
    const verdict = await harness(folder, file, options);
    // Cut short, the world demands what a second look would still have found.
    const judged = options.rounds === undefined ? verdict : { ...verdict, missed: 0 };
    return judge(JSON.parse(readFileSync(file, 'utf8')), judged, join(folder, 'kept/data'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The last line that the harness prints, as far as it is of use here. */
interface Verdict {
  readonly truth: number;
  readonly found: number;
  readonly missed: number;
  readonly falseAlarms: number;
  readonly duplicates: number;
  readonly late: number;
}

/** Runs the harness over a project whose program is the one that is killed. */
async function harness(folder: string, state: string, { rounds, log }: WorldOptions): Promise<Verdict> {
  const project = join(folder, 'project');
  mkdirSync(project);
  const cli = `"${process.execPath}" "${join(import.meta.dirname, 'killed-program.ts')}"`;
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, scripts: { cli } }));
  const args = ['--project', project, '--world', join(HOME, 'worlds/small.json')];
  args.push('--sources', join(HOME, 'worlds/small-sources'), '--keep', join(folder, 'kept'), '--poll-limit', '3600');
  if (rounds !== undefined) args.push('--rounds', String(rounds));
  const child = spawn(process.execPath, [join(HOME, 'run.mjs'), ...args], {
    env: { ...process.env, TORTURE_STATE: state },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const [code] = await once(child, 'close');
  const lines = out.trimEnd().split('\n');
  log(lines.slice(0, -1).join('\n'));
  if (code !== 0) throw new Error(`the harness of the simulated world ended with ${code}`);
  return JSON.parse(lines.at(-1)!);
}

function judge(state: KilledState, verdict: Verdict, data: string): WorldReport {
  const { truth, found, missed, falseAlarms, duplicates, late } = verdict;
  const wrong = [...state.wrong];
  if (missed + falseAlarms + duplicates + late > 0)
    wrong.push(`the world: ${missed} missed, ${falseAlarms} false, ${duplicates} doubled, ${late} late`);
  look(data, (archive) => {
    const mails = { taken: () => state.taken, refusals: () => state.refusals, url: '', close: async () => {} };
    wrong.push(...missing(archive, new Map(state.acknowledged)), ...untold(archive), ...halfMessages(archive));
    wrong.push(...compareMails(archive, mails, state.kills));
    for (const { subject, id, detail } of verifyArchive(archive.db).faults)
      wrong.push(`verify: ${subject} ${id}: ${detail}`);
  });
  const mails = new Set(state.taken).size;
  return {
    ...{ kills: state.kills, truth, found, falseAlarms, doubled: duplicates, mails },
    twice: state.taken.length - mails,
    wrong,
  };
}

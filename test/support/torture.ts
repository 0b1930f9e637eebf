import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { databaseFile, openArchive } from '../../src/archive/archive.ts';
import { verifyArchive } from '../../src/archive/verify/verify.ts';
import { dice } from './dice.ts';
import { meddler, type PostOffice, postOffice, SITE_FAULTS } from './hostile-world.ts';
import { killCommands } from './kill-commands.ts';
import { addReaders } from './readers.ts';
import { type Installation, install, type Running, run } from './service.ts';
import { page, type Site, startSite } from './site.ts';
import {
  compareMails,
  compareWithTruth,
  halfMessages,
  look,
  makeMailsDue,
  makePagesDue,
  missing,
  remember,
} from './torture-truth.ts';

export interface TortureOptions {
  readonly seed: number;
  readonly rounds: number;
  readonly pages: number;
  readonly killsPerRound: number;
  /** Lives of the service in each round: every one is killed while it polls, mails and serves, beside another command. */
  readonly livesPerRound: number;
  /** How often `reprocess`, `backup` and `export` are killed after the rounds, each for itself. */
  readonly commands: number;
  /** The share of answers of the site, and of the mail server, that are faults while things are being killed. */
  readonly faults: number;
  readonly log?: (line: string) => void;
}

/** What the torture came to; `wrong` holds one line per broken promise. */
export interface TortureReport {
  readonly kills: number;
  readonly runs: number;
  /** By name. */
  readonly faults: Readonly<Record<string, number>>;
  /** Messages put off or cut off by the mail server. */
  readonly refusals: number;
  readonly mails: number;
  /** Messages that the mail server took more than once. */
  readonly twice: number;
  readonly captures: number;
  readonly changes: number;
  readonly wrong: readonly string[];
}

const KILL_WITHIN_MS = 40;
/** A service, or a poll, that no kill has struck by then is killed anyway. */
const LONGEST_LIFE_MS = 12_000;

/** The rule of a page at a round: another number, so that every round is a change of substance. */
const textOf = (path: string, round: number): string =>
  page(
    `K visa ${path.slice(1)}`,
    'The K visa is for young foreign science and technology talents.',
    `Applicants for a K visa must not be older than ${30 + (round % 20)} years.`,
    `A passport and form ${path.slice(1)} are required.`,
  );

interface World {
  readonly site: Site;
  readonly post: PostOffice;
  readonly paths: readonly string[];
  readonly installed: Installation;
  readonly options: TortureOptions;
  readonly roll: () => number;
  readonly tally: { kills: number; runs: number };
  readonly faults: Record<string, number>;
  readonly wrong: string[];
  readonly acknowledged: Map<number, string>;
  /** Called at each request to the site, and at each message that arrives. */
  struck: (() => void) | null;
  posted: (() => void) | null;
}

/**
 * Everything at once: polls and lives of the whole service killed at seeded moments, over a site and a mail server of
 * which some answers are faults, while another program takes the database for itself now and then, and backup, export and
 * reprocess run beside. After every round one poll may end in peace, and the archive must know each page's new rule, once.
 */
export async function torture(options: TortureOptions): Promise<TortureReport> {
  const roll = dice(options.seed);
  const site = await startSite();
  let peace = true;
  let posted = (): void => {};
  const post = await postOffice(
    () => !peace && roll() < options.faults,
    roll,
    () => posted(),
  );
  const paths = Array.from({ length: options.pages }, (_, n) => `/k${n}.htm`);
  const installed = install(site.url, paths, {
    archive: { keepNoise: 'all' },
    mail: { url: post.url, from: 'watch@example.org', operator: 'operator@example.org' },
    fetch: { perHostDelayMs: 0, timeoutMs: 1500, maxBytes: 2_000_000, retries: 0, allowAddresses: ['127.0.0.0/8'] },
  });
  const world: World = {
    ...{ site, post, paths, installed, options, roll, struck: null, posted: null },
    ...{ tally: { kills: 0, runs: 0 }, faults: {}, wrong: [], acknowledged: new Map() },
  };
  posted = () => world.posted?.();
  try {
    await beginning(world);
    for (let round = 1; round <= options.rounds; round++) {
      peace = false;
      await storm(world, round);
      peace = true;
      await calm(world, round);
    }
    return await end(world);
  } finally {
    await post.close();
    site.close();
    installed.remove();
  }
}

function serve({ site, paths, roll, faults }: World, round: number, share: number, struck = () => {}): void {
  const names = Object.keys(SITE_FAULTS);
  for (const path of paths)
    site.set(path, (request, response) => {
      struck();
      const name = roll() < share ? names[Math.floor(roll() * names.length)]! : undefined;
      if (name === undefined)
        return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(textOf(path, round));
      faults[name] = (faults[name] ?? 0) + 1;
      SITE_FAULTS[name]!(request, response);
    });
}

const READERS = 6;

/** A first look, and a few subscribers. */
async function beginning(world: World): Promise<void> {
  serve(world, 0, 0);
  await poll(world);
  look(world.installed.data, ({ db }) => addReaders(db, READERS));
}

async function poll({ tally, installed, wrong }: World): Promise<void> {
  tally.runs += 1;
  const { ended, err } = run(installed, 'poll', '--all');
  if ((await ended) !== 0) wrong.push(`a poll failed: ${err()}`);
}

/** The bad part of a round. */
async function storm(world: World, round: number): Promise<void> {
  const { installed, options, acknowledged, roll } = world;
  serve(world, round, options.faults, () => world.struck?.());
  const other = await meddler(databaseFile(installed.data), options.seed + round);
  for (let kill = 0; kill < options.killsPerRound; kill++) await killed(world, run(installed, 'poll', '--all'));
  for (let life = 0; life < options.livesPerRound; life++) {
    makePagesDue(installed.data);
    makeMailsDue(installed.data);
    const service = run(installed, 'start');
    const beside = besides(installed, roll, `${round}-${life}`);
    await killed(world, service, life % 2 === 0 ? 'posted' : 'struck');
    beside.child.kill('SIGKILL');
    await beside.ended;
    look(installed.data, (archive) => remember(archive, acknowledged));
  }
  await other.stop();
}

/** A command that somebody runs while the service lives. */
function besides(installed: Installation, roll: () => number, name: string): Running {
  const commands = [
    ['backup', join(installed.folder, `beside-${name}.sqlite`)],
    ['export', '--format', 'jsonl', '--out', join(installed.folder, `beside-${name}`)],
    ['reprocess'],
    ['verify'],
  ];
  return run(installed, ...commands[Math.floor(roll() * commands.length)]!);
}

/** Kills a running program a moment after a seeded number of requests to the site, or right as a message arrives. */
async function killed(world: World, running: Running, at: 'struck' | 'posted' = 'struck'): Promise<void> {
  const { tally, roll, paths } = world;
  tally.runs += 1;
  let left = 1 + Math.floor(roll() * (paths.length - 1));
  const most = at === 'posted' ? 0 : KILL_WITHIN_MS;
  world[at] = () => {
    left -= 1;
    if (left === 0) void wait(roll() * most).then(() => running.child.kill('SIGKILL'));
  };
  // A service whose database was taken for too long asks nothing in its first round: it is killed all the same.
  await Promise.race([running.ended, wait(LONGEST_LIFE_MS, undefined, { ref: false })]);
  running.child.kill('SIGKILL');
  if ((await running.ended) === null) tally.kills += 1;
  world[at] = null;
}

/** The good part of a round: what is due is looked at and sent, and the archive compared with the truth. */
async function calm(world: World, round: number): Promise<void> {
  const { installed, wrong, tally, faults } = world;
  serve(world, round, 0);
  await poll(world);
  makePagesDue(installed.data);
  makeMailsDue(installed.data);
  tally.runs += 1;
  const mail = run(installed, 'mail', 'send');
  if ((await mail.ended) !== 0) wrong.push(`mail send failed: ${mail.err()}`);
  look(installed.data, (archive) => wrong.push(...compareWithTruth(archive, world.paths.length, round)));
  const sum = Object.values(faults).reduce((all, one) => all + one, 0);
  world.options.log?.(`round ${round}: ${tally.kills} kills, ${sum} faults, ${wrong.length} wrong`);
}

async function end(world: World): Promise<TortureReport> {
  const { installed, roll, options, tally, wrong, acknowledged, faults, post } = world;
  const commands = await killCommands(installed, roll, options.commands);
  tally.kills += commands.kills;
  wrong.push(...commands.wrong);
  const archive = openArchive(installed.data);
  wrong.push(...compareWithTruth(archive, world.paths.length, options.rounds));
  wrong.push(...missing(archive, acknowledged), ...halfMessages(archive), ...compareMails(archive, post, tally.kills));
  const { ok, checked, faults: found } = verifyArchive(archive.db);
  if (!ok) wrong.push(...found.map(({ subject, id, detail }) => `verify: ${subject} ${id}: ${detail}`));
  archive.close();
  const mails = new Set(post.taken()).size;
  const twice = post.taken().length - mails;
  return {
    ...tally,
    faults,
    refusals: post.refusals(),
    mails,
    twice,
    captures: checked.captures,
    changes: checked.changes,
    wrong,
  };
}

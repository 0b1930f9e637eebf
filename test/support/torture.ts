import { setTimeout as wait } from 'node:timers/promises';
import { type Archive, openArchive } from '../../src/archive/archive.ts';
import { verifyArchive } from '../../src/archive/verify/verify.ts';
import { addConfirmed } from '../../src/subscribers/store.ts';
import { dice } from './dice.ts';
import { killCommands } from './kill-commands.ts';
import { install, run } from './service.ts';
import { type Answer, page, type Site, startSite } from './site.ts';

export interface TortureOptions {
  readonly seed: number;
  readonly rounds: number;
  readonly pages: number;
  readonly killsPerRound: number;
  /** How often `reprocess`, `backup` and `export` are killed after the rounds. */
  readonly commands: number;
  /** The share of answers that are faults while polls are being killed. */
  readonly faults: number;
  readonly log?: (line: string) => void;
}

/** What the torture came to; `wrong` holds one line per broken promise. */
export interface TortureReport {
  readonly kills: number;
  readonly runs: number;
  readonly faults: number;
  readonly captures: number;
  readonly changes: number;
  readonly wrong: readonly string[];
}

const KILL_WITHIN_MS = 40;

/** The rule of a page at a round: another number, so that every round is a change of substance. */
const textOf = (path: string, round: number): string =>
  page(
    `K visa ${path.slice(1)}`,
    'The K visa is for young foreign science and technology talents.',
    `Applicants for a K visa must not be older than ${30 + (round % 20)} years.`,
    `A passport and form ${path.slice(1)} are required.`,
  );

/** What sites do on bad days: none of it is a change. */
const FAULTS: readonly Answer[] = [
  (_request, response) => void response.writeHead(503, { 'content-type': 'text/html' }).end('<p>Unavailable</p>'),
  (_request, response) => void response.destroy(),
  (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(),
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': '5000' });
    response.write('<html><body><p>Half a pa');
    setImmediate(() => response.destroy());
  },
];

/**
 * Polls of a changing site in processes of their own, killed at seeded moments, over answers of which some are faults.
 * After every round one poll may end, and the archive must know each page's new rule, once.
 */
export async function torture(options: TortureOptions): Promise<TortureReport> {
  const site = await startSite();
  const paths = Array.from({ length: options.pages }, (_, n) => `/k${n}.htm`);
  const installed = install(site.url, paths, { archive: { keepNoise: 'all' } });
  try {
    return await rounds(site, paths, installed, options);
  } finally {
    site.close();
    installed.remove();
  }
}

async function rounds(
  site: Site,
  paths: readonly string[],
  installed: ReturnType<typeof install>,
  options: TortureOptions,
): Promise<TortureReport> {
  const roll = dice(options.seed);
  const tally = { kills: 0, runs: 0, faults: 0 };
  const wrong: string[] = [];
  const acknowledged = new Map<number, string>();
  let struck: (() => void) | null = null;
  const serve = (round: number, share: number): void => {
    for (const path of paths)
      site.set(path, (request, response) => {
        struck?.();
        const fault = roll() < share ? FAULTS[Math.floor(roll() * FAULTS.length)] : undefined;
        if (typeof fault === 'function') {
          tally.faults += 1;
          fault(request, response);
        } else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(textOf(path, round));
      });
  };

  const poll = async (): Promise<void> => {
    tally.runs += 1;
    const { ended, err } = run(installed, 'poll', '--all');
    if ((await ended) !== 0) wrong.push(`a poll failed: ${err()}`);
  };
  const killedPoll = async (): Promise<void> => {
    tally.runs += 1;
    const running = run(installed, 'poll', '--all');
    let left = 1 + Math.floor(roll() * (paths.length - 1));
    struck = () => {
      left -= 1;
      if (left === 0) void wait(roll() * KILL_WITHIN_MS).then(() => running.child.kill('SIGKILL'));
    };
    if ((await running.ended) === null) tally.kills += 1;
    struck = null;
  };

  serve(0, 0);
  await poll();
  const first = openArchive(installed.data);
  const subscription = {
    sources: [],
    countries: [],
    topics: [],
    minSeverity: 'minor' as const,
    language: 'en' as const,
    rhythm: 'at-once' as const,
  };
  addConfirmed(first.db, { address: 'reader@example.org', subscription, origin: 'cli', now: new Date().toISOString() });
  first.close();
  for (let round = 1; round <= options.rounds; round++) {
    serve(round, options.faults);
    for (let kill = 0; kill < options.killsPerRound; kill++) {
      await killedPoll();
      look(installed.data, (archive) => remember(archive, acknowledged));
    }
    serve(round, 0);
    await poll();
    look(installed.data, (archive) => wrong.push(...compareWithTruth(archive, paths.length, round)));
    options.log?.(`round ${round}: ${tally.kills} kills, ${tally.faults} faults, ${wrong.length} wrong`);
  }
  const commands = await killCommands(installed, roll, options.commands);
  tally.kills += commands.kills;
  wrong.push(...commands.wrong);
  look(installed.data, (archive) => wrong.push(...compareWithTruth(archive, paths.length, options.rounds)));
  const end = openArchive(installed.data);
  wrong.push(...missing(end, acknowledged), ...halfMessages(end));
  const { ok, checked, faults } = verifyArchive(end.db);
  if (!ok) wrong.push(...faults.map(({ subject, id, detail }) => `verify: ${subject} ${id}: ${detail}`));
  end.close();
  return { ...tally, captures: checked.captures, changes: checked.changes, wrong };
}

function look(data: string, work: (archive: Archive) => void): void {
  const archive = openArchive(data);
  try {
    work(archive);
  } finally {
    archive.close();
  }
}

const captures = (archive: Archive): [number, string][] =>
  archive.db.prepare<[], [number, string]>('SELECT id, sha256 FROM capture').raw().all();

/** What is readable after a kill was acknowledged. */
function remember(archive: Archive, acknowledged: Map<number, string>): void {
  for (const [id, sha256] of captures(archive)) acknowledged.set(id, sha256);
}

function missing(archive: Archive, acknowledged: ReadonlyMap<number, string>): string[] {
  const kept = new Map(captures(archive));
  return [...acknowledged].flatMap(([id, sha256]) => (kept.get(id) === sha256 ? [] : [`capture ${id} is missing`]));
}

/** After a round that ended, every page has told every round's change exactly once. */
function compareWithTruth(archive: Archive, pages: number, round: number): string[] {
  const rows = archive.db
    .prepare<[], { url: string; n: number; told: number }>(
      `SELECT page.url, count(change.id) AS n, count(notice_change.change_id) AS told FROM page
       LEFT JOIN change ON change.page_id = page.id AND change.reason IS NULL AND change.relevance = 'k-visa'
       LEFT JOIN notice_change ON notice_change.change_id = change.id GROUP BY page.id`,
    )
    .all();
  const wrong = rows.flatMap(({ url, n, told }) =>
    n === round && told === round ? [] : [`round ${round}: ${url} has ${n} changes, ${told} told, not ${round}`],
  );
  return rows.length === pages ? wrong : [...wrong, `${rows.length} pages, not ${pages}`];
}

/** A message whose notice is missing or cannot be read. */
function halfMessages(archive: Archive): string[] {
  return archive.db
    .prepare<[], string>(
      `SELECT 'message ' || outbox.id || ' is half' FROM outbox LEFT JOIN notice ON notice.id = outbox.notice_id
       WHERE outbox.kind = 'change' AND (notice.id IS NULL OR NOT json_valid(notice.change_json) OR NOT EXISTS
         (SELECT 1 FROM notice_change JOIN change ON change.id = notice_change.change_id WHERE notice_change.notice_id = notice.id))`,
    )
    .pluck()
    .all();
}

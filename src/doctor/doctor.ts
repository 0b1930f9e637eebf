import { existsSync } from 'node:fs';
import { type Archive, createArchive, databaseFile } from '../archive/archive.ts';
import { openReadOnly } from '../archive/database.ts';
import { readMigrations } from '../archive/migrate.ts';
import type { Config } from '../config.ts';
import { verifyMailUrl } from '../notify/channels/mail.ts';
import { formatFault } from '../sources/fault.ts';
import { loadSources } from '../sources/load.ts';
import { openIncidents } from '../watch/incident-log.ts';
import type { IncidentKind } from '../watch/incidents.ts';
import { stampTrouble } from '../watch/time-stamping.ts';
import type { Finding } from './finding.ts';
import { examineHost } from './host.ts';
import { examineMail } from './mail.ts';
import { alarms, backups, browser, publicAddress } from './operation.ts';
import { elsewhere, examineQueue } from './queue.ts';
import { examineStore } from './store.ts';

const ok = (name: string, detail: string): Finding => ({ name, state: 'ok', detail });
const warning = (name: string, detail: string, remedy: string): Finding => ({ name, state: 'warning', detail, remedy });
const fault = (name: string, detail: string, remedy: string): Finding => ({ name, state: 'fault', detail, remedy });

/** The scheduler ticks every minute; after this it is called stopped. */
const TICK_LIMIT_MS = 10 * 60_000;

/** Looks at everything an operator can mend. Stores nothing. */
export async function examine(config: Config): Promise<Finding[]> {
  const { findings, service } = stored(config);
  return [
    node(),
    configuration(config),
    ...examineHost(config, service),
    ...findings,
    browser(config),
    await mail(config),
    ...(await examineMail(config)),
    ...(await examineQueue(config)),
    ...(await examineStore(config)),
    publicAddress(config),
    sources(config),
  ];
}

interface Stored {
  readonly findings: readonly Finding[];
  /** The process that said last that it serves this data folder. */
  readonly service: number | null;
}

/** The database and, where it can be read by this program, what it says of the service and its sources. */
function stored(config: Config): Stored {
  const file = databaseFile(config.data);
  const state = database(config);
  if (state.state !== 'ok' || !existsSync(file)) return { findings: [state], service: null };
  const archive = createArchive(openReadOnly(file));
  try {
    const findings = [
      state,
      ...scheduler(archive),
      ...health(archive),
      ...timeStamps(config, archive),
      ...elsewhere(archive),
      ...incidents(archive),
      alarms(config, archive),
      backups(archive),
    ];
    return { findings, service: Number(archive.settings.get('service_process') ?? 0) || null };
  } finally {
    archive.close();
  }
}

const node = (): Finding => ok('node', `${process.version} on ${process.platform}-${process.arch}`);

const configuration = (config: Config): Finding => ok('configuration', config.file ?? 'the defaults; no file');

function database({ data }: Config): Finding {
  const file = databaseFile(data);
  if (!existsSync(file)) return ok('database', 'none yet; the first round makes it');
  try {
    const db = openReadOnly(file);
    try {
      const schema = db.pragma('user_version', { simple: true }) as number;
      const newest = readMigrations().length;
      if (schema > newest)
        return fault(
          'database',
          `schema ${schema}, this program knows ${newest}`,
          'update the program; the file was written by a newer one',
        );
      const verdict = db.pragma('quick_check(1)', { simple: true }) as string;
      if (verdict !== 'ok')
        return fault('database', `damaged: ${verdict}`, 'restore the last backup into an empty folder: "restore PATH"');
      return schema < newest
        ? warning('database', `schema ${schema} of ${newest}`, 'the next start migrates it; make a backup first')
        : ok('database', `schema ${schema}, sound`);
    } finally {
      db.close();
    }
  } catch (cause) {
    const damaged = /^SQLITE_(?:NOTADB|CORRUPT)/.test((cause as { code?: string }).code ?? '');
    return fault(
      'database',
      `${file}: ${(cause as Error).message}`,
      damaged
        ? 'restore the last backup into an empty folder: "restore PATH"'
        : 'end the program that holds it, or let the user the service runs as read and write the folder; nothing says that the file is damaged',
    );
  }
}

function scheduler(archive: Archive): Finding[] {
  const tick = archive.settings.get('last_tick');
  if (!tick) return [warning('service', 'has never run on this data folder', 'start it with "npm start"')];
  const age = Date.now() - Date.parse(tick);
  if (age < -60_000)
    return [
      fault('clock', `the last tick was at ${tick}, which is still to come`, 'set the clock of this machine (NTP)'),
    ];
  if (age > TICK_LIMIT_MS)
    return [warning('service', `the scheduler last ticked at ${tick}`, 'start it with "npm start"')];
  return [ok('service', `the scheduler ticked ${Math.round(age / 1000)} s ago`)];
}

async function mail(config: Config): Promise<Finding> {
  if (!config.mail.url)
    return warning(
      'mail',
      'kept in the local mailbox, nobody receives it',
      'set KVISA_MAIL_URL, for instance smtp://user:password@mail.example.org:587',
    );
  try {
    await verifyMailUrl(config.mail.url);
    return ok('mail', `${new URL(config.mail.url).host} answers`);
  } catch (cause) {
    return fault(
      'mail',
      `${new URL(config.mail.url).host}: ${(cause as Error).message}`,
      'check KVISA_MAIL_URL: host, port, user and password; messages wait in the outbox meanwhile',
    );
  }
}

function sources(config: Config): Finding {
  const { sources: sound, faults } = loadSources(config.sources);
  if (faults.length === 0) return ok('sources', `${sound.length} declared, no fault`);
  return fault(
    'sources',
    `${faults.length} faults, the first: ${formatFault(faults[0]!)}`,
    '"sources check" lists them all',
  );
}

/** Sources that are down or were never reached: silence is not health. */
function health(archive: Archive): Finding[] {
  const all = archive.sources.all().filter(({ withdrawnAt }) => withdrawnAt === null);
  const down = all.filter((one) => one.health === 'down' || one.health === 'never-reached');
  if (down.length === 0) return [ok('reach', `${all.length} sources, none is down`)];
  const names = down
    .slice(0, 5)
    .map(({ id }) => id)
    .join(', ');
  return [
    warning(
      'reach',
      `${down.length} of ${all.length} sources do not answer: ${names}${down.length > 5 ? ' …' : ''}`,
      '"sources list" shows since when; a proxy in another country may help (fetch.proxy, or proxy: in the declaration)',
    ),
  ];
}

/** Where an authority is configured: what it attested last, or why not. */
function timeStamps({ archive: { timestampAuthority: authority } }: Config, archive: Archive): Finding[] {
  const seal = archive.seals.latest();
  if (!authority || !seal) return [];
  const trouble = stampTrouble(archive);
  if (trouble?.authority === authority)
    return [
      warning(
        'time-stamps',
        `${authority} since ${trouble.since}: ${trouble.detail}`,
        'nothing is held up, and the next stamp covers the days without; check archive.timestampAuthority and the way to it',
      ),
    ];
  const waiting = archive.timeStamps.missing(authority);
  return [
    ok('time-stamps', waiting ? `seal of ${waiting.day} waits for the next round` : `seal of ${seal.day} is attested`),
  ];
}

/** What the running service found wrong, one line each: the exit code tells of it too. */
function incidents(archive: Archive): Finding[] {
  return openIncidents(archive).map(({ kind, subject, detail, openedAt, unseenSince }) =>
    unseenSince
      ? warning(
          `incident ${kind}`,
          `${subject}: ${detail}; from ${openedAt}, not seen since ${unseenSince}`,
          'nothing: it is over when it has not been seen for ten minutes',
        )
      : fault(`incident ${kind}`, `${subject}: ${detail}; since ${openedAt}`, REMEDIES[kind]),
  );
}

const REMEDIES: Record<IncidentKind, string> = {
  late: 'look at the log of the service for a round that does not end; "poll --source ID" tries it by itself',
  failing: '"sources try ID" shows what it answers; correct the declaration, or give it a proxy',
  family:
    'compare one page of the family with its selectors under sources/families/; "sources try ID" shows what is read',
  network: 'check the network, fetch.proxy and the name server of this machine',
  'no-content': 'the site has a new template: correct "content:" in the declaration or its family',
  shrunk: 'compare the two last snapshots of the page; correct "content:" or "ignore:" where text was lost',
  scheduler: 'restart the service; its log says what it did last',
  queue: 'look at PostgreSQL and at the fetchers ("kvisa-watch work"); docs/scaling.md tells how they belong together',
  outbox: '"mail pending" shows what the server answered; check KVISA_MAIL_URL',
  webhook: '"webhooks list" shows what the endpoint answers; "webhooks retry ID" sends again what was given up',
  'time-stamp':
    'check archive.timestampAuthority and the way to it; it is asked again every half hour, and the next stamp covers the days without',
  disk: 'make room; archive.keepNoise: none keeps fewer bytes',
  clock: 'set the clock of this machine (NTP)',
};

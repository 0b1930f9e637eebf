import { join } from 'node:path';
import type { Command } from 'commander';
import {
  type App,
  baseUrl,
  createCrawler,
  fetchOptions,
  mailboxFolder,
  openApp,
  openSearchIndex,
  readSources,
  VERSION,
} from '../app.ts';
import { acquireLock } from '../archive/lock.ts';
import type { Config } from '../config.ts';
import { openDelivering, type Turn } from '../delivering.ts';
import type { Source } from '../domain/source.ts';
import { ensureBrowser } from '../fetch/browser-install.ts';
import { createLog, type Log } from '../log.ts';
import type { Delivered } from '../notify/deliver.ts';
import { pruneHooks } from '../notify/deliver-hooks.ts';
import { pruneOutbox, releaseLeases } from '../notify/outbox.ts';
import { type Fetching, openFetching } from '../queueing.ts';
import { openStamping, type Stamping } from '../stamping.ts';
import { prune } from '../subscribers/prune.ts';
import { startDelivery } from '../watch/delivery.ts';
import type { IncidentNews } from '../watch/incident-log.ts';
import { type Sentinel, startSentinel } from '../watch/sentinel.ts';
import { type Service, startService } from '../watch/service.ts';
import type { RoundSummary } from '../watch/tally.ts';
import { startWeb } from '../web/server.ts';
import { webRoom } from '../web-room.ts';
import { faultInWords } from './fault-words.ts';
import { configOf, type GlobalOptions } from './options.ts';
import { CommandFault, print, shortTime, untilSignal } from './output.ts';
import { createProgress } from './progress.ts';
import { serveReadOnly } from './start-reader.ts';

/** What is in flight when the service is asked to stop gets so long. */
const GRACE_MS = 10_000;

export function startCommand(command: Command): void {
  command
    .description('the service: scheduler, mail delivery and web pages in one process')
    .option('--read-only', 'only the web pages, over a copy of the database that others write; nothing is written')
    .action(async (options: GlobalOptions & { readOnly?: boolean }) => {
      const config = configOf(options);
      if (options.readOnly) return serveReadOnly(config);
      const sources = readSources(config);
      const release = acquireLock(join(config.data, 'service.lock'));
      if (!release)
        throw new CommandFault(
          `a service already runs on ${config.data}. Stop it first, or give this one another folder with --data.`,
        );
      const app = openApp(config);
      try {
        await serve(app, sources);
      } finally {
        app.close();
        release();
      }
    });
}

async function serve(app: App, sources: readonly Source[]): Promise<void> {
  const { config } = app;
  const log = createLog(process.stderr);
  const stopped = untilSignal();
  const parts: {
    service?: Service;
    sentinel?: Sentinel;
    browser: string | null;
    crawler?: ReturnType<typeof createCrawler>;
  } = {
    browser: null,
  };
  const web = await startWeb(
    webRoom(app, () => ({ lastTick: parts.service?.lastTick() ?? null, browser: parts.browser }), log),
  );
  greet(config, sources, web.url);
  log('start', { version: VERSION, sources: sources.length, data: config.data, url: web.url });
  const stopping = new AbortController();
  const indexing = openSearchIndex(app)
    .catchUp({ signal: stopping.signal })
    .catch((fault: unknown) => log('fault', { part: 'search', fault }, `search index: ${faultInWords(fault)}`));
  const { db } = app.archive;
  releaseLeases(db);
  const delivering = openDelivering(app);
  const delivery = startDelivery(delivering.turn, {
    turned: (turn) => logTurn(log, turn),
    fault: (fault) => log('fault', { part: 'delivery', fault }, `delivery: ${(fault as Error).message}`),
  });
  const fetches = !config.queue || config.vantage !== null;
  parts.browser =
    fetches && config.browser.enabled ? (config.browser.executablePath ?? (await ensureBrowser(print))) : null;
  const crawler = createCrawler(app, sources, { browserPath: parts.browser });
  const stamping = openStamping(app);
  const own =
    config.queue && config.vantage ? startFetcher(config, config.queue, config.vantage, parts.browser, log) : null;
  const progress = createProgress(process.stderr);
  parts.service = startService(crawler.room, sources, {
    concurrency: config.fetch.concurrency,
    lock: () => acquireLock(join(config.data, 'round.lock')),
    progress: progress.step,
    onRound: (summary) => {
      progress.end();
      logRound(log, summary, app);
      parts.sentinel?.look();
      delivery.nudge();
      void stamp(stamping, log);
      tidyDaily(app, stopping.signal, (fault) =>
        log('fault', { part: 'search', fault }, `search index: ${faultInWords(fault)}`),
      );
    },
    onFault: (fault) => log('fault', { part: 'round', fault }, `round: ${faultInWords(fault)}`),
  });
  const { service } = parts;
  parts.sentinel = startSentinel(crawler.room, sources, {
    operator: config.mail.operator,
    baseUrl: baseUrl(config),
    lastTick: service.lastTick,
    trouble: crawler.trouble,
    onNews: (news) => {
      logIncidents(log, news);
      delivery.nudge();
    },
    onFault: (fault) => log('fault', { part: 'incidents', fault }, `incidents: ${faultInWords(fault)}`),
  });
  await stopped;
  parts.sentinel.stop();
  stopping.abort();
  log('stop', {}, 'stopping');
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  await Promise.all([service.stop(), delivery.stop(), web.close(), indexing]);
  await Promise.all([crawler.close(), delivering.close(), stamping.close(), own?.close()]);
}

/** After a round, beside everything else: what fails is noted in the archive and tried again. */
async function stamp(stamping: Stamping, log: Log): Promise<void> {
  try {
    const made = await stamping.turn();
    if (made) log('time-stamp', { seal: made.seal, authority: made.authority, at: made.at }, `time-stamp: ${made.at}`);
  } catch (fault) {
    log('fault', { part: 'time-stamp', fault }, `time-stamp: ${faultInWords(fault)}`);
  }
}

/** Once a day: requests never confirmed, links that expired, messages long finished. */
function tidyDaily({ archive }: App, signal: AbortSignal, onFault: (fault: unknown) => void): void {
  const now = new Date().toISOString();
  if (archive.settings.get('last_tidied')?.slice(0, 10) === now.slice(0, 10)) return;
  prune(archive.db, now);
  pruneOutbox(archive.db, now);
  pruneHooks(archive.db, now);
  openSearchIndex({ archive }).tidy(signal).catch(onFault);
  archive.settings.set('last_tidied', now);
}

function greet(config: Config, sources: readonly Source[], url: string): void {
  const addresses = sources.reduce((sum, { watches }) => sum + watches.length, 0);
  print(`kvisa-watch ${VERSION}`);
  print(`  watching  ${sources.length} sources, ${addresses} addresses (${config.sources})`);
  print(`  archive   ${config.data}`);
  print(
    config.mail.url
      ? `  mail      ${config.mail.from} by ${new URL(config.mail.url).host}`
      : `  mail      kept in ${mailboxFolder(config)} until KVISA_MAIL_URL is set; read it at ${url}/mailbox`,
  );
  print(`  pages     ${url}${config.web.baseUrl ? ` (public: ${baseUrl(config)})` : ''}`);
  print('  stop      Ctrl-C');
}

function logRound(log: Log, summary: RoundSummary, app: App): void {
  const { checked, notModified, unchanged, changed, failed, discovered, startedAt, finishedAt } = summary;
  const next = app.archive.pages.nextDue();
  for (const failure of summary.failures) log('failure', { ...failure });
  log(
    'round',
    { startedAt, finishedAt, checked, notModified, unchanged, changed, discovered, failed, next },
    `round: ${checked} pages, ${changed} changed, ${discovered} new, ${failed} failed; next ${next ? `${shortTime(next)} UTC` : 'none'}`,
  );
}

function logIncidents(log: Log, { opened, closed }: IncidentNews): void {
  for (const one of opened) log('incident', { ...one }, `incident: ${one.kind} ${one.subject}: ${one.detail}`);
  for (const one of closed) log('recovery', { ...one }, `over: ${one.kind} ${one.subject}`);
}

function logMail(log: Log, { sent, deferred, dead, cancelled, stopped }: Delivered): void {
  if (sent + deferred + dead + cancelled === 0 && !stopped) return;
  const given = dead > 0 ? `; ${dead} given up` : '';
  log(
    'mail',
    { sent, deferred, dead, cancelled, stopped },
    `mail: ${sent} sent${given}${stopped ? `; ${stopped}` : ''}`,
  );
}

function logTurn(log: Log, { mail, hooks, bounces, faults }: Turn): void {
  logMail(log, mail);
  const { sent, deferred, dead } = hooks;
  const lost = dead > 0 ? `; ${dead} given up: "webhooks dead" lists them` : '';
  if (sent + deferred + dead > 0) log('webhooks', { ...hooks }, `webhooks: ${sent} sent${lost}`);
  const { suppressed = 0, unknown = 0, unreadable = 0 } = bounces ?? {};
  if (bounces && Object.values(bounces).some((n) => n > 0))
    log('bounces', bounces, `bounces: ${suppressed} addresses suppressed; ${unknown + unreadable} laid into failed/`);
  for (const { part, fault } of faults) log('fault', { part, fault }, `${part}: ${fault.message}`);
}

/** With a queue the service itself may be one of its fetchers. */
const startFetcher = (config: Config, url: string, vantage: string, browserPath: string | null, log: Log): Fetching =>
  openFetching({
    url,
    vantage,
    fetch: fetchOptions(config, browserPath),
    onFetched: () => {},
    onQueue: (state, detail) =>
      log('queue', { state, detail }, state === 'there' ? 'the queue is there' : `the queue is away: ${detail}`),
  });

import { join } from 'node:path';
import { createCrawler, fetchOptions, openSearchIndex, readSources } from '../app.ts';
import { acquireLock } from '../archive/lock.ts';
import type { Config } from '../config.ts';
import { openDelivering, type Turn } from '../delivering.ts';
import { ensureBrowser } from '../fetch/browser-install.ts';
import type { Log } from '../log.ts';
import type { Delivered } from '../notify/deliver.ts';
import { pruneHooks } from '../notify/deliver-hooks.ts';
import { releaseLeases } from '../notify/leases.ts';
import { pruneOutbox } from '../notify/outbox.ts';
import { type Fetching, openFetching } from '../queueing.ts';
import { type App, baseUrl, VERSION } from '../reading.ts';
import { openStamping, type Stamping } from '../stamping.ts';
import { prune } from '../subscribers/prune.ts';
import { startDelivery } from '../watch/delivery.ts';
import type { IncidentNews } from '../watch/incident-log.ts';
import { type Sentinel, startSentinel } from '../watch/sentinel.ts';
import { type Service, startService } from '../watch/service.ts';
import type { RoundSummary } from '../watch/tally.ts';
import { faultInWords } from './fault-words.ts';
import { print, shortTime } from './output.ts';
import { createProgress } from './progress.ts';

/** What is in flight when the service is asked to stop gets so long. */
const GRACE_MS = 10_000;

/** What the pages tell of the rest, once it runs. */
export interface Running {
  service?: Service;
  sentinel?: Sentinel;
  browser: string | null;
}

/**
 * Polls, delivers and watches itself until it is asked to stop.
 * @throws SourceFault naming every fault of every declaration, before any work is done
 */
export async function runService(
  app: App,
  running: Running,
  { stopped, log, url }: { readonly stopped: Promise<unknown>; readonly log: Log; readonly url: string },
): Promise<void> {
  const { config } = app;
  const sources = readSources(config);
  const addresses = sources.reduce((sum, { watches }) => sum + watches.length, 0);
  print(`  watching  ${sources.length} sources, ${addresses} addresses (${config.sources})`);
  log('start', { version: VERSION, sources: sources.length, data: config.data, url });
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
  running.browser =
    fetches && config.browser.enabled ? (config.browser.executablePath ?? (await ensureBrowser(print))) : null;
  const crawler = createCrawler(app, sources, { browserPath: running.browser });
  const stamping = openStamping(app);
  const own =
    config.queue && config.vantage ? startFetcher(config, config.queue, config.vantage, running.browser, log) : null;
  const progress = createProgress(process.stderr);
  running.service = startService(crawler.room, sources, {
    concurrency: config.fetch.concurrency,
    lock: () => acquireLock(join(config.data, 'round.lock')),
    progress: progress.step,
    onRound: (summary) => {
      progress.end();
      logRound(log, summary, app);
      running.sentinel?.look();
      delivery.nudge();
      void stamp(stamping, log);
      tidyDaily(app, stopping.signal, (fault) =>
        log('fault', { part: 'search', fault }, `search index: ${faultInWords(fault)}`),
      );
    },
    onFault: (fault) => log('fault', { part: 'round', fault }, `round: ${faultInWords(fault)}`),
  });
  const { service } = running;
  running.sentinel = startSentinel(crawler.room, sources, {
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
  running.sentinel.stop();
  stopping.abort();
  log('stop', {}, 'stopping');
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  await Promise.all([service.stop(), delivery.stop(), indexing]);
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

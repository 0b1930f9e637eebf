import { join } from 'node:path';
import { createCrawler, fetchOptions, openSearchIndex, readSources } from '../app.ts';
import { acquireLock } from '../archive/lock.ts';
import type { Config } from '../config.ts';
import { openDelivering } from '../delivering.ts';
import type { Source } from '../domain/source.ts';
import { ensureBrowser } from '../fetch/browser-install.ts';
import type { Log } from '../log.ts';
import { pruneHooks } from '../notify/deliver-hooks.ts';
import { releaseLeases } from '../notify/leases.ts';
import { pruneOutbox } from '../notify/outbox.ts';
import { type Fetching, openFetching } from '../queueing.ts';
import { type App, baseUrl, VERSION } from '../reading.ts';
import { openStamping, type Stamping } from '../stamping.ts';
import { prune } from '../subscribers/prune.ts';
import { startDelivery } from '../watch/delivery.ts';
import { type Sentinel, startSentinel } from '../watch/sentinel.ts';
import { type Service, startService } from '../watch/service.ts';
import type { RoundSummary } from '../watch/tally.ts';
import { print } from './output.ts';
import { createProgress } from './progress.ts';
import { faultsOf, logIncidents, logRound, logTurn } from './service-log.ts';

/** What is in flight when the service is asked to stop gets so long. */
const GRACE_MS = 10_000;

/** What the pages tell of the rest, once it runs. */
export interface Running {
  service?: Service;
  sentinel?: Sentinel;
  browser: string | null;
}

interface Surroundings {
  readonly stopped: Promise<unknown>;
  readonly log: Log;
  readonly url: string;
}

/**
 * Polls, delivers and watches itself until it is asked to stop.
 * @throws SourceFault naming every fault of every declaration, before any work is done
 */
export async function runService(app: App, running: Running, { stopped, log, url }: Surroundings): Promise<void> {
  const { config } = app;
  const sources = readSources(config);
  announce(config, sources, log, url);
  // For `doctor`, which looks at how it is confined.
  app.archive.settings.set('service_process', String(process.pid));
  const stopping = new AbortController();
  const indexing = openSearchIndex(app).catchUp({ signal: stopping.signal }).catch(faultsOf(log, 'search'));
  const delivery = startMails(app, log);
  running.browser = await browserOf(config);
  const fetcher = startFetcher(config, running.browser, log);
  const crawler = createCrawler(app, sources, { browserPath: running.browser });
  const stamping = openStamping(app);
  const progress = createProgress(process.stderr);
  const service = startService(crawler.room, sources, {
    concurrency: config.fetch.concurrency,
    lock: () => acquireLock(join(config.data, 'round.lock')),
    progress: progress.step,
    onRound: (summary) => {
      progress.end();
      afterRound(summary);
    },
    onFault: faultsOf(log, 'round'),
  });
  const sentinel = startSentinel(crawler.room, sources, {
    operator: config.mail.operator,
    baseUrl: baseUrl(config),
    lastTick: service.lastTick,
    trouble: crawler.trouble,
    onNews: (news) => {
      logIncidents(log, news);
      delivery.nudge();
    },
    onFault: faultsOf(log, 'incidents'),
  });
  Object.assign(running, { service, sentinel });

  function afterRound(summary: RoundSummary): void {
    logRound(log, summary, app);
    running.sentinel?.look();
    delivery.nudge();
    void stamp(stamping, log);
    tidyDaily(app, stopping.signal, log);
  }

  await stopped;
  sentinel.stop();
  stopping.abort();
  log('stop', {}, 'stopping');
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  await Promise.all([service.stop(), delivery.stop(), indexing]);
  await Promise.all([crawler.close(), delivery.close(), stamping.close(), fetcher?.close()]);
}

function announce(config: Config, sources: readonly Source[], log: Log, url: string): void {
  const addresses = sources.reduce((sum, { watches }) => sum + watches.length, 0);
  print(`  watching  ${sources.length} sources, ${addresses} addresses (${config.sources})`);
  log('start', { version: VERSION, sources: sources.length, data: config.data, url });
}

/** Mails, webhooks and what comes back; what a service that died had leased is due again. */
function startMails(app: App, log: Log) {
  releaseLeases(app.archive.db);
  const delivering = openDelivering(app);
  const delivery = startDelivery(delivering.turn, {
    turned: (turn) => logTurn(log, turn),
    fault: faultsOf(log, 'delivery'),
  });
  return { nudge: delivery.nudge, stop: delivery.stop, close: delivering.close };
}

/** The browser of this process: none where all its requests go to the queue. */
async function browserOf({ queue, vantage, browser }: Config): Promise<string | null> {
  if (!browser.enabled || (queue && vantage === null)) return null;
  return browser.executablePath ?? (await ensureBrowser(print));
}

/** With a queue the service itself may be one of its fetchers. */
function startFetcher(config: Config, browserPath: string | null, log: Log): Fetching | null {
  const { queue: url, vantage } = config;
  if (!url || !vantage) return null;
  return openFetching({
    url,
    vantage,
    fetch: fetchOptions(config, browserPath),
    onFetched: () => {},
    onQueue: (state, detail) =>
      log('queue', { state, detail }, state === 'there' ? 'the queue is there' : `the queue is away: ${detail}`),
  });
}

/** After a round, beside everything else: what fails is noted in the archive and tried again. */
async function stamp(stamping: Stamping, log: Log): Promise<void> {
  try {
    const made = await stamping.turn();
    if (made) log('time-stamp', { seal: made.seal, authority: made.authority, at: made.at }, `time-stamp: ${made.at}`);
  } catch (fault) {
    faultsOf(log, 'time-stamp')(fault);
  }
}

/** Once a day: requests never confirmed, links that expired, messages long finished, pieces of the search index. */
function tidyDaily({ archive }: App, signal: AbortSignal, log: Log): void {
  const now = new Date().toISOString();
  if (archive.settings.get('last_tidied')?.slice(0, 10) === now.slice(0, 10)) return;
  prune(archive.db, now);
  pruneOutbox(archive.db, now);
  pruneHooks(archive.db, now);
  openSearchIndex({ archive }).tidy(signal).catch(faultsOf(log, 'search'));
  archive.settings.set('last_tidied', now);
}

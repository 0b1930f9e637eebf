import { searchIndex } from './archive/search-index.ts';
import { blindSpots } from './blind-spots.ts';
import type { Config } from './config.ts';
import type { Source } from './domain/source.ts';
import { findBrowser } from './fetch/browser-install.ts';
import { createFetcher, type Fetcher, type FetchOptions } from './fetch/fetcher.ts';
import { simplify } from './interpret/text/han.ts';
import type { Channel } from './notify/channels/channel.ts';
import { mailChannel } from './notify/channels/mail.ts';
import { mailboxChannel } from './notify/channels/mailbox.ts';
import type { Sender } from './notify/compose.ts';
import { enqueueChange } from './notify/outbox.ts';
import { enqueueHooks } from './notify/webhooks.ts';
import type { QueueTrouble, RemoteFetcher } from './queue/remote.ts';
import { remoteFetcher } from './queueing.ts';
import { type App, baseUrl, mailboxFolder, userAgent } from './reading.ts';
import { sightings } from './sightings.ts';
import { formatFault } from './sources/fault.ts';
import { EMPTY_FOLDER, loadSources } from './sources/load.ts';
import type { WatchRoom } from './watch/room.ts';

/** What a round needs besides. */
export interface Crawler {
  readonly sources: readonly Source[];
  readonly room: WatchRoom;
  /** What is wrong with the queue; nothing where there is none. */
  readonly trouble: () => readonly QueueTrouble[];
  readonly close: () => Promise<void>;
}

/** Declarations with faults: the program does not run on half of them. `lines` has one fault each. */
export class SourceFault extends Error {
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/**
 * Joins the rooms that make a round; with a queue the pages are fetched by others. `browserPath` undefined: look for an
 * installed one; null: go without.
 */
export function createCrawler(
  app: App,
  sources: readonly Source[],
  options: { browserPath?: string | null; now?: () => Date } = {},
): Crawler {
  const { config, archive } = app;
  const now = options.now ?? (() => new Date());
  const fetcher: Fetcher & Partial<Pick<RemoteFetcher, 'trouble'>> = config.queue
    ? remoteFetcher(config, config.queue, sources)
    : createFetcher({ ...fetchOptions(config, options.browserPath), robotsStore: archive.robots });
  const room: WatchRoom = { ...writingRoom(app, now), fetch: fetcher.fetch };
  return { sources, room, trouble: fetcher.trouble ?? (() => []), close: () => fetcher.close() };
}

/** How pages are fetched here, robots.txt and politeness included. */
export function fetchOptions(config: Config, browserPath?: string | null): FetchOptions {
  const { proxy, perHostDelayMs, concurrency, timeoutMs, maxBytes, retries, allowAddresses } = config.fetch;
  const found = browserPath === undefined ? (config.browser.executablePath ?? findBrowser()) : browserPath;
  return {
    userAgent: userAgent(config),
    proxy: proxy ?? undefined,
    perHostDelayMs,
    concurrency,
    timeoutMs,
    maxBytes,
    retries,
    allowAddresses,
    browser: { enabled: config.browser.enabled, executablePath: found ?? undefined },
    respectRobots: true,
  };
}

/** The full-text index, written in the spelling that questions are asked in. */
export const openSearchIndex = ({ archive }: Pick<App, 'archive'>) => searchIndex(archive.db, simplify);

/** What writes into the archive without asking any host: imports and rereadings. */
export function writingRoom({ config, archive }: App, now: () => Date = () => new Date()): WatchRoom {
  return {
    archive,
    fetch: () => Promise.reject(new Error('this command does not fetch')),
    settings: {
      confirm: config.confirm,
      keepNoise: config.archive.keepNoise,
      newPagesPerHost: config.fetch.newPagesPerHost,
      fromFurtherVantages: config.queue !== null,
    },
    now,
    notify: (change, { id, name, kind, country }) => {
      const source = { id, name, kind, country };
      const seen = sightings(archive, change);
      const context = { source, officialUrl: change.url, baseUrl: baseUrl(config), seen };
      enqueueChange(archive.db, change, context, now().toISOString());
      enqueueHooks(archive.db, change, context, now().toISOString());
    },
    index: openSearchIndex({ archive }).indexPage,
  };
}

/**
 * The declarations. `mayBeEmpty`: a folder without any will do, for work that needs none.
 * @throws SourceFault naming every fault of every file
 */
export function readSources(config: Pick<Config, 'sources'>, options: { mayBeEmpty?: boolean } = {}): Source[] {
  const { sources, faults } = loadSources(config.sources);
  if (options.mayBeEmpty && faults.every(({ found }) => found === EMPTY_FOLDER)) return sources;
  if (faults.length > 0) throw new SourceFault(faults.map(formatFault));
  return sources;
}

/** Mail goes to the configured server, signed where a key is given, else into the local mailbox. */
export function openChannel({ data, mail }: Config): Channel {
  if (!mail.url) return mailboxChannel(mailboxFolder({ data }));
  const { domain, selector, privateKey } = mail.dkim;
  const signed = domain && selector && privateKey;
  const { url, connections } = mail;
  return mailChannel({ url, connections, ...(signed ? { dkim: { domain, selector, privateKey } } : {}) });
}

/** Who sends, where bounces go, whom a flood is reported to, and what this installation could not see. */
export function senderOf({ config, archive }: App): Sender & { readonly operator?: string } {
  const { name, address } = parseFrom(config.mail.from);
  const health = forAMinute(() => archive.sources.all());
  return {
    from: { ...(name ? { name } : {}), address },
    baseUrl: baseUrl(config),
    bounces: config.mail.bounces ?? undefined,
    operator: config.mail.operator ?? undefined,
    blindSpots: (subscriber) => blindSpots(health(), subscriber),
    sourceName: (id) => health().find((one) => one.id === id)?.name,
  };
}

/** Reads again what is older than a minute: the health of all sources costs too much to be asked for every mail. */
function forAMinute<T>(read: () => T): () => T {
  let kept: { value: T; at: number } | null = null;
  return () => {
    if (!kept || performance.now() - kept.at > 60_000) kept = { value: read(), at: performance.now() };
    return kept.value;
  };
}

/** `Name <a@example.org>` or the address alone. */
export function parseFrom(text: string): { name?: string; address: string } {
  const match = /^\s*"?([^"<>]*?)"?\s*<([^<>\s]+)>\s*$/.exec(text);
  return match ? { name: match[1] || undefined, address: match[2]! } : { address: text.trim() };
}

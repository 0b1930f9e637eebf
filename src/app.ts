import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Archive, openArchive } from './archive/archive.ts';
import type { Config } from './config.ts';
import type { Source } from './domain/source.ts';
import { findBrowser } from './fetch/browser-install.ts';
import { createFetcher, type Fetcher } from './fetch/fetcher.ts';
import { enqueueChange } from './notify/outbox.ts';
import { formatFault } from './sources/fault.ts';
import { loadSources } from './sources/load.ts';
import type { WatchRoom } from './watch/room.ts';

export const VERSION = '0.1.0';

/** The parts of a running program, put together: the one place that knows every room. */
export interface App {
  readonly config: Config;
  readonly archive: Archive;
  readonly close: () => void;
}

export interface CrawlingApp extends App {
  readonly sources: readonly Source[];
  readonly room: WatchRoom;
  readonly fetcher: Fetcher;
  readonly closeAll: () => Promise<void>;
}

/** Declarations with faults: the program does not run on half of them. `lines` has one fault each. */
export class SourceFault extends Error {
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** Opens the archive alone, for commands that read. */
export function openApp(config: Config): App {
  const archive = openArchive(config.data);
  return { config, archive, close: () => archive.close() };
}

/** Everything a round needs. `browserPath` undefined: look for an installed one; null: go without. */
export function openCrawler(
  config: Config,
  options: { browserPath?: string | null; now?: () => Date } = {},
): CrawlingApp {
  const sources = readSources(config);
  const app = openApp(config);
  const { archive } = app;
  const now = options.now ?? (() => new Date());
  const executablePath =
    options.browserPath === undefined ? (config.browser.executablePath ?? findBrowser()) : options.browserPath;
  const fetcher = createFetcher({
    userAgent: userAgent(config),
    proxy: config.fetch.proxy ?? undefined,
    perHostDelayMs: config.fetch.perHostDelayMs,
    concurrency: config.fetch.concurrency,
    timeoutMs: config.fetch.timeoutMs,
    maxBytes: config.fetch.maxBytes,
    retries: config.fetch.retries,
    allowAddresses: config.fetch.allowAddresses,
    browser: { enabled: config.browser.enabled, executablePath: executablePath ?? undefined },
    respectRobots: true,
    robotsStore: archive.robots,
  });
  const room: WatchRoom = {
    archive,
    fetch: fetcher.fetch,
    settings: {
      confirm: config.confirm,
      keepNoise: config.archive.keepNoise,
      newPagesPerHost: config.fetch.newPagesPerHost,
    },
    now,
    notify: (change, source) => {
      const { id, name, kind, country } = source;
      enqueueChange(
        archive.db,
        change,
        { source: { id, name, kind, country }, officialUrl: change.url, baseUrl: baseUrl(config) },
        now().toISOString(),
      );
    },
    index: () => {},
  };
  const closeAll = async () => {
    await fetcher.close();
    app.close();
  };
  return { ...app, sources, room, fetcher, closeAll };
}

/** @throws SourceFault naming every fault of every file */
export function readSources(config: Pick<Config, 'sources'>): Source[] {
  const { sources, faults } = loadSources(config.sources);
  if (faults.length > 0) throw new SourceFault(faults.map(formatFault));
  return sources;
}

/** Honest: names the program and where its operator can be reached. */
export function userAgent(config: Config): string {
  if (config.fetch.userAgent) return config.fetch.userAgent;
  const contact = config.fetch.contact ?? (config.web.baseUrl ? `${config.web.baseUrl}/about` : null);
  return `kvisa-watch/${VERSION}${contact ? ` (+${contact})` : ' (policy archive; contact: mail.from of its alerts)'}`;
}

/** The address of this installation's pages, for links in mails. */
export const baseUrl = (config: Pick<Config, 'web'>): string =>
  (config.web.baseUrl ?? `http://${config.web.host}:${config.web.port}`).replace(/\/$/, '');

export const mailboxFolder = (config: Pick<Config, 'data'>): string => join(config.data, 'mailbox');
export const folderUrl = (path: string): string => pathToFileURL(path).href;

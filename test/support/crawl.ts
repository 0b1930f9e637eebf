import { onTestFinished } from 'vitest';
import type { Change } from '../../src/domain/change.ts';
import type { Source, WatchRole, WatchRules } from '../../src/domain/source.ts';
import { createFetcher } from '../../src/fetch/fetcher.ts';
import type { WatchRoom, WatchSettings } from '../../src/watch/room.ts';
import { pollRound } from '../../src/watch/round.ts';
import type { RoundSummary } from '../../src/watch/tally.ts';
import { freshArchive } from './seed.ts';
import { type Site, startSite } from './site.ts';

const RULES: WatchRules = { render: 'http', content: [], ignore: [], links: [], schedule: '0 * * * *' };

/** A real crawl over a real site on loopback: real fetcher, real archive; only the mails are caught before the outbox. */
export interface Crawl {
  readonly site: Site;
  readonly source: Source;
  readonly room: WatchRoom;
  readonly archive: WatchRoom['archive'];
  /** Changes of which subscribers would hear, oldest first. */
  readonly told: Change[];
  poll(): Promise<RoundSummary>;
}

export interface CrawlOptions extends Partial<WatchSettings> {
  readonly rules?: Partial<WatchRules>;
}

export async function crawl(
  watches: readonly (readonly [path: string, as: WatchRole, language?: string])[],
  options: CrawlOptions = {},
): Promise<Crawl> {
  const site = await startSite();
  const { archive, close } = freshArchive();
  const fetcher = createFetcher({
    userAgent: 'kvisa-watch-test',
    perHostDelayMs: 0,
    concurrency: 4,
    timeoutMs: 4000,
    maxBytes: 1_000_000,
    retries: 0,
    allowAddresses: ['127.0.0.0/8'],
    browser: { enabled: false },
    respectRobots: true,
    robotsStore: archive.robots,
  });
  onTestFinished(async () => {
    await fetcher.close();
    site.close();
    close();
  });
  const { rules, ...settings } = options;
  const source: Source = {
    id: 'embassy-xx',
    name: { en: 'Embassy of China in Xanadu', zh: '中国驻上都大使馆' },
    kind: 'embassy',
    country: 'DE',
    watches: watches.map(([path, as, language = 'en']) => ({
      url: new URL(path, site.url).href,
      as,
      language,
      rules: { ...RULES, ...rules },
    })),
    file: 'sources/xx.yaml',
  };
  const told: Change[] = [];
  const room: WatchRoom = {
    archive,
    fetch: fetcher.fetch,
    settings: { confirm: { recheckMs: 0, times: 0 }, keepNoise: 'daily', newPagesPerHost: 20, ...settings },
    now: () => new Date(),
    notify: (change) => void told.push(change),
    index: () => {},
  };
  return { site, source, room, archive, told, poll: () => pollRound(room, [source], { all: true, concurrency: 2 }) };
}

import type { Page } from '../domain/page.ts';
import { NotAsked, type Problem, problem } from '../domain/problem.ts';
import type { Source, WatchRules } from '../domain/source.ts';
import { restShare } from './attention.ts';
import { type Batch, createBatch, writeSoon } from './batch.ts';
import { checkListing, isLost } from './check-listing.ts';
import { checkPage } from './check-page.ts';
import { checkSite } from './check-site.ts';
import { byHost, type Errand, errandsOf, opened } from './errands.ts';
import { recordFailure } from './failure.ts';
import { type Budget, followLinks } from './follow.ts';
import { type Look, look, type Watched, type WatchRoom } from './room.ts';
import { earlyExploration, nextCheck } from './schedule.ts';
import { createTally, type RoundSummary } from './tally.ts';
import { lookFromFurtherVantages } from './vantages.ts';
import { declareWatches } from './watches.ts';

export interface RoundOptions {
  /** Everything, not only what is due. */
  readonly all?: boolean;
  /** Only these sources; their home pages are explored again too. */
  readonly only?: readonly string[];
  /** Requests in flight; more hosts than that are in hand, for most of the time each rests between two of its pages. */
  readonly concurrency: number;
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, total: number, watched: Watched) => void;
}

/** Codes that speak of the host rather than of the page. */
const HOST_FAULTS: ReadonlySet<string> = new Set(['dns', 'network', 'tls']);
/** So many pages of a host in a row failing that way, and the rest of the round leaves it alone. */
const HOST_STRIKES = 2;
/** Hosts in hand for every request in flight. */
const HOSTS_PER_REQUEST = 8;

/** One round over what is due, host by host, each host's pages one after another. */
export async function pollRound(
  ownRoom: WatchRoom,
  sources: readonly Source[],
  options: RoundOptions,
): Promise<RoundSummary> {
  const batch = createBatch(ownRoom.archive);
  const room: WatchRoom = { ...ownRoom, putOff: batch.putOff };
  const startedAt = room.now().toISOString();
  declareWatches(room, sources);
  const wanted = sources.filter((source) => !options.only || options.only.includes(source.id));
  const round = createRound(room, options, batch);
  const isDueNow = (page: Page): boolean => isDue(page, options, startedAt);
  const hosts = byHost(wanted.flatMap((source) => errandsOf(room, source, isDueNow)));
  round.expect([...hosts.values()].flat().length);
  try {
    await inParallel([...hosts.values()], options.concurrency * HOSTS_PER_REQUEST, (queue) => round.visitHost(queue));
  } finally {
    batch.flush();
  }
  room.archive.seals.sealDays(room.now());
  return { startedAt, finishedAt: room.now().toISOString(), ...round.summary() };
}

/** A listing whose links are known. */
const isRead = ({ role }: Page, { outcome }: Look): boolean => role === 'listing' && outcome !== 'failed';

function isDue(page: Page, { all, only }: RoundOptions, now: string): boolean {
  const due = page.nextCheckAt === null || page.nextCheckAt <= now;
  return due || only !== undefined || (all === true && page.role !== 'site');
}

function createRound(room: WatchRoom, options: RoundOptions, batch: Batch) {
  const tally = createTally();
  const budget = createBudget(room.settings.newPagesPerHost);
  /** Listings with links that wait to be read. */
  const leading = new Set<number>();
  let done = 0;
  let total = 0;

  async function visitHost(errands: readonly Errand[]): Promise<void> {
    // A page that was found gone is looked at again after the listings: they may know where it went.
    const queue = errands.filter(({ isSuspect }) => !isSuspect);
    const suspects = errands.filter(({ isSuspect }) => isSuspect);
    const struck: Look[] = [];
    const listings = new Map<Watched, Look>();
    for (let index = 0; index < queue.length && !options.signal?.aborted; index++) {
      if (struck.length >= HOST_STRIKES) {
        postpone(queue.slice(index));
        break;
      }
      const watched = opened(room, queue[index]!);
      options.progress?.(done++, total, watched);
      const result = await visit(watched);
      if (result.problem && HOST_FAULTS.has(result.problem.code)) struck.push(result);
      else struck.length = 0;
      if (isRead(watched.page, result)) listings.set(watched, result);
      const next = comesNext(watched, result, queue);
      total += next.length;
      queue.push(...next);
    }
    if (errands.length > 0 && (struck.length >= HOST_STRIKES || struck.length === errands.length)) {
      postpone(suspects);
      restAll(listings);
      tally.unreachable(struck, errands);
      return;
    }
    await follow(listings);
    for (const errand of suspects) {
      if (options.signal?.aborted) return;
      const watched = opened(room, errand);
      options.progress?.(done++, total, watched);
      await visit(watched);
    }
  }

  /** The sections a home page has led to; the home page of a section that is no longer where it was. */
  function comesNext({ page, source }: Watched, result: Look, queue: readonly Errand[]): Errand[] {
    if (page.role !== 'site' && (page.origin !== 'site' || !isLost(result))) return [];
    batch.flush();
    const waits = ({ id, nextCheckAt }: Page): boolean => nextCheckAt === null && !leading.has(id);
    if (page.role === 'site') return errandsOf(room, source, (one) => one.parent === page.id && waits(one));
    const site = page.parent === null ? undefined : room.archive.pages.get(page.parent);
    const due = site && earlyExploration(site, room.archive.pages.get(page.id)!, room.now());
    if (!due) return [];
    room.archive.pages.set(site.id, { nextCheckAt: due });
    const now = room.now().toISOString();
    return errandsOf(room, source, ({ id }) => id === site.id && due <= now && !queue.some((one) => one.id === id));
  }

  /**
   * What the host's listings lead to, read when all of them are known. Until then a listing with new links stays due: a crash, or a
   * stop, that comes before must not leave its news waiting for the next look.
   */
  async function follow(listings: ReadonlyMap<Watched, Look>): Promise<void> {
    const fresh = [...listings.keys()].map((one) => ({ ...one, page: room.archive.pages.get(one.page.id)! }));
    const followed = await followLinks(room, fresh, budget, options.signal);
    if (!options.signal?.aborted) restAll(listings);
    for (const [{ page }, listing] of listings) tally.join(listing, followed.get(page.id)!);
  }

  async function visit(watched: Watched): Promise<Look> {
    const result = await checkSafely(room, watched, options.signal);
    // Broken off: the page was not read, and stays due.
    if (!result) return look('unchanged');
    const page = room.archive.pages.get(watched.page.id)!;
    const leads = isRead(page, result) && room.archive.links.unread(page.id).length > 0;
    if (leads) leading.add(page.id);
    else rest(page, watched.rules, result.problem);
    tally.add(result);
    return result;
  }

  /** The rest of an unreachable host's pages wait for their next turn. */
  function postpone(waiting: readonly Errand[]): void {
    done += waiting.length;
    for (const errand of waiting) rest(opened(room, errand).page, errand.rules);
  }

  function restAll(listings: ReadonlyMap<Watched, Look>): void {
    for (const { page, rules } of listings.keys())
      if (leading.delete(page.id)) rest(room.archive.pages.get(page.id)!, rules);
  }

  function rest(page: Page, rules: WatchRules, problem?: Problem): void {
    const now = room.now();
    const signs = room.archive.attention.of(page.id);
    const { recheckMs } = room.settings.confirm;
    const share = restShare(page, signs, now);
    const next = nextCheck(page, rules, now, {
      recheckMs,
      problem,
      share,
      barren: page.role === 'site' && signs.children === 0,
    });
    writeSoon(room, () => room.archive.pages.set(page.id, { nextCheckAt: next.toISOString() }));
  }

  const expect = (pages: number): void => {
    total = pages;
  };
  return { visitHost, expect, summary: tally.summary };
}

/** Checks one page by its role; null where the round was broken off. A fault of our own is filed under the page; the round goes on. */
async function checkSafely(room: WatchRoom, watched: Watched, signal?: AbortSignal): Promise<Look | null> {
  try {
    if (watched.page.role === 'page') return await checkFromEverywhere(room, watched, signal);
    if (watched.page.role === 'site') return await checkSite(room, watched, signal);
    return await checkListing(room, watched, signal);
  } catch (fault) {
    if (signal?.aborted || fault instanceof NotAsked) return null;
    return recordFailure(room, watched, problem('internal', `${(fault as Error).message}`, { cause: fault }));
  }
}

async function checkFromEverywhere(room: WatchRoom, watched: Watched, signal?: AbortSignal): Promise<Look> {
  const first = await checkPage(room, watched, signal);
  await lookFromFurtherVantages(room, watched, first, signal);
  return first;
}

function createBudget(perHost: number): Budget {
  const spent = new Map<string, number>();
  return {
    take(host) {
      const used = spent.get(host) ?? 0;
      spent.set(host, used + 1);
      return used < perHost;
    },
  };
}

async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}

import type { Page } from '../domain/page.ts';
import type { Source, WatchRules } from '../domain/source.ts';
import { MAX_SECTIONS } from './check-site.ts';
import { MAX_PAGES } from './explore.ts';
import type { WatchRoom } from './room.ts';
import { runsADay } from './schedule.ts';
import { rulesOfPages } from './watches.ts';

/** Requests that the watch of one host costs. */
export interface HostCost {
  readonly host: string;
  readonly sources: number;
  /** Watched pages: home pages, listings, texts. */
  readonly pages: number;
  /** A full round over all of them with home pages explored, as `poll --all` makes it once a week. */
  readonly fullRound: number;
  /** By the schedules as declared, an exploration a week spread over its days, and robots.txt. */
  readonly day: number;
  /** The same if every home page leads to as many sections as are ever watched, and every round finds as many new pages as it may read. */
  readonly dayAtMost: number;
}

type Costed = Pick<Page, 'url' | 'role'> & { readonly rules: WatchRules };

/** What a round and a day cost each host, the dearest first: from what is watched now, else from the declarations. */
export function costByHost(
  room: Pick<WatchRoom, 'archive'>,
  sources: readonly Source[],
  newPagesPerHost: number,
): HostCost[] {
  const hosts = new Map<string, { pages: Costed[]; sources: Set<string> }>();
  for (const source of sources) {
    for (const page of pagesOf(room, source)) {
      const host = URL.parse(page.url)?.host ?? '';
      const known = hosts.get(host) ?? { pages: [], sources: new Set() };
      known.pages.push(page);
      hosts.set(host, { ...known, sources: known.sources.add(source.id) });
    }
  }
  return [...hosts]
    .map(([host, { pages, sources }]) => ({ host, sources: sources.size, ...costOf(pages, newPagesPerHost) }))
    .sort((a, b) => b.day - a.day || (a.host < b.host ? -1 : 1));
}

function pagesOf(room: Pick<WatchRoom, 'archive'>, source: Source): Costed[] {
  const watched = room.archive.pages.watchedOf(source.id);
  if (watched.length === 0) return source.watches.map(({ url, as, rules }) => ({ url, role: as, rules }));
  const rulesOf = rulesOfPages(room, source);
  return watched.map((page) => ({ url: page.url, role: page.role, rules: rulesOf(page) }));
}

function costOf(pages: readonly Costed[], newPagesPerHost: number): Omit<HostCost, 'host' | 'sources'> {
  const homes = pages.filter(({ role }) => role === 'site');
  const others = pages.filter(({ role }) => role !== 'site');
  const looks = others.reduce((sum, { rules }) => sum + runsADay(rules.schedule), 0);
  const exploring = (homes.length * MAX_PAGES) / 7;
  const sections = homes.reduce((sum, { rules }) => sum + MAX_SECTIONS * runsADay(rules.schedule), 0);
  const rounds = Math.max(0, ...pages.map(({ rules }) => runsADay(rules.schedule)));
  return {
    pages: pages.length,
    fullRound: others.length + homes.length * MAX_PAGES + 1,
    day: Math.ceil(looks + exploring + 1),
    dayAtMost: Math.ceil(looks + sections + exploring + rounds * newPagesPerHost + 1),
  };
}

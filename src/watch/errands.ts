import type { Page } from '../domain/page.ts';
import type { Source, WatchRules } from '../domain/source.ts';
import type { Watched, WatchRoom } from './room.ts';
import { rulesOfPages } from './watches.ts';

/** A page that a round has yet to look at. It waits without its row, which is read when its turn comes: a round may have a hundred thousand. */
export interface Errand {
  readonly id: number;
  readonly url: string;
  readonly role: Page['role'];
  /** Found gone at its last look. */
  readonly isSuspect: boolean;
  readonly source: Source;
  readonly rules: WatchRules;
}

const ROLE_ORDER = { page: 0, listing: 1, site: 2 } as const;

/** The watched pages of a source for which `isMeant` holds. */
export function errandsOf(room: WatchRoom, source: Source, isMeant: (page: Page) => boolean): Errand[] {
  const rulesOf = rulesOfPages(room, source);
  const errands: Errand[] = [];
  for (const page of room.archive.pages.eachWatchedOf(source.id)) {
    if (!isMeant(page)) continue;
    const { id, url, role, goneSeen } = page;
    errands.push({ id, url, role, isSuspect: goneSeen > 0 && role === 'page', source, rules: rulesOf(page) });
  }
  return errands;
}

/** By host; of each host the pages first, then the listings, then the home pages. */
export function byHost(errands: readonly Errand[]): Map<string, Errand[]> {
  const hosts = Map.groupBy(errands, ({ url }) => URL.parse(url)?.host ?? '');
  for (const queue of hosts.values()) queue.sort((a, b) => ROLE_ORDER[a.role] - ROLE_ORDER[b.role]);
  return hosts;
}

/** The page as it stands now. */
export const opened = ({ archive }: WatchRoom, { id, source, rules }: Errand): Watched => ({
  page: archive.pages.get(id)!,
  source,
  rules,
});

import type { AttentionSigns } from '../archive/queries/attention.ts';
import type { Page } from '../domain/page.ts';

const DAY_MS = 86_400_000;
/** A page that changed is often corrected in the days after; a source that published goes on publishing. */
const RECENT_DAYS = 3;
const PUBLISHING_DAYS = 7;
/** Embassy and consulates of a country in which this many are watched serve many applicants. */
const MANY_MISSIONS = 4;
/** Old notices that stood for so long are seldom edited. */
const QUIET_DAYS = [
  { days: 90, share: 12 },
  { days: 30, share: 6 },
  { days: 7, share: 2 },
] as const;

export type Attended = Pick<Page, 'role' | 'origin' | 'why' | 'firstSeen'>;

/**
 * How much of its usual rest a page takes: less than 1 where a change is likely, more where it is not. Only articles found through
 * listings and lists kept for programs rest longer than was declared for them.
 */
export function restShare(page: Attended, signs: AttentionSigns, now: Date): number {
  const daysSince = (at: string | null) =>
    at === null ? Number.POSITIVE_INFINITY : (now.getTime() - Date.parse(at)) / DAY_MS;
  if (page.role === 'site') return 1;
  if (daysSince(signs.changedAt) <= RECENT_DAYS) return 0.5;
  if (page.role === 'listing') {
    if (isForPrograms(page)) return 2;
    const busy = signs.missions >= MANY_MISSIONS && isAboutVisas(page);
    return busy || daysSince(signs.sourceChangedAt) <= PUBLISHING_DAYS ? 0.5 : 1;
  }
  if (page.origin !== 'listing' || signs.mentionsK) return 1;
  const stood = daysSince(signs.standsSince ?? page.firstSeen);
  return QUIET_DAYS.find(({ days }) => stood >= days)?.share ?? 1;
}

/** Declared listings, and sections whose menu entry names visas. */
const isAboutVisas = ({ origin, why }: Attended): boolean =>
  origin === 'declared' || /: its label names visas/.test(why ?? '');

/** Feeds and sitemaps repeat what the sections show. */
const isForPrograms = ({ origin, why }: Attended): boolean =>
  origin === 'site' && /^(?:feed|sitemap): /.test(why ?? '');

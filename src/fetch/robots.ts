import robotsParser from 'robots-parser';
import type { Problem } from '../domain/problem.ts';

/** A robots.txt as it was answered; status 0: no answer at all. */
export interface RobotsEntry {
  readonly body: string;
  readonly status: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Keeps answers over the end of the process. Keys are origins (`https://example.org`). */
export interface RobotsStore {
  get(origin: string): RobotsEntry | undefined;
  set(origin: string, entry: RobotsEntry): void;
}

/** What robots.txt says about one address. */
export interface Ruling {
  readonly allowed: boolean;
  /** Crawl-delay in milliseconds, at most 30 s. */
  readonly delayMs: number;
}

interface Rules {
  isDisallowed(url: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
}

// The package is CommonJS; its types claim a default export that node's loader hands over as the module itself.
const parse = robotsParser as unknown as (url: string, text: string) => Rules;

/** RFC 9309 §2.4 allows 24 hours, §2.5 demands at least 500 KiB. */
const FRESH_MS = 24 * 3_600_000;
const FRESH_UNAVAILABLE_MS = 3_600_000;
export const MAX_ROBOTS_BYTES = 500 * 1024;
const MAX_DELAY_MS = 30_000;
const ORIGINS_KEPT = 2_000;

/** Fetches one robots.txt: its status and text, or why there is none. Redirects are followed by the fetching side. */
export type FetchRobots = (url: URL) => Promise<{ status: number; text: string } | Problem>;

export interface Robots {
  judge(url: URL, fetchRobots: FetchRobots): Promise<Ruling>;
}

/**
 * robots.txt by RFC 9309. What is "unavailable" forbids nothing (§2.3.1.3): 4xx, and also a redirect loop or an HTML page,
 * which is what the mission hosts answer. A host that is unreachable (§2.3.1.4: 5xx, no answer) is asked by the last rules known;
 * with none it is allowed, against the letter of the RFC: the page itself is asked once, fails the same way where the host
 * is down, and a broken robots.txt on a live mission would otherwise silence the watch for good.
 */
export function createRobots(userAgent: string, store: RobotsStore | undefined, now: () => number = Date.now): Robots {
  const known = new Map<string, RobotsEntry>();
  const asking = new Map<string, Promise<RobotsEntry>>();
  const parsed = new WeakMap<RobotsEntry, Rules>();

  const rulesOf = (origin: string, entry: RobotsEntry): Rules => {
    const rules = parsed.get(entry) ?? parse(new URL('/robots.txt', origin).href, entry.body);
    parsed.set(entry, rules);
    return rules;
  };

  const entryFor = async (origin: string, fetchRobots: FetchRobots): Promise<RobotsEntry> => {
    const kept = known.get(origin) ?? store?.get(origin);
    if (kept) known.set(origin, kept);
    if (kept && now() - kept.at < (isRules(kept) ? FRESH_MS : FRESH_UNAVAILABLE_MS)) return kept;
    let asked = asking.get(origin);
    if (!asked) {
      asked = ask(origin, kept, fetchRobots).finally(() => asking.delete(origin));
      asking.set(origin, asked);
    }
    return asked;
  };

  const ask = async (origin: string, kept: RobotsEntry | undefined, fetchRobots: FetchRobots): Promise<RobotsEntry> => {
    const answer = await fetchRobots(new URL('/robots.txt', origin));
    const unreachable = 'code' in answer || answer.status >= 500;
    const entry: RobotsEntry =
      unreachable && kept && isRules(kept)
        ? { ...kept, at: now() - FRESH_MS + FRESH_UNAVAILABLE_MS }
        : { status: 'code' in answer ? 0 : answer.status, body: 'code' in answer ? '' : answer.text, at: now() };
    if (known.size >= ORIGINS_KEPT) known.clear();
    known.set(origin, entry);
    store?.set(origin, entry);
    return entry;
  };

  return {
    async judge(url, fetchRobots) {
      const entry = await entryFor(url.origin, fetchRobots);
      if (!isRules(entry)) return { allowed: true, delayMs: 0 };
      const rules = rulesOf(url.origin, entry);
      const delay = rules.getCrawlDelay(userAgent) ?? 0;
      return {
        allowed: rules.isDisallowed(url.href, userAgent) !== true,
        delayMs: Math.min(Math.max(0, delay * 1000), MAX_DELAY_MS),
      };
    },
  };
}

/** A 2xx that is no markup: missions answer robots.txt with their home page. */
function isRules(entry: RobotsEntry): boolean {
  return entry.status >= 200 && entry.status < 300 && !/^\uFEFF?\s*</.test(entry.body);
}

import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { AttentionSigns } from '../../src/archive/queries/attention.ts';
import type { Page } from '../../src/domain/page.ts';
import { problem } from '../../src/domain/problem.ts';
import type { WatchRules } from '../../src/domain/source.ts';
import { type Attended, restShare } from '../../src/watch/attention.ts';
import { earlyExploration, nextCheck } from '../../src/watch/schedule.ts';

const NOW = new Date();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ago = (days: number) => new Date(NOW.getTime() - days * DAY).toISOString();

const quiet: AttentionSigns = {
  changedAt: null,
  sourceChangedAt: null,
  standsSince: ago(1),
  mentionsK: false,
  missions: 1,
  children: 0,
};
const section: Attended = {
  role: 'listing',
  origin: 'site',
  why: 'Visa: its label names visas: "visa"',
  firstSeen: ago(99),
};
const article: Attended = { role: 'page', origin: 'listing', why: 'Visa fees', firstSeen: ago(99) };
const share = (page: Attended, signs: Partial<AttentionSigns> = {}) => restShare(page, { ...quiet, ...signs }, NOW);

describe('attention', () => {
  it('goes to what changed in the last days', () => {
    expect(share(article, { changedAt: ago(1), standsSince: ago(1) })).toBeLessThan(1);
    expect(share(article, { changedAt: ago(40), standsSince: ago(40) })).toBeGreaterThan(1);
  });

  it('goes to the sections of a source that published', () => {
    expect(share(section)).toBe(1);
    expect(share(section, { sourceChangedAt: ago(2) })).toBeLessThan(1);
  });

  it('goes to the visa sections of countries with many missions', () => {
    expect(share(section, { missions: 6 })).toBeLessThan(1);
    expect(share({ ...section, why: 'Notices: its label names notices' }, { missions: 6 })).toBe(1);
  });

  it('leaves old articles and lists for programs longer, the longer they stood', () => {
    expect(share(article, { standsSince: ago(8) })).toBeGreaterThan(1);
    expect(share(article, { standsSince: ago(100) })).toBeGreaterThan(share(article, { standsSince: ago(8) }));
    expect(share({ ...section, why: 'sitemap: robots.txt names it as the sitemap' })).toBeGreaterThan(1);
  });

  it('never leaves a page that names the K visa, or that was declared, longer than was declared', () => {
    expect(share(article, { standsSince: ago(100), mentionsK: true })).toBe(1);
    expect(share({ ...article, origin: 'declared' }, { standsSince: ago(100) })).toBe(1);
  });
});

const rules: WatchRules = { render: 'http', content: [], ignore: [], links: [], schedule: '0 * * * *' };
const page = { id: 7, role: 'page', state: 'live', pending: null } as Page;
const rest = (one: Page, more: Partial<Parameters<typeof nextCheck>[3]> = {}, schedule = rules.schedule) =>
  nextCheck(one, { ...rules, schedule }, NOW, { recheckMs: 60_000, ...more }).getTime() - NOW.getTime();

describe('a page', () => {
  it.each([
    ['* * * * *', 1 / 60],
    ['*/30 * * * *', 1 / 2],
    ['0 * * * *', 1],
    ['7 */3 * * *', 3],
  ])('of the schedule %s is looked at after %d hours at the latest, and a tenth', (schedule, hours) => {
    expect(rest(page, {}, schedule)).toBeGreaterThan(0);
    expect(rest(page, {}, schedule)).toBeLessThanOrEqual(hours * 1.1 * HOUR);
  });

  it.each([1, 12, 1000])('rests a day at most, also with %d times its usual rest', (share) => {
    expect(rest(page, { share }, '0 0 1 1 *')).toBeLessThanOrEqual(DAY);
  });

  it('rests a day at most, whatever the host asks for', () => {
    expect(rest(page, { problem: problem('http', '503', { retryAfterMs: 30 * DAY }) })).toBeLessThanOrEqual(DAY);
  });

  it('is looked at no more often than every quarter of an hour for attention alone', () => {
    expect(rest(page, { share: 0.001 }, '0 0 1 1 *')).toBeGreaterThanOrEqual(HOUR / 4);
  });

  it('with a difference that waits is looked at soon', () => {
    const pending = { kind: 'confirm', textSha256: '', capture: 1, firstSeen: ago(0), times: 1 } as const;
    expect(rest({ ...page, pending }, {}, '0 0 1 1 *')).toBeLessThanOrEqual(60_000);
  });
});

/** So many hours of the service's ticks over one page; a look takes some seconds. Returns how often it was looked at. */
function looksIn(hours: number, schedule: string, id: number, share = 1): number {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  let due = 0;
  let looks = 0;
  const start = Date.UTC(2026, 10, 22, 12, 0, 0, 300);
  for (let tick = start; tick < start + hours * HOUR; tick += 60_000) {
    if (due > tick) continue;
    const looked = new Date(tick + 7000);
    vi.setSystemTime(looked);
    due = nextCheck({ ...page, id }, { ...rules, schedule }, looked, { recheckMs: 60_000, share }).getTime();
    looks += 1;
  }
  return looks;
}

describe('the service, ticking once a minute', () => {
  it.each([1, 2, 3, 5, 10, 15, 20, 30, 60])('looks at a page of every %d minutes that often on average', (minutes) => {
    const schedule = minutes === 60 ? '0 * * * *' : `*/${minutes} * * * *`;
    for (let id = 1; id <= 12; id++) {
      const wanted = (6 * 60) / minutes;
      expect(Math.abs(looksIn(6, schedule, id) - wanted), `page ${id}`).toBeLessThanOrEqual(1);
    }
  });

  it.each([
    ['0 * * * *', 0.5, 2],
    ['0 */3 * * *', 0.5, 2 / 3],
    ['0 * * * *', 2, 1 / 2],
    ['*/30 * * * *', 0.5, 4],
    ['*/10 * * * *', 0.5, 6],
  ])('looks at a page of %s that takes %d of its rest %d times an hour', (schedule, share, anHour) => {
    expect(Math.abs(looksIn(24, schedule, 7, share) - 24 * anHour)).toBeLessThanOrEqual(1);
  });
});

describe('a home page', () => {
  const site = { ...page, role: 'site' } as Page;

  it('rests a week while sections found from it are watched', () => {
    expect(rest(site)).toBe(7 * DAY);
  });

  it('rests a day at most where nothing is watched from it, or it failed', () => {
    expect(rest(site, { barren: true }, '0 0 1 1 *')).toBeLessThanOrEqual(DAY);
    expect(rest(site, { problem: problem('timeout', '') }, '0 0 1 1 *')).toBeLessThanOrEqual(DAY);
  });

  it('is explored at once for a section missed for the first time, then once a day', () => {
    const explored = { checkedAt: ago(0.5), nextCheckAt: ago(-6) };
    expect(earlyExploration(explored, { failureStreak: 1 }, NOW)).toBe(NOW.toISOString());
    expect(earlyExploration(explored, { failureStreak: 2 }, NOW)).toBe(ago(-0.5));
    expect(earlyExploration({ ...explored, nextCheckAt: ago(1) }, { failureStreak: 2 }, NOW)).toBeNull();
  });
});

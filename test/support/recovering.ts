import { expect, onTestFinished } from 'vitest';
import { createCrawler, readSources } from '../../src/app.ts';
import { verifyArchive } from '../../src/archive/verify/verify.ts';
import { faultInWords } from '../../src/cli/fault-words.ts';
import { loadConfig } from '../../src/config.ts';
import { openApp } from '../../src/reading.ts';
import { startService } from '../../src/watch/service.ts';
import type { RoundSummary } from '../../src/watch/tally.ts';
import { install } from './service.ts';
import { page, startSite } from './site.ts';

/** The one page that is watched. */
export const KVISA = '/k.htm';
export const rule = (age: number): string =>
  page('K visa', `Applicants for a K visa must not be older than ${age} years.`, 'A passport is required.');

/** The scheduler over a real site and archive, with a tick a second; every page is due at each tick. */
export async function running(settings: Record<string, unknown> = {}, browserPath: string | null = null) {
  const site = await startSite();
  site.set(KVISA, rule(45));
  const place = install(site.url, [KVISA], settings);
  const config = loadConfig({ file: place.config, env: {} });
  const app = openApp(config);
  const sources = readSources(config);
  const clock = { offsetMs: 0 };
  const crawler = createCrawler(app, sources, { browserPath, now: () => new Date(Date.now() + clock.offsetMs) });
  const rounds: RoundSummary[] = [];
  const faults: string[] = [];
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const check of waiting) check();
  };
  const service = startService(crawler.room, sources, {
    concurrency: 2,
    every: '* * * * * *',
    lock: () => () => {},
    onRound: (summary) => {
      rounds.push(summary);
      if (clock.offsetMs === 0) app.archive.db.exec('UPDATE page SET next_check_at = NULL');
      wake();
    },
    onFault: (fault) => {
      faults.push(faultInWords(fault));
      wake();
    },
  });
  onTestFinished(async () => {
    await service.stop();
    await crawler.close();
    app.close();
    site.close();
    place.remove();
  });
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!holds()) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
    });
  /** The next round that begins from now on. */
  const round = async (): Promise<RoundSummary> => {
    const before = rounds.length + 1;
    await until(() => rounds.length > before);
    return rounds.at(-1)!;
  };
  await until(() => rounds.length > 0);
  return { site, app, config, rounds, faults, until, round, clock, changes: () => app.archive.changes.list({}) };
}

/** After whatever it was: the next rule is found, and the archive is sound. */
export async function expectRecovered({
  site,
  app,
  until,
  changes,
}: Awaited<ReturnType<typeof running>>): Promise<void> {
  const known = changes().length;
  site.set(KVISA, rule(39));
  await until(() => changes().length > known);
  expect(changes()[0]).toMatchObject({ kind: 'amended', facts: [{ fact: 'eligibility.age.max', after: 39 }] });
  expect(verifyArchive(app.archive.db, {}).faults).toEqual([]);
}

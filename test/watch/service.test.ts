import { expect, it, onTestFinished, vi } from 'vitest';
import { createCrawler, readSources } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { openApp } from '../../src/reading.ts';
import { startService } from '../../src/watch/service.ts';
import { install } from '../support/service.ts';
import { page, startSite } from '../support/site.ts';

/** A cron expression of one moment, the given seconds from now. */
function onceIn(seconds: number): string {
  const at = new Date(Date.now() + seconds * 1000);
  return `${at.getUTCSeconds()} ${at.getUTCMinutes()} ${at.getUTCHours()} * * *`;
}

it('looks at what fell due during a round when that round ends, not a tick later', async () => {
  const site = await startSite();
  const place = install(site.url, ['/k.htm'], {
    // The answer is held back: no limit of the request may end the first round before the tick.
    fetch: { perHostDelayMs: 0, timeoutMs: 60_000, retries: 0, allowAddresses: ['127.0.0.0/8'] },
  });
  const config = loadConfig({ file: place.config, env: {} });
  const app = openApp(config);
  const sources = readSources(config);
  const crawler = createCrawler(app, sources, { browserPath: null });
  const asked = Promise.withResolvers<() => void>();
  site.set('/k.htm', (_request, response) => {
    asked.resolve(() => void response.end(page('K visa', 'A passport is required.')));
  });
  let rounds = 0;
  // The only tick besides that of the start.
  const service = startService(crawler.room, sources, {
    concurrency: 1,
    every: onceIn(2),
    lock: () => () => {},
    onRound: () => {
      rounds += 1;
      site.set('/k.htm', page('K visa', 'A passport is required.'));
      app.archive.db.exec('UPDATE page SET next_check_at = NULL');
    },
    onFault: (fault) => expect.fail(String(fault)),
  });
  onTestFinished(async () => {
    await service.stop();
    await crawler.close();
    app.close();
    site.close();
    place.remove();
  });
  const started = service.lastTick();
  await vi.waitFor(() => expect(service.lastTick()).not.toBe(started), 10_000);
  const answer = await asked.promise;
  expect(rounds).toBe(0);
  answer();
  await vi.waitFor(() => expect(rounds).toBe(2), 10_000);
}, 30_000);

import { join } from 'node:path';
import type { Command } from 'commander';
import { createCrawler, readSources } from '../app.ts';
import { acquireLock } from '../archive/lock.ts';
import { ensureBrowser } from '../fetch/browser-install.ts';
import { openApp } from '../reading.ts';
import { openStamping } from '../stamping.ts';
import { pollRound } from '../watch/round.ts';
import type { RoundSummary } from '../watch/tally.ts';
import { collect, configOf, type GlobalOptions } from './options.ts';
import { CommandFault, print, printJson, tell, UsageFault } from './output.ts';
import { createProgress } from './progress.ts';

interface Options extends GlobalOptions {
  readonly all?: boolean;
  readonly source?: string[];
}

/** How long a round waits for one that is under way on the same data folder. */
const LOCK_WAIT_MS = 20_000;

export function pollCommand(command: Command): void {
  command
    .description('one round now over what is due, and a summary of what was found')
    .option('--all', 'everything, not only what is due')
    .option('--source <id>', 'only this source (may be repeated)', collect)
    .action(async (options: Options) => {
      const config = configOf(options);
      const sources = readSources(config);
      const unknown = options.source?.find((id) => !sources.some((source) => source.id === id));
      if (unknown) throw new UsageFault(`--source ${unknown}: no such source; "sources list" shows them all`);
      const app = openApp(config);
      const browserPath =
        config.browser.enabled && !config.queue ? (config.browser.executablePath ?? (await ensureBrowser(tell))) : null;
      const crawler = createCrawler(app, sources, { browserPath });
      const stamping = openStamping(app);
      const release = lockRound(config.data);
      try {
        if (!release)
          throw new CommandFault(`another round is under way on ${config.data}; try again when it has ended`);
        const stop = new AbortController();
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
        const progress = createProgress(process.stderr);
        const summary = await pollRound(crawler.room, sources, {
          all: options.all,
          only: options.source,
          concurrency: config.fetch.concurrency,
          signal: stop.signal,
          progress: progress.step,
        });
        progress.end();
        await stamping.turn();
        if (options.json) printJson(summary);
        else describe(summary);
        const trouble = crawler.trouble();
        for (const { detail } of trouble) tell(`${detail}; what was to be fetched by it stays due`);
        if (trouble.length > 0) process.exitCode = 1;
      } finally {
        release?.();
        await Promise.all([crawler.close(), stamping.close()]);
        app.close();
      }
    });
}

/** The right to ask the hosts; says so where it has to wait for it. */
function lockRound(data: string): (() => void) | null {
  const file = join(data, 'round.lock');
  const free = acquireLock(file);
  if (free) return free;
  tell(`another round is under way on ${data}; waiting up to ${LOCK_WAIT_MS / 1000} s for it to end`);
  return acquireLock(file, LOCK_WAIT_MS);
}

function describe(summary: RoundSummary): void {
  const { checked, notModified, unchanged, changed, discovered, failed } = summary;
  const seconds = (Date.parse(summary.finishedAt) - Date.parse(summary.startedAt)) / 1000;
  print(
    `Checked ${checked} pages in ${seconds.toFixed(1)} s: ${changed} changed, ${unchanged + notModified} unchanged, ${failed} failed, ${discovered} new.`,
  );
  for (const change of summary.changes.filter(({ relevance }) => relevance !== 'other')) {
    print(`\n  ${change.severity}  ${change.summary.en}\n  ${change.url}   (show: changes, id ${change.id})`);
  }
  if (summary.failures.length > 0) tell(`\n${summary.failures.length} failures:`);
  for (const { source, url, reason, detail } of summary.failures)
    tell(`  ${source}  ${reason}  ${url}\n      ${detail}`);
}

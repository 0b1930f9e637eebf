import { join } from 'node:path';
import type { Command } from 'commander';
import { openSearchIndex, readSources, writingRoom } from '../app.ts';
import { acquireLock } from '../archive/lock.ts';
import { type App, openApp } from '../reading.ts';
import { reprocess } from '../watch/reprocess.ts';
import { configOf, type GlobalOptions, time } from './options.ts';
import { CommandFault, print, printJson } from './output.ts';
import { createBar, createMeter } from './progress.ts';

interface Options extends GlobalOptions {
  readonly source?: string;
  readonly since?: string;
  readonly search?: boolean;
}

/** How long a reading waits for a round that is under way on the same data folder. */
const LOCK_WAIT_MS = 20_000;

export function reprocessCommand(command: Command): void {
  command
    .description(
      'the stored captures read again with today’s rules; differences are recorded as the engine’s, never mailed',
    )
    .option('--source <id>', 'only of this source')
    .option('--since <time>', 'only pages captured since', time)
    .option('--search', 'no text is read again: only the search index is built anew, from the stored documents')
    .action(async (options: Options) => {
      const config = configOf(options);
      const sources = readSources(config, { mayBeEmpty: true });
      const release = acquireLock(join(config.data, 'round.lock'), LOCK_WAIT_MS);
      if (!release) throw new CommandFault(`a round is under way on ${config.data}; try again when it has ended`);
      const app = openApp(config);
      const bar = createBar(process.stderr, 'reprocess');
      const stop = new AbortController();
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
      try {
        if (options.search) return await rebuildSearch(app, options, stop.signal);
        const summary = await reprocess(writingRoom(app), sources, {
          source: options.source,
          since: options.since,
          signal: stop.signal,
          progress: (done, total, page) => bar.step(done / total, `${done + 1}/${total} ${page.url}`),
        });
        bar.end();
        if (options.json) return printJson(summary);
        const { pages, extracted, interpreted, changes } = summary;
        print(
          `${pages} pages: ${extracted} captures read again, facts of ${interpreted} documents read again, ${changes} differences recorded as the engine’s.${stop.signal.aborted ? ' Stopped; the next run goes on from here.' : ''}`,
        );
      } finally {
        bar.end();
        app.close();
        release();
      }
    });
}

/** Everything stays findable that is already indexed anew; a stop loses nothing: the service or the next search goes on. */
async function rebuildSearch(app: App, options: Options, signal: AbortSignal): Promise<void> {
  const index = openSearchIndex(app);
  const meter = createMeter(process.stderr, 'index');
  index.clear();
  const pages = await index.catchUp({ signal, progress: (done, total) => meter.step(done, total, 'pages') });
  meter.end();
  if (options.json) printJson({ pages });
  else
    print(`The texts of ${pages} pages are indexed anew.${signal.aborted ? ' Stopped; the next search goes on.' : ''}`);
}

import type { Command } from 'commander';
import { fetchOptions } from '../app.ts';
import { VANTAGE } from '../domain/source.ts';
import { ensureBrowser } from '../fetch/browser-install.ts';
import { createLog } from '../log.ts';
import { openFetching } from '../queueing.ts';
import { VERSION } from '../reading.ts';
import { configOf, type GlobalOptions } from './options.ts';
import { print, UsageFault, untilSignal } from './output.ts';

interface Options extends GlobalOptions {
  readonly vantage?: string;
}

/** What is in flight when the fetcher is asked to stop gets so long; its jobs go to others. */
const GRACE_MS = 10_000;

export function workCommand(command: Command): void {
  command
    .description('a fetcher: takes jobs of one vantage point from the queue; needs neither archive nor declarations')
    .option('--vantage <name>', 'the name of the place it fetches from (default: from the configuration)')
    .action(async (options: Options) => {
      const config = configOf(options);
      const vantage = options.vantage ?? config.vantage;
      if (!config.queue)
        throw new UsageFault(
          'work needs a queue: set KVISA_QUEUE, such as postgres://user:password@host:5432/database',
        );
      if (!vantage || !VANTAGE.test(vantage))
        throw new UsageFault('work needs --vantage NAME, a short name in lower case such as de');
      const log = createLog(process.stderr);
      const stopped = untilSignal();
      const browserPath = config.browser.enabled
        ? (config.browser.executablePath ?? (await ensureBrowser(print)))
        : null;
      const host = new URL(config.queue).host;
      const fetching = openFetching({
        url: config.queue,
        vantage,
        fetch: fetchOptions(config, browserPath),
        onFetched: (url, outcome) => log('fetched', { url, outcome, vantage }, `${outcome}  ${url}`),
        onQueue: (state, detail) =>
          log(
            'queue',
            { state, detail, host },
            state === 'there' ? `taking jobs from ${host}` : `the queue at ${host} is away: ${detail}`,
          ),
      });
      log('start', { version: VERSION, vantage, queue: host }, `kvisa-watch ${VERSION} fetches from ${vantage}`);
      await stopped;
      log('stop', {}, 'stopping');
      setTimeout(() => process.exit(1), GRACE_MS).unref();
      await fetching.close();
    });
}

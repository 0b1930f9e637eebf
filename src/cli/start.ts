import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { acquireLock } from '../archive/lock.ts';
import type { Config } from '../config.ts';
import { createLog } from '../log.ts';
import { type App, baseUrl, mailboxFolder, openApp, VERSION } from '../reading.ts';
import { startWeb } from '../web/server.ts';
import { webRoom } from '../web-room.ts';
import { configOf, type GlobalOptions } from './options.ts';
import { CommandFault, print, untilSignal } from './output.ts';
import type { Running } from './run-service.ts';

/** Readers who waited for a restart come first: loading the crawler and the declarations keeps the one thread for half a second. */
const READERS_FIRST_MS = 250;

export function startCommand(command: Command): void {
  command
    .description('the service: scheduler, mail delivery and web pages in one process')
    .option('--read-only', 'only the web pages, over a copy of the database that others write; nothing is written')
    .action(async (options: GlobalOptions & { readOnly?: boolean }) => {
      const config = configOf(options);
      if (options.readOnly) return (await import('./start-reader.ts')).serveReadOnly(config);
      const release = acquireLock(join(config.data, 'service.lock'));
      if (!release)
        throw new CommandFault(
          `a service already runs on ${config.data}. Stop it first, or give this one another folder with --data.`,
        );
      const app = openApp(config);
      try {
        await serve(app);
      } finally {
        app.close();
        release();
      }
    });
}

/** The pages first, then everything else. Declarations with faults end the service before it does any work. */
async function serve(app: App): Promise<void> {
  const log = createLog(process.stderr);
  const stopped = untilSignal();
  const running: Running = { browser: null };
  const status = () => ({ lastTick: running.service?.lastTick() ?? null, browser: running.browser });
  const web = await startWeb(webRoom(app, status, log));
  greet(app.config, web.url);
  try {
    await Promise.race([pause(READERS_FIRST_MS), stopped]);
    const { runService } = await import('./run-service.ts');
    await Promise.all([runService(app, running, { stopped, log, url: web.url }), stopped.then(() => web.close())]);
  } catch (fault) {
    await web.close();
    throw fault;
  }
}

function greet(config: Config, url: string): void {
  print(`kvisa-watch ${VERSION}`);
  print(`  archive   ${config.data}`);
  print(
    config.mail.url
      ? `  mail      ${config.mail.from} by ${new URL(config.mail.url).host}`
      : `  mail      kept in ${mailboxFolder(config)} until KVISA_MAIL_URL is set; read it at ${url}/mailbox`,
  );
  print(`  pages     ${url}${config.web.baseUrl ? ` (public: ${baseUrl(config)})` : ''}`);
  print('  stop      Ctrl-C');
}

import { join } from 'node:path';
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { runTour } from '../demo/tour.ts';
import { mailboxFolder, openApp } from '../reading.ts';
import type { RoundSummary } from '../watch/tally.ts';
import { startWeb } from '../web/server.ts';
import { webRoom } from '../web-room.ts';
import { configOf, type GlobalOptions } from './options.ts';
import { print, printJson } from './output.ts';

export function demoCommand(command: Command): void {
  command
    .description(
      'a tour on this machine: six simulated missions, a first look and three rounds, mails in a local mailbox, and the pages',
    )
    .option('--exit', 'end after the rounds instead of showing the pages (also where no terminal is attached)')
    .action(async (options: GlobalOptions & { exit?: boolean }) => {
      const say = options.json ? () => {} : print;
      say('Six simulated missions publish, amend and withdraw invented K-visa rules. Nothing leaves this machine.\n');
      const tour = await runTour(join(configOf(options).data, 'demo'), (round, summary) =>
        say(describe(round, summary)),
      );
      if (options.json)
        return printJson({ rounds: tour.rounds, mails: tour.mails, mailbox: mailboxFolder(tour.config) });
      say(`${tour.mails} mails lie in ${mailboxFolder(tour.config)}`);
      if (options.exit || !process.stdout.isTTY)
        return say('\nRun "npm run demo" in a terminal to look at the pages and the mails in a browser.');
      await show(tour.config);
    });
}

function describe(round: number, { checked, changes, failures }: RoundSummary): string {
  const head =
    round === 0
      ? `First look: ${checked} pages; what stands there now is the baseline, nobody is told.`
      : `Round ${round}: ${checked} pages`;
  const told = changes
    .filter(({ relevance }) => relevance !== 'other')
    .map(({ severity, summary }) => `  ${severity.padEnd(8)}  ${summary.en}\n            ${summary.zh}`);
  const failed = failures.map(({ source, reason, detail }) => `  failure   ${source}: ${reason}, ${detail}`);
  return [head, ...told, ...failed, ''].join('\n');
}

async function show(config: Config): Promise<void> {
  const app = openApp(config);
  const web = await startWeb(webRoom(app, () => ({ lastTick: null, browser: null })));
  print(`\n  what changed   ${web.url}/\n  the mails      ${web.url}/mailbox\n\nCtrl-C ends the tour.`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await web.close();
  app.close();
}

import type { Command } from 'commander';
import { openApp } from '../app.ts';
import { configOf, type GlobalOptions, time } from './options.ts';
import { print, printJson, shorten } from './output.ts';

export function factsCommand(command: Command): void {
  command
    .description('the policy facts in force, now or at a past time, with the sentence that proves each')
    .option('--source <id>', 'of this source')
    .option('--at <time>', 'in force at that time', time)
    .action((options: GlobalOptions & { source?: string; at?: string }) => {
      const app = openApp(configOf(options));
      try {
        const facts = app.archive.facts(options);
        if (options.json) return printJson(facts);
        if (facts.length === 0) return print('No facts.');
        let place = '';
        for (const fact of facts) {
          const here = `${fact.source}  ${fact.url}  (snapshot ${fact.snapshot}, since ${fact.at.slice(0, 10)})`;
          if (here !== place) print(`${place === '' ? '' : '\n'}${here}`);
          place = here;
          print(
            `  ${fact.fact}: ${typeof fact.value === 'string' ? fact.value : JSON.stringify(fact.value)}\n      “${shorten(fact.quote, 160)}”`,
          );
        }
      } finally {
        app.close();
      }
    });
}

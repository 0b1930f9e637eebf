import type { Command } from 'commander';
import { openSearchIndex } from '../app.ts';
import { searchVersions } from '../archive/search.ts';
import { searchFacets } from '../archive/search-facets.ts';
import { simplify } from '../interpret/text/han.ts';
import { type App, openApp } from '../reading.ts';
import { knownSources } from './known-sources.ts';
import { configOf, type GlobalOptions, time, wholeNumber } from './options.ts';
import { print, printJson, UsageFault } from './output.ts';
import { createMeter } from './progress.ts';

interface Options extends GlobalOptions {
  readonly source?: string;
  readonly country?: string;
  readonly since?: string;
  readonly until?: string;
  readonly current?: boolean;
  readonly facets?: boolean;
  readonly limit: number;
}

export function searchCommand(command: Command): void {
  command
    .description('full-text search over every stored version: Chinese by any characters, English by word stems')
    .argument('<query...>', 'words; "quoted" words stand side by side')
    .option('--source <id>', 'of this source')
    .option('--country <code>', 'of this country')
    .option('--since <time>', 'in force at or after: 2026-01-31, 2026-01-31T12:00Z or 7d (days ago)', time)
    .option('--until <time>', 'in force before, written alike', time)
    .option('--current', 'only texts in force now')
    .option(
      '--facets',
      'instead of the hits: how many pages of each publisher, country, kind, language, year and state',
    )
    .option('--limit <n>', 'at most so many', wholeNumber, 50)
    .action(async (words: string[], options: Options) => {
      if (words.join('').trim() === '') throw new UsageFault('search: name a word to look for');
      const app = openApp(configOf(options));
      try {
        knownSources(app, options.source);
        const meter = createMeter(process.stderr, 'index');
        await openSearchIndex(app).catchUp({ progress: (done, total) => meter.step(done, total, 'pages') });
        meter.end();
        if (options.facets) return describeFacets(app, words.join(' '), options);
        const hits = searchVersions(app.archive.db, words.join(' '), options, simplify);
        if (options.json) printJson(hits);
        else if (hits.length === 0) print('Nothing found.');
        else
          for (const hit of hits) {
            const span = `${hit.sinceFirstLook ? 'there at the first look' : `appeared ${hit.appeared.slice(0, 10)}`}${hit.vanished ? `, vanished ${hit.vanished.slice(0, 10)}` : ''}`;
            print(`${hit.source}  ${hit.title}\n    ${hit.url}  (snapshot ${hit.snapshot}; ${span})`);
          }
      } finally {
        app.close();
      }
    });
}

function describeFacets({ archive }: App, query: string, options: Options): void {
  const now = new Date().toISOString();
  const { counts, counted, more } = searchFacets(archive.db, query, options, simplify, {
    now,
    ms: Number.POSITIVE_INFINITY,
  });
  if (options.json) {
    printJson(counts.map((one) => ({ ...one, atLeast: more })));
    return;
  }
  print(more ? `More than ${counted} pages; the ${counted} that changed last are counted.` : `${counted} pages.`);
  for (const { facet, value, count } of counts) print(`${facet.padEnd(9)} ${value.padEnd(24)} ${count}`);
}

import type { Command } from 'commander';
import { createCrawler, readSources } from '../app.ts';
import { type SourceLooks, sourceLooks } from '../archive/queries/health.ts';
import type { SourceHealth } from '../archive/sources.ts';
import type { VantageDifference } from '../archive/vantages.ts';
import type { Source } from '../domain/source.ts';
import { openApp } from '../reading.ts';
import { formatFault } from '../sources/fault.ts';
import { loadSources } from '../sources/load.ts';
import { trySource } from '../watch/try-source.ts';
import { configOf, type GlobalOptions, withDefault, withGlobals } from './options.ts';
import { print, printJson, shorten, shortTime, table, tell, UsageFault } from './output.ts';
import { printCost } from './sources-cost.ts';
import { printFailing } from './sources-failing.ts';

export function sourcesCommand(command: Command): void {
  command.description(
    'the declarations: list them with their health, check them, name what fails, count their cost, or try one now',
  );
  withDefault(command, withGlobals(command.command('list', { isDefault: true })))
    .description('every source with its health')
    .action(list);
  withGlobals(command.command('check')).description('validate every file; all faults in one run').action(check);
  withGlobals(command.command('failing'))
    .description('the pages that cannot be read now, since when and why')
    .action(printFailing);
  withGlobals(command.command('cost')).description('what a full round and a day cost, in requests').action(printCost);
  withGlobals(command.command('try'))
    .argument('<id>', 'of the source')
    .description('fetch one source now and show what would be stored, storing nothing')
    .action(tryOne);
}

/** What `sources list --json` prints of one source. */
function describeSource(
  source: Source,
  health: SourceHealth | undefined,
  looks: SourceLooks | undefined,
  pages: readonly { url: string; role: string; origin: string; why: string | null }[],
  elsewhere: readonly VantageDifference[],
) {
  const { id, kind, country, city, name, family, confidence, evidence, file } = source;
  const watches =
    pages.length > 0
      ? pages.map(({ url, role, origin, why }) => ({ url, as: role, origin, ...(why ? { why } : {}) }))
      : source.watches.map(({ url, as }) => ({ url, as, origin: 'declared' }));
  return {
    id,
    kind,
    country,
    city: city ?? null,
    name,
    family: family ?? null,
    confidence: confidence ?? null,
    evidence: evidence ?? null,
    file,
    watches,
    health: health?.health ?? 'waiting',
    lastChecked: health?.lastChecked ?? null,
    lastSuccess: health?.lastSuccess ?? null,
    nextCheck: health?.nextCheck ?? null,
    failing: health?.failing ?? 0,
    lastFailure: looks?.lastFailure ?? null,
    streak: looks?.streak ?? 0,
    expectedEvery: looks?.expectedEvery ?? null,
    elsewhere: elsewhere.map(({ url, vantage, outcome, since, capture }) => ({
      url,
      vantage,
      outcome,
      since,
      capture,
    })),
  };
}

function list(options: GlobalOptions): void {
  const config = configOf(options);
  const sources = readSources(config);
  const app = openApp(config);
  try {
    const looks = sourceLooks(app.archive.db);
    const all = sources.map((source) =>
      describeSource(
        source,
        app.archive.sources.get(source.id),
        looks.get(source.id),
        app.archive.pages.watchedOf(source.id),
        app.archive.vantages.differing(source.id),
      ),
    );
    if (options.json) {
      printJson(all);
      return;
    }
    const rows = all.map((one) => [
      one.id,
      one.kind,
      one.country,
      one.health,
      String(one.watches.length),
      shortTime(one.lastSuccess),
      shorten(one.name.en, 60),
    ]);
    print(table(rows, ['id', 'kind', 'country', 'health', 'pages', 'last success (UTC)', 'name']));
  } finally {
    app.close();
  }
}

function check(options: GlobalOptions): void {
  const config = configOf(options);
  const { sources, faults } = loadSources(config.sources);
  if (options.json) printJson({ sources: sources.length, faults });
  else {
    for (const fault of faults) tell(formatFault(fault));
    const pages = sources.reduce((sum, { watches }) => sum + watches.length, 0);
    print(
      faults.length === 0
        ? `${sources.length} sources with ${pages} addresses: no fault.`
        : `${faults.length} faults; ${sources.length} sources are sound.`,
    );
  }
  if (faults.length > 0) process.exitCode = 2;
}

async function tryOne(id: string, options: GlobalOptions): Promise<void> {
  const config = configOf(options);
  const sources = readSources(config);
  const source = sources.find((one) => one.id === id);
  if (!source) throw new UsageFault(`${id}: no such source; "sources list" shows them all`);
  const app = openApp(config);
  const crawler = createCrawler(app, sources);
  try {
    const results = await trySource(crawler.room.fetch, source);
    if (options.json) {
      printJson(results);
      return;
    }
    print(`${source.name.en} (${source.name.zh})`);
    for (const { url, as, lines } of results) {
      print(`\n${as}  ${url}`);
      for (const line of lines) print(`  ${line}`);
    }
  } finally {
    await crawler.close();
    app.close();
  }
}

import { type Command, Option } from 'commander';
import { CHANGE_KINDS, type Change, RELEVANCES, SEVERITIES, TOPICS } from '../domain/change.ts';
import type { FactName, FactValue } from '../domain/fact.ts';
import { factLabel } from '../notify/fact-words.ts';
import { openApp } from '../reading.ts';
import { valueInWords } from './facts.ts';
import { knownSources } from './known-sources.ts';
import { configOf, type GlobalOptions, time } from './options.ts';
import { print, printJson, shortTime } from './output.ts';

interface Options extends GlobalOptions {
  readonly since?: string;
  readonly until?: string;
  readonly source?: string;
  readonly kind?: string;
  readonly severity?: string;
  readonly topic?: string;
  readonly relevance?: string;
}

export function changesCommand(command: Command): void {
  command
    .description(
      'the changes found, the one detected last first; what nobody was told of has relevance "other" and a reason',
    )
    .option('--since <time>', 'detected at or after: 2026-01-31, 2026-01-31T12:00Z or 7d (days ago)', time)
    .option('--until <time>', 'detected before, written alike', time)
    .option('--source <id>', 'of this source')
    .addOption(new Option('--kind <kind>').choices(CHANGE_KINDS))
    .addOption(new Option('--severity <severity>').choices(SEVERITIES))
    .addOption(new Option('--topic <topic>').choices(TOPICS))
    .addOption(new Option('--relevance <relevance>').choices(RELEVANCES))
    .action((options: Options) => {
      const app = openApp(configOf(options));
      try {
        knownSources(app, options.source);
        const changes = app.archive.changes.list({ ...options, suppressed: options.relevance === 'other' });
        if (options.json) return printJson(changes);
        if (changes.length === 0) return print('No changes.');
        for (const change of changes) print(describe(change));
      } finally {
        app.close();
      }
    });
}

function describe(change: Change): string {
  const facts = change.facts.map(
    ({ fact, before, after }) =>
      `    ${factLabel(fact, 'en')}: ${show(fact, before)} → ${show(fact, after)}  [${fact}]`,
  );
  const reason = change.reason ? [`    not told to anybody: ${change.reason}`] : [];
  const head = `${shortTime(change.detectedAt)}  ${change.kind}  ${change.relevance}  ${change.severity}  #${change.id}`;
  const captures = `snapshots ${change.before ?? '–'} → ${change.after ?? '–'}`;
  return [head, `    ${change.summary.en}`, ...facts, ...reason, `    ${change.url}  (${captures})`, ''].join('\n');
}

const show = (fact: FactName, value: FactValue | null): string => (value === null ? '–' : valueInWords(fact, value));

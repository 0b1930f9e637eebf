import type { Command } from 'commander';
import type { FactInForce } from '../archive/facts.ts';
import { FACT_NAMES, type FactName, type FactValue } from '../domain/fact.ts';
import { factLabel, factValue } from '../notify/fact-words.ts';
import { type App, openApp } from '../reading.ts';
import { type ContradictionLine, contradictionsOf } from '../web/editions.ts';
import { knownSources } from './known-sources.ts';
import { configOf, type GlobalOptions, time } from './options.ts';
import { print, printJson, shorten, UsageFault } from './output.ts';

interface Options extends GlobalOptions {
  readonly source?: string;
  readonly at?: string;
  readonly contradictions?: boolean;
}

export function factsCommand(command: Command): void {
  command
    .description('the policy facts in force, now or at a past time, with the sentence that proves each')
    .option('--source <id>', 'of this source')
    .option('--at <time>', 'in force at that time: 2026-01-31, 2026-01-31T12:00Z or 7d (days ago)', time)
    .option(
      '--contradictions',
      'only those in which the Chinese and the foreign edition of a notice contradict each other',
    )
    .action((options: Options) => {
      if (options.contradictions && options.at)
        throw new UsageFault('--contradictions compares what is in force now; leave --at out');
      const app = openApp(configOf(options));
      try {
        knownSources(app, options.source);
        const { found, words } = options.contradictions ? contradictions(app, options) : inForce(app, options);
        if (options.json) printJson(found);
        else print(words());
      } finally {
        app.close();
      }
    });
}

interface Answer {
  readonly found: readonly unknown[];
  readonly words: () => string;
}

function inForce(app: App, options: Options): Answer {
  const found = app.archive.facts(options);
  const pages = Map.groupBy(
    found,
    ({ source, url, snapshot, at }) => `${source}  ${url}  (snapshot ${snapshot}, since ${at.slice(0, 10)})`,
  );
  const words = () => [...pages].map(([page, all]) => [page, ...inOrder(all).map(factLine)].join('\n')).join('\n\n');
  return { found, words: () => (found.length > 0 ? words() : 'No facts.') };
}

const inOrder = (facts: readonly FactInForce[]): FactInForce[] =>
  facts.toSorted((a, b) => FACT_NAMES.indexOf(a.fact) - FACT_NAMES.indexOf(b.fact));

const factLine = ({ fact, value, quote }: FactInForce): string =>
  `  ${factLabel(fact, 'en')}: ${valueInWords(fact, value)}  [${fact}]\n      ${quoted(quote)}`;

/** A value as people say it; the exact one is in --json. */
export const valueInWords = (fact: FactName, value: FactValue | null): string =>
  shorten(factValue(fact, value, 'en'), 300);

const quoted = (quote: string): string => `“${shorten(quote.replace(/\s+/g, ' '), 160)}”`;

function contradictions(app: App, options: Options): Answer {
  const sources = options.source ? [options.source] : app.archive.sources.all().map(({ id }) => id);
  const found = contradictionsOf(app.archive, sources);
  const words = () => found.map(({ source, ...one }) => contradictionLines(source, one)).join('\n\n');
  return { found, words: () => (found.length > 0 ? words() : 'No two editions of a notice contradict each other.') };
}

function contradictionLines(source: string, { fact, chinese, foreign }: ContradictionLine): string {
  const side = ({ language, value, quote, url, snapshot }: ContradictionLine['chinese']) =>
    `  ${language}: ${valueInWords(fact, value)}  ${quoted(quote)}\n      ${url}  (snapshot ${snapshot})`;
  return [`${source}  ${factLabel(fact, 'en')}  [${fact}]`, side(chinese), side(foreign)].join('\n');
}

import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Config, loadConfig } from '../config.ts';
import { SEVERITIES, TOPICS } from '../domain/change.ts';
import { UsageFault } from './output.ts';

export interface GlobalOptions {
  readonly config?: string;
  readonly data?: string;
  readonly json?: boolean;
}

/** The configuration that the options of a command and the environment ask for. */
export const configOf = (options: GlobalOptions): Config =>
  loadConfig({ file: options.config, data: options.data, env: process.env });

/** Adds what every command takes. */
export function withGlobals(command: Command): Command {
  return command
    .addOption(new Option('--config <file>', 'configuration file (default: config/kvisa-watch.yaml)'))
    .addOption(new Option('--data <dir>', 'data folder (default: from the configuration)'))
    .addOption(new Option('--json', 'print one JSON document on standard output and nothing else there'));
}

/** The command that a group runs when no other is named; a word that names none is told what there is. */
export function withDefault(group: Command, fallback: Command): Command {
  return fallback.allowExcessArguments().hook('preAction', () => {
    const [stranger] = fallback.args;
    const names = group.commands.map((one) => one.name()).join(', ');
    if (stranger !== undefined)
      throw new UsageFault(`${group.name()} ${stranger}: there is no such command; there are ${names}`);
  });
}

const HOUR_MS = 3_600_000;

/** A date (2026-01-31: midnight UTC), a moment (2026-01-31T12:00Z), or how long ago (7d, 12h). */
export function time(text: string): string {
  const [, ago, unit] = /^(\d{1,5})([dh])$/.exec(text) ?? [];
  const past = ago && Date.now() - Number(ago) * (unit === 'd' ? 24 : 1) * HOUR_MS;
  const at = new Date(past || (/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text));
  if (Number.isNaN(at.getTime()))
    throw new InvalidArgumentError(
      `"${text}" is no time; write 2026-01-31, 2026-01-31T12:00:00Z or 7d (seven days ago).`,
    );
  return at.toISOString();
}

export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError(`"${text}" is no whole number.`);
  return Number(text);
}

/** What --source, --country, --topic and --min-severity choose. */
export interface Choice {
  readonly source?: string[];
  readonly country?: string[];
  readonly topic?: string[];
  readonly minSeverity?: string;
}

/** Adds the options by which a subscriber or a webhook hears of a part of the changes only. */
export function withChoice(command: Command): Command {
  return command
    .option('--source <id>', 'only this source (may be repeated)', collect)
    .option('--country <code>', 'only this country, such as US (may be repeated)', (code, before?: string[]) =>
      collect(code.toUpperCase(), before),
    )
    .addOption(
      new Option('--topic <topic>', `only this topic: ${TOPICS.join(', ')} (may be repeated)`).argParser(topics),
    )
    .addOption(new Option('--min-severity <severity>', 'from this severity on').choices(SEVERITIES).default('minor'));
}

function topics(topic: string, before?: string[]): string[] {
  if (!(TOPICS as readonly string[]).includes(topic))
    throw new InvalidArgumentError(`Allowed choices are ${TOPICS.join(', ')}.`);
  return collect(topic, before);
}

export const collect = (value: string, before: string[] = []): string[] => [...before, value];

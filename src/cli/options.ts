import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Config, loadConfig } from '../config.ts';
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

/** A time: a date (2026-01-31) or a moment (2026-01-31T12:00Z); a date alone means midnight UTC. */
export function time(text: string): string {
  const at = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text);
  if (Number.isNaN(at.getTime()))
    throw new InvalidArgumentError(`"${text}" is no time; write 2026-01-31 or 2026-01-31T12:00:00Z.`);
  return at.toISOString();
}

export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError(`"${text}" is no whole number.`);
  return Number(text);
}

export const collect = (value: string, before: string[] = []): string[] => [...before, value];

import type { z } from 'zod';
import { type Raw, settingPaths } from './settings.ts';

/** A fault of the configuration: names the place, what was found and what is accepted. */
export class ConfigFault extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/** Where the settings came from. */
export interface Origin {
  readonly file: string;
  readonly values: Raw;
  readonly lineOf: (path: readonly PropertyKey[]) => number | null;
  /** The variable that set a key, by the key ("fetch.timeoutMs"). */
  readonly variables: ReadonlyMap<string, string>;
}

/** One line: the variable or file and line, the key, what was found, what is accepted. A value that may be a secret is not repeated. */
export function settingFault(issue: z.core.$ZodIssue, { file, values, lineOf, variables }: Origin): string {
  const key = issue.path.join('.');
  const variable = variables.get(key);
  const why = reason(issue, values);
  if (variable) return `${variable}: ${why}`;
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = unknown === undefined ? issue.path : [...issue.path, unknown];
  const line = lineOf(path);
  const place = line ? `${file}:${line}` : file;
  if (unknown !== undefined)
    return `${place}: unknown key "${path.join('.')}". Known here: ${knownKeys(issue.path).join(', ')}.`;
  return `${place}: ${key}: ${why}`;
}

/** Text where a number belongs is shown as it was written: the validator knows it as NaN only. */
function reason(issue: z.core.$ZodIssue, values: Raw): string {
  if (issue.code !== 'invalid_type' || issue.expected !== 'number') return issue.message;
  const found = issue.path.reduce<unknown>((section, key) => (section as Raw | undefined)?.[String(key)], values);
  return `expected a whole number, found ${JSON.stringify(found)}`;
}

function knownKeys(path: readonly PropertyKey[]): string[] {
  const below = settingPaths().filter((keys) => path.every((key, depth) => keys[depth] === key));
  return [...new Set(below.map((keys) => keys[path.length]!))];
}

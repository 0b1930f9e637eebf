import { resolve } from 'node:path';
import type { z } from 'zod';
import { applyEnvironment } from './config/environment.ts';
import { ConfigFault, type Origin, settingFault } from './config/fault.ts';
import { type ConfigFile, readConfigFile } from './config/file.ts';
import { Settings } from './config/settings.ts';

export { ConfigFault };

export type Config = Readonly<z.output<typeof Settings>> & { readonly file: string | null };

const DEFAULT_FILE = 'config/kvisa-watch.yaml';
const NO_FILE: ConfigFile = { values: {}, lineOf: () => null };

/**
 * Reads the configuration: the file (the default one may be absent), then `KVISA_*` variables over it.
 * Relative paths in the file are relative to the file; in the environment, to the working directory.
 * @throws ConfigFault with one line per fault
 */
export function loadConfig(options: {
  file?: string;
  data?: string;
  env: Readonly<Record<string, string | undefined>>;
}): Config {
  const file = options.file ?? DEFAULT_FILE;
  const read = readConfigFile(file);
  if (!read && options.file) throw new ConfigFault([`${file}: no such file. Give --config an existing YAML file.`]);
  const { values, lineOf } = read ?? NO_FILE;
  const variables = applyEnvironment(values, options.env);
  if (options.data) values.data = resolve(options.data);
  const parsed = Settings.safeParse(values);
  if (!parsed.success) {
    const origin: Origin = { file, values, lineOf, variables };
    throw new ConfigFault(parsed.error.issues.map((issue) => settingFault(issue, origin)));
  }
  const { data, sources } = parsed.data;
  return Object.freeze({
    ...parsed.data,
    data: resolve(data),
    sources: resolve(sources),
    file: read ? file : null,
  });
}

import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { ConfigFault } from './fault.ts';
import { secretsIn } from './secrets.ts';
import type { Raw } from './settings.ts';

/** The settings that a file holds, unchecked, with the way back from a key to its line. */
export interface ConfigFile {
  readonly values: Raw;
  readonly lineOf: (path: readonly PropertyKey[]) => number | null;
}

/**
 * Reads a configuration file; relative paths in it are made relative to it.
 * @returns null where there is no such file
 * @throws ConfigFault where it is no YAML, no mapping, or holds a secret
 */
export function readConfigFile(file: string): ConfigFile | null {
  if (!existsSync(file)) return null;
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw new ConfigFault(
      document.errors.map(({ message, pos }) => `${file}:${lines.linePos(pos[0]).line}: not YAML: ${message}`),
    );
  }
  const values = (document.toJS({ maxAliasCount: 20 }) ?? {}) as unknown;
  if (typeof values !== 'object' || Array.isArray(values))
    throw new ConfigFault([`${file}:1: expected keys such as "data:", found ${typeof values}`]);
  const secrets = secretsIn(values as Raw, file);
  if (secrets.length > 0) throw new ConfigFault(secrets);
  resolvePaths(values as Raw, dirname(resolve(file)));
  const lineOf = (path: readonly PropertyKey[]) => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true) as { range?: [number, number, number] } | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return null;
  };
  return { values: values as Raw, lineOf };
}

function resolvePaths(raw: Raw, base: string): void {
  for (const key of ['data', 'sources']) {
    const value = raw[key];
    if (typeof value === 'string') raw[key] = resolve(base, value);
  }
  const mail = raw.mail as Raw | null | undefined;
  if (typeof mail?.bounceSpool === 'string') mail.bounceSpool = resolve(base, mail.bounceSpool);
}

import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { isWholeUrl, secretsIn } from './config/secrets.ts';
import { VANTAGE } from './domain/source.ts';

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const vantage = z.string().regex(VANTAGE, 'expected a short name in lower case, such as de or sg-2');
const httpUrl = z.string().regex(/^https?:\/\/\S+$/, 'expected an address that begins with http:// or https://');

/** Every setting, with its default: config/kvisa-watch.yaml shows the same, commented for people. */
const Settings = z.strictObject({
  data: z.string().default('data'),
  queue: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'expected a connection URL such as postgres://user:password@host:5432/database')
    .refine(isWholeUrl, 'no URL as it stands: write @ / # ? : and % in a password as %40 %2F %23 %3F %3A and %25')
    .nullable()
    .default(null),
  vantage: vantage.nullable().default(null),
  sources: z.string().default('sources'),
  fetch: z
    .strictObject({
      userAgent: z.string().min(1).optional(),
      contact: httpUrl.optional(),
      proxy: z
        .string()
        .regex(/^(https?|socks[45]?h?):\/\/\S+$/, 'expected http://host:port or socks5://host:port')
        .nullable()
        .default(null),
      perHostDelayMs: whole(0, 600_000).default(5000),
      concurrency: whole(1, 256).default(8),
      timeoutMs: whole(100, 600_000).default(30_000),
      maxBytes: whole(1000, 1_000_000_000).default(20_000_000),
      retries: whole(0, 10).default(2),
      allowAddresses: z.array(z.string()).default([]),
      newPagesPerHost: whole(0, 1000).default(20),
    })
    .prefault({}),
  browser: z
    .strictObject({ enabled: flag.default(true), executablePath: z.string().nullable().default(null) })
    .prefault({}),
  confirm: z
    .strictObject({ recheckMs: whole(0, 86_400_000).default(600_000), times: whole(0, 10).default(1) })
    .prefault({}),
  archive: z
    .strictObject({
      keepNoise: z.enum(['all', 'daily', 'none']).default('daily'),
      blobs: z
        .string()
        .regex(/^s3:\/\/[a-z0-9][a-z0-9.-]*(\/[\w./-]*)?$/, 'expected s3://bucket or s3://bucket/prefix')
        .nullable()
        .default(null),
      blobsEndpoint: httpUrl.nullable().default(null),
      blobsRegion: z
        .string()
        .regex(/^[\w-]+$/, 'expected a region such as eu-central-1')
        .default('us-east-1'),
      blobsAfterDays: whole(1, 36_500).default(90),
      timestampAuthority: httpUrl.nullable().default(null),
    })
    .prefault({}),
  mail: z
    .strictObject({
      url: z
        .string()
        .regex(/^smtps?:\/\/\S+$/, 'expected a connection URL such as smtp://user:password@host:587')
        .nullable()
        .default(null),
      from: z.string().default('kvisa-watch@localhost'),
      operator: z.string().nullable().default(null),
      bounces: z.string().nullable().default(null),
      bounceSpool: z.string().nullable().default(null),
      perMinute: whole(1, 100_000).default(120),
      dkim: z
        .strictObject({
          domain: z.string().nullable().default(null),
          selector: z.string().nullable().default(null),
          privateKey: z.string().nullable().default(null),
        })
        .prefault({}),
    })
    .prefault({}),
  web: z
    .strictObject({
      host: z.string().default('127.0.0.1'),
      port: whole(0, 65_535).default(8321),
      baseUrl: httpUrl.nullable().default(null),
      trustedProxies: z
        .array(z.union([z.literal('loopback'), z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]))
        .default(['loopback']),
      adminToken: z.string().min(16).nullable().default(null),
    })
    .prefault({}),
});

export type Config = Readonly<z.output<typeof Settings>> & { readonly file: string | null };

/** A fault of the configuration: names the place, what was found and what is accepted. */
export class ConfigFault extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

const DEFAULT_FILE = 'config/kvisa-watch.yaml';

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
  const fromFile = existsSync(file) ? readConfigFile(file) : null;
  if (!fromFile && options.file) throw new ConfigFault([`${file}: no such file. Give --config an existing YAML file.`]);
  const raw = fromFile?.values ?? {};
  const secrets = secretsIn(raw, file);
  if (secrets.length > 0) throw new ConfigFault(secrets);
  resolvePaths(raw, dirname(resolve(file)));
  const taken = applyEnvironment(raw, options.env);
  if (options.data) raw.data = resolve(options.data);
  const parsed = Settings.safeParse(raw);
  if (!parsed.success)
    throw new ConfigFault(parsed.error.issues.map((issue) => describe(issue, file, fromFile?.lineOf, taken)));
  const config = parsed.data;
  return Object.freeze({
    ...config,
    data: resolve(config.data),
    sources: resolve(config.sources),
    file: fromFile ? file : null,
  });
}

type Raw = Record<string, unknown>;

function readConfigFile(file: string): { values: Raw; lineOf: (path: readonly PropertyKey[]) => number | null } {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
  if (document.errors.length > 0) {
    throw new ConfigFault(
      document.errors.map(
        (fault) => `${file}:${fault.linePos?.[0].line ?? 1}: not YAML: ${fault.message.split('\n')[0]}`,
      ),
    );
  }
  const values = (document.toJS({ maxAliasCount: 20 }) ?? {}) as unknown;
  if (typeof values !== 'object' || Array.isArray(values))
    throw new ConfigFault([`${file}:1: expected keys such as "data:", found ${typeof values}`]);
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

/** Settings that hold several values, separated by commas in the environment. */
const LISTS: ReadonlySet<string> = new Set(['fetch.allowAddresses', 'web.trustedProxies']);

/** KVISA_FETCH_PER_HOST_DELAY_MS -> fetch.perHostDelayMs. Returns the variable that set each key. Unknown variables are left to others. */
function applyEnvironment(raw: Raw, env: Readonly<Record<string, string | undefined>>): Map<string, string> {
  const taken = new Map<string, string>();
  for (const path of settingPaths()) {
    const name = `KVISA_${path.map((key) => key.replace(/[A-Z]/g, (c) => `_${c}`).toUpperCase()).join('_')}`;
    const value = env[name];
    if (value === undefined || value === '') continue;
    const section = sectionOf(raw, path);
    section[path.at(-1)!] = LISTS.has(path.join('.')) ? value.split(',').map((one) => one.trim()) : value;
    taken.set(path.join('.'), name);
  }
  return taken;
}

function sectionOf(raw: Raw, path: readonly string[]): Raw {
  return path.slice(0, -1).reduce((section, key) => {
    section[key] ??= {};
    return section[key] as Raw;
  }, raw);
}

function settingPaths(): string[][] {
  const walk = (section: Raw, path: readonly string[]): string[][] =>
    Object.entries(section).flatMap(([key, value]) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? walk(value as Raw, [...path, key])
        : [[...path, key]],
    );
  const optional = [
    ['fetch', 'userAgent'],
    ['fetch', 'contact'],
  ];
  return [...walk(Settings.parse({}) as unknown as Raw, []), ...optional];
}

function describe(
  issue: z.core.$ZodIssue,
  file: string,
  lineOf: ((path: readonly PropertyKey[]) => number | null) | undefined,
  taken: Map<string, string>,
): string {
  const key = issue.path.join('.');
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const variable = taken.get(key);
  if (variable) return `${variable}: ${issue.message}`;
  const path = unknown === undefined ? issue.path : [...issue.path, unknown];
  const line = lineOf?.(path);
  const place = line ? `${file}:${line}` : file;
  if (unknown !== undefined)
    return `${place}: unknown key "${path.join('.')}". Known here: ${knownKeys(issue.path).join(', ')}.`;
  return `${place}: ${key}: ${issue.message}`;
}

function knownKeys(path: readonly PropertyKey[]): string[] {
  const below = settingPaths().filter((keys) => path.every((key, depth) => keys[depth] === key));
  return [...new Set(below.map((keys) => keys[path.length]!))];
}

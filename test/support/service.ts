import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** An installation of its own: a folder with configuration, declarations and data. */
export interface Installation {
  readonly folder: string;
  readonly data: string;
  readonly config: string;
  remove(): void;
}

/** Declares pages of one loopback site. `pages` are paths, watched as pages every minute. */
export function install(
  siteUrl: string,
  pages: readonly string[],
  settings: Record<string, unknown> = {},
): Installation {
  const folder = mkdtempSync(join(tmpdir(), 'kvisa-installed-'));
  mkdirSync(join(folder, 'sources'));
  const watch = pages.map((path) => ({ url: `${siteUrl}${path}`, as: 'page', language: 'en', schedule: '* * * * *' }));
  const source = {
    id: 'embassy-xx',
    name: { en: 'Embassy of China in Xanadu', zh: '中国驻上都大使馆' },
    kind: 'embassy',
    country: 'DE',
    city: 'Berlin',
    watch,
  };
  // JSON is YAML.
  writeFileSync(join(folder, 'sources/xx.yaml'), JSON.stringify(source));
  const config = join(folder, 'config.yaml');
  const values = {
    data: 'data',
    sources: 'sources',
    fetch: { perHostDelayMs: 0, timeoutMs: 5000, retries: 0, allowAddresses: ['127.0.0.0/8'] },
    browser: { enabled: false },
    confirm: { recheckMs: 0, times: 0 },
    web: { port: 0 },
    ...settings,
  };
  writeFileSync(config, JSON.stringify(values));
  return {
    folder,
    data: join(folder, 'data'),
    config,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The program as a person runs it, with what it has said so far. */
export interface Running {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  /** The events on standard error, as far as they are JSON. */
  readonly events: () => Record<string, unknown>[];
  /** Resolves once `holds` is true; rejects, with everything said, when the program ends first. */
  until(holds: () => boolean): Promise<void>;
  /** Resolves with the exit code; null where a signal killed it. */
  readonly ended: Promise<number | null>;
}

export function run(
  installed: Pick<Installation, 'config'> & { readonly env?: NodeJS.ProcessEnv },
  ...args: string[]
): Running {
  const child = spawn(process.execPath, ['bin/kvisa-watch.mjs', ...args, '--config', installed.config], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...installed.env },
  });
  const said = { out: '', err: '' };
  const waiting = new Set<() => void>();
  const hear = (part: 'out' | 'err') => (text: string) => {
    said[part] += text;
    for (const check of waiting) check();
  };
  child.stdout.setEncoding('utf8').on('data', hear('out'));
  child.stderr.setEncoding('utf8').on('data', hear('err'));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    out: () => said.out,
    err: () => said.err,
    events: () =>
      said.err
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .flatMap(parsed),
    ended,
    until: (holds) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          if (!holds()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        void ended.then((code) => reject(new Error(`ended with ${code}\n${said.out}\n${said.err}`)));
        check();
      }),
  };
}

/** A line may have arrived in part. */
function parsed(line: string): Record<string, unknown>[] {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}

/** Starts the service and waits until its first round is through. */
export async function startedService(installed: Installation): Promise<Running & { readonly url: string }> {
  const service = run(installed, 'start');
  await service.until(() => service.events().some(({ event }) => event === 'round'));
  return { ...service, url: /pages\s+(http:\S+)/.exec(service.out())?.[1] ?? '' };
}

import { type ExecFileException, execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

const NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'chromium-headless-shell',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const ELSEWHERE = [
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
];

const DOWNLOAD_LIMIT_MS = 180_000;
const APT_LIMIT_MS = 240_000;
const REMEDY = "install Debian's chromium package, or set KVISA_BROWSER to a Chrome, Chromium or Edge";

/**
 * The path of a browser that is already here: KVISA_BROWSER, else an installed Chrome, Chromium or Edge, else Playwright's
 * own download. Null where there is none, or where KVISA_BROWSER names nothing.
 */
export function findBrowser(): string | null {
  const declared = process.env.KVISA_BROWSER;
  if (declared) return existsSync(declared) ? declared : null;
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...ELSEWHERE];
  return candidates.find((path) => existsSync(path)) ?? playwrightsOwn();
}

function playwrightsOwn(): string | null {
  try {
    // Loaded here because it takes longer than the rest of the program, and few need it.
    const { chromium } = createRequire(import.meta.url)('playwright') as typeof import('playwright');
    const path = chromium.executablePath();
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/**
 * Finds a browser or brings one: installed, else Playwright's download, else Debian's package where this is root and apt
 * exists. Says in one line what was done; null, with the remedy, where nothing helped. Every step has a time limit; never throws.
 */
export async function ensureBrowser(log: (line: string) => void): Promise<string | null> {
  const installed = findBrowser();
  if (installed) {
    log(`browser: using ${installed}`);
    return installed;
  }
  if (process.env.KVISA_BROWSER) {
    log(
      `browser: none, KVISA_BROWSER names ${process.env.KVISA_BROWSER}, which does not exist; correct it or unset it`,
    );
    return null;
  }
  const failures: string[] = [];
  for (const [name, bring] of WAYS) {
    log(`browser: none installed, trying ${name}`);
    const failure = await bring();
    const found = failure === null ? findBrowser() : null;
    if (found) {
      log(`browser: installed by ${name}, using ${found}`);
      return found;
    }
    failures.push(`${name}: ${failure ?? 'brought no browser'}`);
  }
  log(`browser: none (${failures.join('; ')}); pages that need one are reported as such; to mend it, ${REMEDY}`);
  return null;
}

/** Each way answers null, or why it failed. */
const WAYS: readonly (readonly [string, () => Promise<string | null>])[] = [
  ["Playwright's download", downloadPlaywrights],
  ["Debian's chromium package", installDebians],
];

function downloadPlaywrights(): Promise<string | null> {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js');
  return run(process.execPath, [cli, 'install', '--no-shell', 'chromium'], DOWNLOAD_LIMIT_MS);
}

async function installDebians(): Promise<string | null> {
  if (process.getuid?.() !== 0) return 'needs root';
  if (!existsSync('/usr/bin/apt-get')) return 'there is no apt-get';
  const options = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('/usr/bin/apt-get', ['-q', 'update'], APT_LIMIT_MS, options);
  return run(
    '/usr/bin/apt-get',
    ['-qy', 'install', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
    APT_LIMIT_MS,
    options,
  );
}

function run(
  file: string,
  args: readonly string[],
  timeout: number,
  env: Record<string, string> = {},
): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const settings = { timeout, killSignal: 'SIGKILL' as const, env: { ...process.env, ...env }, maxBuffer: 8_000_000 };
  execFile(file, [...args], settings, (error: ExecFileException | null, stdout, stderr) => {
    if (!error) return resolve(null);
    const said = `${stderr}\n${stdout}`
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    resolve(
      error.killed
        ? `not done within ${timeout / 1000} s`
        : (said.find((line) => /error|fail|unable/i.test(line)) ?? said.at(-1) ?? error.message).slice(0, 200),
    );
  });
  return promise;
}

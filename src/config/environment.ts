import { type Raw, settingPaths } from './settings.ts';

/** Settings that hold several values, separated by commas in the environment. */
const LISTS: ReadonlySet<string> = new Set(['fetch.allowAddresses', 'web.trustedProxies']);

/**
 * Lays the `KVISA_*` variables over the settings: KVISA_FETCH_PER_HOST_DELAY_MS is fetch.perHostDelayMs. Unknown variables are left to others.
 * @returns the variable that set each key
 */
export function applyEnvironment(raw: Raw, env: Readonly<Record<string, string | undefined>>): Map<string, string> {
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

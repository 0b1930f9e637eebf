import { load } from 'cheerio/slim';
import { validate } from 'node-cron';
import { VANTAGE } from '../domain/source.ts';

/** Each answers what a value must be, for the reader of a fault, or nothing where it is fine. */
export type Remedy = string | undefined;

/** Checks an address to watch; `normaliseUrl` gives its stored form. */
export function checkUrl(text: string): Remedy {
  if (/\s/.test(text)) return 'an address without spaces (write %20)';
  if (!URL.canParse(text)) return 'a complete address such as https://us.china-embassy.gov.cn/eng/';
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'an http:// or https:// address';
  if (url.username || url.password) return 'an address without user name and password';
  if (url.hash || text.endsWith('#')) return 'an address without a fragment (drop the part from # on)';
  return undefined;
}

/** The address as it is requested: host in lower case, path percent-encoded (WHATWG URL). */
export const normaliseUrl = (text: string): string => (URL.canParse(text) ? new URL(text).href : text);

export function checkProxy(text: string): Remedy {
  const schemes = ['http:', 'https:', 'socks:', 'socks4:', 'socks5:', 'socks5h:'];
  if (URL.canParse(text) && schemes.includes(new URL(text).protocol)) return undefined;
  return 'a proxy address: http://host:port, https://host:port or socks5://host:port';
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
/** Codes that CLDR names though ISO 3166-1 assigns them to no country; former ones (UK, SU …) have a newer form. */
const NO_COUNTRY = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ'.split(' '));
const isCountry = (code: string): boolean =>
  !NO_COUNTRY.has(code) && regions.of(code) !== undefined && new Intl.Locale(`und-${code}`).region === code;

/** ISO 3166-1 alpha-2, upper case. */
export function checkCountry(text: string): Remedy {
  if (/^[A-Z]{2}$/.test(text) && isCountry(text)) return undefined;
  const upper = text.toUpperCase();
  const meant = upper === 'UK' ? 'GB' : upper;
  const hint = meant !== text && /^[A-Z]{2}$/.test(meant) && isCountry(meant) ? ` (did you mean "${meant}"?)` : '';
  return `a country code of ISO 3166-1 alpha-2 in capitals, such as US${hint}`;
}

/** BCP 47, as Intl reads it, with a known shape of language: en, zh, zh-Hant, pt-BR. */
export function checkLanguage(text: string): Remedy {
  try {
    if (/^[a-z]{2,3}(-|$)/.test(text) && Intl.getCanonicalLocales(text)[0] === text) return undefined;
  } catch {
    // not a language tag: the remedy below says so
  }
  return 'a language tag (BCP 47) such as en, zh or zh-Hant';
}

export const checkVantage = (text: string): Remedy =>
  VANTAGE.test(text) ? undefined : 'a short name in lower case, such as de or sg-2';

export function checkCron(text: string): Remedy {
  if (validate(text)) return undefined;
  return 'a cron expression of five fields, minute hour day month weekday, such as "17 */6 * * *"';
}

const page = load('<p></p>');

export function checkSelector(text: string): Remedy {
  try {
    page.root().find(text);
    if (text.trim()) return undefined;
  } catch {
    // cheerio names no position, so the remedy carries an example
  }
  return 'a CSS selector such as "#content" or ".trs_editor_view > p"';
}

/** A group repeated without bound, or a bounded number of times around a repetition, takes exponential time. */
const REPEATED_GROUP = /\)(?:[*+]|\{\d+,\})|[*+].*\)\{/;
const BACKREFERENCE = /\\[1-9]|\\k</;

/** A regular expression over absolute addresses that finishes quickly on every address. */
export function checkPattern(text: string): Remedy {
  if (!text || text.length > 300) return 'a regular expression of 1 to 300 characters';
  try {
    new RegExp(text, 'u');
  } catch (error) {
    return `a regular expression (${(error as Error).message.replace(/^.*: /, '')})`;
  }
  const bare = text.replace(/\[(?:[^\]\\]|\\.)*\]/g, 'x');
  if (BACKREFERENCE.test(bare)) return 'a regular expression without back references';
  if (REPEATED_GROUP.test(bare))
    return 'a regular expression that repeats no group without bound: /(?:[a-z]+/)+x/ can take for ever';
  if ((bare.replace(/\\./g, 'x').match(/[*+]|\{\d+,\}/g) ?? []).length > 4)
    return 'a regular expression with at most four unbounded repetitions (write {1,40} for +)';
  return undefined;
}

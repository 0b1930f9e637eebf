/** C0 and C1 controls, line and paragraph separators, and the signs that turn the reading direction or hide text. */
const HIDDEN =
  /[\p{Cc}\u{2028}\u{2029}\u{061C}\u{200B}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2060}-\u{206F}\u{FEFF}\u{FFF9}-\u{FFFB}\u{E0000}-\u{E007F}]/gu;

/**
 * Text from a watched page as one line that can only be text: no control or bidi characters, whole characters, single
 * spaces, at most `most` characters (then an ellipsis).
 */
export function clean(text: string, most = 2000): string {
  const head = text.length > most * 4 ? text.slice(0, most * 4) : text;
  const line = head.toWellFormed().replace(/\s/g, ' ').replace(HIDDEN, '').replace(/ {2,}/g, ' ').trim();
  const signs = [...line];
  return signs.length > most
    ? `${signs
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : line;
}

/** Invisible, and enough that mail programs make no link of an address that stands in quoted text. */
const JOINER = '\u2060';

/** Cleaned text whose web addresses stay readable but are not turned into links. */
export const quoted = (text: string, most?: number): string =>
  clean(text, most)
    .replace(/:\/\//g, `:${JOINER}//`)
    .replace(/\bwww\./gi, `$&${JOINER}`);

/** An http(s) address in its serialised form, or undefined for everything else (javascript:, data:, …). */
export function webAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return undefined;
  parsed.username = '';
  parsed.password = '';
  return parsed.href;
}

/** The host for Message-IDs and List-Id: that of the web address, or a reserved name where it is a bare IP address. */
export function mailHost(baseUrl: string): string {
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).hostname : '';
  return /^[a-z0-9.-]+$/.test(host) && !/^[\d.]*$/.test(host) ? host : 'kvisa-watch.invalid';
}

/** A language tag (BCP 47) as a page gave it, fit for an attribute; `und` for anything else. */
export const languageTag = (tag: string): string => (/^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,4}$/i.test(tag) ? tag : 'und');

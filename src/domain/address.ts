/** Query parameters that say how a reader came, not what is read. */
const TRACKING =
  /^(utm_\w+|spm|from|share_?\w*|fbclid|gclid|msclkid|yclid|mc_[ce]id|_ga|_gl|ref|ref_src|isappinstalled|wxshare\w*|sessionid|jsessionid|phpsessid|timestamp|_t|_|rand(om)?)$/i;

/** The address without fragment, tracking parameters and session ids. Returns the input where it is no address. */
export function canonicalUrl(address: string): string {
  const url = URL.parse(address);
  if (!url) return address;
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.pathname = url.pathname.replace(/;jsessionid=[^/]*$/i, '');
  return url.href;
}

/**
 * What makes two addresses one page: host and path without scheme, `www.`, tracking, a directory's index file or a closing slash.
 * Paths stay case-sensitive, as mission sites are.
 */
export function addressKey(address: string): string {
  const url = URL.parse(canonicalUrl(address));
  if (!url) return address;
  url.searchParams.sort();
  const path = url.pathname.replace(/\/index(_0)?\.s?html?$/i, '/').replace(/(?<=.)\/$/, '');
  return `${url.host.replace(/^www\./, '')}${path}${url.search}`;
}

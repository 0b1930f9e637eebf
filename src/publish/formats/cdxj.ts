/** An entry of a CDXJ index: where in which file a capture of an address lies. */
export interface CdxEntry {
  readonly url: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly mime: string;
  readonly status: number;
  readonly digest: string;
  readonly offset: number;
  readonly length: number;
  readonly filename: string;
}

/** 14 digits, as web archives write times: YYYYMMDDhhmmss. */
const timestamp14 = (at: string): string => at.replace(/\D/g, '').slice(0, 14);

/**
 * The sort-friendly form of an address (SURT): host reversed, lower case, parameters in order:
 * `https://www.example.org:8080/A?c=1&b=2` becomes `org,example:8080)/a?b=2&c=1`.
 */
export function surt(address: string): string {
  const url = URL.parse(address);
  if (!url?.host) return address.toLowerCase();
  const labels = url.hostname.replace(/^www\d*\./, '').split('.');
  const host = /^\d+$/.test(labels.at(-1)!) ? url.hostname : labels.reverse().join(',');
  const query = url.search.length > 1 ? `?${url.search.slice(1).split('&').sort().join('&')}` : '';
  const path = url.pathname.length > 1 ? url.pathname.replace(/\/$/, '') : '/';
  return `${host}${url.port ? `:${url.port}` : ''})${path}${query}`.toLowerCase();
}

/** The line without its end; lines sorted as bytes are an index that pywb and ReplayWeb.page read. */
export function cdxLine({ url, at, status, offset, length, mime, digest, filename }: CdxEntry): string {
  const facts = {
    url,
    mime,
    status: String(status),
    digest,
    length: String(length),
    offset: String(offset),
    filename,
  };
  return `${surt(url).replaceAll(' ', '%20')} ${timestamp14(at)} ${JSON.stringify(facts)}`;
}

/** Memento, RFC 7089: earlier states of a web resource by its own address and a time. Nothing here reads or writes. */

export interface Memento {
  readonly id: number;
  /** ISO 8601 UTC. */
  readonly at: string;
}

const HTTP_DATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** The value of Accept-Datetime (RFC 7089 §2.1.1: an RFC 1123 date in GMT) as ISO 8601; undefined: malformed. */
export function parseAcceptDatetime(value: string): string | undefined {
  const text = value.trim();
  const time = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  // Date.parse takes 31 Feb for a day in March; what was written must come back.
  return new Date(time).getTime() === time && new Date(time).toUTCString().slice(5) === text.slice(5)
    ? new Date(time).toISOString()
    : undefined;
}

/** 4 to 14 digits (YYYY … YYYYMMDDhhmmss) as the ISO time they begin with; undefined: no time. */
export function parseTimestamp(digits: string): string | undefined {
  if (!/^\d{4}(?:\d{2}){0,5}$/.test(digits)) return undefined;
  const whole = digits + '00000101000000'.slice(digits.length);
  const iso = whole.replace(/^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/, '$1-$2-$3T$4:$5:$6.000Z');
  const time = Date.parse(iso);
  return !Number.isNaN(time) && new Date(time).toISOString() === iso ? iso : undefined;
}

export const timestampOf = (at: string): string => at.replace(/\D/g, '').slice(0, 14);
export const httpDate = (at: string): string => new Date(at).toUTCString();

/** The address asked about, as it stands in ours after `/timegate/` and the like; undefined: no web address. */
export function originalUrl(text: string): string | undefined {
  // Some clients and proxies leave the scheme out or merge the slashes after it.
  const whole = /^https?:\//i.test(text) ? text.replace(/^(https?:\/)\/*/i, '$1/') : `http://${text}`;
  const url = URL.parse(whole);
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname.includes('.')) return undefined;
  url.hash = '';
  return url.href;
}

/**
 * The memento for a time: the last one made by then, for that is what stood there as far as anybody knows; the first one for any
 * time before it. `mementos` go from old to new and are not empty.
 */
export function chooseMemento<M extends Memento>(mementos: readonly M[], at: string): M {
  return mementos.findLast((memento) => memento.at <= at) ?? mementos[0]!;
}

/** One memento per second: addresses count in seconds. The last look of a second stands for it. */
export const bySecond = <M extends Memento>(mementos: readonly M[]): M[] =>
  mementos.filter((one, index) => timestampOf(one.at) !== timestampOf(mementos[index + 1]?.at ?? ''));

/** Addresses of everything about one resource; `base` is where this archive lives, without a slash at the end. */
export function addressesOf(base: string, url: string) {
  return {
    original: url,
    timegate: `${base}/timegate/${url}`,
    timemapLink: `${base}/timemap/link/${url}`,
    timemapJson: `${base}/timemap/json/${url}`,
    /** The parts of a TimeMap count from 1. */
    timemapPart: (form: 'link' | 'json', part: number) =>
      `${base}/timemap/${form}/${part === 1 ? '' : `${part}/`}${url}`,
    memento: ({ at }: Memento) => `${base}/memento/${timestampOf(at)}/${url}`,
  };
}
export type Addresses = ReturnType<typeof addressesOf>;

/** A link of RFC 8288. Signs that would end it early cannot stand in it. */
export const link = (target: string, rel: string, more = ''): string =>
  `<${target.replace(/[<>"\s]/g, encodeURIComponent)}>; rel="${rel}"${more}`;
export const mementoLink = (addresses: Addresses, rel: string, memento: Memento): string =>
  link(addresses.memento(memento), rel, `; datetime="${httpDate(memento.at)}"`);

/** The Link header of a TimeGate or of a memento (RFC 7089 §2.2): `shown` is the memento that is answered with or led to. */
export function linkHeader(addresses: Addresses, mementos: readonly Memento[], shown: Memento): string {
  const at = mementos.findIndex(({ id }) => id === shown.id);
  const roles = new Map<Memento, string[]>();
  const add = (rel: string, memento: Memento | undefined) => {
    if (memento) roles.set(memento, [...(roles.get(memento) ?? []), rel]);
  };
  add('first', mementos[0]);
  add('prev', mementos[at - 1]);
  add('', mementos[at]);
  add('next', mementos[at + 1]);
  add('last', mementos.at(-1));
  return [
    link(addresses.original, 'original'),
    link(addresses.timegate, 'timegate'),
    link(addresses.timemapLink, 'timemap', '; type="application/link-format"'),
    ...[...roles].map(([memento, rels]) =>
      mementoLink(addresses, [...rels, 'memento'].filter(Boolean).join(' '), memento),
    ),
  ].join(', ');
}

/** Headers of the archived answer under names that have no effect here. */
export function prefixedHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const safe = Object.entries(headers).filter(([name]) => /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/.test(name));
  return Object.fromEntries(
    safe.map(([name, value]) => [
      `x-archive-orig-${name.toLowerCase()}`,
      String(value)
        .replace(/[^\t\x20-\x7e\x80-\xff]/g, ' ')
        .slice(0, 4000),
    ]),
  );
}

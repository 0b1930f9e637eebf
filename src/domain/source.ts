/** Who publishes: an embassy, a ministry, a city. Declared in sources/, never made by the program (imports excepted). */
export const SOURCE_KINDS = ['embassy', 'consulate', 'mission', 'ministry', 'agency', 'visa-centre', 'city'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** site: find the sections from the home page; listing: follow its new links; page: watch its text. */
export const WATCH_ROLES = ['site', 'listing', 'page'] as const;
export type WatchRole = (typeof WATCH_ROLES)[number];

export const RENDERERS = ['http', 'browser', 'auto'] as const;
export type Render = (typeof RENDERERS)[number];

/** The name of a vantage point: it names a queue, and is shown beside captures. */
export const VANTAGE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** How pages of a watch are fetched, read and scheduled: the declaration's own keys over those of its family. */
export interface WatchRules {
  readonly render: Render;
  /** CSS selectors of the content, tried in order; the first that finds text wins. Empty: the heuristic decides. */
  readonly content: readonly string[];
  /** CSS selectors removed before reading. */
  readonly ignore: readonly string[];
  /** Regular expressions over absolute addresses: links that count as articles besides the built-in pattern. */
  readonly links: readonly string[];
  /** A cron expression, server time. On a `site`: the rhythm of the listings found from it; its menus are read weekly. */
  readonly schedule: string;
  /** Overrides of the fetcher for this host. */
  readonly proxy?: string;
  readonly http2?: boolean;
  /** Accept old TLS versions and ciphers (some missions still need it). */
  readonly legacyTls?: boolean;
  /** Where it is asked from, by the names of fetchers; the first is the one that the version in force follows. */
  readonly vantage?: readonly string[];
}

export interface Watch {
  readonly url: string;
  readonly as: WatchRole;
  /** BCP 47: en, zh, zh-Hant, fr … */
  readonly language?: string;
  readonly rules: WatchRules;
}

export interface Source {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly kind: SourceKind;
  /** ISO 3166-1 alpha-2 of the host country; CN for ministries and cities. */
  readonly country: string;
  readonly city?: string;
  readonly family?: string;
  /** How sure we are of the addresses: high, medium or low, with the evidence. */
  readonly confidence?: 'high' | 'medium' | 'low';
  readonly evidence?: string;
  readonly languages?: readonly string[];
  /** The consular district, where known. */
  readonly district?: string;
  /** For the people who maintain the declaration. */
  readonly notes?: string;
  readonly watches: readonly Watch[];
  /** The declaration file, for messages. */
  readonly file: string;
}

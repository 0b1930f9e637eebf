export const LANGS = ['en', 'zh'] as const;
export type Lang = (typeof LANGS)[number];

/** One saying in every language of the pages. */
export type Saying = Readonly<Record<Lang, string>>;
export type Table = Readonly<Record<string, Saying>>;

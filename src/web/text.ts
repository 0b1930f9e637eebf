import { COMMON } from './text/common.ts';
import { PAGES } from './text/pages.ts';
import { PEOPLE } from './text/people.ts';
import { PROGRAMS } from './text/programs.ts';
import { LANGS, type Lang, type Saying } from './text/table.ts';

export { LANGS, type Lang, type Saying };

const TEXT = { ...COMMON, ...PAGES, ...PEOPLE, ...PROGRAMS };
export type TextKey = keyof typeof TEXT;
export type Translate = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

/** The sayings of one language. `{name}` takes a value; "one|many" is chosen by the value `n`. */
export const translator =
  (lang: Lang): Translate =>
  (key, values = {}) => {
    const [one = '', many = one] = TEXT[key][lang].split('|');
    const saying = values.n === 1 ? one : many;
    return saying.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };

/** A key made of two parts, where the second comes from data; undefined where no such saying exists. */
export const saidOf = (t: Translate, group: string, value: string): string =>
  `${group}.${value}` in TEXT ? t(`${group}.${value}` as TextKey) : value;

/** BCP 47 tag of a language of the pages. */
export const tagOf = (lang: Lang): string => (lang === 'zh' ? 'zh-Hans' : 'en');

/** The reader's choice: `?lang=`, else the first language of Accept-Language that the pages speak, else English. */
export function chooseLang(asked: unknown, acceptLanguage: string | undefined): Lang {
  if (asked === 'zh' || asked === 'en') return asked;
  const wished = (acceptLanguage ?? '')
    .slice(0, 200)
    .split(',')
    .map((entry, index) => {
      const [tag = '', ...parameters] = entry.trim().split(';');
      const quality = Number(
        parameters
          .find((one) => one.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { lang: tag.slice(0, 2).toLowerCase(), quality, index };
    })
    .sort((a, b) => b.quality - a.quality || a.index - b.index);
  return LANGS.find((lang) => lang === wished.find((one) => LANGS.some((known) => known === one.lang))?.lang) ?? 'en';
}

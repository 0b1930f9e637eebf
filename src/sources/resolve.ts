import type { Source, Watch, WatchRole, WatchRules } from '../domain/source.ts';
import type { Declaration, Family } from './schema.ts';
import { normaliseUrl } from './values.ts';

/**
 * When nothing else is declared: listings every two hours, for a first publication must be seen the same day and a
 * listing is one small page; pages every six. A `site` carries the rhythm of the listings found from it; its menus are
 * read again weekly.
 */
const SCHEDULES: Readonly<Record<WatchRole, string>> = {
  site: '11 */2 * * *',
  listing: '11 */2 * * *',
  page: '17 */6 * * *',
};

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

/** The rules of one watch: its own keys over its source's over the family's over the defaults. */
function resolveRules(as: WatchRole, ...narrowToWide: readonly (Family | undefined)[]): WatchRules {
  const first = <K extends keyof Family>(key: K): Family[K] | undefined =>
    narrowToWide.find((rules) => rules?.[key] !== undefined)?.[key];
  const optional = { proxy: first('proxy'), http2: first('http2'), legacyTls: first('legacyTls') };
  const vantage = [...new Set(list(first('vantage')))];
  return {
    render: first('render') ?? 'auto',
    content: list(first('content')),
    ignore: list(first('ignore')),
    links: list(first('links')),
    schedule: first('schedule') ?? SCHEDULES[as],
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    ...(vantage.length > 0 ? { vantage } : {}),
  };
}

/** The source as the rest of the program knows it. */
export function resolveSource(file: string, declared: Declaration, family: Family | undefined): Source {
  const { id, kind, country, city, confidence, evidence, languages, district, notes } = declared;
  const name = typeof declared.name === 'string' ? { en: declared.name, zh: declared.name } : declared.name;
  const watches = declared.watch.map((watch): Watch => {
    const rules = resolveRules(watch.as, watch, declared, family);
    return { url: normaliseUrl(watch.url), as: watch.as, ...(watch.language && { language: watch.language }), rules };
  });
  const optional = { city, family: declared.family, confidence, evidence, languages, district, notes };
  const stated = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
  return { id, name, kind, country, ...stated, watches, file };
}

import { stringify } from 'yaml';
import type { WatchRole } from '../domain/source.ts';

/** A row of sources/missions.tsv by column name. */
export type Row = Readonly<Record<string, string>>;

const COLUMNS =
  'kind country city name_en name_zh host listing_urls language(s) evidence confidence id family page_urls notes';

/** Reads the table; throws where a row does not have the columns of the head line. */
export function readTable(text: string): Row[] {
  const [head = '', ...lines] = text.split(/\r?\n/).filter(Boolean);
  const columns = head.split('\t');
  for (const column of COLUMNS.split(' '))
    if (!columns.includes(column)) throw new Error(`line 1: no column ${column}`);
  return lines.map((line, i) => {
    const cells = line.split('\t');
    if (cells.length !== columns.length)
      throw new Error(`line ${i + 2}: ${cells.length} cells, where the head has ${columns.length}`);
    return Object.fromEntries(columns.map((column, n) => [column, cells[n]!.trim()]));
  });
}

/** `us/embassy.yaml`, `us/los-angeles.yaml`, `cn/nia.yaml`: the country, then what tells it from its neighbours. */
export function pathOf(row: Row): string {
  const id = row.id!;
  const country = row.country!.toLowerCase();
  const name = id.replace(new RegExp(`^(embassy|office)-${country}$`), '$1').replace(/^consulate-/, '');
  return `${country}/${name}.yaml`;
}

/** The declaration of a row, as the text of its file without the head lines. */
export function declare(row: Row): string {
  const languages = row['language(s)']!.split(',').filter((one) => one && !one.startsWith('other'));
  const presumed = languages.filter((one) => one.endsWith('?')).map((one) => one.slice(0, -1));
  const notes = [row.notes, presumed.length ? `Languages presumed, not seen: ${presumed.join(', ')}.` : ''];
  const declaration = {
    id: row.id,
    name: { en: row.name_en, zh: row.name_zh },
    kind: row.kind,
    country: row.country,
    city: row.city,
    family: row.family,
    languages: languages.map((one) => one.replace('?', '')),
    confidence: row.confidence,
    evidence: row.evidence,
    notes: notes.filter(Boolean).join(' '),
    watch: watchesOf(row),
  };
  const stated = Object.entries(declaration).filter(
    ([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return stringify(Object.fromEntries(stated), { lineWidth: 0 });
}

interface WatchEntry {
  url: string;
  as: WatchRole;
  language?: string;
}

/** What the row names, and the home page of its host unless the host is shared or watched as a page already. */
function watchesOf(row: Row): WatchEntry[] {
  const split = (cell: string | undefined) => (cell ?? '').split(';').filter(Boolean);
  const listings = split(row.listing_urls).map((url) => entry(url, isEditionHome(url) ? 'site' : 'listing', row));
  const pages = split(row.page_urls).map((url) => entry(url, 'page', row));
  const home = homeOf(row);
  const named = [...listings, ...pages];
  const shared = row.kind === 'visa-centre' || named.some(({ url }) => url === home);
  return shared ? named : [...named, { url: home, as: 'site' }];
}

function entry(url: string, as: WatchRole, row: Row): WatchEntry {
  const language = as === 'site' ? undefined : languageOf(url, row);
  return { url, as, ...(language && { language }) };
}

const EDITIONS: Readonly<Record<string, string>> = {
  eng: 'en',
  mfa_eng: 'en',
  englishsite: 'en',
  chn: 'zh',
  fra: 'fr',
  esp: 'es',
  rus: 'ru',
  por: 'pt',
  kor: 'ko',
  jpn: 'ja',
  slo: 'sk',
  ara: 'ar',
  ger: 'de',
  det: 'de',
  ita: 'it',
}; // prettier-ignore
const HOSTS: Readonly<Record<string, string>> = { english: 'en', en: 'en', japanese: 'ja', french: 'fr', arabic: 'ar' };

const isEditionHome = (url: string): boolean => (new URL(url).pathname.match(/^\/(\w+)\/$/)?.[1] ?? '') in EDITIONS;

/** From the edition in the path, the language in the host name, or `_EN` of a visa centre; a bare path is Chinese. */
function languageOf(url: string, row: Row): string | undefined {
  const { hostname, pathname } = new URL(url);
  const centre = /^\/[A-Z]+\d_([A-Z]{2})\//.exec(pathname)?.[1]?.toLowerCase();
  const spoken = row['language(s)']!;
  const otherwise =
    spoken.startsWith('zh') && !spoken.includes('other') && row.kind !== 'visa-centre' ? 'zh' : undefined;
  return centre ?? EDITIONS[pathname.split('/')[1]!] ?? HOSTS[hostname.split('.')[0]!] ?? otherwise;
}

/** http only where the host was seen so and never as https: the missions are moving to https one by one. */
function homeOf(row: Row): string {
  const seen = `${row.listing_urls} ${row.page_urls} ${row.evidence}`;
  const plain = seen.includes(`http://${row.host}/`) && !seen.includes(`https://${row.host}/`);
  return `${plain ? 'http' : 'https'}://${row.host}/`;
}

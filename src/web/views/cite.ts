import { type Html, html } from '../../domain/html.ts';
import { clean } from '../../notify/clean.ts';
import type { View } from '../view.ts';

/** Something with a permanent address that a paper can point to. */
export interface Citable {
  readonly key: string;
  readonly title: string;
  readonly publisher: string;
  /** ISO 8601: when this archive saw it */
  readonly at: string;
  /** The permanent address here. */
  readonly address: string;
  /** The official address. */
  readonly original: string;
  readonly sha256?: string;
  readonly language: string;
  /** Its place in the hash chain, once its day is sealed. */
  readonly seal?: { readonly day: string; readonly head: string };
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const ARCHIVE = 'K-visa Watch';

/** APA, 7th edition: a webpage with a retrieval address, archived. */
export function apa(one: Citable): string {
  const [year, month, date] = one.at.slice(0, 10).split('-');
  const digest = one.sha256 ? ` SHA-256: ${one.sha256}.` : '';
  return `${one.publisher}. (${year}, ${MONTHS[Number(month) - 1]} ${Number(date)}). ${one.title} [Archived web page]. ${ARCHIVE}. ${one.address} (original: ${one.original}).${digest}`;
}

const braced = (text: string): string => text.replace(/[\\{}]/g, '').replace(/[&%$#_]/g, '\\$&');

export function bibtex(one: Citable): string {
  const fields = {
    title: `{${braced(one.title)}}`,
    author: `{${braced(one.publisher)}}`,
    year: one.at.slice(0, 4),
    month: String(Number(one.at.slice(5, 7))),
    url: one.address,
    note: `Archived ${one.at} from ${braced(one.original)}${one.sha256 ? `, SHA-256 ${one.sha256}` : ''}`,
    langid: one.language,
  };
  return `@online{${one.key},\n${Object.entries(fields)
    .map(([name, value]) => `  ${name} = {${value}}`)
    .join(',\n')}\n}`;
}

/** CSL-JSON, schema 1.0: one item of type webpage. */
export function cslJson(one: Citable): string {
  const date = [one.at.slice(0, 10).split('-').map(Number)];
  const item = {
    id: one.key,
    type: 'webpage',
    title: one.title,
    author: [{ literal: one.publisher }],
    'container-title': ARCHIVE,
    issued: { 'date-parts': date },
    accessed: { 'date-parts': date },
    URL: one.address,
    language: one.language,
    note: `original: ${one.original}${one.sha256 ? `; sha256: ${one.sha256}` : ''}`,
  };
  return JSON.stringify([item], null, 2);
}

export function citeBox(view: View, one: Citable): Html {
  const safe = { ...one, title: clean(one.title, 300) || view.t('word.untitled') };
  return html`<details class="cite"><summary>${view.t('cite.title')}</summary><p class="note">${view.t('cite.note')}</p>
    <dl><dt>APA</dt><dd><p class="copy">${apa(safe)}</p></dd>
    <dt>BibTeX</dt><dd><pre class="copy" tabindex="0">${bibtex(safe)}</pre></dd>
    <dt>CSL-JSON</dt><dd><pre class="copy" tabindex="0">${cslJson(safe)}</pre></dd></dl></details>`;
}

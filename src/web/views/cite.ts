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

const ARCHIVE = 'K-visa Watch';

/** APA, 7th edition: a webpage with a retrieval address, archived. */
export function apa(one: Citable): string {
  const day = new Date(one.at).toLocaleDateString('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' });
  const digest = one.sha256 ? ` SHA-256: ${one.sha256}.` : '';
  return `${one.publisher}. (${one.at.slice(0, 4)}, ${day}). ${one.title} [Archived web page]. ${ARCHIVE}. ${one.address} (original: ${one.original}).${digest}`;
}

const LATEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Text in which LaTeX sees nothing but text: no command, no dash made of hyphens, no quotation mark made of two signs. */
const latex = (text: string): string =>
  text
    .replace(/[\\{}~^]/g, (sign) => LATEX[sign]!)
    .replace(/[&%$#_]/g, '\\$&')
    .replace(/([-'`])(?=\1)/g, '$1{}');

/** The names by which biblatex and babel know languages; others are left out. */
const BABEL: Readonly<Record<string, string>> = {
  ...{ en: 'english', zh: 'chinese', fr: 'french', de: 'german', es: 'spanish', pt: 'portuguese', it: 'italian' },
  ...{ ru: 'russian', ar: 'arabic', ja: 'japanese', ko: 'korean', id: 'indonesian', tr: 'turkish', vi: 'vietnamese' },
};

/** What proves it: whoever has the digest and the head needs no trust in this archive. */
const proofOf = ({ original, sha256, seal }: Citable): string =>
  [
    `original: ${original}`,
    sha256 && `SHA-256: ${sha256}`,
    seal && `sealed in the hash chain of ${seal.day}, head ${seal.head}`,
  ]
    .filter(Boolean)
    .join('; ');

/** biblatex; styles of plain BibTeX take `@online` for `@misc`. */
export function bibtex(one: Citable): string {
  const fields = {
    title: `{${latex(one.title)}}`,
    author: `{${latex(one.publisher)}}`,
    year: one.at.slice(0, 4),
    month: String(Number(one.at.slice(5, 7))),
    organization: ARCHIVE,
    url: one.address,
    urldate: one.at.slice(0, 10),
    note: `Archived ${one.at}; ${latex(proofOf(one))}`,
    langid: BABEL[one.language.split('-')[0]!.toLowerCase()],
  };
  return `@online{${one.key},\n${Object.entries(fields)
    .filter(([, value]) => value !== undefined)
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
    archive: ARCHIVE,
    archive_location: one.address,
    note: proofOf(one),
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

import { normaliseText } from '../domain/text.ts';
import { findDate } from './dates.ts';
import type { DomNode, ParsedPage } from './dom.ts';
import { following, textBelow } from './dom.ts';
import { isMetaLine } from './furniture.ts';
import type { Segment } from './segment.ts';

/** What the head of a page declares. */
export interface PageHead {
  readonly title: string;
  readonly language?: string;
  readonly base?: string;
  readonly meta: ReadonlyMap<string, string>;
}

/** Reads `<html lang>`, `<title>`, `<base>` and named metas; stops at the end of the document's first 5,000 nodes. */
export function readHead({ root }: ParsedPage): PageHead {
  const meta = new Map<string, string>();
  let title: string | undefined;
  let language: string | undefined;
  let base: string | undefined;
  let seen = 0;
  for (let node: DomNode | null = root; node && seen < 5000; node = following(node, root)) {
    seen++;
    const { name, attribs = {} } = node;
    if (name === 'html') language ??= attribs.lang || attribs['xml:lang'];
    else if (name === 'title' && node.parent?.name !== 'svg') title ??= normaliseText(textBelow(node, 500));
    else if (name === 'base') base ??= attribs.href;
    else if (name === 'meta') {
      const key = (attribs.name ?? attribs.property ?? '').toLowerCase();
      if (key && attribs.content && !meta.has(key)) meta.set(key, attribs.content);
    }
  }
  return { title: title ?? '', language, base, meta };
}

const SEPARATOR = /_| [—–|·»-] | ?[|｜] ?|(?<=[\p{Script=Han}）)])[-－—–](?=\p{Script=Han})/u;

/** The headline part of `<title>`: up to the first separator of a site's name. */
const headOf = (title: string): string => title.split(SEPARATOR)[0]!.trim() || title;

/**
 * The title as the page prints it: the longest printed line with which `<title>` begins, else a declared title
 * (ArticleTitle, og:title), else the only h1, else `<title>` without the site's name.
 */
export function findTitle(head: PageHead, list: readonly Segment[]): string {
  const full = head.title;
  let printed = '';
  let heading = '';
  let headings = 0;
  for (const { text, kind, level, chrome, linkWeight } of list) {
    if (kind === 'heading' && level === 1 && chrome < 2 && linkWeight === 0) {
      headings++;
      heading ||= text;
    }
    if (text.length > printed.length && text.length <= full.length && full.startsWith(text) && opens(full, text))
      printed = text;
  }
  const declared = normaliseText(head.meta.get('articletitle') ?? '');
  if (declared) return declared;
  if (printed && (printed.length >= 4 || printed === full)) return printed;
  if (headings === 1) return heading;
  const shared = normaliseText(head.meta.get('og:title') ?? '');
  return shared ? headOf(shared) : full ? headOf(full) : heading;
}

/** Is `text` a whole headline of `full`, and not its first words? */
function opens(full: string, text: string): boolean {
  const rest = full.slice(text.length);
  return rest === '' || /^(?:_| ?[—–|｜·»:：-])/.test(rest);
}

/** The other parts of `<title>`: the names of the section and the site. */
export const siteNamesOf = (full: string, title: string): ReadonlySet<string> =>
  new Set(
    full
      .split(new RegExp(SEPARATOR, 'gu'))
      .map((part) => part.trim())
      .filter((part) => part.length > 2 && part !== title),
  );

const META_DATES = [
  'firstpublishedtime',
  'pubdate',
  'publishdate',
  'publish_date',
  'article:published_time',
  'dc.date',
  'dcterms.issued',
  'dcterms.modified',
  'date',
];

/** The date the page prints for itself: a line under the title, else a meta element. ISO date. */
export function findPrintedDate(head: PageHead, list: readonly Segment[], title: string): string | undefined {
  const at = list.findIndex((segment) => segment.text === title);
  for (const { text } of list.slice(at + 1, at + 6)) {
    const date = isMetaLine(text) ? findDate(text) : undefined;
    if (date) return date;
  }
  for (const name of META_DATES) {
    const date = findDate(head.meta.get(name) ?? '');
    if (date) return date;
  }
  const line = list.find(
    ({ text, links }) => links === 0 && text.length < 120 && /\d{4}/.test(text) && isMetaLine(text) && findDate(text),
  );
  return line && findDate(line.text);
}

import type { Block, Document, Link } from '../domain/document.ts';
import { problem } from '../domain/problem.ts';
import { normaliseText } from '../domain/text.ts';
import { findDate } from './dates.ts';
import { readHtml } from './html.ts';
import { languageOf } from './language.ts';
import { isAttachment, resolveAddress } from './links.ts';

const TITLE = /^(?:title|doctitle|headline|name|subject|bt)$/i;
const ADDRESS = /^(?:url|link|href|docpuburl|weburl|pageurl|path)$/i;
const DATE =
  /^(?:date|docreltime|docrelpubtime|pubdate|pubtime|publishtime|publish_time|publisheddate|published|created|time|releasetime)$/i;

const byKey = (row: Record<string, unknown>, form: RegExp): unknown =>
  Object.entries(row).find(([key, value]) => form.test(key) && value)?.[1];

/** A row of a list of articles, as the site's own script would print it. */
function asLink(row: Record<string, unknown>, base: string): Link | undefined {
  const [title, address, date] = [byKey(row, TITLE), byKey(row, ADDRESS), byKey(row, DATE)];
  if (typeof title !== 'string' || typeof address !== 'string') return undefined;
  const url = resolveAddress(address, base);
  if (!url) return undefined;
  const iso = typeof date === 'string' ? findDate(date) : undefined;
  return {
    url,
    text: normaliseText(title.replace(/<[^<>]{0,200}>/g, '')),
    ...(iso && { date: iso }),
    ...(isAttachment(url) && { attachment: true }),
    inContent: true,
  };
}

/** Visits the values in order, without recursion. */
function* values(root: unknown): Generator<unknown> {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    yield value;
    if (typeof value === 'object' && value !== null) waiting.push(...Object.values(value).reverse());
  }
}

function blocksOf(text: string, url: string): readonly Block[] {
  if (/<(?:p|div|br|table|li|h\d)\b/i.test(text)) return readHtml(text, { url, content: ['*'], ignore: [] }).blocks;
  const line = normaliseText(text);
  return /\p{L}/u.test(line) && !/^https?:\/\/\S+$/.test(line) ? [{ kind: 'paragraph', text: line }] : [];
}

/** A JSON document: rows with a title and an address become links, every other readable string a block. Nothing if it is no JSON. */
export function readJson(
  text: string,
  hints: { readonly url: string; readonly language?: string },
): Document | undefined {
  let root: unknown;
  try {
    root = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
  const links: Link[] = [];
  const blocks: Block[] = [];
  for (const value of values(root)) {
    if (typeof value === 'string') blocks.push(...blocksOf(value, hints.url));
    else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const link = asLink(value as Record<string, unknown>, hints.url);
      if (link) links.push(link);
    }
  }
  const title = typeof root === 'object' && root !== null ? byKey(root as Record<string, unknown>, TITLE) : undefined;
  return {
    format: 'json',
    title: typeof title === 'string' ? normaliseText(title) : '',
    language: languageOf(blocks.map((block) => block.text).join('\n'), hints.language),
    blocks,
    links,
    problems: blocks.length > 0 || links.length > 0 ? [] : [problem('no-text', 'the JSON holds no readable text')],
  };
}

import { QuoteType, Tokenizer } from 'htmlparser2';
import type { Hole } from './sieve.ts';

/** Attributes whose value no reader of text looks at. */
const UNREAD = new Set(['value', 'nonce', 'integrity', 'src']);
/** Names of `meta` elements that carry a token of this one answer. */
const TOKEN_META = /name\s*=\s*["']?[\w:-]{0,40}(?:csrf|xsrf|token|nonce|session|request|trace|timestamp|generated)/i;

const ignore = (): void => {};

/**
 * What HTML keeps from its reader, by the tokenizer that reads the page: comments, the content of scripts and style sheets,
 * quoted values of attributes that are not read. In order; empty ones too.
 */
export function inertPlaces(page: Buffer): Hole[] {
  // One character for every byte: offsets are those of the bytes, and markup is ASCII in every charset this is used for.
  const text = page.toString('latin1');
  const found: Hole[] = [];
  let tag = '';
  let tagStart = 0;
  let attribute = '';
  let value = { from: 0, to: 0 };
  let raw: { kind: 'script' | 'style'; from: number } | null = null;
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      onopentagname(start, end) {
        tag = text.slice(start, end).toLowerCase();
        tagStart = start;
      },
      onattribname(start, end) {
        attribute = text.slice(start, end).toLowerCase();
      },
      onattribdata(from, to) {
        value = { from, to };
      },
      onattribend(quote) {
        const quoted = quote === QuoteType.Single || quote === QuoteType.Double;
        if (quoted && isUnread(tag, attribute, () => tagAt(text, tagStart))) found.push({ kind: 'value', ...value });
      },
      onopentagend(end) {
        raw = tag === 'script' || tag === 'style' ? { kind: tag, from: end + 1 } : null;
      },
      onclosetag(start) {
        if (raw) found.push({ ...raw, to: start - 2 });
        raw = null;
      },
      oncomment(start, end, offset) {
        if (end - offset >= start) found.push({ kind: 'comment', from: start, to: end - offset });
      },
      onattribentity: ignore,
      oncdata: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onprocessinginstruction: ignore,
      onselfclosingtag: ignore,
      ontext: ignore,
      ontextentity: ignore,
    },
  );
  tokenizer.write(text);
  tokenizer.end();
  return found;
}

function isUnread(tag: string, attribute: string, whole: () => string): boolean {
  if (attribute === 'content') return tag === 'meta' && TOKEN_META.test(whole());
  return UNREAD.has(attribute);
}

const tagAt = (text: string, from: number): string => text.slice(from, text.indexOf('>', from)).slice(0, 1000);

/**
 * What a page says at a glance, enough to judge it: title, headings, visible text. One pass over the markup without a tree,
 * so that 10 MB or 20,000 nested elements cost no more than their length. The extraction of content is another room's.
 */
export interface Page {
  readonly html: string;
  readonly title: string;
  /** h1 to h3 */
  readonly headings: readonly string[];
  /** Visible text; of a long page only the beginning. */
  readonly text: string;
  readonly noscript: string;
  readonly links: number;
  readonly scripts: number;
  /** Images, frames and embedded objects: content without text. */
  readonly media: number;
}

const TEXT_KEPT = 5_000;
const TITLE_KEPT = 500;

const TAG = /<(\/?)([a-z][a-z0-9:-]*)/iy;
const HIDDEN = new Set(['script', 'style', 'template', 'noscript', 'textarea', 'title', 'svg', 'select']);
const MEDIA = new Set(['img', 'iframe', 'frame', 'embed', 'object', 'video', 'canvas']);
const HEADING = /^h[1-3]$/;
/** A choice that leads somewhere: some home pages have no other menu. */
const OPTION_ADDRESS = /<option\b[^<>]{0,200}?\bvalue\s*=\s*["']?[^"'\s<>]{0,200}\//gi;

/** Reads markup that is already decoded. */
export function readPage(html: string): Page {
  const page = { title: '', text: '', noscript: '', links: 0, scripts: 0, media: 0 };
  const headings: string[] = [];
  let heading: number | null = null;
  const say = (piece: string) => {
    const spaced = piece.replace(/\s+/g, ' ');
    page.text += page.text.endsWith(' ') ? spaced.trimStart() : spaced;
  };
  let at = 0;
  // Nothing but short pages is judged by its words: a long one need not be read to its end.
  while (at < html.length && page.text.length < TEXT_KEPT) {
    const lt = html.indexOf('<', at);
    say(html.slice(at, lt < 0 ? html.length : lt));
    if (lt < 0) break;
    const tag = tagAt(html, lt);
    if (!tag) {
      const comment = html.startsWith('<!--', lt);
      at = after(html, comment ? '-->' : '>', comment ? lt + 4 : lt + 1);
      continue;
    }
    at = after(html, '>', lt);
    const { name, closing } = tag;
    if (!closing && HIDDEN.has(name)) {
      const close = closingTag(html, name, at);
      if (name === 'title' && !page.title) page.title = readable(html.slice(at, Math.min(close, at + TITLE_KEPT)));
      if (name === 'noscript') page.noscript += html.slice(at, Math.min(close, at + TEXT_KEPT));
      if (name === 'script') page.scripts++;
      if (name === 'select') page.links += html.slice(at, close).match(OPTION_ADDRESS)?.length ?? 0;
      at = close;
    } else if (HEADING.test(name)) {
      if (heading !== null && page.text.length > heading)
        headings.push(readable(page.text.slice(heading, heading + TITLE_KEPT)));
      heading = closing ? null : page.text.length;
    } else if (!closing && name === 'a') page.links++;
    else if (!closing && MEDIA.has(name)) page.media++;
    say(' ');
  }
  return {
    ...page,
    html,
    headings,
    text: readable(page.text),
    noscript: readable(page.noscript.replace(/<[^<>]*>/g, ' ')),
  };
}

function tagAt(html: string, lt: number): { name: string; closing: boolean } | null {
  TAG.lastIndex = lt;
  const match = TAG.exec(html);
  return match && { name: match[2]!.toLowerCase(), closing: match[1] === '/' };
}

/** The place behind the next `mark`, or the end. */
function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}

const CLOSING = new Map([...HIDDEN].map((name) => [name, new RegExp(`</${name}`, 'gi')]));

function closingTag(html: string, name: string, from: number): number {
  const mark = CLOSING.get(name)!;
  mark.lastIndex = from;
  return mark.exec(html)?.index ?? html.length;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  iexcl: '¡',
  iquest: '¿',
  aacute: 'á',
  agrave: 'à',
  acirc: 'â',
  atilde: 'ã',
  auml: 'ä',
  ccedil: 'ç',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  euml: 'ë',
  iacute: 'í',
  icirc: 'î',
  iuml: 'ï',
  ntilde: 'ñ',
  oacute: 'ó',
  ocirc: 'ô',
  otilde: 'õ',
  ouml: 'ö',
  szlig: 'ß',
  uacute: 'ú',
  ugrave: 'ù',
  ucirc: 'û',
  uuml: 'ü',
};

/** Character references resolved (numeric, and the names European pages use), NFKC, lower case, single spaces. */
function readable(text: string): string {
  return text
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (all, decimal, hex, name) => {
      if (name) return ENTITIES[name.toLowerCase()] ?? all;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
    })
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .trim();
}

/**
 * Bytes to text, well enough to judge a page: BOM, strict UTF-8, then the declared charset, then GB18030.
 * A declared charset stands behind UTF-8 that decodes without fault, because servers lie about it.
 */
export function decodeForJudging(body: Uint8Array, charset: string | undefined): string {
  for (const label of ['utf-8', charset, metaCharset(body), 'gb18030']) {
    if (!label) continue;
    try {
      return new TextDecoder(label, { fatal: label === 'utf-8' }).decode(body);
    } catch {
      // an unknown label, or bytes that are not UTF-8: the next one
    }
  }
  return Buffer.from(body).toString('latin1');
}

function metaCharset(body: Uint8Array): string | undefined {
  const head = Buffer.from(body.subarray(0, 2048)).toString('latin1');
  return /<meta[^<>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})/i.exec(head)?.[1];
}

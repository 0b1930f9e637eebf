import { load } from 'cheerio/slim';
import { readScript } from './script.ts';

/** One thing on a page that leads somewhere. */
export interface MenuItem {
  readonly href: string;
  readonly label: string;
  /** The heading or parent entry it stands under. */
  readonly group: string;
}

export interface Menu {
  readonly title: string;
  readonly base?: string;
  readonly items: MenuItem[];
  /** Where the page sends its visitor by itself: script, refresh. */
  readonly forwards: string[];
  /** Parts of the page that are pages of their own. */
  readonly frames: string[];
  /** Script and data files that may hold the menu. */
  readonly scripts: string[];
}

/** The nodes of domhandler, as far as they are read here. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
}

interface Walk {
  readonly menu: Menu & { base?: string; title: string };
  /** First labels of the list entries that are open. */
  readonly entries: string[];
  heading: string;
  headings: number;
  /** Inside markup that a script wrote: its own scripts are not read again. */
  written: boolean;
}

const HEADINGS = new Set(['dt', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th', 'summary', 'legend']);
const MOST_LABEL = 300;
/** Boxes whose class calls them a title stand for headings. */
const TITLED = new Set(['div', 'span', 'p', 'td', 'strong', 'b']);
const TITLE_CLASS = /(?:^|[\s_-])(?:tit|title|hd|head|heading|caption|column)(?:$|[\s_-]|\d)/i;
/** Nodes looked at for one label, so that nesting without end costs nothing. */
const MOST_NODES = 60;
const MOST_HEADINGS = 5000;
/** More links than any home page has; listings with 5,000 occur. */
const MOST_ITEMS = 10_000;
const MOST_FORWARDS = 10;
const DEEPEST = 25_000;
/** Open tags compared with end tags that close nothing. */
const MOST_WORK = 30_000_000;

/** Everything on a page that a visitor could click, with what names it. Markup is walked without recursion. */
export function readMenu(html: string): Menu {
  const walk: Walk = {
    menu: { title: '', items: [], forwards: [], frames: [], scripts: [] },
    entries: [],
    heading: '',
    headings: 0,
    written: false,
  };
  readMarkup(html, walk);
  return walk.menu;
}

function readMarkup(html: string, walk: Walk): void {
  const stack: (Node | { readonly leave: Node })[] = [load(shallow(html)).root()[0] as unknown as Node];
  for (let top = stack.pop(); top; top = stack.pop()) {
    if ('leave' in top) {
      walk.entries.pop();
      continue;
    }
    enter(top, walk);
    if (top.name === 'li') {
      walk.entries.push('');
      stack.push({ leave: top });
    }
    for (let i = (top.children?.length ?? 0) - 1; i >= 0; i--) stack.push(top.children![i]!);
  }
}

/** The parser takes quadratic time in the depth of open tags: markup is cut where it stops closing them, or closes what is not open. */
function shallow(html: string): string {
  const opened = new Map<string, number>();
  let open = 0;
  let work = 0;
  for (const tag of html.matchAll(
    /<(\/?)(?!br\b|img\b|input\b|meta\b|link\b|hr\b|area\b|option\b)([a-z][a-z0-9]{0,9})/gi,
  )) {
    const name = tag[2]!.toLowerCase();
    const known = opened.get(name) ?? 0;
    if (!tag[1]) {
      opened.set(name, known + 1);
      open++;
    } else if (known > 0) {
      opened.set(name, known - 1);
      open--;
    } else work += open;
    if (open > DEEPEST || work > MOST_WORK) return html.slice(0, tag.index);
  }
  return html;
}

function enter(node: Node, walk: Walk): void {
  if (node.type === 'text') nameEntry(walk, node.data ?? '');
  if (!node.attribs || walk.menu.items.length >= MOST_ITEMS) return;
  const { menu } = walk;
  const attribute = (name: string) => node.attribs?.[name]?.trim() ?? '';
  if (isHeading(node) && walk.headings++ < MOST_HEADINGS) walk.heading = labelOf(node);
  if (node.name === 'a' || node.name === 'area')
    addItem(walk, hrefOf(attribute('href')) || clickOf(attribute('onclick')), labelOf(node));
  else if (node.name === 'option') addItem(walk, attribute('value'), labelOf(node));
  else if (node.name === 'frame' || node.name === 'iframe') menu.frames.push(attribute('src'));
  else if (node.name === 'title') menu.title ||= labelOf(node);
  else if (node.name === 'base') menu.base ??= attribute('href');
  else if (node.name === 'meta' && /^refresh$/i.test(attribute('http-equiv')))
    menu.forwards.push(/url\s*=\s*["']?([^"']+)/i.exec(attribute('content'))?.[1]?.trim() ?? '');
  else if (node.name === 'script') addScript(node, walk);
  else addAttributes(node, walk);
}

const isHeading = (node: Node): boolean =>
  HEADINGS.has(node.name!) || (TITLED.has(node.name!) && TITLE_CLASS.test(node.attribs?.class ?? ''));

/** The first words of a list entry name it for what is nested in it. */
function nameEntry(walk: Walk, text: string): void {
  const own = walk.entries.length - 1;
  if (own >= 0 && !walk.entries[own]) walk.entries[own] = text.trim().slice(0, MOST_LABEL);
}

function addScript(node: Node, walk: Walk): void {
  if (node.attribs?.src) walk.menu.scripts.push(node.attribs.src);
  const code = (node.children ?? []).map((child) => child.data ?? '').join('');
  if (code.trim()) addCode(code, walk);
}

/** The menu data of a script, and the markup it writes. */
function addCode(code: string, walk: Walk): void {
  if (walk.written) return;
  const { items, markup, forwards } = readScript(code);
  walk.menu.forwards.push(...forwards.slice(0, MOST_FORWARDS));
  for (const { href, label } of items) {
    if (/\.(?:js|json)$/i.test(href)) walk.menu.scripts.push(href);
    else walk.menu.items.push({ href, label, group: '' });
  }
  walk.written = true;
  if (markup.length) readMarkup(markup.join('\n'), walk);
  walk.written = false;
}

/** Buttons and boxes that lead somewhere by an attribute. */
function addAttributes(node: Node, walk: Walk): void {
  for (const [name, value] of Object.entries(node.attribs!)) {
    if (/^data-(?:href|url|link|target-url)$/.test(name)) addItem(walk, value, labelOf(node));
    else if (name === 'onclick') addItem(walk, clickOf(value), labelOf(node));
    else if (name === 'onload') walk.menu.forwards.push(...readScript(value).forwards.slice(0, MOST_FORWARDS));
    else if (name.startsWith('data-') && /^\s*[[{]/.test(value)) addCode(value, walk);
  }
}

function addItem(walk: Walk, href: string, label: string): void {
  nameEntry(walk, label);
  const group = walk.entries.slice(-7, -1).findLast(Boolean) ?? walk.heading;
  if (href) walk.menu.items.push({ href, label, group });
}

/** `javascript:go('/eng/visa/')` leads where its first address says. */
const hrefOf = (href: string): string => (/^javascript:/i.test(href) ? clickOf(href.slice(11)) : href);
const clickOf = (code: string): string => {
  if (!code) return '';
  const { forwards, items } = readScript(code);
  return forwards[0] ?? items[0]?.href ?? '';
};

/** What names a link: its text, else what its picture or attributes say. */
function labelOf(node: Node): string {
  const texts: string[] = [];
  const names = [node.attribs?.['aria-label'], node.attribs?.title, node.attribs?.alt];
  let length = 0;
  let nodes = 0;
  const stack: Node[] = [...(node.children ?? [])].reverse();
  for (let top = stack.pop(); top && length < MOST_LABEL && nodes++ < MOST_NODES; top = stack.pop()) {
    if (top.type === 'text') texts.push(top.data ?? '');
    else if (top.name !== 'script' && top.name !== 'style') {
      names.push(top.attribs?.alt, top.attribs?.title);
      for (let i = (top.children?.length ?? 0) - 1; i >= 0; i--) stack.push(top.children![i]!);
      texts.push(' ');
    }
    length += texts.at(-1)?.length ?? 0;
  }
  const text = texts.join('').replace(/\s+/g, ' ').trim();
  return (text || names.find((name) => name?.trim())?.trim() || '').slice(0, MOST_LABEL);
}

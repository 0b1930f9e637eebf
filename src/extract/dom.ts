import { load } from 'cheerio/slim';

/** The little of a parsed node this room uses; cheerio's own helpers recurse and would fail on deep pages. */
export interface DomNode {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly DomNode[];
  readonly parent: DomNode | null;
  readonly next: DomNode | null;
}

export interface ParsedPage {
  readonly root: DomNode;
  /** Elements a CSS selector finds, in document order; nothing for a selector that is no CSS. */
  select(selector: string): readonly DomNode[];
}

/** Parses forgivingly (htmlparser2): markup of any depth, never throws. */
export function parseHtml(html: string): ParsedPage {
  const $ = load(html);
  return {
    root: $.root()[0] as unknown as DomNode,
    select(selector) {
      try {
        return $(selector).toArray() as unknown as DomNode[];
      } catch {
        return [];
      }
    },
  };
}

export const isElement = (node: DomNode): boolean =>
  node.type === 'tag' || node.type === 'script' || node.type === 'style';

/** The node after `node` in document order, within `root`; past its children where `deep` is false. */
export function following(node: DomNode, root: DomNode, deep = true): DomNode | null {
  const child = deep ? node.children?.[0] : undefined;
  if (child) return child;
  for (let at: DomNode | null = node; at && at !== root; at = at.parent) {
    if (at.next) return at.next;
  }
  return null;
}

/** All text below a node, joined without separators, up to `limit` characters. */
export function textBelow(root: DomNode, limit = 4000): string {
  let text = '';
  for (
    let node: DomNode | null = root;
    node && text.length < limit;
    node = following(node, root, node.type === 'tag' || node === root)
  ) {
    if (node.type === 'text') text += node.data ?? '';
  }
  return text;
}

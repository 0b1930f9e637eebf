import { load } from 'cheerio/slim';
import { DomHandler, Parser } from 'htmlparser2';

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

/** Elements below this depth become brothers and sisters: browsers do so from 512 on, and the work grows with the square of the depth. */
const DEEPEST = 1000;
/** Unclosed tags beyond these make no page: the parser's own stack costs as much. */
const MOST_OPEN = 25_000;
/** A fee table of a megabyte has 50,000. */
const MOST_NODES = 1_000_000;

/** Builds the tree within limits of depth and number. */
class Bounded extends DomHandler {
  private tooDeep = 0;
  private nodes = 0;

  override onopentag(name: string, attribs: Record<string, string>): void {
    super.onopentag(name, attribs);
    if (this.tagStack.length <= DEEPEST) return;
    this.tagStack.pop();
    this.tooDeep++;
    if (this.tooDeep > MOST_OPEN) throw new RangeError(`more than ${MOST_OPEN} elements inside each other`);
  }

  override onclosetag(): void {
    if (this.tooDeep > 0) {
      this.lastNode = null;
      this.tooDeep--;
    } else super.onclosetag();
  }

  protected override addNode(node: Parameters<DomHandler['addNode']>[0]): void {
    this.nodes++;
    if (this.nodes > MOST_NODES) throw new RangeError(`more than ${MOST_NODES} elements and texts`);
    super.addNode(node);
  }
}

/**
 * Parses forgivingly (htmlparser2).
 * @throws RangeError for markup that is no page: elements without number, or without end
 */
export function parseHtml(html: string): ParsedPage {
  const tree = new Bounded();
  new Parser(tree).end(html);
  // Asked among many nodes at once the library compares each with each (domutils, removeSubsets): it is given one to ask in.
  const frame = { type: 'tag', name: 'page', attribs: {}, parent: null, prev: null, next: null };
  const $ = load(tree.root);
  const around = $({ ...frame, children: [{ ...frame, children: tree.root.children }] } as unknown as typeof tree.root);
  return {
    root: $.root()[0] as unknown as DomNode,
    select(selector) {
      try {
        return around.find(selector).toArray() as unknown as DomNode[];
      } catch {
        return [];
      }
    },
  };
}

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

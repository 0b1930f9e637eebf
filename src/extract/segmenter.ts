import { normaliseText } from '../domain/text.ts';
import type { DomNode } from './dom.ts';
import { chromeOf, INLINE, isDataTable, isHidden, isLabelButton, SILENT } from './elements.ts';
import { type RawLink, type Segment, type Segments, type Span, weigh } from './segment.ts';

const BULLET = /^[•·●○▪■□◆◇►▶➤] ?/;

interface Frame {
  readonly element: DomNode;
  readonly from: number;
  readonly chrome: 0 | 1 | 2;
  readonly hidden: boolean;
  readonly block: boolean;
}

/** Walks a tree once, without recursion, and cuts its text into segments. */
export class Segmenter {
  readonly list: Segment[] = [];
  readonly links: RawLink[] = [];
  readonly spans: Span[] = [];
  private readonly skip: ReadonlySet<DomNode>;
  private readonly frames: Frame[] = [];
  private text = '';
  private linkText = '';
  private boldLength = 0;
  private linkCount = 0;
  private bold = 0;
  private hidden = 0;
  private softChrome = 0;
  private hardChrome = 0;
  private articles = 0;
  private listDepth = 0;
  private items = 0;
  private preformatted = 0;
  private heading = 0;
  private link: RawLink | undefined;
  private cells: string[] | undefined;
  private dataTables = 0;

  constructor(skip: ReadonlySet<DomNode>) {
    this.skip = skip;
  }

  read(root: DomNode): Segments {
    let node: DomNode | null = root;
    while (node) {
      const child: DomNode | undefined = this.enter(node) ? node.children?.[0] : undefined;
      if (child) {
        node = child;
        continue;
      }
      while (node) {
        this.leave(node);
        if (node === root) node = null;
        else if (node.next) {
          node = node.next;
          break;
        } else node = node.parent;
      }
    }
    this.flush(root);
    return { list: this.list, links: this.links, spans: this.spans };
  }

  /** True where the children are to be read. */
  private enter(node: DomNode): boolean {
    if (node.type === 'text') {
      this.append(node.data ?? '', node.parent ?? node);
      return false;
    }
    if (node.type === 'root' || node.type === 'cdata') return true;
    if (node.type !== 'tag' || !node.name) return false;
    if (SILENT.has(node.name) || this.skip.has(node)) return false;
    if (node.name === 'button' && !isLabelButton(node)) return false;
    this.open(node, node.name);
    return true;
  }

  private open(element: DomNode, name: string): void {
    const block = !INLINE.has(name);
    if (block) this.boundary(element.parent ?? element);
    const chrome = chromeOf(element, this.articles > 0);
    const hidden = isHidden(element);
    if (chrome === 2) this.hardChrome++;
    else if (chrome === 1) this.softChrome++;
    if (hidden) this.hidden++;
    this.frames.push({ element, from: this.list.length, chrome, hidden, block });
    if (name === 'a') this.openLink(element);
    else if (name === 'b' || name === 'strong') this.bold++;
    else if (name === 'img') this.image(element);
    else if (block) this.openBlock(element, name);
  }

  private openBlock(element: DomNode, name: string): void {
    if (name === 'ul' || name === 'ol' || name === 'dl') this.listDepth++;
    else if (name === 'li' || name === 'dd' || name === 'dt') this.items++;
    else if (name === 'pre') this.preformatted++;
    else if (name === 'article' || name === 'main' || name === 'section') this.articles++;
    else if (name === 'table' && isDataTable(element)) this.dataTables++;
    else if (name === 'tr' && this.dataTables > 0) this.cells = [];
    else if (/^h[1-6]$/.test(name)) this.heading = Number(name[1]);
  }

  private leave(node: DomNode): void {
    const frame = this.frames.at(-1);
    if (!frame || frame.element !== node) return;
    this.frames.pop();
    const name = node.name ?? '';
    if (name === 'a') this.link = undefined;
    else if (name === 'b' || name === 'strong') this.bold--;
    else if (frame.block) this.closeBlock(node, name);
    if (frame.chrome === 2) this.hardChrome--;
    else if (frame.chrome === 1) this.softChrome--;
    if (frame.hidden) this.hidden--;
    if (this.list.length > frame.from && (frame.block || frame.chrome)) {
      this.spans.push({ element: node, from: frame.from, to: this.list.length, chrome: frame.chrome });
    }
  }

  private closeBlock(node: DomNode, name: string): void {
    if ((name === 'td' || name === 'th') && this.cells) this.closeCell();
    else if (name === 'tr' && this.cells) this.closeRow(node);
    else this.boundary(node);
    if (name === 'ul' || name === 'ol' || name === 'dl') this.listDepth--;
    else if (name === 'li' || name === 'dd' || name === 'dt') this.items--;
    else if (name === 'pre') this.preformatted--;
    else if (name === 'article' || name === 'main' || name === 'section') this.articles--;
    else if (name === 'table' && this.dataTables > 0) this.dataTables--;
    else if (/^h[1-6]$/.test(name)) this.heading = 0;
  }

  private openLink(element: DomNode): void {
    const href = element.attribs?.href?.trim();
    if (!href) return;
    this.link = { href, text: '', segment: this.list.length };
    this.links.push(this.link);
    this.linkCount++;
  }

  private image(element: DomNode): void {
    const alt = element.attribs?.alt ?? element.attribs?.title;
    if (this.link && alt && !this.link.text) this.link.text = alt;
  }

  private append(text: string, parent: DomNode): void {
    if (this.preformatted && text.includes('\n')) {
      for (const line of text.split('\n')) {
        this.appendLine(line);
        this.boundary(parent);
      }
    } else this.appendLine(text);
  }

  private appendLine(text: string): void {
    if (!this.text && !/\S/.test(text)) return;
    this.text += text;
    if (this.bold) this.boldLength += text.trim().length;
    if (!this.link) return;
    if (!/\S/.test(this.link.text)) this.link.segment = this.list.length;
    if (this.link.text.length < 500) this.link.text += text;
    this.linkText += text;
  }

  /** Ends a block; inside a cell of a data table merely separates words. */
  private boundary(parent: DomNode): void {
    if (this.cells) this.text += this.text ? ' ' : '';
    else if (this.text) this.flush(parent);
  }

  private closeCell(): void {
    this.cells!.push(normaliseText(this.text));
    this.text = '';
  }

  private closeRow(node: DomNode): void {
    if (this.text.trim()) this.closeCell();
    const cells = this.cells!;
    this.cells = undefined;
    const text = cells.filter(Boolean).length > 0 ? cells.join(' | ') : '';
    this.emit(node, { kind: 'row', text, cells });
  }

  private flush(parent: DomNode): void {
    const text = normaliseText(this.text);
    const letters = this.boldLength > 0 ? this.text.replace(/\s/g, '').length : 0;
    const boldOnly = this.boldLength > 0 && this.boldLength * 1.25 >= letters;
    const bare = text.replace(BULLET, '');
    if (this.heading) this.emit(parent, { kind: 'heading', level: this.heading, text });
    else if (this.items > 0) this.emit(parent, { kind: 'item', level: Math.max(1, this.listDepth), text: bare });
    else if (bare !== text) this.emit(parent, { kind: 'item', level: 1, text: bare });
    else if (boldOnly && weigh(text) <= 120 && !/[.。;；,，]$/.test(text))
      this.emit(parent, { kind: 'heading', level: 3, text });
    else this.emit(parent, { kind: 'paragraph', text });
  }

  private emit(parent: DomNode, block: Pick<Segment, 'kind' | 'level' | 'text' | 'cells'>): void {
    if (block.text) {
      this.list.push({
        ...block,
        weight: weigh(block.text),
        linkWeight: this.linkText ? weigh(this.linkText) : 0,
        links: this.linkCount,
        chrome: this.hardChrome ? 2 : this.softChrome ? 1 : 0,
        hidden: this.hidden > 0,
        parent,
      });
    }
    this.text = '';
    this.linkText = '';
    this.boldLength = 0;
    this.linkCount = 0;
  }
}

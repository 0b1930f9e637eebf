import type { Block } from '../domain/document.ts';
import { normaliseText } from '../domain/text.ts';
import { isFurniture } from './furniture.ts';
import type { Cell, Line } from './pdf-lines.ts';

const LIST_MARK =
  /^(?:[•·●○▪■□◆◇►▶➤–-] |[(（]?[\d一二三四五六七八九十]{1,3}[)）.、．]|[(（][a-z][)）]|第[\d一二三四五六七八九十百]{1,5}[条章節节])/u;
const SENTENCE_END = /[.。!！?？;；:：]["”’»）)]?$/;
const BULLET = /^[•·●○▪■□◆◇►▶➤] ?/;

const lineText = (line: Line): string => line.cells.map((cell) => cell.text).join(' ');

/** Page numbers, and what stands first or last on most pages. */
function withoutRunningHeads(pages: readonly (readonly Line[])[]): Line[][] {
  const seen = new Map<string, number>();
  for (const lines of pages) {
    for (const line of new Set([lines[0], lines.at(-1)]))
      if (line) seen.set(lineText(line), (seen.get(lineText(line)) ?? 0) + 1);
  }
  const runs = (line: Line): boolean => {
    const text = lineText(line);
    return (
      /^[-–—\s]*(?:page |第 ?)?\d{1,4}(?: ?(?:\/|of) ?\d{1,4})?(?: ?页)?[-–—\s]*$/iu.test(text) ||
      isFurniture(text) ||
      (seen.get(text) ?? 0) > Math.max(2, pages.length / 2)
    );
  };
  return pages.map((lines) =>
    lines.filter((line, at) => !((at === 0 || at === lines.length - 1) && lines.length > 1 && runs(line))),
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Joins the end of one line and the start of the next: Han text without a space, a hyphen kept. */
const joinLines = (before: string, after: string): string =>
  normaliseText(before.endsWith('-') && /^\p{L}/u.test(after) ? before + after : `${before} ${after}`);

interface Open {
  text: string;
  line: Line;
  heading: boolean;
}

/** Lines of all pages into headings, paragraphs (wrapped lines joined) and rows (cells by columns, wrapped cells joined). */
export function blocksOfPages(pages: readonly (readonly Line[])[]): Block[] {
  const clean = withoutRunningHeads(pages);
  const all = clean.flat();
  const body = median(all.flatMap((line) => Array(Math.min(60, lineText(line).length)).fill(line.size) as number[]));
  const right = Math.max(0, ...all.map((line) => line.cells.at(-1)!.end));
  const left = Math.min(right, ...all.map((line) => line.cells[0]!.x));
  const blocks: Block[] = [];
  let open: Open | undefined;
  let row: { cells: Cell[]; line: Line } | undefined;
  const close = () => {
    if (open) blocks.push(asBlock(open, body));
    if (row)
      blocks.push({
        kind: 'row',
        text: row.cells.map((cell) => cell.text).join(' | '),
        cells: row.cells.map((cell) => cell.text),
      });
    [open, row] = [undefined, undefined];
  };
  for (const line of all) {
    const text = lineText(line);
    if (row && line.cells.length < row.cells.length && continuesRow(row, line)) {
      row = { cells: extend(row.cells, line.cells), line };
    } else if (line.cells.length > 1 && !/^[•·●○▪\d.)、（(]{1,4}$/.test(line.cells[0]!.text)) {
      close();
      row = { cells: [...line.cells], line };
    } else if (open && continuesParagraph(open, line, text, { left, right })) {
      open = { ...open, text: joinLines(open.text, text), line };
    } else {
      close();
      open = { text, line, heading: line.size > body * 1.12 };
    }
  }
  close();
  return blocks;
}

/** A single cell right below a cell other than the first: the rest of wrapped text. */
function continuesRow(row: { cells: Cell[]; line: Line }, line: Line): boolean {
  const near = row.line.y - line.y > 0 && row.line.y - line.y < line.size * 1.6;
  return (
    near &&
    line.cells.every((cell) => row.cells.some((above) => Math.abs(above.x - cell.x) < line.size * 0.6)) &&
    line.cells[0]!.x > row.cells[0]!.x + line.size
  );
}

const extend = (cells: readonly Cell[], more: readonly Cell[]): Cell[] =>
  cells.map((cell) => {
    const rest = more.find((other) => Math.abs(other.x - cell.x) < 6);
    return rest ? { ...cell, text: joinLines(cell.text, rest.text), end: Math.max(cell.end, rest.end) } : cell;
  });

/** Does a line go on with the paragraph above: same size, close below (or over the page), and the line above ran to the margin? */
function continuesParagraph(open: Open, line: Line, text: string, margin: { left: number; right: number }): boolean {
  if (Math.abs(open.line.size - line.size) > 0.6 || LIST_MARK.test(text)) return false;
  const step = open.line.y - line.y;
  const overPage = step < 0;
  if (!overPage && step > line.size * 2.1) return false;
  const width = margin.right - margin.left;
  const full = open.line.cells.at(-1)!.end > margin.right - Math.max(width * 0.15, line.size * 3);
  if (!full) return false;
  return overPage
    ? !SENTENCE_END.test(open.text)
    : line.cells[0]!.x <= open.line.cells[0]!.x + line.size * 0.6 || !SENTENCE_END.test(open.text);
}

function asBlock({ text, heading, line }: Open, body: number): Block {
  if (heading && text.length <= 160) return { kind: 'heading', level: line.size > body * 1.4 ? 1 : 2, text };
  const bare = text.replace(BULLET, '');
  return bare === text ? { kind: 'paragraph', text } : { kind: 'item', level: 1, text: bare };
}

import type { Block } from '../domain/document.ts';
import { fold } from './text/fold.ts';
import { splitSentences } from './text/sentences.ts';
import { categoriesIn, categoriesOfCell, leadingCategory } from './visas.ts';

/** A document prepared for reading: folded lines and sentences that know their heading, their lead-in and their visa. */
export interface Page {
  readonly title: Line;
  readonly lines: readonly Line[];
  readonly sentences: readonly Sentence[];
  /** Every category named anywhere, in order. */
  readonly visas: readonly string[];
  /** The one category the page is about, if it is about one. */
  readonly subject?: string;
  readonly language: string;
  readonly url: string;
}

export interface Line {
  readonly index: number;
  readonly kind: Block['kind'];
  /** As in the document: quotes are cut from it. */
  readonly raw: string;
  readonly text: string;
  readonly cells: readonly string[];
  /** The categories that its headings, lead-in or own words put it under; empty: all. */
  readonly visas: readonly string[];
  /** Folded heading above, or ''. */
  readonly heading: string;
  /** Folded line that introduces the list or table it stands in ("… the following documents:"), or ''. */
  readonly leadIn: string;
}

export interface Sentence {
  readonly raw: string;
  readonly text: string;
  readonly line: Line;
  readonly visas: readonly string[];
}

export interface PageInput {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly language: string;
  readonly url?: string;
}

/** Work on a hostile page is bounded: so many blocks, so many characters of a block. */
const MOST_BLOCKS = 4000;
const LONGEST_BLOCK = 20_000;

const LIST_MARK =
  /^(?:[•●○◦▪■□▲△◆*·※-]|\d{1,2} ?[.)、:]|\(\d{1,2}\)|\([a-z]\)|[a-h][.)] |\([一二三四五六七八九十]{1,3}\)|[①-⑳])/u;
const HEADING_MARK =
  /^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\)|[ivxⅰ-ⅻ]{1,4}[.、)]|q\d{0,2}[:.]|[问答]:|part |step |chapter |section )/u;

interface Scope {
  readonly level: number;
  readonly text: string;
  readonly visas: readonly string[];
}

/** Is this block a heading in effect: declared, or a short line with a heading's number and no full stop? */
function headingLevel(block: Block, text: string): number | undefined {
  if (block.kind === 'heading') return block.level ?? 2;
  if (block.kind === 'row' || text.length > 70 || /[.。;；,]$/.test(text)) return undefined;
  if (HEADING_MARK.test(text)) return /^\(/.test(text) ? 5 : 4;
  if (block.kind === 'paragraph' && leadingCategory(text) !== undefined && text.length <= 60) return 6;
  if (
    block.kind === 'paragraph' &&
    text.length <= 50 &&
    categoriesIn(text).length > 0 &&
    !/[:]$/.test(text) &&
    !/ (?:is|are|must|may|will|should|shall|can) |须|应|可/.test(text)
  )
    return 6;
  return undefined;
}

function ownVisas(block: Block, text: string, cells: readonly string[]): string[] {
  if (block.kind === 'row') {
    const letters = cells.flatMap(categoriesOfCell);
    if (letters.length > 0) return [...new Set(letters)];
    return categoriesIn(cells[0] ?? '');
  }
  const first = block.kind === 'item' || block.kind === 'heading' ? leadingCategory(text) : undefined;
  return first !== undefined ? [first] : [];
}

/** Does the line introduce what follows: it ends with a colon, or announces "the following"? */
const introduces = (text: string): boolean =>
  /[:]$/.test(text) || (text.length < 240 && /(?:the following|as follows|如下|下列|以下)[^.。]{0,60}$/.test(text));

function foldLines(blocks: readonly Block[]): Line[] {
  const stack: Scope[] = [];
  let leadIn: { text: string; visas: readonly string[] } | undefined;
  const lines: Line[] = [];
  for (const [index, block] of blocks.slice(0, MOST_BLOCKS).entries()) {
    const raw = block.text.slice(0, LONGEST_BLOCK);
    const text = fold(raw);
    const cells = (block.cells ?? []).map((cell) => fold(cell.slice(0, 2000)));
    const level = headingLevel(block, text);
    const named =
      level === undefined
        ? ownVisas(block, text, cells)
        : [...new Set([...ownVisas(block, text, cells), ...categoriesIn(text)])];
    const listed = block.kind === 'item' || block.kind === 'row' || LIST_MARK.test(text);
    if (level !== undefined) {
      while (stack.length > 0 && (stack.at(-1)?.level ?? 0) >= level) stack.pop();
      stack.push({ level, text, visas: named });
      leadIn = undefined;
    } else if (!listed) leadIn = introduces(text) ? { text, visas: categoriesIn(text) } : undefined;
    const above = stack.findLast((scope) => scope.visas.length > 0)?.visas ?? [];
    const visas = [named, leadIn?.visas ?? [], above].find((codes) => codes.length > 0) ?? [];
    const kind =
      level !== undefined ? 'heading' : block.kind === 'paragraph' && LIST_MARK.test(text) ? 'item' : block.kind;
    lines.push({ index, kind, raw, text, cells, visas, heading: stack.at(-1)?.text ?? '', leadIn: leadIn?.text ?? '' });
    if (listed && kind !== 'heading' && block.kind !== 'row' && /[:]$/.test(text))
      leadIn = { text, visas: named.length > 0 ? named : (leadIn?.visas ?? []) };
  }
  return lines;
}

function sentencesOf(line: Line): Sentence[] {
  return splitSentences(line.raw).map((raw) => {
    const text = fold(raw);
    const own = line.kind === 'row' ? [] : categoriesIn(text);
    return { raw, text, line, visas: own.length > 0 && own.length <= 6 ? own : line.visas };
  });
}

/** Prepares a document for reading. Linear in its length and bounded for huge pages. */
export function preparePage(input: PageInput): Page {
  const title: Line = {
    index: -1,
    kind: 'heading',
    raw: input.title,
    text: fold(input.title.slice(0, 1000)),
    cells: [],
    visas: [],
    heading: '',
    leadIn: '',
  };
  const lines = foldLines(input.blocks);
  const inTitle = categoriesIn(title.text);
  const visas = [...new Set([...inTitle, ...lines.flatMap((line) => [...line.visas, ...categoriesIn(line.text)])])];
  const subject = inTitle.length === 1 ? inTitle[0] : visas.length === 1 ? visas[0] : undefined;
  const sentences = [...sentencesOf(title), ...lines.flatMap(sentencesOf)];
  return {
    title,
    lines,
    sentences,
    visas,
    ...(subject === undefined ? {} : { subject }),
    language: input.language,
    url: input.url ?? '',
  };
}

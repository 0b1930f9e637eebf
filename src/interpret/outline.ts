import type { Block } from '../domain/document.ts';
import { fold } from './text/fold.ts';
import type { Lexicon } from './tongues/index.ts';
import { categoriesIn, categoriesOfCell, leadingCategory, lettered } from './visas.ts';

export interface Line {
  readonly index: number;
  readonly kind: Block['kind'];
  /** As in the document: quotes are cut from it. */
  readonly raw: string;
  readonly text: string;
  readonly cells: readonly string[];
  /** The categories that its headings, lead-in or own words put it under; empty: all. */
  readonly visas: readonly string[];
  /** The two folded headings above, nearest first, or ''. */
  readonly heading: string;
  /** Folded line that introduces the list or table it stands in ("… the following documents:"), or ''. */
  readonly leadIn: string;
  /** The words of its language; undefined: English, Chinese, or a language without a lexicon. */
  readonly tongue?: Lexicon | undefined;
}

export interface Sentence {
  readonly raw: string;
  readonly text: string;
  readonly line: Line;
  readonly visas: readonly string[];
  /** The sentence is a question; this is how it was answered. */
  readonly answer?: boolean;
}

/** Work on a hostile page is bounded. */
const LONGEST_BLOCK = 20_000;
/** Longer paragraphs are no entries of a list without bullets. */
const LONGEST_ENTRY = 160;

/** Marks of list entries, one class after the other: a nested list has another class than the list around it. */
const MARKS: readonly RegExp[] = [
  /^[•●○◦▪■□▲△◆*·・※-]/u,
  /^\d{1,2} ?[.、:](?!\d)|^\d{1,2}是/u,
  /^\d{1,2} ?\)/u,
  /^\(\d{1,2}\)/u,
  /^\([a-z]\)|^[a-h][.)] /u,
  /^\([一二三四五六七八九十]{1,3}\)/u,
  /^[①-⑳]/u,
  /^[一二三四五六七八九十]是/u,
  /^[一二三四五六七八九十]{1,3}[、.]/u,
];
const HEADING_MARK =
  /^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\)|[ivxⅰ-ⅻ]{1,4} ?[.、)]|q\d{0,2}[:.]|[问答]:|part |step |chapter |section )/u;

const markOf = (text: string): number => MARKS.findIndex((mark) => mark.test(text));

interface Scope {
  readonly level: number;
  readonly text: string;
  readonly visas: readonly string[];
}
interface LeadIn {
  readonly text: string;
  readonly visas: readonly string[];
  /** The mark class of the entry that opened a nested list; -1: a line outside lists. */
  readonly mark: number;
}

/** "1. Age. From 18 to 40.": a few words that name what the rest of the line is about, read as "age: from 18 to 40". */
const TITLED =
  /^((?:\(?\d{1,2}[.)] ?|[a-z][.)] )?(?!(?:yes|no|please|note|apply|bring|submit|pay|visas?)\b)[a-z]+(?:[ /-][a-z]+){0,3})\. (?=[a-z\d])/;
/** Words in lenticular brackets that open a line name what it is about: 【材料】护照. */
const BRACKETED = /^【([^【】]{1,16})】:? ?(?=.)/;
export const titled = (text: string): string =>
  text.replace(BRACKETED, '$1:').replace(TITLED, (all, label: string) => (VERB.test(label) ? all : `${label}: `));
const VERB =
  /\b(?:is|are|was|were|be|must|may|can|will|shall|should|need|has|have|do|does|not|e|no|art|approx|mr|mrs|ms|dr|applicants?|i|we|you|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|tel|ext|st|av|effective|from)\b|(?:ed|ing)$/;

/** Is this block a heading in effect: declared, or a short line with a heading's number or the name of a category? */
function headingLevel(block: Block, text: string, counted: boolean): number | undefined {
  if (block.kind === 'heading') return block.level ?? 2;
  if (counted) return undefined;
  if (block.kind === 'row' || text.length > 70 || /[。;,]$/.test(text)) return undefined;
  if (HEADING_MARK.test(text)) return /^\(/.test(text) ? (/[.:。;]/.test(text) || text.length > 24 ? undefined : 5) : 4;
  if (block.kind !== 'paragraph' || /[.:]$/.test(text)) return undefined;
  if (leadingCategory(block.text) !== undefined && text.length <= 60) return 6;
  const speaks = / (?:is|are|must|may|will|should|shall|can) |须|应|可|请/.test(text);
  return text.length <= 50 && !speaks && categoriesIn(text).length > 0 ? 6 : undefined;
}

function ownVisas(block: Block, cells: readonly string[], counted: boolean): string[] {
  if (block.kind === 'row') {
    const letters = cells.flatMap(categoriesOfCell);
    if (letters.length > 0) return [...new Set(letters)];
    return categoriesIn(cells[0] ?? '');
  }
  const first = !counted && block.kind !== 'paragraph' ? leadingCategory(block.text) : undefined;
  return first !== undefined ? [first] : [];
}

const opensList = (next: Block | undefined): boolean =>
  next !== undefined && (next.kind === 'item' || next.kind === 'row' || markOf(fold(next.text.slice(0, 12))) >= 0);

/** Does the line introduce what follows: it ends with a colon, announces "the following", or is a short title of a list? */
const introduces = (text: string, listFollows: boolean): boolean =>
  /:$/.test(text) ||
  (text.length < 240 && /(?:the following|as follows|如下|下列|以下)[^.。]{0,60}$/.test(text)) ||
  (listFollows && text.length <= 70 && !/[.。;,!?]$/.test(text));

/** A short entry without a stop, before entries marked otherwise, is the title of these: "1. Basic documents" … "(1) Passport". */
const opensNested = (text: string, mark: number, next: Block | undefined): boolean => {
  const nested = next === undefined ? -1 : markOf(fold(next.text.slice(0, 12)));
  return mark >= 0 && nested >= 0 && nested !== mark && text.length <= 60 && !/[.;,!?。]$/.test(text);
};

const firstNamed = (...choices: readonly (readonly string[])[]): readonly string[] =>
  choices.find((codes) => codes.length > 0) ?? [];

/** Reads block after block and remembers the headings and the lead-in that hold for the next one. */
class Outline {
  readonly lines: Line[] = [];
  private readonly stack: Scope[] = [];
  private leadIns: LeadIn[] = [];
  /** The line with a colon that opened the run of short paragraphs read now: a list without bullets. */
  private run: LeadIn | undefined;
  private lastMark = -1;
  private readonly counted: boolean;

  constructor(blocks: readonly Block[]) {
    this.counted = lettered(blocks.map((block) => block.text));
  }

  read(block: Block, index: number, next: Block | undefined): void {
    const raw = block.text.slice(0, LONGEST_BLOCK);
    const text = titled(fold(raw));
    const cells = (block.cells ?? []).map((cell) => fold(cell.slice(0, 2000)));
    const mark = markOf(text);
    const level = headingLevel(block, text, this.continues(mark, next));
    const listed = level === undefined && (block.kind === 'item' || block.kind === 'row' || mark >= 0);
    const own = ownVisas(block, cells, this.counted);
    this.advance(level, listed, mark, text, own, next);
    const leadIn = listed ? this.leadIns.at(-1) : this.inRun(level, text);
    const above = this.stack.findLast((scope) => scope.visas.length > 0)?.visas ?? [];
    const visas = firstNamed(own, leadIn?.visas ?? [], above);
    const kind = level !== undefined ? 'heading' : listed && block.kind !== 'row' ? 'item' : block.kind;
    this.lines.push({ index, kind, raw, text, cells, visas, heading: this.heading(), leadIn: leadIn?.text ?? '' });
    if (kind === 'item' && (/:$/.test(text) || opensNested(text, mark, next))) {
      this.leadIns.push({ text, visas: firstNamed(own, categoriesIn(text), leadIn?.visas ?? []), mark });
    }
  }

  /** What opened the run of short paragraphs that this one continues, if any. */
  private inRun(level: number | undefined, text: string): LeadIn | undefined {
    const opened = level === undefined && text.length <= LONGEST_ENTRY && !text.endsWith(':') ? this.run : undefined;
    this.run = level === undefined && /:$/.test(text) ? { text, visas: categoriesIn(text), mark: -1 } : opened;
    return opened;
  }

  /** Moves on to a heading, to an entry of a list or to a line that ends the lists before it. */
  private advance(
    level: number | undefined,
    listed: boolean,
    mark: number,
    text: string,
    own: readonly string[],
    next: Block | undefined,
  ): void {
    if (level !== undefined) this.openSection(level, text, [...new Set([...own, ...categoriesIn(text)])]);
    else if (!listed) {
      this.leadIns = introduces(text, opensList(next)) ? [{ text, visas: categoriesIn(text), mark: -1 }] : [];
    } else if (mark >= 0) this.leaveNested(mark);
  }

  private heading(): string {
    const nearest = this.stack.slice(-2).reverse();
    return nearest.map((scope) => scope.text).join(' / ');
  }

  /** Does the block stand in a run of lines counted alike, "(一) … (二) …"? Then it is an entry, not a heading. */
  private continues(mark: number, next: Block | undefined): boolean {
    const previous = this.lastMark;
    this.lastMark = mark;
    return mark >= 0 && (mark === previous || (next !== undefined && markOf(fold(next.text.slice(0, 12))) === mark));
  }

  private openSection(level: number, text: string, visas: readonly string[]): void {
    while ((this.stack.at(-1)?.level ?? 0) >= level) this.stack.pop();
    this.stack.push({ level, text, visas });
    this.leadIns = [];
  }

  /** An entry marked like the one that opened a nested list ends that list. */
  private leaveNested(mark: number): void {
    const opener = this.leadIns.findIndex((leadIn) => leadIn.mark === mark);
    if (opener >= 0) this.leadIns = this.leadIns.slice(0, opener);
  }
}

/** The blocks as folded lines that know what they stand under. */
export function outlineOf(blocks: readonly Block[]): Line[] {
  const outline = new Outline(blocks);
  for (const [index, block] of blocks.entries()) outline.read(block, index, blocks[index + 1]);
  return outline.lines;
}

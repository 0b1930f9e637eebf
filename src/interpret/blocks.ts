import type { Block } from '../domain/document.ts';

const BULLET =
  /^(?:[•●○◦▪■□▲△◆*·※－–-]|\d{1,2}\s?[.)、．)](?!\d)|[（(]\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z]|[ivx]{1,4})\s?[）)]|[a-hA-H][.)]\s|[①-⑳]|STEP\s?\d)/u;
const PART =
  /^(?:[一二三四五六七八九十]{1,3}\s?[、.．]|[IVXⅠ-Ⅻ]{1,4}\s?[.、．)]|第[一二三四五六七八九十]{1,3}[章节節部])/u;
const SUBPART = /^[（(]\s?[一二三四五六七八九十]{1,3}\s?[）)]/u;
const QUESTION = /^(?:Q\s?\d{0,2}\s?[:：.]|问\s?[:：]|問\s?[:：]|\d{1,2}[.、].{3,120}[?？]$)/u;
const CLOSED = /[。.;；,，!！]$/u;

/** One line of plain text as a block: the kind is guessed from markers, length and closing punctuation. */
function blockOfLine(line: string): Block {
  if (line.includes(' | ') || line.startsWith('| ') || line.endsWith(' |')) {
    return { kind: 'row', text: line, cells: line.split('|').map((cell) => cell.trim()) };
  }
  const short = line.length <= 80;
  if (PART.test(line) && short && !CLOSED.test(line)) return { kind: 'heading', text: line, level: 2 };
  if (SUBPART.test(line) && line.length <= 24 && !CLOSED.test(line)) return { kind: 'heading', text: line, level: 3 };
  if (QUESTION.test(line) && line.length <= 160) return { kind: 'heading', text: line, level: 3 };
  if (BULLET.test(line)) return { kind: 'item', text: line, level: 1 };
  return { kind: 'paragraph', text: line };
}

/** Plain text into blocks: one per line, table rows written with " | ". For `interpret -` and for bodies without markup. */
export function blocksOfText(text: string): Block[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(blockOfLine);
}

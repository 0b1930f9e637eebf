import type { Block } from '../domain/document.ts';

const BULLET =
  /^(?:[•●○◦▪■□▲△◆*·・※－–-]|\d{1,2}\s?[.)、．)](?!\d)|[（(]\s?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})\s?[）)]|[a-hA-H][.)]\s|[①-⑳]|STEP\s?\d)/u;
const QUESTION = /^(?:Q\s?\d{0,2}\s?[:：.]|问\s?[:：]|問\s?[:：]|\d{1,2}[.、].{3,120}[?？]$)/u;

/** One line of plain text as a block: the kind is guessed from markers, length and closing punctuation. */
function blockOfLine(line: string): Block {
  if (line.includes(' | ') || line.startsWith('| ') || line.endsWith(' |')) {
    return { kind: 'row', text: line, cells: line.split('|').map((cell) => cell.trim()) };
  }
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

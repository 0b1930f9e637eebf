import type { DiffLine, FactRow, Link, Mail, Part } from './mail-parts.ts';
import { WORDS } from './words.ts';

/** Columns of a text mail, as RFC 3676 and mutt have it. */
const COLUMNS = 72;

const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;
/** Columns of one character: Chinese signs take two. */
const columns = (sign: string): number => (WIDE.test(sign) ? 2 : 1);
const width = (text: string): number => [...text].reduce((sum, sign) => sum + columns(sign), 0);

/** Words, or single signs where the script has no spaces; brackets and stops stay with what they open and close. */
const UNITS =
  /\s+|[（《“‘【]*(?:[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]|[^\s（《“‘【\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]+)[，。；：、！？）》”’】…]*|[（《“‘【]/gu;

/** Lines of at most COLUMNS columns. A word too long for a line (an address) keeps a line of its own, unbroken. */
export function wrap(text: string, first = '', rest = first): string {
  const lines: string[] = [];
  let line = '';
  let room = COLUMNS - width(first);
  for (const [unit] of text.matchAll(UNITS)) {
    const takes = width(unit);
    if (takes > room && line.trim()) {
      lines.push(line.trimEnd());
      line = '';
      room = COLUMNS - width(rest);
    }
    if (!line && !unit.trim()) continue;
    line += unit;
    room -= takes;
  }
  lines.push(line.trimEnd());
  return lines.map((one, index) => `${index ? rest : first}${one}`.trimEnd()).join('\n');
}

function factText({ label, before, after, direction, quote }: FactRow, colon: string): string {
  const values = before === null ? after : `${before} → ${after}`;
  const note = direction ? ` (${direction.word})` : '';
  const head = wrap(`${label}${colon}${values}${note}`, '* ', '  ');
  return quote ? `${head}\n${wrap(quote, '  > ', '  > ')}` : head;
}

const diffText = ({ sign, words }: DiffLine): string =>
  wrap(words.map(({ text }) => text).join(''), `${sign} `, `${sign} `);
const linkText = ({ label, url }: Link, colon: string): string => `${label}${colon.trimEnd()}\n${url}`;

function partText(part: Part, colon: string): string {
  switch (part.kind) {
    case 'lead':
      return [wrap(part.text), part.under && wrap(part.under)].filter(Boolean).join('\n');
    case 'heading':
      return `${part.text}\n${'-'.repeat(Math.min(COLUMNS, width(part.text)))}`;
    case 'paragraph':
      return wrap(part.text);
    case 'facts':
      return part.rows.map((row) => factText(row, colon)).join('\n');
    case 'diff':
      return part.lines.map(diffText).join('\n');
    case 'item':
      return [
        wrap(`[${part.badge}] ${part.text}`, '* ', '  '),
        ...part.lines.map((line) => wrap(line, '  ')),
        `  ${part.link.url}`,
      ].join('\n');
    case 'button':
      return linkText(part.link, colon);
    case 'links':
      return part.links.map((link) => linkText(link, colon)).join('\n');
  }
}

/** The text part: complete by itself, the first line says what changed where. */
export function toText(mail: Mail): string {
  const colon = WORDS[mail.language].colon;
  const draw = (parts: readonly Part[]) => parts.map((part) => partText(part, colon)).join('\n\n');
  // "-- " is the signature mark of RFC 3676 §4.3: readers fold or dim what follows.
  return `${draw(mail.body)}\n\n-- \n${draw(mail.foot)}\n`;
}

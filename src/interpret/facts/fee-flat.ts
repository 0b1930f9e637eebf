import type { Line, Page } from '../page.ts';
import { nationalityIn } from '../values/countries.ts';
import { findMoney } from '../values/money.ts';
import { kinds } from './fee-words.ts';

/** Longest line that may have been a cell. */
const CELL = 40;
const FEWEST_ROWS = 2;

const isAmount = ({ text, kind }: Line): boolean =>
  kind !== 'row' &&
  text.length <= CELL &&
  (findMoney(text).length === 1 || /^\d{1,3}(?:[, ]?\d{3})*(?:\.\d{2})?$/.test(text));
const isLabel = (line: Line): boolean => line.kind !== 'row' && line.text.length <= CELL && !isAmount(line);

/** What a column may be named by: who pays, or how often one enters. */
function columnOf(line: Line, host: string | undefined): 'nationality' | 'entries' | undefined {
  if (!isLabel(line)) return undefined;
  if (nationalityIn(line.text, host) !== undefined) return 'nationality';
  return kinds(line.text).entries === undefined ? undefined : 'entries';
}

const asRow = (first: Line, cells: readonly string[]): Line => ({
  ...first,
  kind: 'row',
  text: cells.join(' | '),
  cells,
});

type Column = ReturnType<typeof columnOf>;
/** More names in a row are a list and no head of a table. */
const MOST_COLUMNS = 8;

/** The table that begins with the column names at `from`, and the line after it; undefined if none does. */
function flatTable(
  lines: readonly Line[],
  named: readonly Column[],
  from: number,
): { rows: Line[]; end: number } | undefined {
  const what = named[from];
  if (what === undefined) return undefined;
  let at = from;
  while (at - from <= MOST_COLUMNS && named[at] === what) at++;
  const columns = at - from;
  if (columns < 2 || columns > MOST_COLUMNS) return undefined;
  const rows = [asRow(lines[from]!, ['', ...lines.slice(from, at).map(({ text }) => text)])];
  while (at + columns < lines.length && isLabel(lines[at]!)) {
    const amounts = lines.slice(at + 1, at + 1 + columns);
    if (!amounts.every(isAmount)) break;
    rows.push(asRow(lines[at]!, [lines[at]!.text, ...amounts.map(({ text }) => text)]));
    at += columns + 1;
  }
  return rows.length > FEWEST_ROWS ? { rows, end: at } : undefined;
}

/** Tables of fees whose cells became lines of their own: names of columns, then a label and its amounts, row after row. */
export function flatTables(page: Page, host: string | undefined): { tables: Line[][]; taken: ReadonlySet<number> } {
  const tables: Line[][] = [];
  const taken = new Set<number>();
  const named = page.lines.map((line) => columnOf(line, host));
  for (let at = 0; at < page.lines.length; at++) {
    const table = flatTable(page.lines, named, at);
    if (table === undefined) continue;
    tables.push(table.rows);
    for (let one = at; one < table.end; one++) taken.add(one);
    at = table.end - 1;
  }
  return { tables, taken };
}

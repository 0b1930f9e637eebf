import type { Fee } from '../../domain/fact.ts';
import type { Line, Page } from '../page.ts';
import { hostOfAddress, nationalityIn } from '../values/countries.ts';
import { amountOf, currencyNamed, findMoney } from '../values/money.ts';
import { ABOUT, ENTRIES, kinds, OTHER_COLUMNS, OTHER_SERVICES } from './fee-words.ts';

/** A fee and the line it stands in. */
export interface Entry extends Fee {
  readonly line: Line;
}

const BARE = /^(\d{1,3}(?:[, ]\d{3})+|\d{2,7})(?:\.\d{1,2})?\*?$/;

/** One table: its head names columns, its first cells rows; a blank first cell carries the nationality above. */
export function readTable(page: Page, rows: readonly Line[], local: string): Entry[] {
  const entries: Entry[] = [];
  const host = hostOfAddress(page.url);
  const above = page.lines[(rows[0]?.index ?? 0) - 1];
  const title = `${above?.kind !== 'row' && (above?.text.length ?? 99) <= 80 ? above?.text : ''} ${rows[0]?.leadIn ?? ''} ${rows[0]?.heading ?? ''}`;
  const unit =
    currencyNamed(
      `${title} ${rows
        .slice(0, 2)
        .map((row) => row.text)
        .join(' ')}`,
    ) || local;
  let head: readonly string[] = [];
  let nationality = nationalityIn(title, host);
  const general = nationality;
  for (const [at, row] of rows.entries()) {
    const amounts = row.cells.map((cell) => amountIn(cell, unit));
    if (amounts.every((money) => money === undefined)) {
      // A table that tells one thing a row has no columns to name.
      if (at > 0 && row.cells.length === 2 && row.cells.every((cell) => cell !== '')) continue;
      head = row.cells.map((cell, column) => `${head[column] ?? ''} ${cell}`);
      continue;
    }
    const first = row.cells[0] ?? '';
    if (first !== '')
      nationality =
        nationalityIn(first, host) ??
        (head.some((cell) => /national|国籍|สัญชาติ|countr/.test(cell)) ? undefined : general);
    const label = row.cells.filter((_, column) => amounts[column] === undefined).join(' ');
    for (const [column, money] of amounts.entries()) {
      if (money === undefined) continue;
      const words = `${label} ${head[column] ?? ''}`;
      if (OTHER_SERVICES.test(label) || /^(?:注|note)/.test(label) || OTHER_COLUMNS.test(head[column] ?? '')) continue;
      const citizen = nationalityIn(head[column] ?? '', host) ?? nationality;
      const { entries: times, ...service } = kinds(`${words}${countCell(row, head)}`);
      entries.push({
        ...(times === undefined || spans(rows, at, column) ? {} : { entries: times }),
        ...service,
        ...(citizen === undefined ? {} : { nationality: citizen }),
        ...money,
        line: row,
      });
    }
  }
  return entries;
}

/** One amount written beside the first of several rows holds for all of them, however often one enters. */
const spans = (rows: readonly Line[], at: number, column: number): boolean =>
  rows[at + 1]?.cells[column] === '' &&
  kinds(rows[at + 1]!.cells[0] ?? '').entries !== undefined &&
  rows[at + 1]!.cells.some((cell) => findMoney(cell).length > 0);

/** In a column of entries "2" means two entries. */
function countCell(row: Line, head: readonly string[]): string {
  const column = head.findIndex((cell) => /entr|次数/.test(cell));
  const count = /^([12])$/.exec(row.cells[column] ?? '')?.[1];
  return count === undefined ? '' : ` ${count} entry`;
}

function amountIn(cell: string, unit: string): Pick<Fee, 'amount' | 'currency'> | undefined {
  const found = findMoney(cell);
  if (found.length > 1) return undefined;
  const money = found[0];
  if (money !== undefined) return { amount: money.amount, currency: money.currency || unit };
  if (/^(?:free|gratis|免费|免収|免收|gratuit|无料|무료|бесплатно|مجان)/.test(cell))
    return { amount: 0, currency: unit || 'CNY' };
  return BARE.test(cell) && unit !== '' ? { amount: amountOf(cell.replace('*', '')), currency: unit } : undefined;
}

/** Does the table, its heading, the line before it or the title speak of fees? */
const feeTable = (page: Page, rows: readonly Line[]): boolean => {
  const first = rows[0];
  if (first === undefined) return false;
  const around = `${page.title.text} ${first.leadIn} ${first.heading} ${page.lines[first.index - 1]?.text ?? ''}`;
  if (ABOUT.test(around) || rows.some((row) => ABOUT.test(row.text))) return true;
  const priced = rows.filter((row) => findMoney(row.text).length > 0).length;
  return priced >= 2 && rows.some((row) => ENTRIES.some(([, words]) => words.test(row.text)));
};

/** Longest piece of a cell that stands alone. */
const BROKEN = 14;

/** Runs of rows that belong to one table. */
export function tables(page: Page): Line[][] {
  const runs: Line[][] = [];
  let last = -2;
  for (const line of page.lines) {
    if (line.kind !== 'row') continue;
    const between = page.lines[last + 1];
    // A cell that was broken off stands between two rows of one table.
    const broken =
      line.index === last + 2 && (between?.text.length ?? BROKEN) < BROKEN && !/:$/.test(between?.text ?? '');
    if (line.index === last + 1 || (broken && runs.at(-1)?.at(-1)?.cells.length === line.cells.length))
      runs.at(-1)?.push(line);
    else runs.push([line]);
    last = line.index;
  }
  return runs.filter((rows) => feeTable(page, rows));
}

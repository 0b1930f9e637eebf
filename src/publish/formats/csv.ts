import type { Exporter } from './format.ts';
import { writePackage } from './package.ts';
import type { Cell } from './table.ts';

/** Signs that make spreadsheet programs take a text for a formula, full-width forms among them (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** One cell after RFC 4180. Lists and objects as JSON; a text that looks like a formula gets an apostrophe before it. */
export function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('\0', '');
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const line = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** Comma-separated values after RFC 4180, UTF-8, with a header line. */
export const exportCsv: Exporter = (job) =>
  writePackage(job, {
    extension: 'csv',
    mediaType: 'text/csv',
    dialect: { delimiter: ',', quoteChar: '"', doubleQuote: true, lineTerminator: '\r\n', header: true },
    note: "Lists and objects are JSON. A text that begins with = + - @ or a tab has an apostrophe (') put before it, so that no spreadsheet runs it.",
    header: (columns) => line(columns.map(({ name }) => name)),
    row: (_, cells) => line(cells),
  });

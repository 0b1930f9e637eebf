/** One line of a result: columns in the order in which they are written. */
export type Row = Readonly<Record<string, string | number | null>>;

/** One table of a benchmark, as it is printed and as `--json` gives it. */
export interface Table {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly note?: string;
}

const shown: Table[] = [];
const json = process.argv.includes('--json');

/** Shows a table: as Markdown at once, or with `--json` as part of the one document printed when the benchmark ends. */
export function report(title: string, rows: readonly Row[], note?: string): void {
  if (json && shown.length === 0) process.once('exit', () => process.stdout.write(`${JSON.stringify(shown)}\n`));
  shown.push({ title, rows, ...(note === undefined ? {} : { note }) });
  if (!json) console.log(markdown({ title, rows, note }));
}

/** `1.05`, `12.3`, `1234`: three digits say all that a shared machine can tell. */
export const rounded = (value: number): number => Number(value.toPrecision(Math.abs(value) >= 1000 ? 4 : 3));

function markdown({ title, rows, note }: Table): string {
  const columns = Object.keys(rows[0] ?? {});
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const body = rows.map((row) => line(columns.map((column) => cell(row[column]))));
  const head = [line(columns), line(columns.map((column) => (typeof rows[0]?.[column] === 'number' ? '---:' : '---')))];
  return [`\n${title}\n`, ...head, ...body, ...(note ? [`\n${note}`] : [])].join('\n');
}

const cell = (value: string | number | null | undefined): string =>
  typeof value === 'number' ? rounded(value).toLocaleString('en-US', { maximumFractionDigits: 3 }) : (value ?? '–');

import type { Database } from 'better-sqlite3';
import type { ExportJob } from './format.ts';
import type { rangeOf } from './range.ts';

/** Rows to a commit: what a stop may cost. */
const AT_ONCE = 10_000;

/** A table to fill with what a question gives. */
export interface Copy {
  readonly table: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
  /** Names the columns of the key; ends in its condition. */
  readonly select: string;
  /** Where a row is more than what was selected. */
  readonly row?: (values: readonly unknown[]) => readonly unknown[];
}

/** Copies the rows after those that are there, in the order of the key. Commits after every so many rows, counted from the first. */
export function copyRows(
  from: Database,
  to: Database,
  range: ReturnType<typeof rangeOf>,
  copy: Copy,
  progress: ExportJob['progress'],
): void {
  const { table, key, columns, select, row = (values) => values } = copy;
  const last = lastKey(to, copy);
  const names = key.map((name) => `"${name}"`).join(', ');
  const rest = last ? `WHERE (${names}) > (${key.map((_, index) => `$key${index}`).join(', ')})` : '';
  const values = { ...range, ...Object.fromEntries((last ?? []).map((value, index) => [`key${index}`, value])) };
  const total = from.prepare<unknown[], number>(`SELECT count(*) FROM (${select}) ${rest}`).pluck().get(values)!;
  const rows = from.prepare<unknown[], unknown[]>(`SELECT * FROM (${select}) ${rest} ORDER BY ${names}`).raw();
  const insert = to.prepare(
    `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  let done = 0;
  to.exec('BEGIN');
  for (const one of rows.iterate(values)) {
    insert.run(...row(one));
    done++;
    if (done % AT_ONCE === 0) to.exec('COMMIT; BEGIN');
    progress?.(done, total, table);
  }
  to.exec('COMMIT');
}

/** The key of the last row that is there. */
function lastKey(db: Database, { table, key }: Copy): unknown[] | undefined {
  const names = key.map((name) => `"${name}"`);
  const descending = names.map((name) => `${name} DESC`).join(', ');
  return db
    .prepare<[], unknown[]>(`SELECT ${names.join(', ')} FROM "${table}" ORDER BY ${descending} LIMIT 1`)
    .raw()
    .get();
}

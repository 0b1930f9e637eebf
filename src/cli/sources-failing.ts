import { type FailingPage, failingPages } from '../archive/queries/pages.ts';
import { openApp } from '../reading.ts';
import { configOf, type GlobalOptions } from './options.ts';
import { print, printJson, shorten, shortTime, table } from './output.ts';

const NO_LIMIT = -1;

/** What cannot be read now: one line a page, the source, since when and why. */
export function printFailing(options: GlobalOptions): void {
  const app = openApp(configOf(options));
  try {
    const pages = failingPages(app.archive.db, 0, NO_LIMIT).map(({ id: _, ...page }) => page);
    if (options.json) printJson(pages);
    else print(pages.length > 0 ? linesOf(pages) : 'Every watched page that was looked at answers.');
  } finally {
    app.close();
  }
}

function linesOf(pages: readonly Omit<FailingPage, 'id'>[]): string {
  const rows = pages.map((one) => [
    one.source,
    shortTime(one.lastSuccess),
    String(one.streak),
    one.code,
    shorten(one.detail ?? '', 60),
    one.url,
  ]);
  return table(rows, ['source', 'last read (UTC)', 'in a row', 'why', 'detail', 'url']);
}

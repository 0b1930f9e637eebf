import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright';
import { startWeb } from '../../src/web/server.ts';
import { freshArchive } from '../support/seed.ts';
import { type SmallArchive, smallArchive } from '../support/small-archive.ts';
import { EMPTY_PATHS, furnish, pathsOf } from './paths.ts';
import { roomOf } from './room.ts';

const CHROMIUM = '/usr/bin/chromium';
export const hasBrowser = existsSync(CHROMIUM);
if (!hasBrowser) console.log(`the tests in a browser are skipped: no browser at ${CHROMIUM}`);

export interface Browsing {
  readonly browser: Browser;
  readonly small: SmallArchive;
  /** Where the small archive is shown. */
  readonly url: string;
  /** Every page, of the small archive and of an empty one. */
  readonly pages: readonly string[];
  close(): Promise<void>;
}

/** A browser, the pages of the small archive, and those of an empty one beside it. */
export async function browse(): Promise<Browsing> {
  const small = smallArchive();
  const empty = { ...freshArchive(), ids: small.ids, captures: small.captures };
  const secret = await furnish(small);
  const [web, bare] = [await startWeb(roomOf(small)), await startWeb(roomOf(empty))];
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  return {
    browser,
    small,
    url: web.url,
    pages: [
      ...[...pathsOf(small), ...secret].map((path) => web.url + path),
      ...EMPTY_PATHS.map((path) => bare.url + path),
    ],
    close: async () => {
      await browser.close();
      await web.close();
      await bare.close();
      small.close();
      empty.close();
    },
  };
}

/** A page's address in a language. */
export const inLanguage = (page: string, lang: string): string =>
  `${page}${page.includes('?') ? '&' : '?'}lang=${lang}`;

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

/** What must hold on every page, wherever its text comes from; the first fault in words. */
export const PAGE_FAULT = `(() => {
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (over > 0) return over + ' px too wide';
  if (document.title === 'pwned') return 'a script ran';
  const foreign = document.querySelector('script, style, base, meta[http-equiv], img, object, embed, math, video, [style], svg *:not(path, rect, text)');
  if (foreign) return 'foreign element ' + foreign.outerHTML.slice(0, 80);
  const handler = [...document.querySelectorAll('*')].find((one) => [...one.attributes].some(({ name }) => name.startsWith('on')));
  if (handler) return 'handler ' + handler.outerHTML.slice(0, 80);
  const link = [...document.querySelectorAll('a, form')].find((one) => one.href && !/^https?:$/.test(new URL(one.href).protocol));
  if (link) return 'link ' + link.href;
  const levels = [...document.querySelectorAll('h1, h2, h3, h4')].map((one) => Number(one.tagName[1]));
  if (levels.filter((level) => level === 1).length !== 1) return 'not one h1';
  if (levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1)) return 'headings ' + levels.join('');
  const nameless = [...document.querySelectorAll('input:not([type=hidden]), select')].find((one) => !one.labels.length);
  if (nameless) return 'no label: ' + nameless.outerHTML;
  const silent = [...document.querySelectorAll('a, button')].find((one) => !one.textContent.trim());
  if (silent) return 'no words: ' + silent.outerHTML;
  const slanted = [...document.querySelectorAll(':lang(zh)')].find((one) => getComputedStyle(one).fontStyle === 'italic');
  if (slanted) return 'slanted Chinese: ' + slanted.outerHTML.slice(0, 80);
  const own = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (document.documentElement.lang.startsWith('zh') && own.nextNode()) {
    const { data, parentElement } = own.currentNode;
    const halfWidth = /[\\u4e00-\\u9fff]\\s*[,;:!?()]|[,;:!?()]\\s*[\\u4e00-\\u9fff]/.test(data);
    if (halfWidth && parentElement.closest('[lang]') === document.documentElement) return 'half-width mark: ' + data.trim().slice(0, 80);
  }
  const twins = [...document.querySelectorAll('[id]')].find((one) => document.querySelectorAll('#' + CSS.escape(one.id)).length > 1);
  return twins ? 'id twice: ' + twins.id : undefined;
})()`;

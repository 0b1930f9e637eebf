import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWeb } from '../../src/web/server.ts';
import { type SmallArchive, smallArchive } from '../support/small-archive.ts';
import { pathsOf } from './paths.ts';
import { roomOf } from './room.ts';

const CHROMIUM = '/usr/bin/chromium';
if (!existsSync(CHROMIUM)) console.log(`test/web/browser.test.ts is skipped: no browser at ${CHROMIUM}`);

describe.skipIf(!existsSync(CHROMIUM))('in a browser', () => {
  let browser: Browser;
  let small: SmallArchive;
  let web: Awaited<ReturnType<typeof startWeb>>;

  beforeAll(async () => {
    small = smallArchive();
    web = await startWeb(roomOf(small));
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    await web?.close();
    small?.close();
  });

  const pages = () => pathsOf(small);

  /** Opens every page and gathers what the browser complains of. */
  async function visitAll(
    width: number,
    check: (page: Page, path: string) => Promise<string | undefined>,
  ): Promise<string[]> {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    const faults: string[] = [];
    let path = '';
    // What the sandbox of a replay refuses is the sandbox at work; the replay has a test of its own.
    const inReplay = (url: string) => /\/raw$|^about:srcdoc$/.test(url);
    page.on('console', (message) => {
      if (!inReplay(message.location().url)) faults.push(`${path}: console: ${message.text()}`);
    });
    page.on('pageerror', (fault) => faults.push(`${path}: ${fault.message}`));
    page.on('dialog', (dialog) => faults.push(`${path}: dialog: ${dialog.message()}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(web.url) && !request.url().startsWith('data:'))
        faults.push(`${path}: asks ${request.url()}`);
    });
    for (const one of pages()) {
      for (const lang of ['en', 'zh']) {
        path = `${one}${one.includes('?') ? '&' : '?'}lang=${lang}`;
        await page.goto(web.url + path);
        const fault = await check(page, path);
        if (fault) faults.push(`${path}: ${fault}`);
      }
    }
    await page.close();
    return faults;
  }

  it('no page is wider than 320 pixels of screen, none complains, none asks elsewhere', async () => {
    const faults = await visitAll(320, async (page) => {
      const over = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      return over > 0 ? `${over} px too wide` : undefined;
    });
    expect(faults).toEqual([]);
  });

  it('no injection acts: no script, no foreign element, no address but http', async () => {
    const faults = await visitAll(1280, async (page) => {
      const found = await page.evaluate<{ title: string; elements: number; links: string[]; svg: number }>(`({
        title: document.title,
        elements: document.querySelectorAll('script, base, meta[http-equiv], img, object, embed, [onerror], [onload], [style]').length,
        links: [...document.querySelectorAll('a')].map((one) => one.protocol).filter((one) => !/^https?:$/.test(one)),
        svg: document.querySelectorAll('svg *:not(path, rect, text)').length,
      })`);
      if (found.title === 'pwned') return 'a script ran';
      return found.elements + found.links.length + found.svg > 0 ? JSON.stringify(found) : undefined;
    });
    expect(faults).toEqual([]);
  });

  it('the replay of a hostile page stays in its frame', async () => {
    const page = await browser.newPage();
    await page.goto(`${web.url}/snapshots/${small.captures.hostile}`);
    const frame = page.frames()[1]!;
    await frame.waitForLoadState();
    expect(new URL(frame.url()).pathname).toBe(`/snapshots/${small.captures.hostile}/raw`);
    expect(await page.title()).not.toBe('pwned');
    await page.close();
  });

  it('every page has one main heading, named controls and headings in order', async () => {
    const faults = await visitAll(390, async (page) => {
      return page.evaluate<string | undefined>(`(() => {
        const levels = [...document.querySelectorAll('h1, h2, h3, h4')].map((one) => Number(one.tagName[1]));
        if (levels.filter((level) => level === 1).length !== 1) return 'not one h1';
        if (levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1)) return 'headings ' + levels.join('');
        const nameless = [...document.querySelectorAll('input:not([type=hidden]), select')].filter((one) => !one.labels.length);
        if (nameless.length > 0) return 'no label: ' + nameless[0].outerHTML;
        const silent = [...document.querySelectorAll('a, button')].filter((one) => !one.textContent.trim());
        return silent.length > 0 ? 'no words: ' + silent[0].outerHTML : undefined;
      })()`);
    });
    expect(faults).toEqual([]);
  });

  /** WCAG 2.2, 1.4.3: text against the nearest opaque ground behind it. */
  const FAINTEST = `(() => {
    const parse = (color) => color.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const ground = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const color = parse(getComputedStyle(at).backgroundColor);
        if (color.length === 3 || color[3] === 1) return color;
      }
      return [255, 255, 255];
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let faintest;
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest('[aria-hidden=true], option')) continue;
      const [a, b] = [light(parse(getComputedStyle(element).color)), light(ground(element))].sort((x, y) => y - x);
      const ratio = (a + 0.05) / (b + 0.05);
      if (!faintest || ratio < faintest.ratio) faintest = { ratio, what: element.className + ' ' + walker.currentNode.data.trim().slice(0, 40) };
    }
    return faintest;
  })()`;

  it('all text stands out from its ground, by day and by night', async () => {
    const faint: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ colorScheme });
      for (const path of pages()) {
        await page.goto(web.url + path);
        const { ratio, what } = await page.evaluate<{ ratio: number; what: string }>(FAINTEST);
        if (ratio < 4.5) faint.push(`${colorScheme} ${path}: ${what} ${ratio.toFixed(2)}`);
      }
      await page.close();
    }
    expect(faint).toEqual([]);
  });

  it('the keyboard reaches the content first', async () => {
    const page = await browser.newPage();
    await page.goto(`${web.url}/changes`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await page.close();
  });
});

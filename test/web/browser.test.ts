import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browsing, browse, hasBrowser, inLanguage, PAGE_FAULT } from './browsing.ts';

describe.skipIf(!hasBrowser)('in a browser', () => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await browse();
  });
  afterAll(() => browsing?.close());

  /** Gathers what the browser complains of and what it asks elsewhere. */
  function listen(page: Page, at: () => string): string[] {
    const faults: string[] = [];
    // What the sandbox of a replay refuses is the sandbox at work; the replay has a test of its own.
    const inReplay = (url: string) => /\/(?:raw|html)$|^about:srcdoc$/.test(url);
    // A page that says 404 or 400 is reported by the browser as such.
    const isFaultPage = (text: string) => /status of 40[04]/.test(text);
    page.on('console', (message) => {
      if (!inReplay(message.location().url) && !isFaultPage(message.text())) faults.push(`${at()}: ${message.text()}`);
    });
    page.on('pageerror', (fault) => faults.push(`${at()}: ${fault.message}`));
    page.on('dialog', (dialog) => faults.push(`${at()}: dialog: ${dialog.message()}`));
    page.on('request', (request) => {
      if (!/^(?:http:\/\/127\.0\.0\.1:|data:)/.test(request.url())) faults.push(`${at()}: asks ${request.url()}`);
    });
    return faults;
  }

  it.each(['en', 'zh'])(
    'every page fits 320 pixels, acts on no injection, complains of nothing and asks nobody else (%s)',
    async (lang) => {
      const page = await browsing.browser.newPage({ viewport: { width: 320, height: 800 } });
      let at = '';
      const faults = listen(page, () => at);
      for (const path of browsing.pages) {
        at = path;
        const status = (await page.goto(inLanguage(path, lang)))?.status() ?? 0;
        if (status >= 500) faults.push(`${path}: ${status}`);
        await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
        const fault = await page.evaluate<string | undefined>(PAGE_FAULT);
        if (fault) faults.push(`${path}: ${fault}`);
      }
      await page.close();
      expect(faults).toEqual([]);
    },
    120_000,
  );

  it('the replay of a hostile page stays in its frame', async () => {
    const page = await browsing.browser.newPage();
    const { hostile } = browsing.small.captures;
    await page.goto(`${browsing.url}/snapshots/${hostile}`);
    const frame = page.frames()[1]!;
    await frame.waitForLoadState();
    expect(new URL(frame.url()).pathname).toBe(`/snapshots/${hostile}/raw`);
    expect(await page.title()).not.toBe('pwned');
    await page.close();
  });

  it('the two sides of a comparison stand under their headings', async () => {
    const page = await browsing.browser.newPage({ viewport: { width: 1280, height: 800 } });
    const { usBefore, usAfter } = browsing.small.captures;
    await page.goto(`${browsing.url}/compare/${usBefore}...${usAfter}?view=side`);
    const lefts = (cells: Locator) =>
      cells.evaluateAll((all: { getBoundingClientRect(): { left: number } }[]) =>
        all.map((cell) => Math.round(cell.getBoundingClientRect().left)),
      );
    const row = page
      .locator('.diff tbody tr')
      .filter({ has: page.locator('td + td') })
      .first();
    expect(await lefts(page.locator('.diff thead th'))).toEqual(await lefts(row.locator('td')));
    await page.close();
  });

  it('the keyboard reaches the content first, and shows where it is', async () => {
    const page = await browsing.browser.newPage();
    await page.goto(`${browsing.url}/changes`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    for (let step = 0; step < 8; step++) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate<string>(
        '(({ outlineStyle, outlineWidth }) => outlineStyle + " " + outlineWidth)(getComputedStyle(document.activeElement))',
      );
      expect(outline).toBe('solid 3px');
    }
    await page.close();
  });

  it('everything works without script: a country is found, versions are picked and compared, a fault is told', async () => {
    const context = await browsing.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${browsing.url}/?lang=zh`);
    await page.getByLabel('您所在国的中国使领馆有何要求？').selectOption('US');
    await page.getByRole('button', { name: '查找' }).click();
    expect(await page.locator('h1').textContent()).toBe('美国');
    await page.getByRole('link', { name: '中国驻美国大使馆' }).click();
    await page.getByRole('button', { name: '对照所选两个版本' }).click();
    const { usBefore, usAfter } = browsing.small.captures;
    expect(new URL(page.url()).pathname).toBe(`/compare/${usBefore}...${usAfter}`);
    expect(await page.locator('del').first().textContent()).toBe('40');
    await page.getByRole('link', { name: '订阅提醒' }).click();
    await page.getByLabel('您的邮箱地址').fill('name@nodot');
    await page.getByRole('button', { name: '发送确认邮件' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('@之后应为邮件域名');
    await context.close();
  });
});

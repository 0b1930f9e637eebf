import { existsSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWeb } from '../../src/web/server.ts';
import { type SmallArchive, smallArchive } from '../support/small-archive.ts';
import { pathsOf } from './paths.ts';
import { roomOf } from './room.ts';

const CHROMIUM = '/usr/bin/chromium';
if (!existsSync(CHROMIUM)) console.log(`test/web/axe.test.ts is skipped: no browser at ${CHROMIUM}`);

describe.skipIf(!existsSync(CHROMIUM))('axe finds no barrier on any page', () => {
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

  it.each([
    ['en', 'light'],
    ['zh', 'dark'],
  ] as const)(
    'in %s, %s',
    async (lang, colorScheme) => {
      // Axe works by script, which our own policy forbids on every page.
      const context = await browser.newContext({ bypassCSP: true, colorScheme, viewport: { width: 390, height: 844 } });
      const page = await context.newPage();
      const found: string[] = [];
      for (const path of pathsOf(small)) {
        await page.goto(`${web.url}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
        // A replay shows somebody else's page, barriers and all.
        const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
        found.push(...violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html.slice(0, 120)}`));
      }
      await context.close();
      expect(found).toEqual([]);
    },
    90_000,
  );
});

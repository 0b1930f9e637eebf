import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browsing, browse, hasBrowser, inLanguage } from './browsing.ts';

/** WCAG 2.2, 1.4.3: text against the nearest opaque ground behind it; axe leaves some grounds undecided. */
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

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The violations alone travel back. One frame is judged, ours: a replay shows somebody else's page, barriers and all. */
const judge = (options: object): string =>
  `axe.run({ exclude: ['iframe'] }, ${JSON.stringify({ resultTypes: ['violations'], iframes: false, ...options })})
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 120)))`;
const BY_DAY = judge({});
/** Night changes colours and nothing else. */
const BY_NIGHT = judge({ runOnly: ['color-contrast'] });

describe.skipIf(!hasBrowser)('axe finds no barrier on any page', () => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await browse();
  });
  afterAll(() => browsing?.close());

  it.each(['en', 'zh'])(
    'in %s, by day and by night',
    async (lang) => {
      // Axe works by script, which our own policy forbids on every page.
      const context = await browsing.browser.newContext({ bypassCSP: true, viewport: { width: 390, height: 844 } });
      const page = await context.newPage();
      const found: string[] = [];
      for (const path of browsing.pages) {
        await page.emulateMedia({ colorScheme: 'light' });
        await page.goto(inLanguage(path, lang));
        await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
        await page.evaluate(AXE);
        const day = await page.evaluate<string[]>(BY_DAY);
        await page.emulateMedia({ colorScheme: 'dark' });
        const night = await page.evaluate<string[]>(BY_NIGHT);
        const faint = await page.evaluate<{ ratio: number; what: string }>(FAINTEST);
        found.push(...[...day, ...night].map((fault) => `${path}: ${fault}`));
        if (faint.ratio < 4.5) found.push(`${path}: ${faint.what} ${faint.ratio.toFixed(2)}`);
      }
      await context.close();
      expect(found).toEqual([]);
    },
    240_000,
  );
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderChangeMail } from '../../src/notify/render.ts';
import { everything } from '../notify/samples.ts';
import { addPage, capture, change } from '../support/seed.ts';
import { type Browsing, browse, hasBrowser, inLanguage, PAGE_FAULT } from './browsing.ts';

const WORLD = join(import.meta.dirname, '../../../shared/world/worlds/small.json');
if (!existsSync(WORLD)) console.log(`test/web/world-injections.test.ts is skipped: no ${WORLD}`);

const AT = '2026-10-21T12:00:00.000Z';

/** Every text of the simulated web that calls itself an attack. */
function attacks(value: unknown): string[] {
  if (typeof value === 'string') return value.includes('world-xss') ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(attacks);
}

describe.skipIf(!hasBrowser || !existsSync(WORLD))('the attacks of the simulated web', () => {
  let browsing: Browsing;
  let texts: string[];
  let paths: string[];

  beforeAll(async () => {
    browsing = await browse();
    texts = [...new Set(attacks(JSON.parse(readFileSync(WORLD, 'utf8'))))];
    const { archive } = browsing.small;
    const page = addPage(archive, 'embassy-br', 'http://br.example/attack.htm', AT);
    const quote = texts.join(' ').slice(0, 2000);
    const fact = { fact: 'eligibility.institution', value: quote, quote, visa: 'K' } as const;
    const before = { title: 'K visa', language: 'en', lines: ['K visa'] };
    const after = { title: texts.join(' '), language: 'en', lines: texts, facts: [fact], html: texts.join('\n') };
    const captures = [capture(archive, page, AT, before), capture(archive, page, '2026-10-21T13:00:00.000Z', after)];
    const told = change(archive, page, {
      before,
      after,
      captures: captures as [number, number],
      at: '2026-10-21T13:00:00.000Z',
      summary: { en: quote, zh: quote },
    });
    paths = [
      '/',
      '/changes',
      `/changes/${told.id}`,
      `/changes/${told.id}?view=side`,
      '/sources/embassy-br',
      ...captures.map((id) => `/snapshots/${id}`),
      `/compare/${captures.join('...')}`,
      '/matrix?topic=eligibility',
      '/search?q=consular',
    ];
  });
  afterAll(() => browsing?.close());

  it('are texts on every page, in every replay and in every mail', async () => {
    expect(texts.length).toBeGreaterThan(3);
    const page = await browsing.browser.newPage({ viewport: { width: 320, height: 700 } });
    const faults: string[] = [];
    page.on('dialog', (dialog) => {
      faults.push(dialog.message());
      void dialog.dismiss();
    });
    for (const path of paths) {
      await page.goto(browsing.url + inLanguage(path, 'en'));
      const fault = await page.evaluate<string | undefined>(PAGE_FAULT);
      if (fault) faults.push(`${path}: ${fault}`);
    }
    const source = { name: { en: 'Embassy', zh: '使馆' }, kind: 'embassy', country: 'BR' };
    const links = {
      baseUrl: 'https://w.example',
      manageUrl: 'https://w.example/m',
      unsubscribeUrl: 'https://w.example/u',
    };
    for (const told of browsing.small.archive.changes.list({ source: 'embassy-br' })) {
      await page.setContent(renderChangeMail(told, { ...links, subscriber: everything, source }).html);
      expect(await page.locator('script, img, svg, iframe, a:not([href^="http"])').count()).toBe(0);
    }
    await page.close();
    expect(faults).toEqual([]);
  });
});

import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWeb } from '../../src/web/server.ts';
import { addPage } from '../support/seed.ts';
import { type SmallArchive, smallArchive } from '../support/small-archive.ts';
import { roomOf } from './room.ts';

const CHROMIUM = '/usr/bin/chromium';
if (!existsSync(CHROMIUM)) console.log(`test/web/memento-browser.test.ts is skipped: no browser at ${CHROMIUM}`);

/** Answers that would act if they could: each tries to rename the page, to store a cookie or to call out. */
const ATTACK = `document.title='pwned';document.cookie='pwned=1';fetch('/healthz');localStorage.x=1`;
const HOSTILE: readonly (readonly [type: string, body: string])[] = [
  [
    'text/html',
    `<title>plain</title><script>${ATTACK}</script><body onload="${ATTACK}"><img src=x onerror="${ATTACK}">`,
  ],
  ['image/svg+xml', `<svg xmlns="http://www.w3.org/2000/svg" onload="${ATTACK}"><script>${ATTACK}</script></svg>`],
  [
    'application/xhtml+xml',
    `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>plain</title><script>${ATTACK}</script></head><body/></html>`,
  ],
  [
    'text/html',
    '<title>plain</title><meta http-equiv="refresh" content="0;url=/subscribe"><base href="//evil.example/">',
  ],
  [
    'text/html',
    '<title>plain</title><iframe src="/subscribe"></iframe><form action="/subscribe" method="post"><button id="go">x</button></form>',
  ],
];

describe.skipIf(!existsSync(CHROMIUM))('a memento in a browser', () => {
  let browser: Browser;
  let small: SmallArchive;
  let web: Awaited<ReturnType<typeof startWeb>>;

  beforeAll(async () => {
    small = smallArchive();
    for (const [index, [type, body]] of HOSTILE.entries()) {
      const url = `http://us.example/hostile-${index}`;
      const page = addPage(small.archive, 'embassy-us', url, '2026-10-01T00:00:00.000Z');
      small.archive.captures.keep(page, {
        url,
        finalUrl: url,
        redirects: [],
        status: 200,
        requestHeaders: {},
        responseHeaders: {
          'content-type': type,
          'set-cookie': 'pwned=1',
          'content-security-policy': 'script-src *',
          refresh: '0;url=/subscribe',
        },
        startedAt: '2026-10-02T00:00:00.000Z',
        durationMs: 1,
        renderer: 'http',
        body: Buffer.from(body),
        mediaType: type,
      });
    }
    web = await startWeb(roomOf(small));
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    await web?.close();
    small?.close();
  });

  test.each(HOSTILE.map(([type], index) => [index, type] as const))(
    '%i (%s) runs nothing, asks for nothing and leaves nothing',
    async (index) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      const asked: string[] = [];
      // What the policy stops is still announced as a request; it gets no answer.
      page.on('response', (response) => void asked.push(response.url()));
      const address = `${web.url}/memento/20261002000000/http://us.example/hostile-${index}`;
      await page.goto(address, { waitUntil: 'networkidle' });
      expect(await page.title()).not.toBe('pwned');
      expect(page.url()).toBe(address);
      expect(await context.cookies()).toEqual([]);
      expect(asked.filter((url) => url !== address && !url.endsWith('/favicon.ico'))).toEqual([]);
      await context.close();
    },
  );
});

/**
 * Takes the pictures of the documentation from the demo's own data: an alert mail, and the web pages on a phone and on a
 * desk, in daylight and at night. Writes docs/images/*.png, or into the folder given. Needs a Chromium.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import { runTour } from '../src/demo/tour.ts';
import { findBrowser } from '../src/fetch/browser-install.ts';
import { listMailbox } from '../src/notify/channels/mailbox-files.ts';
import { openApp } from '../src/reading.ts';
import { startWeb } from '../src/web/server.ts';
import { webRoom } from '../src/web-room.ts';

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
}

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '../docs/images'));
mkdirSync(folder, { recursive: true });
const data = mkdtempSync(join(tmpdir(), 'kvisa-screenshots-'));
const tour = await runTour(data, () => {});
const app = openApp({ ...tour.config, web: { ...tour.config.web, port: 0 } });
const web = await startWeb(webRoom(app, () => ({ lastTick: new Date().toISOString(), browser: null })));
const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: ['--no-sandbox'] });

const change = app.archive.changes.list({ kind: 'amended', relevance: 'k-visa' }).find(({ facts }) => facts.length > 1);
const published = app.archive.changes.list({ kind: 'published', relevance: 'k-visa', limit: 1 })[0];
const mailbox = join(tour.config.data, 'mailbox');
const mails = await listMailbox(mailbox);
/** The newest English alert about a rule that changed: it has facts, quotes and wording to show. */
const alert = mails.findLast((name) =>
  /^Subject: .*embassy.in.Norway/m.test(readFileSync(join(mailbox, name), 'utf8')),
);
const shown = change ?? published;
if (!shown || mails.length === 0) throw new Error('the demo made no change or no mail: nothing to show');

const PICTURES: readonly Picture[] = [
  { name: 'alert', path: `/mailbox/${alert}/html`, width: 720, height: 900 },
  { name: 'home', path: '/?lang=en', width: 1120, height: 900 },
  { name: 'change', path: `/changes/${shown.id}?lang=en`, width: 1280, height: 1000 },
  { name: 'change-phone-zh-dark', path: `/changes/${shown.id}?lang=zh`, width: 390, height: 844, dark: true },
  { name: 'matrix', path: '/matrix?lang=en', width: 1280, height: 640 },
];

try {
  for (const { name, path, width, height, dark } of PICTURES) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light' });
    await page.goto(web.url + path);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await page.close();
    console.log(join(folder, `${name}.png`));
  }
} finally {
  await browser.close();
  await web.close();
  app.close();
  rmSync(data, { recursive: true, force: true });
}

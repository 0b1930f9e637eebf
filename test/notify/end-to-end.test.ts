import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright';
import PostalMime, { type Email } from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openChannel, senderOf, writingRoom } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { deliverPending } from '../../src/notify/deliver.ts';
import type { App } from '../../src/reading.ts';
import { startWeb } from '../../src/web/server.ts';
import { webRoom } from '../../src/web-room.ts';
import { crawl } from '../support/crawl.ts';
import { page as missionPage } from '../support/site.ts';
import { mailServer } from './mail-server.ts';

const CHROMIUM = '/usr/bin/chromium';
if (!existsSync(CHROMIUM)) console.log(`test/notify/end-to-end.test.ts is skipped: no browser at ${CHROMIUM}`);

const PATH = '/eng/kvisa.htm';
const requirements = (age: number): string =>
  missionPage(
    'Requirements for the K visa',
    `Applicants for the K visa shall be no older than ${age}.`,
    'A valid passport and a recent photo are required.',
  );

/** A mission's site, a crawl of it, an SMTP server and the web pages, joined as the service joins them. */
async function installation() {
  const watch = await crawl([[PATH, 'page']]);
  const server = await mailServer();
  const env = {
    KVISA_MAIL_URL: server.url,
    KVISA_MAIL_FROM: 'K visa alerts <alerts@example.org>',
    KVISA_WEB_PORT: '0',
  };
  const config = loadConfig({ env });
  const app: App = { config, archive: watch.archive, close: () => {} };
  let later = 0;
  const room = webRoom(app, () => ({ lastTick: null, browser: null }));
  const now = () => new Date(Date.now() + later);
  const web = await startWeb({ ...room, now });
  /** A person takes a while to fill in a form. */
  const takeTime = () => {
    later += 10_000;
  };
  const known: App = { ...app, config: { ...config, web: { ...config.web, baseUrl: web.url } } };
  Object.assign(watch.room, { notify: writingRoom(known).notify });
  const channel = openChannel(known.config);
  onTestFinished(async () => {
    await channel.close();
    await web.close();
  });
  const change = async (age: number) => {
    watch.site.set(PATH, requirements(age));
    return watch.poll();
  };
  const deliver = () =>
    deliverPending(watch.archive.db, channel, { ...senderOf(known), clock: () => now().toISOString() });
  const mails = (): Promise<Email[]> => Promise.all(server.received.map(({ source }) => PostalMime.parse(source)));
  return { web, server, takeTime, change, deliver, mails, officialUrl: `${watch.site.url}${PATH}` };
}

const linkIn = (mail: Email | undefined, path: string): string =>
  new RegExp(`http://[^\\s>]+/${path}/[\\w-]+`).exec(mail?.text ?? '')?.[0] ?? '';

describe.skipIf(!existsSync(CHROMIUM))('from the form to the last mail', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  });
  afterAll(() => browser?.close());

  it('a person subscribes, confirms, hears of a change, leaves by one click, and hears no more', async () => {
    const { web, server, takeTime, change, deliver, mails, officialUrl } = await installation();
    await change(45);

    const tab = await browser.newPage({ javaScriptEnabled: false });
    await tab.goto(`${web.url}/subscribe`);
    await tab.getByLabel('Your e-mail address').fill('Reader@Example.org');
    takeTime();
    await tab.getByRole('button', { name: 'Send me the confirmation mail' }).click();
    await tab.getByRole('heading', { name: 'Look into your mail' }).waitFor();
    await change(44);
    expect(await deliver()).toMatchObject({ sent: 1 });
    const [confirmation] = await mails();
    expect(confirmation?.subject).toBe('Please confirm: alerts about the K visa');

    await tab.goto(linkIn(confirmation, 'confirm'));
    await tab.getByRole('button', { name: 'Yes, send me alerts' }).click();
    await tab.getByRole('heading', { name: 'You are subscribed' }).waitFor();

    await change(40);
    expect(await deliver()).toMatchObject({ sent: 1 });
    const alert = (await mails())[1];
    const words = alert?.text?.replace(/\n/g, ' ');
    expect(server.received[1]?.to).toBe('reader@example.org');
    expect(alert?.subject).toContain('Embassy of China in Xanadu');
    expect(words).toContain('Maximum age: 44 → 40 (tightened)');
    expect(words).toContain('The text as it is now was seen once');
    expect(alert?.text).toContain(officialUrl);

    const leave = /<(.+)>/.exec(alert?.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '')?.[1] ?? '';
    const answer = await fetch(leave, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(answer.status).toBe(200);

    expect((await change(35)).changed).toBe(1);
    expect(await deliver()).toMatchObject({ sent: 0 });
    expect(server.received).toHaveLength(2);
  });
});

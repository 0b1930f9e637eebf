import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browsing, browse, hasBrowser } from './browsing.ts';
import { hostileMails } from './hostile-parts.ts';

/** What a mail or an entry of a feed may be made of. */
const FOREIGN = `(() => {
  if (document.title === 'pwned') return 'a script ran';
  const foreign = document.querySelector('script, iframe, object, embed, form, img, base, svg, math, link, video, details, textarea, meta[http-equiv=refresh]');
  if (foreign) return foreign.outerHTML.slice(0, 100);
  const handler = [...document.querySelectorAll('*')].find((one) => [...one.attributes].some(({ name }) => name.startsWith('on')));
  if (handler) return handler.outerHTML.slice(0, 100);
  return [...document.querySelectorAll('a')].find((one) => !/^https?:$/.test(one.protocol))?.href;
})()`;

describe.skipIf(!hasBrowser)('programs that are less careful than our pages: no policy forbids a script there', () => {
  let browsing: Browsing;
  beforeAll(async () => {
    browsing = await browse();
  });
  afterAll(() => browsing?.close());

  /** Shows markup as a mail program or a feed reader without any care would, and says what came of it. */
  async function faultsOf(documents: readonly string[]): Promise<string[]> {
    const page = await browsing.browser.newPage();
    const faults: string[] = [];
    page.on('dialog', (dialog) => faults.push(`dialog ${dialog.message()}`));
    page.on('request', (request) => faults.push(`asks ${request.url()}`));
    for (const markup of documents) {
      await page.setContent(markup);
      const fault = await page.evaluate<string | undefined>(FOREIGN);
      if (fault) faults.push(fault);
    }
    await page.close();
    return faults;
  }

  it('a mail about a hostile page is a mail', async () => {
    const mails = hostileMails(browsing.small);
    expect(await faultsOf(mails.map(({ html }) => html))).toEqual([]);
    for (const { subject, text } of mails) {
      expect(subject).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
      expect(text).not.toMatch(/^Bcc:/m);
    }
  });

  it.each(['changes', 'sources/embassy-au', 'topics/eligibility'])(
    'an entry of /feeds/%s is an entry',
    async (name) => {
      const feed = (await (await fetch(`${browsing.url}/feeds/${name}.json`)).json()) as {
        items: { title: string; summary: string; content_html: string; url: string }[];
      };
      expect(feed.items.length).toBeGreaterThan(0);
      expect(await faultsOf(feed.items.map(({ content_html }) => content_html))).toEqual([]);

      const page = await browsing.browser.newPage();
      await page.goto(browsing.url);
      const atom = await (await fetch(`${browsing.url}/feeds/${name}.atom`)).text();
      const read = await page.evaluate<{
        broken: boolean;
        contents: string[];
        links: string[];
        entries: number;
      }>(`(() => {
      const feed = new DOMParser().parseFromString(${JSON.stringify(atom)}, 'application/xml');
      return {
        broken: feed.querySelector('parsererror') !== null,
        entries: feed.querySelectorAll('entry').length,
        contents: [...feed.querySelectorAll('content')].map((one) => one.textContent),
        links: [...feed.querySelectorAll('link')].map((one) => one.getAttribute('href')),
      };
    })()`);
      await page.close();
      expect(read).toMatchObject({ broken: false, entries: feed.items.length });
      expect(read.links.filter((link) => !/^https?:\/\//.test(link))).toEqual([]);
      expect(await faultsOf(read.contents)).toEqual([]);
    },
  );
});

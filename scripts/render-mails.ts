// Writes example mails as HTML, text and pictures (phone and desktop width, light and dark) into a folder, to be looked at.
// node scripts/render-mails.ts [FOLDER]      default test-artefacts/mails; pictures need Chromium (CHROMIUM=path)
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import type { Change } from '../src/domain/change.ts';
import type { Subscription } from '../src/domain/subscriber.ts';
import type { Reader } from '../src/notify/mail-frame.ts';
import type { Rendered } from '../src/notify/mail-parts.ts';
import { renderChangeMail } from '../src/notify/render.ts';
import { renderDigestMail } from '../src/notify/render-digest.ts';
import { renderConfirmMail, renderFloodMail } from '../src/notify/render-notes.ts';
import { amended, embassy, manySources, published } from '../test/notify/examples.ts';

const folder = resolve(process.argv[2] ?? 'test-artefacts/mails');
const browser = process.env.CHROMIUM ?? '/usr/bin/chromium';

const wishes = (language: 'en' | 'zh'): Subscription => ({
  sources: [],
  countries: ['US', 'FR'],
  topics: [],
  minSeverity: 'major',
  language,
  rhythm: 'daily',
  hour: 8,
  timeZone: language === 'zh' ? 'Asia/Shanghai' : 'America/New_York',
});

const reader = (language: 'en' | 'zh'): Reader => ({
  subscriber: wishes(language),
  baseUrl: 'https://alerts.example.org',
  manageUrl: 'https://alerts.example.org/manage/example',
  unsubscribeUrl: 'https://alerts.example.org/unsubscribe/example',
  blindSpots: { failing: 4, total: 12, since: '2026-11-01T04:00:00.000Z' },
});

const seen = { before: '2026-11-02T07:25:04.000Z', after: ['2026-11-02T07:55:09.000Z', '2026-11-02T07:58:11.000Z'] };
const tell = (change: Change, language: 'en' | 'zh', extra = {}): Rendered =>
  renderChangeMail(change, { ...reader(language), source: embassy, seen, ...extra });

const mails: Readonly<Record<string, Rendered>> = {
  'amended-en': tell(amended, 'en', { alsoAt: ['http://us.china-embassy.gov.cn/eng/lsfw/zj/qz2021/'] }),
  'amended-zh': tell(amended, 'zh'),
  'published-zh': tell(published, 'zh', { blindSpots: undefined }),
  'published-en': tell(published, 'en', { blindSpots: undefined }),
  'digest-en': renderDigestMail(manySources, reader('en')),
  'digest-zh': renderDigestMail(manySources, reader('zh')),
  'confirm-en': renderConfirmMail(wishes('en'), { confirmUrl: 'https://alerts.example.org/confirm/example' }),
  'confirm-zh': renderConfirmMail(wishes('zh'), { confirmUrl: 'https://alerts.example.org/confirm/example' }),
  flood: renderFloodMail({ subscribers: 210, most: 97 }, { statusUrl: 'https://alerts.example.org/status' }),
};

mkdirSync(folder, { recursive: true });
for (const [name, mail] of Object.entries(mails)) {
  writeFileSync(join(folder, `${name}.html`), mail.html);
  writeFileSync(join(folder, `${name}.txt`), `Subject: ${mail.subject}\n\n${mail.text}`);
}

const chrome = await chromium.launch({ executablePath: browser, args: ['--no-sandbox'] });
for (const [size, width] of Object.entries({ phone: 375, desktop: 900 })) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await chrome.newPage({ viewport: { width, height: 600 }, colorScheme, deviceScaleFactor: 1 });
    for (const [name, mail] of Object.entries(mails)) {
      await page.setContent(mail.html);
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`), fullPage: true });
    }
    await page.close();
  }
}
await chrome.close();
console.log(`${Object.keys(mails).length} mails in ${folder}`);

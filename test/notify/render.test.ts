import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/domain/change.ts';
import { type ChangeMailOptions, renderChangeMail } from '../../src/notify/render.ts';
import { renderDigestMail } from '../../src/notify/render-digest.ts';
import { renderConfirmMail } from '../../src/notify/render-notes.ts';
import { amended, embassy, manySources, published } from './examples.ts';
import { BASE_URL, change, everything } from './samples.ts';

const options: ChangeMailOptions = {
  subscriber: everything,
  baseUrl: `${BASE_URL}/`,
  manageUrl: `${BASE_URL}/manage/m`,
  unsubscribeUrl: `${BASE_URL}/unsubscribe/u`,
  source: embassy,
};
const chinese: ChangeMailOptions = {
  ...options,
  subscriber: { ...everything, language: 'zh', timeZone: 'Asia/Shanghai' },
};

describe('the mail about a change', () => {
  test('says in its subject and first line what changed where', () => {
    const mail = renderChangeMail(amended, options);
    const line = 'Embassy of China in the United States: K visa age limit 45 → 40';
    expect(mail.subject).toBe(line);
    expect(mail.text.split('\n')[0]).toBe(line);
    expect(mail.html).toContain(`>${line}</h1>`);
  });

  test('does the same in Chinese', () => {
    const mail = renderChangeMail(amended, chinese);
    expect(mail.subject).toBe('中国驻美国大使馆：K字签证年龄上限由45岁改为40岁');
    expect(mail.text.split('\n')[0]).toBe(mail.subject);
  });

  test('does not repeat a source that the summary names already', () => {
    const summary = { en: 'Embassy of China in the United States withdrew the K visa page', zh: '' };
    expect(renderChangeMail(change({ summary }), options).subject).toBe(summary.en);
  });

  test('tells facts with their direction and the sentence they were read from', () => {
    const { text } = renderChangeMail(amended, options);
    expect(text).toContain('* Maximum age: 45 → 40 (tightened)\n  > Applicants shall be no older than 40.');
  });

  test('tells a longer list by what came to it', () => {
    const { text } = renderChangeMail(amended, options);
    expect(text).toContain('* Required documents: added: certificate of no criminal record');
    expect(text).not.toContain('passport');
  });

  test('tells first facts without a before', () => {
    const { text } = renderChangeMail(published, chinese);
    expect(text).toContain('* 最低学历：学士\n');
    expect(text).toContain('* 费用：60欧元（一次入境）、140欧元（美国公民，多次入境）');
    expect(text).toContain('* 停留期：180天');
  });

  test('shows the diff with - and + in the text and marks the differing words in the HTML', () => {
    const mail = renderChangeMail(amended, options);
    expect(mail.text).toContain('\n- Applicants shall be no older than 45 on the day of application.\n+ Applicants');
    expect(mail.text).toContain('\n- No invitation is needed.\n');
    expect(mail.html).toMatch(/class="hit"[^>]*>45<\/span>/);
  });

  test('links the change, the archive, both versions and the official page', () => {
    const { text, html } = renderChangeMail(amended, options);
    for (const url of [
      `${BASE_URL}/changes/1`,
      `${BASE_URL}/snapshots/12`,
      `${BASE_URL}/compare/11...12`,
      amended.url,
    ]) {
      expect(text.split('\n')).toContain(url);
      expect(html).toContain(`href="${url}"`);
    }
  });

  test('says when the page was seen, in the reader’s time zone', () => {
    const seen = {
      before: '2026-11-02T07:25:04.000Z',
      after: ['2026-11-02T07:55:09.000Z', '2026-11-02T07:58:11.000Z'],
    };
    const flat = renderChangeMail(amended, { ...options, seen }).text.replace(/\n/g, ' ');
    expect(flat).toContain('last seen 2 Nov 2026, 07:25 UTC.');
    expect(flat).toContain('seen twice, last 2 Nov 2026, 07:58 UTC.');
    expect(renderChangeMail(amended, { ...chinese, seen }).text).toContain('2026年11月2日 15:58（UTC+8）');
  });

  test('warns of sources that could not be reached', () => {
    const blindSpots = { failing: 4, total: 12, since: '2026-11-01T04:00:00.000Z' };
    const flat = renderChangeMail(amended, { ...options, blindSpots }).text.replace(/\n/g, ' ');
    expect(flat).toContain('We could not reach 4 of the 12 sources you follow since 1 Nov 2026, 04:00 UTC.');
  });

  test('gives the ways out and says that a machine read it', () => {
    const { text } = renderChangeMail(amended, options);
    expect(text).toContain(`Unsubscribe:\n${BASE_URL}/unsubscribe/u`);
    expect(text.replace(/\n/g, ' ')).toContain('is no legal advice');
  });

  test('names the sources one follows, not their ids', () => {
    const subscriber = { ...everything, sources: ['embassy-us', 'embassy-gone'] };
    const sourceName = (id: string) => (id === 'embassy-us' ? embassy.name : undefined);
    const flat = renderChangeMail(amended, { ...options, subscriber, sourceName }).text.replace(/\n/g, ' ');
    expect(flat).toContain('you follow Embassy of China in the United States, embassy-gone.');
  });

  test('keeps the text part within 72 columns, Chinese signs counting two; only addresses are longer', () => {
    for (const mail of [renderChangeMail(amended, options), renderChangeMail(published, chinese)]) {
      const long = mail.text.split('\n').filter((line) => line.replace(/[^\x00-\x7F→−…’]/g, 'xx').length > 72);
      expect(long.filter((line) => !/^https?:/.test(line))).toEqual([]);
    }
  });

  test('loads nothing from anywhere', () => {
    expect(renderChangeMail(amended, options).html).not.toMatch(/<img|<link|<script|@import|@font-face|url\(|\ssrc=/i);
  });

  test('marks quoted words with the page’s language and lets them run in its direction', () => {
    const { html } = renderChangeMail(change({ language: 'ar' }), options);
    expect(html.match(/lang="ar" dir="auto"/g)?.length).toBeGreaterThan(4);
    expect(renderChangeMail(change({ language: '"><b>' }), options).html).toContain('lang="und"');
  });

  test('stays below what Gmail cuts, however long the page', () => {
    const diff = Array.from({ length: 3000 }, (_, n) => ({
      op: 'added' as const,
      after: `${n} ${'申请人'.repeat(900)}`,
    }));
    const mail = renderChangeMail(change({ diff }), options);
    expect(Buffer.byteLength(mail.html)).toBeLessThan(102_000);
    expect(mail.text).toMatch(/\d{4} more lines on the web page/);
  });
});

/** A page that tries everything, in every place its words can reach. */
const EVIL =
  'x\r\nBcc: evil@example.com\u0000\u202E<script>alert(1)</script>"\'><a href="javascript:alert(1)">http://evil.example/a www.evil.example';
const hostile = (): Change =>
  change({
    title: EVIL,
    url: 'javascript:alert(1)',
    movedFrom: 'data:text/html,<script>alert(1)</script>',
    summary: { en: EVIL, zh: EVIL },
    facts: [
      { fact: 'eligibility.institution', before: EVIL, after: EVIL, visa: EVIL, quote: { before: EVIL, after: EVIL } },
    ],
    diff: [
      { op: 'changed', before: EVIL, after: `${EVIL} more` },
      { op: 'added', after: EVIL },
    ],
  });

describe('a hostile page', () => {
  const mails = {
    change: renderChangeMail(hostile(), {
      ...options,
      officialUrl: 'javascript:alert(2)',
      alsoAt: ['javascript:alert(3)'],
    }),
    digest: renderDigestMail([{ change: hostile(), source: embassy }], options),
  };

  test.each(['change', 'digest'] as const)('brings no markup into the %s mail', (kind) => {
    expect(mails[kind].html).not.toMatch(/<script|<a href="javascript/i);
  });

  test.each(['change', 'digest'] as const)('brings no link into the %s mail', (kind) => {
    const targets = [...mails[kind].html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url);
    expect(targets.length).toBeGreaterThan(2);
    expect(targets.filter((url) => !url?.startsWith(BASE_URL))).toEqual([]);
    for (const body of [mails[kind].html, mails[kind].text]) expect(body).not.toMatch(/:\/\/evil|www\.evil/);
  });

  test.each(['change', 'digest'] as const)('brings no line break, control or bidi sign into the %s mail', (kind) => {
    expect(mails[kind].subject).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
    expect(mails[kind].text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202A-\u202E]/u);
    expect(mails[kind].text).not.toMatch(/^Bcc:/m);
    expect(mails[kind].html).not.toMatch(/[\u0000\u202A-\u202E]/);
  });

  test('cannot make the subject endless', () => {
    const summary = { en: 'age '.repeat(100_000), zh: '' };
    expect([...renderChangeMail(change({ summary }), options).subject].length).toBeLessThanOrEqual(160);
  });
});

describe('a digest', () => {
  test('puts the severest source first, and within it the severest change', () => {
    const { text } = renderDigestMail(manySources, options);
    const order = ['Embassy of China in France\n-', 'Embassy of China in the United States\n-', 'Hainan Province\n-'];
    const places = order.map((heading) => text.indexOf(heading));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(text.indexOf('[Amended · critical]')).toBeLessThan(text.indexOf('[Amended · major]'));
  });

  test('does not name a source again under its heading', () => {
    const summary = { en: `${embassy.name.en}: K visa fee 60 → 80`, zh: '' };
    const { text } = renderDigestMail([{ change: change({ summary }), source: embassy }], options);
    expect(text).toContain('* [Amended · critical] K visa fee 60 → 80\n');
  });

  test('is never empty', () => {
    expect(() => renderDigestMail([], options)).toThrow(RangeError);
  });

  test('names what it leaves out', () => {
    const many = Array.from({ length: 100 }, (_, n) => ({ change: change({ id: n + 1 }), source: embassy }));
    expect(renderDigestMail(many, options).text).toContain('… and 40 more on the web page');
  });
});

describe('the confirmation mail', () => {
  test('carries its link and repeats what was asked for', () => {
    const wishes = { ...everything, countries: ['FR'], topics: ['fee' as const], language: 'zh' as const };
    const { text } = renderConfirmMail(wishes, { confirmUrl: `${BASE_URL}/confirm/c` });
    expect(text).toContain(`确认订阅：\n${BASE_URL}/confirm/c`);
    expect(text).toContain('订阅内容：法国；费用；所有变化；即时发送。');
    const grave = renderConfirmMail({ ...wishes, minSeverity: 'major' }, { confirmUrl: `${BASE_URL}/confirm/c` });
    expect(grave.text).toContain('“重要”及以上');
  });
});

import { describe, expect, test } from 'vitest';
import { type ExtractHints, extract } from '../../src/extract/extract.ts';

const URL = 'http://us.china-embassy.gov.cn/eng/lsfw/202608/t20260801_11500001.htm';
const read = (html: string, hints: Partial<ExtractHints> = {}) =>
  extract(Buffer.from(html), { mediaType: 'text/html', url: URL, content: [], ignore: [], ...hints });
const lines = async (html: string, hints?: Partial<ExtractHints>) =>
  (await read(html, hints)).blocks.map((block) => block.text);

const RULE = 'Applicants must be aged between 18 and 45 years and hold a degree in science or technology.';
const NOTE = 'No invitation letter from an employer or entity in China is required for this visa category.';

describe('the text of a page without selectors', () => {
  const body = `<h1>K visa</h1><p>2026-08-05 Source: Embassy</p><p>${RULE}</p><ul><li>Passport</li><li>Photo</li></ul><p>${NOTE}</p>`;
  const text = [RULE, 'Passport', 'Photo', NOTE];
  const page = (before: string, after: string) =>
    `<title>K visa - Embassy of China</title>${before}<div>${body}</div>${after}`;

  test.each([
    [
      'a menu',
      '<ul><li><a href="/a">About the embassy</a></li><li><a href="/b">Consular affairs</a></li><li><a href="/c">Contact</a></li></ul>',
      '',
    ],
    [
      'a banner and a clock above the title',
      '<div>Hotline 12308 at your side</div><div>Server time: 2026-08-05 10:11:12</div>',
      '',
    ],
    ['a path to the page', '<div><a href="/">Home</a> &gt; <a href="/visa">Visas</a> &gt; K visa</div>', ''],
    [
      'a footer without any tell-tale class',
      '',
      '<div><p>Address: 12 Garden Road</p><p>Tel: +1 202 495 2266</p><p>© 2026 Embassy of China</p></div>',
    ],
    [
      'related pages',
      '',
      '<div><h4>Related reading</h4><ul><li><a href="/1">Kite festival draws families</a></li><li><a href="/2">Books for a village school</a></li></ul></div>',
    ],
    ['a counter and tools', '', '<p>Views: 12,034</p><p>[<a href="#">Print</a>] [<a href="#">Close</a>]</p>'],
    ['a pager', '', '<div><a href="index_1.htm">Previous</a> 2/5 <a href="index_3.htm">Next</a></div>'],
    [
      'comments, scripts and hidden fields',
      '<!-- 17 --><script>var a = "text"</script><form><input type="hidden" value="f00"></form>',
      '<noscript>Please enable JavaScript</noscript>',
    ],
  ])('leaves out %s', async (_, before, after) => {
    expect(await lines(page(before, after))).toEqual(text);
  });

  test('is the same whatever the classes and the order of attributes', async () => {
    const dressed = (one: string, two: string) =>
      page(`<div ${one} ${two}><a href="/">Home</a><a href="/v">Visas</a></div>`, '').replace(
        '<div><h1>',
        `<div ${two} ${one}><h1>`,
      );
    expect(await read(dressed('class="a"', 'id="b"'))).toEqual(
      await read(dressed('class="wrapper main-2"', 'id="x9"')),
    );
  });

  test('is the same in a table layout and in a modern one', async () => {
    const old = `<title>K visa_Embassy of China</title><table><tr><td><a href="/a">News</a><br><a href="/b">Visas</a></td><td><table><tr><td align="center"><b>K visa</b></td></tr><tr><td>2026-08-05 Source: Embassy</td></tr><tr><td><p>${RULE}</p><p>• Passport</p><p>• Photo</p><p>${NOTE}</p></td></tr></table></td></tr></table>`;
    expect(await lines(old)).toEqual(text);
  });

  test('stays when a rule with a date begins it', async () => {
    expect(await lines('<title>Notice</title><h1>Notice</h1><p>Effective from 1 October 2025</p>')).toEqual([
      'Effective from 1 October 2025',
    ]);
  });

  test('keeps a table and a list that stand apart from the prose', async () => {
    const fees =
      '<div><table><tr><td>Single entry</td><td>140</td></tr><tr><td>Multiple</td><td>150</td></tr></table></div>';
    expect(await lines(page('', fees))).toEqual([...text, 'Single entry | 140', 'Multiple | 150']);
  });

  test('keeps links to files at its end', async () => {
    expect(
      await lines(page('', '<p><a href="a.pdf">Application form</a></p><p><a href="b.doc">Declaration</a></p>')),
    ).toContain('Declaration');
  });
});

describe('blocks', () => {
  const blocks = async (html: string) => (await read(`<title>T</title><p>${NOTE}</p>${html}`)).blocks.slice(1);

  test('tell headings by their element or by a short bold line', async () => {
    expect(await blocks(`<h2>Fees</h2><p>${RULE}</p><p><b>Documents</b></p><p>${RULE}</p>`)).toMatchObject([
      { kind: 'heading', level: 2, text: 'Fees' },
      { kind: 'paragraph' },
      { kind: 'heading', level: 3, text: 'Documents' },
      { kind: 'paragraph' },
    ]);
  });

  test('give each line of a paragraph broken by <br> its own block', async () => {
    expect(await blocks('<p>Monday to Friday<br>9:00 to 12:00</p>')).toMatchObject([
      { text: 'Monday to Friday' },
      { text: '9:00 to 12:00' },
    ]);
  });

  test('keep the depth of nested items', async () => {
    expect(await blocks('<ol><li>Form<ul><li>signed</li></ul></li><li>Photo</li></ol>')).toMatchObject([
      { kind: 'item', level: 1, text: 'Form' },
      { kind: 'item', level: 2, text: 'signed' },
      { kind: 'item', level: 1, text: 'Photo' },
    ]);
  });

  test('make one row of each line of a table, with its cells', async () => {
    expect(
      await blocks('<table><tr><th>Visa</th><th>Fee</th></tr><tr><td><p>K</p></td><td>USD 140</td></tr></table>'),
    ).toMatchObject([
      { kind: 'row', cells: ['Visa', 'Fee'] },
      { kind: 'row', text: 'K | USD 140', cells: ['K', 'USD 140'] },
    ]);
  });

  test('join words that inline elements cut', async () => {
    expect(await blocks('<p><b>K</b>-<span>vi</span>sa holders may enter several times.</p>')).toMatchObject([
      { text: 'K-visa holders may enter several times.' },
    ]);
  });

  test('include closed tabs and accordions, but no hidden copy of shown text', async () => {
    expect(
      await blocks(
        `<div style="display: none"><p>Fee: USD 140</p></div><details><summary>Time</summary>4 working days</details><p hidden>${NOTE}</p>`,
      ),
    ).toMatchObject([{ text: 'Fee: USD 140' }, { text: 'Time' }, { text: '4 working days' }]);
  });
});

describe('declared selectors', () => {
  const html = `<title>T</title><div class="side">${RULE}</div><div class="old"></div><div class="text"><p>${NOTE}</p><span class="visits">17 readers</span></div>`;

  test('decide in their order, the first that finds text', async () => {
    const page = await read(html, { content: ['.gone', '.old', '.text'], ignore: ['.visits'] });
    expect([page.selector, page.blocks.map((block) => block.text), page.problems]).toEqual(['.text', [NOTE], []]);
  });

  test('that find nothing are a problem, and the page is read without them', async () => {
    const page = await read(html, { content: ['.gone'], ignore: ['.visits'] });
    expect(page.problems.map((one) => one.code)).toEqual(['no-content']);
    expect(page.blocks.map((block) => block.text)).toEqual([RULE, NOTE]);
  });

  test('that are no CSS do no harm', async () => {
    expect((await read(html, { content: ['..[['], ignore: [')('] })).problems[0]?.code).toBe('no-content');
  });
});

describe('title, language and dates', () => {
  test.each([
    ['<title>K visa_Embassy of China</title>', 'K visa'],
    ['<title>关于K字签证的通知-中国驻美国大使馆</title>', '关于K字签证的通知'],
    ['<title>Embassy of China</title><h1>K visa</h1>', 'K visa'],
    ['<meta property="og:title" content="K visa | Embassy">', 'K visa'],
    ['<title>Q1 - Q2 visas — Embassy</title><div>Q1 - Q2 visas</div>', 'Q1 - Q2 visas'],
  ])('the title of %s is %s', async (head, title) => {
    expect((await read(`${head}<p>${RULE}</p>`)).title).toBe(title);
  });

  test.each([
    ['<html lang="zh-HK">', 'visa', 'zh-Hant'],
    ['', '申請人應當提交護照', 'zh-Hant'],
    ['', '申请人应当提交护照', 'zh'],
    ['', 'Заявитель должен предоставить паспорт', 'ru'],
    ['', 'يجب على مقدم الطلب تقديم جواز السفر', 'ar'],
    ['', '申請者はパスポートを提出しなければなりません', 'ja'],
    ['', '신청인은 여권을 제출해야 합니다', 'ko'],
  ])('%s %s is %s', async (tag, text, language) => {
    expect((await read(`${tag}<p>${text}</p>`)).language).toBe(language);
  });

  test('the printed date is read from the line under the title, the other from the address', async () => {
    const page = await read(`<title>T visa</title><h1>T visa</h1><p>23 November 2023 17:00</p><p>${RULE}</p>`);
    expect([page.printedDate, page.urlDate]).toEqual(['2023-11-23', '2026-08-01']);
  });
});

describe('hostile and broken input', () => {
  test('20,000 nested elements are read', async () => {
    expect(await lines(`${'<div>'.repeat(20_000)}<p>${RULE}</p>`, { content: ['.a .b'], ignore: ['.c'] })).toEqual([
      RULE,
    ]);
  });

  test.each([
    ['no bytes', '', 'no-text'],
    ['a page of scripts', '<script>1</script>', 'no-text'],
    ['a cut PDF', '%PDF-1.7 \n1 0 obj', 'unreadable'],
    ['a broken archive', 'PK\u0003\u0004 nothing', 'unreadable'],
  ])('%s gives a Document with a problem', async (_, body, code) => {
    expect((await read(body)).problems.map((one) => one.code)).toContain(code);
  });

  test('an old Word file is unreadable, with a remedy', async () => {
    const page = await extract(Buffer.from('d0cf11e0a1b11ae1', 'hex'), {
      mediaType: 'application/msword',
      url: URL,
      content: [],
      ignore: [],
    });
    expect(page.problems[0]).toMatchObject({ code: 'unreadable', detail: expect.stringContaining('.docx') });
  });
});

describe('text and JSON', () => {
  test('a plain text file gives a paragraph for each line', async () => {
    const page = await read(`K visa\n\n${RULE}\n`, { mediaType: 'text/plain' });
    expect([page.format, page.title, page.blocks.map((block) => block.text)]).toEqual(['text', 'K visa', [RULE]]);
  });

  test('the strings of a JSON document are blocks, its HTML is read as HTML', async () => {
    const page = await read(
      JSON.stringify({ code: 0, data: { title: 'K visa', html: `<p>${RULE}</p><p>${NOTE}</p>` } }),
      { mediaType: 'application/json' },
    );
    expect(page.blocks.map((block) => block.text)).toEqual(['K visa', RULE, NOTE]);
  });
});

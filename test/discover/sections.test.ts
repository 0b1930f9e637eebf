import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSections } from '../../src/discover/sections.ts';

const HOMES = join(import.meta.dirname, '../fixtures/homes');
const HOST = 'http://xx.china-embassy.gov.cn';

/** The paths of what is found from a saved home page or from markup. */
function pathsOf(html: string, path = '/') {
  const { sections, hubs } = findSections({ url: HOST + path, html, links: [] });
  const paths = (all: readonly { url: string }[]) => all.map(({ url }) => url.replace(HOST, ''));
  return { sections: paths(sections), hubs: paths(hubs) };
}
const read = (name: string, path?: string) => pathsOf(readFileSync(join(HOMES, name), 'utf8'), path);

describe('the sections of a home page are found', () => {
  const homes: [string, string, string, string[]][] = [
    [
      'in a nested menu, with what stands below visas',
      'it-nested.html',
      '/ita/',
      ['/ita/LSFW_2/visti/', '/ita/avvisi/', '/ita/LSFW_2/a1/', '/ita/LSFW_2/a2/'],
    ],
    ['in a table of 1998', 'pt-table.html', '/pl/', ['/pl/lsfw_1/VISTO/', '/pl/zytz_33/']],
    ['in the data of a script', 'sk-script.html', '/slo/', ['/slo/consularaffairs/VISA/', '/slo/oznamy/']],
    [
      'on pictures, buttons and in a choice',
      'ru-buttons.html',
      '/rus/',
      ['/rus/a2/', '/rus/a9/', '/rus/a7/', '/rus/a5/'],
    ],
    [
      'behind the "more" of a box, against a base address',
      'zh-boxes.html',
      '/',
      ['/chn/lsfw/qzyw_140001/', '/chn/zytz_9/', '/chn/zc/'],
    ],
    ['in Arabic, in the map at the foot', 'ar-home.html', '/ara/', ['/ara/s/v/', '/ara/n/']],
    ['in Korean', 'ko-footer.html', '/kor/', ['/kor/ls/b/', '/kor/gg/']],
    ['in Japanese, under a heading', 'ja-list.html', '/jpn/', ['/jpn/lsfw/sz/', '/jpn/x1/', '/jpn/osirase/']],
  ];
  it.each(homes)('%s', (_, name, path, expected) => {
    expect(read(name, path).sections.sort()).toEqual(expected.sort());
  });

  it('with the reason and the likeliest first', () => {
    const { sections } = findSections({
      url: `${HOST}/`,
      html: '<a href="/n/">Notices</a><a href="/v/">Visas</a>',
      links: [],
    });
    expect(sections.map(({ label }) => label)).toEqual(['Visas', 'Notices']);
    expect(sections[0]).toEqual({
      url: `${HOST}/v/`,
      label: 'Visas',
      why: 'its label names visas: "visas"',
      score: 100,
    });
  });

  it('among the links of the document, where the markup shows none', () => {
    const links = [{ url: `${HOST}/eng/visa/`, text: 'Visas', inContent: false }];
    expect(findSections({ url: `${HOST}/`, html: '', links }).sections).toHaveLength(1);
  });

  it('by the folder where the label is in no known language', () => {
    expect(pathsOf('<a href="/eng/qz2021/">Վիզ</a><a href="/a/zytz_142816/">…</a>').sections).toEqual([
      '/eng/qz2021/',
      '/a/zytz_142816/',
    ]);
  });
});

describe('a label is read as a person reads it', () => {
  const isSection = (label: string) => pathsOf(`<a href="/x/">${label}</a>`).sections.length === 1;
  it.each([
    'Visas',
    'VISA INFORMATION',
    'Chinese Visa',
    'Visa for China',
    'Visabestimmungen',
    'Visuminformationen',
    'Visados y asuntos consulares',
    'Trámites de visa',
    'Demande de visa',
    'Visaangelegenheiten',
    'Visumantrag',
    'Визовые вопросы',
    'Визы',
    'تأشيرة الصين',
    'قسم التأشيرات',
    '来华签证',
    '簽證業務',
    '査証',
    'ビザ',
    '비자 및 영사 업무',
    'Vistos',
    'Visti',
    'Víza',
    'Wizy',
    'Vize İşlemleri',
    'Thị thực',
    'วีซ่า',
    'Consular Notices',
    '领事通知',
    '重要公告',
    'Avisos',
    'Avis et annonces',
    'Bekanntmachungen',
    'Объявления',
    'お知らせ',
    '공지사항',
    'Oznamy',
    "What's New",
    'Entry to China',
    '外国人来华',
    "Spokesperson's Remarks",
    '例行记者会',
    'Latest Policies',
  ])('%s is a section', (label) => expect(isSection(label)).toBe(true)); // prettier-ignore

  it.each([
    'Passport and Travel Document',
    'Notarization',
    'The Ambassador',
    'Embassy News',
    'Culture',
    'Safety Reminders',
    'Avisos de seguridad',
    'Sicherheitshinweise',
    'Comunicados de prensa',
    'Procurement Notices',
    '采购公告',
    '招聘信息',
    '安全提醒',
    '护照旅行证',
    '安全情報',
    '안전 정보',
    'Advisable routes',
    'Visage de la Chine',
    'Визит министра',
    'Legal notice',
    'Impressum',
    'Site Map',
    'Supervisa',
    'Mentions légales',
    '侨务工作',
    'Discover China',
    'Scholarship announcements',
    '总领事馆新闻',
    '总领事馆新闻',
  ])('%s is none', (label) => expect(isSection(label)).toBe(false)); // prettier-ignore

  it('a headline that speaks of visas is no section', () => {
    expect(
      isSection('The Embassy reminds all applicants that the visa office will remain closed during the coming holiday'),
    ).toBe(false);
    expect(isSection('关于国庆节期间中国驻某国大使馆签证大厅暂停对外办公的重要通知')).toBe(false);
  });
});

describe('a consular page', () => {
  const items = [1, 2, 3].map((n) => `<a href="./202601/t2026010${n}_1199000${n}.htm">Office hours</a>`).join('');
  it('that lists articles of its own is a section itself', () => {
    expect(pathsOf(`<title>领事服务_中国驻某国大使馆</title>${items}`, '/lsfw/').sections).toEqual(['/lsfw/']);
  });
  it('that only leads on is none', () => {
    expect(pathsOf('<title>领事服务</title><a href="v/">签证</a>', '/lsfw/').sections).toEqual(['/lsfw/v/']);
  });
  it('is not the home page of a consulate', () => {
    expect(pathsOf(`<title>中国驻某地总领事馆</title>${items}`, '/chn/').sections).toEqual([]);
  });
});

describe('what is no section', () => {
  it.each([
    ['an article', '/zytz/202601/t20260105_11990001.htm'],
    ['an article of before 2021', '/zytz/t1722968.shtml'],
    ['an article of another system', '/n1/c187308/content.html'],
    ['a file', '/zytz/P020260105.pdf'],
    ['page two of a listing', '/zytz/index_1.htm'],
    ['the home page', '/'],
    ['another host', 'http://www.visaforchina.cn/'],
    ['the visitor’s own mail', 'mailto:visa@example.org'],
  ])('%s', (_, href) => expect(pathsOf(`<a href="${href}">Visas</a>`, '/eng/').sections).toEqual([]));
});

describe('pages to click through', () => {
  it('are the editions of a splash page', () => {
    expect(read('ar-splash.html').hubs.sort()).toEqual(['/ara/', '/eng/', '/index_home/']);
  });
  it('are consular services and language switches', () => {
    expect(read('it-nested.html', '/ita/').hubs).toEqual(
      expect.arrayContaining(['/chn/', '/eng/index.html', '/ita/LSFW_2/']),
    );
    expect(read('ru-buttons.html').hubs).toEqual(expect.arrayContaining(['/chn/', '/rus/a3/']));
  });
  it('are the frames of a page without links', () => {
    expect(read('de-frames.html', '/det/').hubs).toEqual(['/det/menue.htm', '/det/start.htm']);
  });
  it('are the target of a forward by script first of all, then the file of the menu', () => {
    expect(read('fr-forward.html').hubs).toEqual(['/fra/accueil/', '/js/menu_fr.js']);
  });
  it('are the target of a refresh', () => {
    expect(pathsOf('<meta http-equiv="Refresh" content="0; URL=eng/home.htm">').hubs).toEqual(['/eng/home.htm']);
  });
  it('are plain entries only where nothing else is offered', () => {
    expect(pathsOf('<a href="/a/">Alpha</a>').hubs).toEqual(['/a/']);
    expect(pathsOf('<a href="/a/">Alpha</a><a href="/v/">Visas</a>').hubs).toEqual(['/v/']);
  });
});

it('a menu in a script file of its own is read', () => {
  const js = 'var n=[["Visas","/eng/visa/"],["Culture","/eng/culture/"]]; add("Notices", "/eng/notices/");';
  expect(pathsOf(js, '/js/menu.js').sections).toEqual(['/eng/visa/', '/eng/notices/']);
});

describe('a hostile page', () => {
  it('nested without end is read to its end', () => {
    const deep = `${'<div class="title">'.repeat(20_000)}<a href="/visa/">Visas</a>`;
    expect(pathsOf(deep).sections).toEqual(['/visa/']);
  });
  it('of quotes, brackets and escapes without end stops nothing', () => {
    const noise = ['"\\', "'", '`', '(', '{', '[', '/*', "location='"].map((one) => one.repeat(200_000)).join('\n');
    expect(pathsOf(`<script>${noise}</script><a href="/visa/">Visas</a>`).sections).toEqual(['/visa/']);
  });
});

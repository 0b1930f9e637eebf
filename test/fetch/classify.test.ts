import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FetchedBody } from '../../src/domain/capture.ts';
import { classify } from '../../src/fetch/classify.ts';
import { forwardOf, needsBrowser } from '../../src/fetch/shell.ts';
import { isCutOff } from '../../src/fetch/truncated.ts';

function answer(body: string | Uint8Array, more: Partial<FetchedBody> = {}): FetchedBody {
  const url = 'http://us.china-embassy.gov.cn/eng/lsfw/zj/202508/t20250814_1.htm';
  return {
    url,
    finalUrl: url,
    redirects: [],
    status: 200,
    requestHeaders: {},
    responseHeaders: {},
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 1,
    renderer: 'http',
    body: Buffer.from(body),
    mediaType: 'text/html',
    ...more,
  };
}

const codeOf = (body: string, more: Partial<FetchedBody> = {}) => classify(answer(body, more))?.code ?? 'ok';
const page = (title: string, body: string) =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;
const MENU = ['Home', 'Embassy', 'Ambassador', 'News', 'Consular services', 'Passports', 'Visas', 'Notary', 'Contact']
  .map((name, at) => `<a href="/m${at}.htm">${name}</a>`)
  .join(' ');
const FOOTER = '<div class="footer">Embassy of the People’s Republic of China. All rights reserved.</div>';
const framed = (title: string, body: string) =>
  page(title, `<div>${MENU}</div><div class="main">${body}</div>${FOOTER}`);

describe('a not-found page served as 200', () => {
  it.each([
    ['Page not found', 'The page you are looking for may have been removed or its address changed.'],
    ['404 - File or directory not found.', 'The resource you are looking for might have been removed.'],
    ['Error 404', 'Oops! That page can’t be found.'],
    ['页面不存在', '您访问的页面可能已被删除或地址已变更。'],
    ['404-对不起！您访问的页面不存在', '返回首页'],
    ['抱歉，您访问的页面不存在', '3秒后返回首页'],
    ['系统提示', '您要查看的内容已被删除。'],
    ['頁面不存在', '您訪問的頁面可能已被刪除或地址已變更。'],
    ['找不到頁面', '您要瀏覽的網頁不存在。'],
    ['Page non trouv&eacute;e', 'La page demandée n’existe pas ou n’existe plus.'],
    ['Página no encontrada', 'La página que busca no existe.'],
    ['Seite nicht gefunden', 'Die angeforderte Seite existiert nicht mehr.'],
    ['Страница не найдена', 'Запрашиваемая страница была удалена или перемещена.'],
    ['Página não encontrada', 'A página solicitada não existe.'],
    ['ページが見つかりません', 'お探しのページは移動または削除された可能性があります。'],
    ['페이지를 찾을 수 없습니다', '요청하신 페이지가 존재하지 않습니다.'],
    ['الصفحة غير موجودة', 'لم يتم العثور على الصفحة المطلوبة.'],
  ])('is known by its words: %s', (title, text) => {
    expect(codeOf(page(title, `<p>${text}</p>`))).toBe('gone');
    expect(codeOf(framed(`${title}_Embassy of China`, `<h2>404</h2><p>${text}</p>`))).toBe('gone');
    expect(codeOf(page('', `<h2>${title}</h2><p>${text}</p>`))).toBe('gone');
  });

  it('is known in GBK as well', () => {
    const gbk = Buffer.concat([
      Buffer.from('<html><head><title>'),
      Buffer.from('d2b3c3e6b2bbb4e6d4da', 'hex'),
      Buffer.from('</title></head><body>404</body></html>'),
    ]);
    expect(classify(answer(gbk))?.code).toBe('gone');
  });
});

describe('a maintenance page', () => {
  it.each([
    [
      'System maintenance',
      'The website is being upgraded and is temporarily unavailable. We apologise for the inconvenience.',
    ],
    ['Under maintenance', 'We will be back soon.'],
    ['系统维护', '网站正在进行系统升级维护，暂时无法访问，给您带来不便敬请谅解。'],
    ['網站維護中', '本站正在維護，請稍後再試。'],
    ['Maintenance', 'Le site est actuellement en cours de maintenance.'],
    ['En mantenimiento', 'El sitio se encuentra en mantenimiento.'],
    ['Wartungsarbeiten', 'Unsere Website ist vorübergehend nicht erreichbar.'],
    ['Технические работы', 'Сайт временно недоступен.'],
    ['Em manutenção', 'O site está temporariamente indisponível.'],
    ['メンテナンス中', 'ただいまメンテナンス中のためご利用いただけません。'],
    ['시스템 점검 중', '서비스 점검으로 이용이 일시 중단됩니다.'],
    ['الموقع تحت الصيانة', 'الموقع قيد الصيانة حاليا.'],
  ])('is known by its words: %s', (title, text) => {
    expect(codeOf(page(title, `<p>${text}</p>`))).toBe('maintenance');
    expect(codeOf(page('', `<p>${text}</p>`), { status: 503 })).toBe('maintenance');
  });

  it('is no bare 503', () => {
    expect(codeOf('<h1>Service Unavailable</h1>', { status: 503 })).toBe('http');
  });
});

describe('a wall', () => {
  it.each([
    ['Security check', 'Unusual traffic from your network. Please enter the characters you see to continue.'],
    ['安全验证', '您的访问过于频繁，请输入验证码后继续。'],
    ['访问拒绝', '很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。'],
    ['Access Denied', 'You don’t have permission to access this page.'],
    ['Вход', 'Введите символы с картинки'],
    ['Sécurité', 'Veuillez saisir le code de sécurité affiché.'],
  ])('is known by its words: %s', (title, text) => {
    expect(codeOf(page(title, `<form><p>${text}</p><img src="/captcha.png"><input></form>`))).toBe('blocked');
  });

  it.each([
    '<html><script>var arg1="6D07";function setCookie(n,v){document.cookie=n+"="+v;} setCookie("acw_sc__v2",x);document.location.reload();</script></html>',
    '<script>document.cookie=("_")+("_")+("jsl_clearance_s=1");location.href=location.pathname</script>',
    '<html><head><title>Just a moment...</title></head><body><script>window._cf_chl_opt={}</script></body></html>',
    '<html><head><meta id="q9" content="{qqc}"><script>var $_ts=window.$_ts||{};$_ts.nsd=1;</script></head><body></body></html>',
    '<html><body><script>document["cookie"]="a=1";window.location.reload()</script></body></html>',
  ])('of script is blocked whatever its status, and is worth a browser: %s', (body) => {
    for (const status of [200, 404, 412, 521]) expect(codeOf(body, { status })).toBe('blocked');
    expect(needsBrowser(answer(body))).toBe('challenge');
  });
});

describe('a real page', () => {
  const article = 'The Embassy informs applicants of the requirements for the K visa. '.repeat(20);
  it.each([
    [
      'mentions that a page was not found',
      `<h1>New visa form</h1><p>If the page is not found, or the error 404 appears, clear the cache.</p><p>${article}</p>`,
    ],
    [
      'announces maintenance of another system',
      `<h1>Notice on the online visa form</h1><p>The COVA system will be under maintenance on 5 May; the website is temporarily unavailable.</p><p>${article}</p>`,
    ],
    [
      'explains the verification code',
      `<h1>Appointments</h1><p>Enter the verification code. Please enter the characters you see. 请输入验证码。</p><p>${article}</p>`,
    ],
    ['has nothing but a short notice', '<h1>Notice</h1><p>The visa office is closed on 1 October.</p>'],
    [
      'says that a document was removed from a list',
      '<h1>关于调整签证申请材料的通知</h1><p>自即日起，取消提交体检证明的要求。</p>',
    ],
  ])('that %s is believed', (_, body) => {
    expect(codeOf(framed('Embassy of China', body))).toBe('ok');
  });

  it('may leave out every end tag that HTML lets it leave out', () => {
    expect(
      isCutOff(
        '<html><head><title>t</title><body><h1>K visa</h1><p>One<p>Two<ul><li>a<li>b</ul><table><tr><td>1<td>2</table>',
      ),
    ).toBe(false);
  });

  it('that sets a cookie in a script and has text is no challenge', () => {
    const body = framed('Visa', `<p>${article}</p><script>document.cookie="a=1";if(x)location.href="/m/"</script>`);
    expect([codeOf(body), needsBrowser(answer(body))]).toEqual(['ok', null]);
  });

  it('whose only menu is a list of choices is not empty', () => {
    const menu = '<option value="/eng/lsfw/">Consular</option><option value="/eng/visa/">Visa</option>';
    expect(codeOf(`<html><body><select onchange="location=this.value">${menu}</select></body></html>`)).toBe('ok');
    expect(codeOf('<html><body><select><option value="1">One</option></select></body></html>')).toBe('empty');
  });

  it('that consists of pictures and links is not empty', () => {
    expect(codeOf('<html><body><a href="/eng/"><img src="/en.png"></a></body></html>')).toBe('ok');
    expect(codeOf('<html><body>  <div></div></body></html>')).toBe('empty');
  });

  const saved = join(import.meta.dirname, '../../../shared/html');
  if (!existsSync(saved)) console.log('skipped: no saved pages at ../shared/html');
  it.skipIf(!existsSync(saved))('saved from the ministry is believed', () => {
    const files = readdirSync(saved, { recursive: true, encoding: 'utf8' }).filter((name) => /html?$/.test(name));
    const judged = files.map((name) => [
      name,
      classify(answer(readFileSync(join(saved, name))))?.detail,
      needsBrowser(answer(readFileSync(join(saved, name)))),
    ]);
    expect(files.length).toBeGreaterThan(0);
    expect(judged.filter(([, verdict, need]) => verdict || need)).toEqual([]);
  });
});

describe('markup that stops half-way', () => {
  const whole = framed(
    'K visa',
    `<div class="content"><div><p>${'Requirements of the K visa. '.repeat(30)}</p></div></div>`,
  );
  it.each([
    ['inside a tag', whole.slice(0, whole.indexOf('class="content"') + 5)],
    ['inside a script', '<html><head><title>t</title><script>var a = 1;'],
    ['inside a comment', '<html><body><p>text</p><!-- begin'],
    ['inside its content', whole.slice(0, whole.indexOf('Requirements') + 40)],
  ])('%s is truncated', (_, cut) => {
    expect(codeOf(cut)).toBe('truncated');
  });
});

describe('what a browser is needed for', () => {
  it.each([
    [
      'an empty app root',
      '<html><head><title>App</title></head><body><div id="app"></div><script src="/a.js"></script></body></html>',
    ],
    [
      'a request to switch scripts on',
      '<html><body><noscript>请启用JavaScript后重试</noscript><div class="x"></div><script src="/a.js"></script></body></html>',
    ],
    ['nothing but scripts', '<html><head><script src="/a.js"></script></head><body></body></html>'],
  ])('%s', (_, body) => {
    expect(needsBrowser(answer(body))).toBe('shell');
  });

  it('a forward by refresh or script needs none', () => {
    expect(forwardOf(answer('<meta http-equiv="refresh" content="3;url=/eng/?a=1&amp;b=2">'))).toBe('/eng/?a=1&b=2');
    expect(forwardOf(answer('<script>location.replace("https://a.example/x")</script>'))).toBe('https://a.example/x');
    expect(forwardOf(answer('<script>if (mobile) location.href = "/m/";</script>'))).toBeNull();
    expect(forwardOf(answer(framed('Visa', '<meta http-equiv="refresh" content="3;url=/other">')))).toBeNull();
  });
});

describe('a hostile page', () => {
  it.each([
    ['nested elements', `<html><body>${'<div>'.repeat(200_000)}`],
    ['open angle brackets', '<'.repeat(2_000_000)],
    ['unclosed comments', '<!--'.repeat(500_000)],
    ['unclosed scripts', '<script>'.repeat(250_000)],
    ['white space', `<html>${' '.repeat(4_000_000)}`],
    ['half a title', `<title>${'page '.repeat(400_000)}`],
    ['meta after meta', '<meta http-equiv=refresh content='.repeat(60_000)],
    ['open div after open div', '<div id=app '.repeat(100_000)],
    ['numbers', `<p>${'404 '.repeat(80)}`.repeat(20)],
  ])('of %s is judged without delay', (_, body) => {
    const started = process.cpuUsage();
    classify(answer(body));
    needsBrowser(answer(body));
    forwardOf(answer(body));
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(3_000);
  });
});

describe('bytes called HTML', () => {
  const kind = (body: Uint8Array, more: Partial<FetchedBody> = {}) => classify(answer(body, more))?.code ?? 'ok';
  const text = page('K visa', '<p>Applicants for a K visa must not be older than 45 years.</p><p>签证费用</p>');

  it('that no text holds are no page', () => {
    expect(kind(Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * 7919) % 256)))).toBe('unreadable');
    expect(kind(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(500)]))).toBe('unreadable');
  });

  it('of every encoding of the web are a page, also with a stray byte', () => {
    expect(kind(Buffer.from(text))).toBe('ok');
    expect(kind(Buffer.from(`${text}\u0000\u0001`))).toBe('ok');
    expect(kind(Buffer.from(`\ufeff${text}`, 'utf16le'))).toBe('ok');
    expect(kind(Buffer.from(text, 'utf16le'), { charset: 'utf-16le' })).toBe('ok');
    // GBK of 签证费用, many times.
    expect(
      kind(
        Buffer.concat([
          Buffer.from('<html><body><p>'),
          ...Array<Buffer>(200).fill(Buffer.from('c7a9d6a4b7d1d3c3', 'hex')),
        ]),
      ),
    ).toBe('ok');
  });
});

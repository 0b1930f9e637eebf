import { afterEach, describe, expect, it, vi } from 'vitest';
import { ensureBrowser, findBrowser } from '../../src/fetch/browser-install.ts';
import { keepBrowser } from '../../src/fetch/browser-process.ts';
import { ARTICLE, fetcher, html, serve, text } from './faulty-server.ts';

const executablePath = findBrowser();
if (!executablePath) console.log('skipped: no browser is installed, so nothing here can be shown to one');

const browser = { enabled: true, executablePath: executablePath ?? undefined };
const auto = (url: string) => ({ url, render: 'auto' as const });

const shell = (script: string) =>
  `<!doctype html><html><head><meta charset="utf-8"><title>App</title></head><body><noscript>Please enable JavaScript.</noscript><div id="app"></div><script>${script}</script></body></html>`;
const fills = `fetch('/api/page').then((r) => r.json()).then((d) => { setTimeout(() => { document.title = d.title; document.getElementById('app').innerHTML = '<h1>' + d.title + '</h1><p>' + d.text + '</p>'; }, 50); });`;
const json = (body: object) => html(JSON.stringify(body), { 'content-type': 'application/json' });
const LONG = 'The applicant submits the form online and brings the passport to the visa centre. '.repeat(6);

describe.skipIf(!executablePath)('a page that needs a browser', () => {
  it('is captured as its scripts left it, one request at a time', async () => {
    await using server = await serve({
      '/visa': html(shell(`${fills} fetch('/api/page'); fetch('/api/page'); new Image().src='/photo.png';`), {
        etag: '"shell"',
      }),
      '/api/page': json({ title: 'K签证', text: LONG }),
    });
    await using fetch = fetcher({ browser, timeoutMs: 10_000 });
    const outcome = await fetch.fetch(auto(`${server.origin}/visa`));
    expect(outcome).toMatchObject({
      kind: 'ok',
      response: { renderer: 'browser', status: 200, mediaType: 'text/html', charset: 'utf-8' },
    });
    if (outcome.kind !== 'ok') return;
    expect(text(outcome.response.body)).toContain('<h1>K签证</h1>');
    expect(outcome.response.responseHeaders.etag).toBeUndefined();
    expect(server.busiest()).toBe(1);
    expect(server.requests.map((one) => one.url)).toEqual([
      '/robots.txt',
      '/visa',
      '/api/page',
      '/api/page',
      '/api/page',
    ]);
    expect(new Set(server.requests.map((one) => one.headers['user-agent']))).toEqual(
      new Set(['kvisa-watch/0.1 (+https://example.org/contact)']),
    );
  });

  it('is told apart from a page that HTTP alone can read', async () => {
    await using server = await serve({ '/visa': html(ARTICLE) });
    await using fetch = fetcher({ browser });
    expect(await fetch.fetch(auto(`${server.origin}/visa`))).toMatchObject({
      kind: 'ok',
      response: { renderer: 'http' },
    });
  });

  it('says so where there is none, and how to mend that', async () => {
    await using server = await serve({ '/visa': html(shell(fills)) });
    await using fetch = fetcher({ browser: { enabled: true } });
    const outcome = await fetch.fetch(auto(`${server.origin}/visa`));
    expect(outcome).toMatchObject({
      problem: { code: 'browser', retry: false, detail: expect.stringContaining('KVISA_BROWSER') },
    });
  });

  it('passes a challenge that sets a cookie by script and loads again', async () => {
    await using server = await serve({
      '/visa': (request, response) => {
        if (request.headers.cookie?.includes('pass=42')) return html(ARTICLE)(request, response);
        const script = 'document.cookie="pass="+(6*7)+";path=/";location.reload()';
        response.writeHead(412, { 'content-type': 'text/html', 'set-cookie': 'first=1; Path=/; HttpOnly' });
        response.end(`<html><head><script>${script}</script></head><body></body></html>`);
      },
    });
    await using fetch = fetcher({ browser, timeoutMs: 10_000 });
    const outcome = await fetch.fetch(auto(`${server.origin}/visa`));
    expect(outcome).toMatchObject({ kind: 'ok', response: { status: 200, renderer: 'browser' } });
    expect(server.requests.at(-1)?.headers.cookie).toContain('first=1');
  });

  it('is blocked where the challenge never ends, without hammering the host', async () => {
    const script = 'document.cookie="x=1";location.reload()';
    await using server = await serve({
      '/visa': (_, response) =>
        response.writeHead(412, { 'content-type': 'text/html' }).end(`<script>${script}</script>`),
    });
    await using fetch = fetcher({ browser, timeoutMs: 10_000 });
    expect(await fetch.fetch(auto(`${server.origin}/visa`))).toMatchObject({ problem: { code: 'blocked' } });
    expect(server.requests.length).toBeLessThan(10);
  });

  it('cannot reach a private address, neither by its files nor by moving there', async () => {
    await using secret = await serve({ '*': html(ARTICLE, { 'access-control-allow-origin': '*' }) }, '127.0.0.2');
    const done = `document.getElementById('app').textContent = '${LONG}'`;
    await using server = await serve({
      '/fetches': html(shell(`fetch('${secret.origin}/a').finally(() => { ${done} })`)),
      '/mapped': html(shell(`fetch('http://[::ffff:127.0.0.2]:${secret.port}/b').finally(() => { ${done} })`)),
      '/includes': html(
        shell(
          `${done}; document.head.append(Object.assign(document.createElement('script'), { src: '${secret.origin}/c' }))`,
        ),
      ),
      '/redirected': html(shell(`fetch('/leads-there').finally(() => { ${done} })`)),
      '/leads-there': (_, response) => response.writeHead(302, { location: `${secret.origin}/d` }).end(),
      '/socket': html(shell(`new WebSocket('ws://127.0.0.2:${secret.port}/e'); ${done}`)),
      '/picture': html(
        shell(`new Image().src = '${secret.origin}/f'; navigator.sendBeacon('${secret.origin}/g'); ${done}`),
      ),
      '/moves': html(shell(`location.href = '${secret.origin}/h'`)),
      '/refreshes': html(shell(`document.write('<meta http-equiv="refresh" content="0; url=${secret.origin}/i">')`)),
    });
    await using fetch = fetcher({ browser, timeoutMs: 10_000, allowAddresses: ['127.0.0.1'] });
    for (const path of ['/fetches', '/mapped', '/includes', '/redirected', '/socket', '/picture'])
      await fetch.fetch(auto(`${server.origin}${path}`));
    for (const path of ['/moves', '/refreshes']) {
      expect(await fetch.fetch(auto(`${server.origin}${path}`))).toMatchObject({ problem: { code: 'guard' } });
    }
    expect(secret.requests).toEqual([]);
  });

  it('reaches an address that the operator allowed', async () => {
    await using other = await serve({ '/a': html(LONG, { 'access-control-allow-origin': '*' }) }, '127.0.0.2');
    await using server = await serve({
      '/visa': html(
        shell(
          `fetch('${other.origin}/a').then((r) => r.text()).then((t) => { document.getElementById('app').textContent = t })`,
        ),
      ),
    });
    await using fetch = fetcher({ browser, timeoutMs: 10_000 });
    const outcome = await fetch.fetch(auto(`${server.origin}/visa`));
    expect(outcome.kind === 'ok' && text(outcome.response.body)).toContain(LONG.trim());
  });

  it('knows the address that a forwarded document came from', async () => {
    await using server = await serve({
      '/start': html(shell(`location.href = '/old'`)),
      '/old': (_, response) => response.writeHead(301, { location: '/en/new/' }).end(),
      '/en/new/': html(
        shell(`fetch('./data').then((r) => r.text()).then((t) => { document.getElementById('app').textContent = t })`),
      ),
      '/en/new/data': html(LONG, { 'content-type': 'text/plain' }),
    });
    await using fetch = fetcher({ browser, timeoutMs: 10_000 });
    const outcome = await fetch.fetch({ url: `${server.origin}/start`, render: 'browser' });
    expect(outcome).toMatchObject({
      kind: 'ok',
      response: { url: `${server.origin}/start`, finalUrl: `${server.origin}/en/new/` },
    });
  });

  it('that hangs is a timeout, and the next one is served', async () => {
    await using server = await serve({
      '/hangs': html(shell('for (;;) {}')),
      '/visa': html(shell(fills)),
      '/api/page': json({ title: 'K visa', text: LONG }),
    });
    await using fetch = fetcher({ browser, timeoutMs: 4_000 });
    expect(await fetch.fetch(auto(`${server.origin}/hangs`))).toMatchObject({ problem: { code: 'timeout' } });
    expect(await fetch.fetch(auto(`${server.origin}/visa`))).toMatchObject({
      kind: 'ok',
      response: { renderer: 'browser' },
    });
  });

  it('whose data does not come is not believed', async () => {
    await using server = await serve({
      '/visa': html(shell(`document.getElementById('app').textContent = 'Loading…'; ${fills}`)),
      '/api/page': (_, response) => response.writeHead(500).end(),
    });
    await using fetch = fetcher({ browser, timeoutMs: 10_000 });
    expect(await fetch.fetch(auto(`${server.origin}/visa`))).toMatchObject({
      kind: 'failed',
      problem: { code: 'http', retry: true },
    });
  });

  it('is not believed either where it shows much else', async () => {
    await using server = await serve({
      '/visa': html(shell(`document.getElementById('app').textContent = '${LONG}'; ${fills}`)),
      '/api/page': (request) => request.socket.resetAndDestroy(),
    });
    await using fetch = fetcher({ browser, timeoutMs: 10_000 });
    expect(await fetch.fetch(auto(`${server.origin}/visa`))).toMatchObject({
      kind: 'failed',
      problem: { code: 'network' },
    });
  });

  it('opens no frames and no popups, and reads what remains', async () => {
    await using server = await serve({
      '/visa': html(
        shell(
          `window.open('/popup'); document.body.append(Object.assign(document.createElement('iframe'), { src: '/frame' })); ${fills}`,
        ),
      ),
      '/api/page': json({ title: 'K visa', text: LONG }),
    });
    await using fetch = fetcher({ browser, timeoutMs: 10_000 });
    expect(await fetch.fetch(auto(`${server.origin}/visa`))).toMatchObject({
      kind: 'ok',
      response: { finalUrl: `${server.origin}/visa` },
    });
    expect(server.requests.map((one) => one.url)).toEqual(['/robots.txt', '/visa', '/api/page']);
  });

  it('whose files robots.txt forbids is read where it says enough without them', async () => {
    await using server = await serve({
      '/robots.txt': html('User-agent: *\nDisallow: /api/', { 'content-type': 'text/plain' }),
      '/visa': html(shell(`fetch('/api/stat'); document.getElementById('app').textContent = '${LONG}'`)),
      '/empty': html(shell(fills)),
    });
    await using fetch = fetcher({ browser, timeoutMs: 10_000 });
    expect(await fetch.fetch(auto(`${server.origin}/visa`))).toMatchObject({ kind: 'ok' });
    expect(await fetch.fetch(auto(`${server.origin}/empty`))).toMatchObject({ problem: { code: 'robots' } });
    expect(server.requests.some((one) => one.url.startsWith('/api'))).toBe(false);
  });

  it('does not wait for other hosts that never end', async () => {
    await using chat = await serve({ '/robots.txt': html(''), '/poll': () => {} }, '127.0.0.2');
    await using server = await serve({
      '/visa': html(shell(`fetch('${chat.origin}/poll'); ${fills}`)),
      '/api/page': json({ title: 'K visa', text: LONG }),
    });
    await using fetch = fetcher({ browser, timeoutMs: 5_000 });
    expect(await fetch.fetch(auto(`${server.origin}/visa`))).toMatchObject({
      kind: 'ok',
      response: { renderer: 'browser' },
    });
  });

  it('that shows a not-found message is gone', async () => {
    await using server = await serve({
      '/visa': html(shell(fills)),
      '/api/page': json({ title: '404', text: '您访问的页面可能已被删除或地址已变更。' }),
    });
    await using fetch = fetcher({ browser, timeoutMs: 10_000 });
    expect(await fetch.fetch(auto(`${server.origin}/visa`))).toMatchObject({ problem: { code: 'gone' } });
  });
});

describe.skipIf(!executablePath)('the browser process', () => {
  it('is shared, and replaced when it has died', async () => {
    const keeper = keepBrowser(executablePath ?? undefined);
    const [one, same] = await Promise.all([keeper.take(), keeper.take()]);
    expect(same).toBe(one);
    const died = new Promise((resolve) => one.browser.once('disconnected', resolve));
    one.server.process().kill('SIGKILL');
    await died;
    await keeper.release(one, one.browser.isConnected());
    const next = await keeper.take();
    expect(next.browser.isConnected()).toBe(true);
    await keeper.close();
    expect(next.browser.isConnected()).toBe(false);
  });

  it('that does not start is a browser problem', async () => {
    await using server = await serve({ '/visa': html(shell(fills)) });
    await using fetch = fetcher({ browser: { enabled: true, executablePath: '/bin/false' } });
    expect(await fetch.fetch(auto(`${server.origin}/visa`))).toMatchObject({
      problem: { code: 'browser', retry: true, detail: expect.stringContaining('does not start') },
    });
  });
});

describe('finding a browser', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('prefers the one the operator names', async () => {
    vi.stubEnv('KVISA_BROWSER', process.execPath);
    expect(findBrowser()).toBe(process.execPath);
    const said: string[] = [];
    expect(await ensureBrowser((line) => said.push(line))).toBe(process.execPath);
    expect(said).toEqual([`browser: using ${process.execPath}`]);
  });

  it('says in one line what is wrong with a name that leads nowhere', async () => {
    vi.stubEnv('KVISA_BROWSER', '/no/such/browser');
    const said: string[] = [];
    expect(await ensureBrowser((line) => said.push(line))).toBeNull();
    expect(said).toEqual([expect.stringContaining('KVISA_BROWSER names /no/such/browser')]);
  });
});

import type { Server } from 'node:http';
import { constants, createSecureServer, type Http2ServerResponse } from 'node:http2';
import { createServer as createHttpsServer } from 'node:https';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../src/fetch/browser-install.ts';
import { certificate, key } from './certificate.ts';
import { ARTICLE, fetcher, type Handler, html, listen, serve } from './faulty-server.ts';
import { httpProxy, socksProxy } from './proxies.ts';

const get = (url: string, more: object = {}) => ({ url, render: 'http' as const, ...more });
const tlsServer = (routes: Record<string, Handler>) =>
  listen((handler) => createHttpsServer({ key, cert: certificate }, handler) as unknown as Server, routes, 'https');
const http2Server = (routes: Record<string, Handler>) =>
  listen(
    (handler) =>
      createSecureServer({ key, cert: certificate, allowHTTP1: true }, handler as never) as unknown as Server,
    routes,
    'https',
  );

describe('TLS', () => {
  const usual = getCACertificates('default');
  beforeAll(() => setDefaultCACertificates([...usual, certificate]));
  afterAll(() => setDefaultCACertificates(usual));

  it('is spoken with HTTP/2 where the host offers it, and its facts are kept', async () => {
    await using server = await http2Server({ '/page': html(ARTICLE) });
    await using fetch = fetcher();
    expect(await fetch.fetch(get(`${server.origin}/page`))).toMatchObject({
      kind: 'ok',
      response: {
        httpVersion: '2',
        address: '127.0.0.1',
        tls: {
          protocol: 'TLSv1.3',
          subject: expect.stringContaining('CN=localhost'),
          fingerprint256: expect.stringMatching(/^[0-9A-F:]{95}$/),
        },
      },
    });
  });

  it('is spoken with HTTP/1.1 where the source declares so, or the host knows no better', async () => {
    await using both = await http2Server({ '/page': html(ARTICLE) });
    await using old = await tlsServer({ '/page': html(ARTICLE) });
    await using fetch = fetcher();
    expect(await fetch.fetch(get(`${both.origin}/page`, { http2: false }))).toMatchObject({
      kind: 'ok',
      response: { httpVersion: '1.1' },
    });
    expect(await fetch.fetch(get(`${old.origin}/page`))).toMatchObject({
      kind: 'ok',
      response: { httpVersion: '1.1', tls: {} },
    });
    expect(await fetch.fetch(get(`${old.origin}/page`, { legacyTls: true }))).toMatchObject({ kind: 'ok' });
  });

  it('survives answers over HTTP/2 that break off, stall or come too late', async () => {
    await using server = await http2Server({
      '/page': html(ARTICLE),
      '/resets': (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.write('<p>', () =>
          (response as unknown as Http2ServerResponse).stream.close(constants.NGHTTP2_INTERNAL_ERROR),
        );
      },
      '/ends-early': (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': '100000' });
        response.write(ARTICLE, () => response.destroy());
      },
      '/stalls': (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).write('<p>'),
      '/silent': () => {},
    });
    await using fetch = fetcher({ timeoutMs: 400, respectRobots: false });
    const codeOf = async (path: string) => {
      const outcome = await fetch.fetch(get(server.origin + path));
      return outcome.kind === 'failed' ? outcome.problem.code : outcome.kind;
    };
    const paths = ['/resets', '/page', '/ends-early', '/page', '/stalls', '/page', '/silent', '/page'];
    const codes = [];
    for (const path of paths) codes.push(await codeOf(path));
    expect(codes).toEqual(['truncated', 'ok', 'truncated', 'ok', 'timeout', 'ok', 'timeout', 'ok']);
  });

  it('goes through an HTTP proxy by CONNECT and through SOCKS, names unresolved', async () => {
    await using server = await tlsServer({ '/page': html(ARTICLE) });
    await using http = await httpProxy(true);
    await using socks = await socksProxy();
    await using fetch = fetcher({ allowAddresses: [] });
    const url = `https://localhost:${server.port}/page`;
    await using open = fetcher({ allowAddresses: ['localhost'] });
    expect(await fetch.fetch(get(url, { proxy: `http://127.0.0.1:${http.port}` }))).toMatchObject({
      problem: { code: 'guard' },
    });
    for (const proxy of [`http://127.0.0.1:${http.port}`, `socks5://127.0.0.1:${socks.port}`]) {
      expect(await open.fetch(get(url, { proxy }))).toMatchObject({
        kind: 'ok',
        response: { tls: { subject: expect.stringContaining('localhost') } },
      });
    }
    expect(http.seen[0]).toBe(`CONNECT localhost:${server.port}`);
    expect(socks.seen[0]).toBe(`localhost:${server.port}`);
  });
});

describe('a certificate nobody vouches for', () => {
  it('is a tls problem', async () => {
    await using server = await tlsServer({ '/page': html(ARTICLE) });
    await using fetch = fetcher();
    expect(await fetch.fetch(get(`${server.origin}/page`))).toMatchObject({ problem: { code: 'tls', retry: false } });
  });
});

describe('a proxy', () => {
  it('gets plain http in absolute form, for the pages and robots.txt alike', async () => {
    await using server = await serve({ '/page': html(ARTICLE) });
    await using proxy = await httpProxy(false);
    await using fetch = fetcher({ proxy: `http://user:pass%20word@127.0.0.1:${proxy.port}`, allowAddresses: [] });
    const outcome = await fetch.fetch(get(`http://mission.example:${server.port}/page?a=1`));
    expect(outcome).toMatchObject({
      kind: 'ok',
      response: { finalUrl: `http://mission.example:${server.port}/page?a=1` },
    });
    expect(outcome.kind === 'ok' && outcome.response.address).toBeUndefined();
    expect(proxy.seen).toEqual([
      `GET http://mission.example:${server.port}/robots.txt`,
      `GET http://mission.example:${server.port}/page?a=1`,
    ]);
    expect(proxy.headers[1]).toMatchObject({
      host: `mission.example:${server.port}`,
      'proxy-authorization': `Basic ${btoa('user:pass word')}`,
    });
  });

  it('does not open the way to literal private addresses', async () => {
    await using server = await serve({
      '/page': (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end(),
    });
    await using proxy = await httpProxy(true);
    await using fetch = fetcher({ proxy: `http://127.0.0.1:${proxy.port}`, allowAddresses: [] });
    expect(await fetch.fetch(get(`http://mission.example:${server.port}/page`))).toMatchObject({
      problem: { code: 'guard' },
    });
    expect(await fetch.fetch(get(`http://127.0.0.1:${server.port}/page`))).toMatchObject({
      problem: { code: 'guard' },
    });
    expect(proxy.seen.some((line) => /169\.254|127\.0\.0\.1/.test(line))).toBe(false);
  });

  it('that is none is said to be none', async () => {
    expect(() => fetcher({ proxy: 'localhost:8080' })).toThrow('is no proxy');
    await using fetch = fetcher();
    expect(await fetch.fetch(get('http://mission.example/', { proxy: 'ftp://a' }))).toMatchObject({
      problem: { code: 'network', retry: false },
    });
  });

  it('that refuses to tunnel is a network problem', async () => {
    await using proxy = await httpProxy(false);
    await using fetch = fetcher({ proxy: `http://127.0.0.1:${proxy.port}` });
    expect(await fetch.fetch(get('https://mission.example/'))).toMatchObject({
      problem: { code: 'network', detail: expect.stringContaining('501') },
    });
  });

  it.skipIf(!findBrowser())('carries what a browser asks for too', async () => {
    await using server = await serve({
      '/visa': html(`<div id="app"></div><script src="/app.js"></script>`),
      '/app.js': html(
        `document.getElementById('app').textContent = ${JSON.stringify('The visa centre is open on weekdays. '.repeat(4))}`,
        { 'content-type': 'text/javascript' },
      ),
    });
    await using proxy = await socksProxy();
    await using fetch = fetcher({
      browser: { enabled: true, executablePath: findBrowser() ?? undefined },
      proxy: `socks5://127.0.0.1:${proxy.port}`,
      timeoutMs: 10_000,
    });
    expect(await fetch.fetch({ url: `http://mission.example:${server.port}/visa`, render: 'auto' })).toMatchObject({
      kind: 'ok',
      response: { renderer: 'browser' },
    });
    expect(server.requests.map((one) => one.url)).toEqual(['/robots.txt', '/visa', '/app.js']);
  });
});

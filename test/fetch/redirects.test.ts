import { describe, expect, it } from 'vitest';
import { ARTICLE, fetcher, type Handler, html, serve } from './faulty-server.ts';

const to =
  (location: string, status = 302, headers: Record<string, string> = {}): Handler =>
  (_, response) => {
    response.writeHead(status, { location, ...headers }).end();
  };
const get = (url: string, more: object = {}) => ({ url, render: 'http' as const, ...more });

describe('redirects', () => {
  it('are followed five times and recorded', async () => {
    await using server = await serve({
      '/1': to('/2', 301),
      '/2': to('3', 302),
      '/3': to('./4', 303),
      '/4': to('/5', 307),
      '/5': to('/6', 308),
      '/6': html(ARTICLE),
    });
    await using fetch = fetcher();
    const outcome = await fetch.fetch(get(`${server.origin}/1`));
    expect(outcome).toMatchObject({
      kind: 'ok',
      response: {
        url: `${server.origin}/1`,
        finalUrl: `${server.origin}/6`,
        redirects: [
          { url: `${server.origin}/1`, status: 301, location: '/2' },
          { status: 302, location: '3' },
          { status: 303 },
          { status: 307 },
          { status: 308 },
        ],
      },
    });
  });

  it('end after five', async () => {
    await using server = await serve({ '*': (request, response) => to(`${request.url}x`)(request, response) });
    await using fetch = fetcher({ respectRobots: false });
    expect(await fetch.fetch(get(`${server.origin}/a`))).toMatchObject({ problem: { code: 'redirect', retry: false } });
    expect(server.requests).toHaveLength(6);
  });

  it('to the same address are a loop at once', async () => {
    await using server = await serve({ '/a': to('/b'), '/b': to('/a') });
    await using fetch = fetcher({ respectRobots: false });
    expect(await fetch.fetch(get(`${server.origin}/a`))).toMatchObject({
      problem: { code: 'redirect', detail: expect.stringContaining('loop') },
    });
    expect(server.requests).toHaveLength(2);
  });

  it('to the same address pass where a cookie was set', async () => {
    await using server = await serve({
      '/page': (request, response) =>
        (request.headers.cookie === 'seen=1' ? html(ARTICLE) : to('/page', 302, { 'set-cookie': 'seen=1; Path=/' }))(
          request,
          response,
        ),
    });
    await using fetch = fetcher();
    expect(await fetch.fetch(get(`${server.origin}/page`))).toMatchObject({
      kind: 'ok',
      response: { redirects: [{ status: 302 }] },
    });
    expect(await fetch.fetch(get(`${server.origin}/page`))).toMatchObject({
      kind: 'ok',
      response: { redirects: [{ status: 302 }] },
    });
  });

  it('may name their target in raw UTF-8', async () => {
    await using server = await serve({
      '/page': (_, response) => {
        response.socket!.end(
          'HTTP/1.1 302 Found\r\nLocation: /签证/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
        );
      },
      [encodeURI('/签证/')]: html(ARTICLE),
    });
    await using fetch = fetcher();
    expect(await fetch.fetch(get(`${server.origin}/page`))).toMatchObject({
      kind: 'ok',
      response: { finalUrl: `${server.origin}${encodeURI('/签证/')}` },
    });
  });

  it('may be a page that is nothing but a refresh or a script', async () => {
    await using server = await serve({
      '/refresh': html('<html><head><META HTTP-EQUIV="refresh" CONTENT="0; URL=page.htm"></head></html>'),
      '/script': html('<html><head><script>window.location.href = "./page.htm";</script></head><body></body></html>'),
      '/page.htm': html(ARTICLE),
    });
    await using fetch = fetcher();
    for (const path of ['/refresh', '/script']) {
      expect(await fetch.fetch(get(server.origin + path))).toMatchObject({
        kind: 'ok',
        response: { finalUrl: `${server.origin}/page.htm`, redirects: [{ status: 200 }] },
      });
    }
  });

  it('carry the validators to the same page only', async () => {
    await using server = await serve({
      '/moved.htm': to('/'),
      '/': html(ARTICLE),
      '/same': (request, response) =>
        request.headers.cookie
          ? response.writeHead(304).end()
          : to('/same', 302, { 'set-cookie': 'a=1' })(request, response),
    });
    await using fetch = fetcher({ respectRobots: false });
    await fetch.fetch(get(`${server.origin}/moved.htm`, { lastModified: 'Thu, 14 Aug 2025 06:00:00 GMT' }));
    expect(server.requests.map((one) => one.headers['if-modified-since'])).toEqual([
      'Thu, 14 Aug 2025 06:00:00 GMT',
      undefined,
    ]);
    expect(await fetch.fetch(get(`${server.origin}/same`, { etag: '"1"' }))).toMatchObject({ kind: 'not-modified' });
  });

  it('of an article to the home page or an error page mean that it is gone', async () => {
    await using server = await serve({
      '/eng/zj/t1.htm': to('/'),
      '/eng/zj/t2.htm': to('/error.htm'),
      '/': html(ARTICLE),
      '/error.htm': html(ARTICLE),
      '/index.htm': to('/'),
    });
    await using fetch = fetcher();
    expect(await fetch.fetch(get(`${server.origin}/eng/zj/t1.htm`))).toMatchObject({ problem: { code: 'gone' } });
    expect(await fetch.fetch(get(`${server.origin}/eng/zj/t2.htm`))).toMatchObject({ problem: { code: 'gone' } });
    expect(await fetch.fetch(get(`${server.origin}/index.htm`))).toMatchObject({ kind: 'ok' });
  });
});

import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ARTICLE, fetcher, html, serve, text } from './faulty-server.ts';

const get = (url: string, more: object = {}) => ({ url, render: 'http' as const, ...more });

describe('an answer that is well', () => {
  it('comes with its bytes, its type and the facts of the exchange', async () => {
    await using server = await serve({ '/page': html(ARTICLE, { etag: '"one"' }) });
    await using fetch = fetcher();
    const outcome = await fetch.fetch(get(`${server.origin}/page`, { language: 'fr' }));
    expect(outcome).toMatchObject({
      kind: 'ok',
      response: {
        status: 200,
        mediaType: 'text/html',
        charset: 'utf-8',
        redirects: [],
        address: '127.0.0.1',
        httpVersion: '1.1',
        renderer: 'http',
        responseHeaders: { etag: '"one"' },
        requestHeaders: {
          'user-agent': 'kvisa-watch/0.1 (+https://example.org/contact)',
          'accept-language': 'fr,*;q=0.5',
        },
      },
    });
    expect(outcome.kind === 'ok' && text(outcome.response.body)).toBe(ARTICLE);
  });

  it.each([
    ['gzip', gzipSync(ARTICLE)],
    ['deflate', deflateSync(ARTICLE)],
    ['deflate', deflateRawSync(ARTICLE)],
    ['br', brotliCompressSync(ARTICLE)],
    ['zstd', zstdCompressSync(ARTICLE)],
    ['gzip, br', brotliCompressSync(gzipSync(ARTICLE))],
    ['gzip', Buffer.from(ARTICLE)],
  ])('is decoded from Content-Encoding %s', async (encoding, bytes) => {
    await using server = await serve({
      '/page': (_, response) =>
        response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding }).end(bytes),
    });
    await using fetch = fetcher();
    const outcome = await fetch.fetch(get(`${server.origin}/page`));
    expect(outcome.kind === 'ok' && text(outcome.response.body)).toBe(ARTICLE);
  });

  it('is not sent again while its validators hold', async () => {
    await using server = await serve({
      '/page': (request, response) => {
        if (request.headers['if-none-match'] === '"one"' && request.headers['if-modified-since'])
          response.writeHead(304, { etag: '"one"' }).end();
        else html(ARTICLE)(request, response);
      },
    });
    await using fetch = fetcher();
    const outcome = await fetch.fetch(
      get(`${server.origin}/page`, { etag: '"one"', lastModified: 'Thu, 14 Aug 2025 06:00:00 GMT' }),
    );
    expect(outcome).toMatchObject({
      kind: 'not-modified',
      exchange: { status: 304, responseHeaders: { etag: '"one"' } },
    });
  });
});

describe('an answer that is not well', () => {
  it.each([500, 502, 503, 401])('status %i is an http problem with its body kept', async (status) => {
    await using server = await serve({
      '/page': (_, response) => response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Sorry</h1>'),
    });
    await using fetch = fetcher();
    const outcome = await fetch.fetch(get(`${server.origin}/page`));
    expect(outcome).toMatchObject({ kind: 'failed', problem: { code: 'http', status, retry: status >= 500 } });
    expect(outcome.kind === 'failed' && text(outcome.response!.body)).toContain('Sorry');
  });

  it.each([403, 405, 412, 418, 429, 521])('status %i means that the host refuses this visitor', async (status) => {
    await using server = await serve({ '/page': (_, response) => response.writeHead(status).end('no') });
    await using fetch = fetcher();
    expect(await fetch.fetch(get(`${server.origin}/page`))).toMatchObject({
      problem: { code: 'blocked', status, retry: false },
    });
  });

  it.each([404, 410])('status %i means gone and is asked once', async (status) => {
    await using server = await serve({ '/page': (_, response) => response.writeHead(status).end('no') });
    await using fetch = fetcher({ retries: 3, respectRobots: false });
    expect(await fetch.fetch(get(`${server.origin}/page`))).toMatchObject({ problem: { code: 'gone', status } });
    expect(server.requests).toHaveLength(1);
  });

  it('a connection reset before the answer is a network problem', async () => {
    await using server = await serve({ '/page': (request) => request.socket.resetAndDestroy() });
    await using fetch = fetcher();
    expect(await fetch.fetch(get(`${server.origin}/page`))).toMatchObject({
      problem: { code: 'network', retry: true },
    });
  });

  it('a refused connection is a network problem', async () => {
    const server = await serve({});
    await server[Symbol.asyncDispose]();
    await using fetch = fetcher();
    expect(await fetch.fetch(get(`${server.origin}/page`))).toMatchObject({ problem: { code: 'network' } });
  });

  it('a name that does not resolve is a dns problem', async () => {
    await using fetch = fetcher();
    expect(await fetch.fetch(get('http://no-such-mission.invalid/'))).toMatchObject({ problem: { code: 'dns' } });
  });

  it('fewer bytes than announced are truncated, and kept', async () => {
    await using server = await serve({
      '/page': (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': String(ARTICLE.length) });
        response.write(ARTICLE.slice(0, 300), () => response.destroy());
      },
    });
    await using fetch = fetcher();
    const outcome = await fetch.fetch(get(`${server.origin}/page`));
    expect(outcome).toMatchObject({ kind: 'failed', problem: { code: 'truncated', retry: true } });
    expect(outcome.kind === 'failed' && text(outcome.response!.body)).toBe(ARTICLE.slice(0, 300));
  });

  it('a compressed stream that stops half-way is truncated', async () => {
    const bytes = gzipSync(ARTICLE);
    await using server = await serve({
      '/page': (_, response) =>
        response
          .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
          .end(bytes.subarray(0, bytes.length / 2)),
    });
    await using fetch = fetcher();
    expect(await fetch.fetch(get(`${server.origin}/page`))).toMatchObject({ problem: { code: 'truncated' } });
  });

  it('headers that never come are a timeout', async () => {
    await using server = await serve({ '/page': () => {} });
    await using fetch = fetcher({ timeoutMs: 200, respectRobots: false });
    expect(await fetch.fetch(get(`${server.origin}/page`))).toMatchObject({
      problem: { code: 'timeout', retry: true },
    });
  });

  it('a body that drips without ever pausing is a timeout', async () => {
    await using server = await serve({
      '/page': (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        const drip = setInterval(() => response.write('<p>drip</p>'), 10);
        response.once('close', () => clearInterval(drip));
      },
    });
    await using fetch = fetcher({ timeoutMs: 250, respectRobots: false });
    const outcome = await fetch.fetch(get(`${server.origin}/page`));
    expect(outcome).toMatchObject({ problem: { code: 'timeout', detail: expect.stringContaining('bytes so far') } });
  });

  it('more bytes than the limit are too large', async () => {
    await using server = await serve({ '/page': html('x'.repeat(5_000)) });
    await using fetch = fetcher({ maxBytes: 1_000 });
    expect(await fetch.fetch(get(`${server.origin}/page`))).toMatchObject({
      problem: { code: 'too-large', retry: false },
    });
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(200_000_000))],
    ['zstd', zstdCompressSync(Buffer.alloc(200_000_000))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(200_000_000)))],
  ])('a %s bomb is too large and costs bounded memory', async (encoding, bomb) => {
    await using server = await serve({
      '/page': (_, response) =>
        response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding }).end(bomb),
    });
    await using fetch = fetcher();
    const outcome = await fetch.fetch(get(`${server.origin}/page`));
    expect(outcome).toMatchObject({ kind: 'failed', problem: { code: 'too-large' } });
    expect(outcome.kind === 'failed' && outcome.response!.body.length).toBeLessThanOrEqual(1_000_000);
  });

  it('an image is not text, a PDF under a generic type is read', async () => {
    await using server = await serve({
      '/photo': html('GIF89a', { 'content-type': 'image/gif' }),
      '/file': html('%PDF-1.7 …', { 'content-type': 'application/octet-stream' }),
    });
    await using fetch = fetcher();
    expect(await fetch.fetch(get(`${server.origin}/photo`))).toMatchObject({ problem: { code: 'not-text' } });
    expect(await fetch.fetch(get(`${server.origin}/file`))).toMatchObject({
      kind: 'ok',
      response: { mediaType: 'application/pdf' },
    });
  });

  it('an answer without bytes is empty', async () => {
    await using server = await serve({ '/page': html('') });
    await using fetch = fetcher();
    expect(await fetch.fetch(get(`${server.origin}/page`))).toMatchObject({ problem: { code: 'empty' } });
  });
});

describe('asking again', () => {
  it('overcomes what passes', async () => {
    let asked = 0;
    await using server = await serve({
      '/page': (request, response) =>
        ++asked < 3 ? request.socket.resetAndDestroy() : html(ARTICLE)(request, response),
    });
    await using fetch = fetcher({ retries: 2 });
    expect(await fetch.fetch(get(`${server.origin}/page`))).toMatchObject({ kind: 'ok' });
  });

  it('obeys a short Retry-After', async () => {
    let asked = 0;
    await using server = await serve({
      '/page': (request, response) =>
        ++asked === 1 ? response.writeHead(503, { 'retry-after': '0' }).end() : html(ARTICLE)(request, response),
    });
    await using fetch = fetcher({ retries: 1 });
    expect(await fetch.fetch(get(`${server.origin}/page`))).toMatchObject({ kind: 'ok' });
  });

  it('leaves a long Retry-After to the scheduler', async () => {
    await using server = await serve({
      '/page': (_, response) => response.writeHead(503, { 'retry-after': '120' }).end(),
    });
    await using fetch = fetcher({ retries: 3, respectRobots: false });
    expect(await fetch.fetch(get(`${server.origin}/page`))).toMatchObject({
      problem: { code: 'http', retryAfterMs: 120_000 },
    });
    expect(server.requests).toHaveLength(1);
  });

  it('ends at once when aborted', async () => {
    await using server = await serve({ '/page': () => {} });
    await using fetch = fetcher({ timeoutMs: 60_000, respectRobots: false });
    const stop = new AbortController();
    const running = fetch.fetch(get(`${server.origin}/page`), stop.signal);
    stop.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
  });
});

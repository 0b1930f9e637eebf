import { describe, expect, it, vi } from 'vitest';
import { createGate } from '../../src/fetch/gate.ts';
import { createRobots, type RobotsEntry } from '../../src/fetch/robots.ts';
import { ARTICLE, fetcher, type Handler, html, serve } from './faulty-server.ts';
import { httpProxy } from './proxies.ts';

const get = (url: string) => ({ url, render: 'http' as const });
const slowly =
  (handler: Handler): Handler =>
  (request, response) =>
    void setTimeout(() => handler(request, response), 15);
const plain = (text: string) => html(text, { 'content-type': 'text/plain' });

describe('politeness', () => {
  it('asks a host one thing at a time, robots.txt and redirects included', async () => {
    await using server = await serve({
      '/robots.txt': slowly(plain('User-agent: *\nAllow: /')),
      '/moved': slowly((_, response) => response.writeHead(302, { location: '/page' }).end()),
      '*': slowly(html(ARTICLE)),
    });
    // Behind a proxy every request has a connection of its own, so that nothing but the gate keeps them apart.
    await using proxy = await httpProxy(false);
    await using fetch = fetcher({ proxy: `http://127.0.0.1:${proxy.port}` });
    const host = `http://mission.example:${server.port}`;
    const paths = ['/moved', '/a', '/b', '/moved', '/c', '/d'];
    const outcomes = await Promise.all(paths.map((path) => fetch.fetch(get(host + path))));
    expect(outcomes.map((one) => one.kind)).toEqual(paths.map(() => 'ok'));
    expect(server.busiest()).toBe(1);
    expect(server.requests.filter((one) => one.url === '/robots.txt')).toHaveLength(1);
  });

  it('asks different hosts at once, up to the limit', async () => {
    const gate = createGate({ perHostDelayMs: 0, concurrency: 2 });
    let open = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++open);
      await new Promise((resolve) => setImmediate(resolve));
      open--;
    };
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((host) => gate.wire(host, work)));
    expect(most).toBe(2);
  });

  it('counts the pause from the end of the last request', async () => {
    vi.useFakeTimers();
    try {
      const gate = createGate({ perHostDelayMs: 1_000, concurrency: 4 });
      const starts: number[] = [];
      const work = async () => {
        starts.push(performance.now());
        await new Promise((resolve) => setTimeout(resolve, 300));
      };
      const all = Promise.all([1, 2, 3].map(() => gate.wire('a', work)));
      await vi.advanceTimersByTimeAsync(10_000);
      await all;
      expect(starts.map((start) => Math.round(start - starts[0]!))).toEqual([0, 1_300, 2_600]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('lets nobody wait for one who gave up', async () => {
    const gate = createGate({ perHostDelayMs: 0, concurrency: 1 });
    const held = Promise.withResolvers<void>();
    const first = gate.wire('a', () => held.promise);
    const stop = new AbortController();
    const second = gate.wire('a', async () => 'second', { signal: stop.signal });
    const third = gate.wire('a', async () => 'third');
    const other = gate.wire('b', async () => 'other', { signal: stop.signal });
    stop.abort(new Error('gave up'));
    await expect(second).rejects.toThrow('gave up');
    await expect(other).rejects.toThrow('gave up');
    held.resolve();
    await first;
    expect(await third).toBe('third');
    expect(await gate.wire('b', async () => 'free again')).toBe('free again');
  });
});

describe('robots.txt', () => {
  it('is obeyed for our name, and for addresses met by redirect', async () => {
    await using server = await serve({
      '/robots.txt': plain('User-agent: kvisa-watch\nDisallow: /private/\n\nUser-agent: *\nDisallow: /'),
      '/moved': (_, response) => response.writeHead(302, { location: '/private/a' }).end(),
      '/page': html(ARTICLE),
    });
    await using fetch = fetcher();
    expect(await fetch.fetch(get(`${server.origin}/private/x`))).toMatchObject({
      problem: { code: 'robots', retry: false },
    });
    expect(await fetch.fetch(get(`${server.origin}/moved`))).toMatchObject({ problem: { code: 'robots' } });
    expect(await fetch.fetch(get(`${server.origin}/page`))).toMatchObject({ kind: 'ok' });
    expect(server.requests.some((one) => one.url.startsWith('/private'))).toBe(false);
  });

  it.each<[string, Handler]>([
    ['leads in a circle', (_, response) => response.writeHead(302, { location: '/robots.txt' }).end()],
    ['is an HTML page', html('<html><body>Disallow: /</body></html>')],
    ['is missing', (_, response) => response.writeHead(404).end('User-agent: *\nDisallow: /')],
    ['is forbidden', (_, response) => response.writeHead(403).end()],
    ['is broken', (_, response) => response.writeHead(500).end()],
    ['breaks off', (request) => request.socket.resetAndDestroy()],
  ])('forbids nothing where it %s', async (_, handler) => {
    await using server = await serve({ '/robots.txt': handler, '/page': html(ARTICLE) });
    await using fetch = fetcher();
    expect(await fetch.fetch(get(`${server.origin}/page`))).toMatchObject({ kind: 'ok' });
  });

  it('is kept for a day, and beyond it while the host is broken', async () => {
    const store = new Map<string, RobotsEntry>();
    let now = Date.parse('2026-01-01T00:00:00Z');
    let status = 200;
    let asked = 0;
    const robots = createRobots(
      'kvisa-watch/0.1',
      { get: (origin) => store.get(origin), set: (origin, entry) => void store.set(origin, entry) },
      () => now,
    );
    const answer = async () => ({
      status,
      text: status === 200 ? `User-agent: *\nCrawl-delay: 90\nDisallow: /no${++asked}` : String(++asked),
    });
    const judge = (path: string) => robots.judge(new URL(path, 'http://a.example'), answer);
    expect(await judge('/no1')).toEqual({ allowed: false, delayMs: 30_000 });
    now += 23 * 3_600_000;
    await judge('/no1');
    expect(asked).toBe(1);
    now += 2 * 3_600_000;
    status = 503;
    expect(await judge('/no1')).toMatchObject({ allowed: false });
    expect(asked).toBe(2);
    now += 2 * 3_600_000;
    status = 404;
    expect(await judge('/no1')).toMatchObject({ allowed: true });
    const another = createRobots('kvisa-watch/0.1', { get: (origin) => store.get(origin), set: () => {} }, () => now);
    await another.judge(new URL('http://a.example/'), answer);
    expect(asked).toBe(3);
  });

  it('is read up to its limit', async () => {
    await using server = await serve({
      '/robots.txt': plain(`User-agent: *\nDisallow: /no\n${'# filler\n'.repeat(100_000)}`),
      '/yes': html(ARTICLE),
    });
    await using fetch = fetcher();
    expect(await fetch.fetch(get(`${server.origin}/no`))).toMatchObject({ problem: { code: 'robots' } });
    expect(await fetch.fetch(get(`${server.origin}/yes`))).toMatchObject({ kind: 'ok' });
  });
});

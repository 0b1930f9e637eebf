import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildWeb, type ClientLimits, startWeb } from '../../src/web/server.ts';
import { smallArchive } from '../support/small-archive.ts';
import { openPages, roomOf } from './room.ts';

const HASTY: ClientLimits = { requestMs: 150, silentMs: 60_000, answerMs: 60_000, lookMs: 30, connections: 100 };

/** The server on a port of its own, and a way to send it any bytes. */
async function listening(limits: Partial<ClientLimits> = {}) {
  const small = smallArchive();
  const web = await startWeb(roomOf(small), { ...HASTY, requestMs: 60_000, ...limits });
  onTestFinished(async () => {
    await web.close();
    small.close();
  });
  const open = async (bytes: string): Promise<Socket> => {
    const socket = connect(Number(new URL(web.url).port), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => {});
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write(bytes);
    return socket;
  };
  /** All that comes until the server hangs up. */
  const send = async (bytes: string): Promise<string> => text(await open(bytes)).catch(() => '');
  return { web, open, send };
}
const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
const get = (path: string, more = ''): string =>
  `GET ${path} HTTP/1.1\r\nHost: mistaken.example\r\n${more}Connection: close\r\n\r\n`;

describe('a client that takes its time', () => {
  it('is cut off in the middle of its headers', async () => {
    const { send } = await listening({ requestMs: 150 });
    expect(statusOf(await send('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: '))).toBe(408);
  });

  it('is cut off in the middle of its body', async () => {
    const { send } = await listening({ requestMs: 150 });
    const head =
      'POST /subscribe HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 500\r\n\r\n';
    expect(statusOf(await send(`${head}email=a`))).toBe(408);
  });

  it('is cut off where it says nothing at all', async () => {
    const { send } = await listening({ silentMs: 100 });
    expect(await send('')).toBe('');
  });

  it('is cut off where an answer takes it too long, though it reads on', async () => {
    const small = smallArchive();
    const app = await buildWeb(roomOf(small), undefined, { ...HASTY, answerMs: 150 });
    const endless = async function* () {
      for (;;) yield 'a'.repeat(1000);
    };
    app.get('/endless', (_request, reply) => reply.send(Readable.from(endless())));
    onTestFinished(async () => {
      await app.close();
      small.close();
    });
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    await expect(fetch(`${url}/endless`).then((answer) => answer.text())).rejects.toThrow('terminated');
  });

  it('leaves room: beyond a number of connections further ones are refused, not waited for', async () => {
    const { open, send, web } = await listening({ connections: 3 });
    const held = [await open('GET'), await open('GET'), await open('GET')];
    expect(await send(get('/healthz'))).toBe('');
    held[0]!.destroy();
    await expect
      .poll(() =>
        fetch(`${web.url}/healthz`).then(
          ({ status }) => status,
          () => 0,
        ),
      )
      .toBe(200);
  });
});

describe('bytes that are no request of ours', () => {
  it.each([
    ['a header of 20 KB', get('/', `X-Long: ${'a'.repeat(20_000)}\r\n`), 431],
    ['an address of 20 KB', get(`/${'a'.repeat(20_000)}`), 431],
    ['two lengths', 'POST /subscribe HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 400],
    [
      'a length and chunks (request smuggling)',
      'POST /subscribe HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    [
      'chunks without a number',
      'POST /subscribe HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n',
      400,
    ],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['a line break in a header', 'GET / HTTP/1.1\r\nHost: x\r\nX-A: a\rb\r\n\r\n', 400],
    ['a TLS hello', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    ['another method', 'TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 404],
  ])('%s: refused', async (_words, bytes, status) => {
    const { send } = await listening({ requestMs: 150 });
    expect(statusOf(await send(bytes))).toBe(status);
  });

  it.each([
    '/../../../../etc/passwd',
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/style.css/../../package.json',
    '/mailbox/..%2f..%2fkvisa-watch.sqlite',
    '/snapshots/1/../../../kvisa-watch.sqlite',
    '/\\..\\..\\kvisa-watch.sqlite',
    '/%00/etc/passwd',
    'file:///etc/passwd',
    'http://169.254.169.254/latest/meta-data/',
  ])('%s leads to no file', async (path) => {
    const { send } = await listening();
    const answer = await send(get(path));
    expect([400, 404, 200]).toContain(statusOf(answer));
    expect(answer).not.toMatch(/root:x:|SQLite format|"dependencies"|ami-id/);
  });

  it('the name a client gives this host is repeated nowhere', async () => {
    const { send } = await listening();
    for (const path of [
      '/',
      '/changes',
      '/feeds/changes.atom',
      '/api/v1/openapi.json',
      '/api/v1/changes?limit=1',
      '/timemap/link/http://us.example/',
    ])
      expect([
        path,
        (await send(get(path, 'X-Forwarded-Host: mistaken.example\r\n'))).includes('mistaken.example'),
      ]).toEqual([path, false]);
  });
});

describe('every request', () => {
  const watched = async (config: object = {}) => {
    const lines: Record<string, unknown>[] = [];
    const pages = await openPages({
      config: { host: '127.0.0.1', port: 0, ...config },
      log: (event, facts) => lines.push({ event, ...facts }),
    });
    return { ...pages, lines };
  };

  it('has a name of its own, in its answer and in the log, whatever name the client gives it', async () => {
    const { get: ask, lines } = await watched();
    const names = [
      await ask('/'),
      await ask('/', { 'x-request-id': 'mine' }),
      await ask('/nowhere'),
      await ask('/%c0%ae'),
    ].map(({ headers }) => headers['x-request-id']);
    for (const name of names) expect(name).toMatch(/^[0-9a-f]{16}$/);
    expect(new Set(names).size).toBe(4);
    expect(lines.map(({ event, id, status, route }) => [event, id, status, route])).toEqual([
      ['request', names[0], 200, '/'],
      ['request', names[1], 200, '/'],
      ['request', names[2], 404, 'none'],
      ['request', names[3], 404, 'none'],
    ]);
  });

  it('is written down without what is secret or private in it', async () => {
    const { app, lines } = await watched();
    const secrets = [
      '/manage/aaaaaaaaaaaaaaaaaaaaaaaa',
      '/feeds/private/bbbbbbbbbbbbbbbbbbbb.atom',
      '/search?q=reader%40example.org',
    ];
    for (const url of secrets) await app.inject({ url, remoteAddress: '203.0.113.77' });
    expect(JSON.stringify(lines)).not.toMatch(/aaaa|bbbb|example\.org|113\.77/);
    expect(lines.map(({ route, client }) => [route, client])).toEqual([
      ['/manage/:token', '203.0.113.0/24'],
      ['/feeds/private/:file', '203.0.113.0/24'],
      ['/search', '203.0.113.0/24'],
    ]);
  });

  it('that ends in a fault shows the name to the reader and writes the fault under it', async () => {
    const { get: ask, small, lines } = await watched();
    small.archive.db.exec('ALTER TABLE change RENAME TO hidden');
    const { headers, body } = await ask('/changes?topic=fee');
    expect(body).toContain(headers['x-request-id']);
    expect(lines).toContainEqual(expect.objectContaining({ event: 'web.fault', id: headers['x-request-id'] }));
  });

  it('comes from whom a trusted proxy says, and no other', async () => {
    const { app, lines } = await watched({ trustedProxies: ['10.0.0.0/8'] });
    const headers = { 'x-forwarded-for': '198.51.100.9' };
    for (const remoteAddress of ['10.1.2.3', '127.0.0.1', '203.0.113.5'])
      await app.inject({ url: '/', headers, remoteAddress });
    expect(lines.map(({ client }) => client)).toEqual(['198.51.100.0/24', '127.0.0.0/24', '203.0.113.0/24']);
  });

  it('with a wrong token is soon refused, whether or not there is a right one', async () => {
    for (const config of [{}, { adminToken: 'a-long-enough-token' }]) {
      const { app } = await watched(config);
      const guess = (token: string, remoteAddress = '203.0.113.5') =>
        app.inject({ url: '/mailbox', headers: { authorization: `Bearer ${token}` }, remoteAddress });
      const answers: number[] = [];
      for (let n = 0; n < 20; n++) answers.push((await guess(`guess-number-${n}-of-many`)).statusCode);
      expect(answers.filter((status) => status !== 429)).toHaveLength(12);
      expect((await guess('another-visitor', '198.51.100.5')).statusCode).not.toBe(429);
    }
  });
});

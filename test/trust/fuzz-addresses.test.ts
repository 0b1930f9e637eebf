import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hookGuard } from '../../src/delivering.ts';
import { parseAllowance } from '../../src/fetch/addresses.ts';
import { guardUrl } from '../../src/fetch/guard.ts';
import { hookChannel } from '../../src/notify/channels/webhook.ts';
import { holds } from '../support/fuzz.ts';

type Bytes = readonly [number, number, number, number];
const byte = fc.nat({ max: 255 });
/** An address that is nobody's on the public internet. */
const closed: fc.Arbitrary<Bytes> = fc.oneof(
  fc.tuple(fc.constantFrom(0, 10, 127, 224, 239, 240, 255), byte, byte, byte),
  fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
  fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
  fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
);

const numberOf = ([a, b, c, d]: Bytes): number => ((a * 256 + b) * 256 + c) * 256 + d;
const hex = (n: number): string => n.toString(16);
const halves = ([a, b, c, d]: Bytes): string => `${hex(a * 256 + b)}:${hex(c * 256 + d)}`;
const WIDE = '０１２３４５６７８９';

/** Ways to write an IPv4 address that some parser takes for it (WHATWG URL §3.5, RFC 4291, RFC 6052, RFC 3056, UTS 46). */
const NOTATIONS: readonly ((at: Bytes) => string)[] = [
  (at) => at.join('.'),
  (at) => `${at.join('.')}.`,
  (at) => String(numberOf(at)),
  (at) => `0x${hex(numberOf(at))}`,
  (at) => `0${numberOf(at).toString(8)}`,
  (at) => at.map((n) => `0x${hex(n)}`).join('.'),
  (at) => at.map((n) => `0000${n.toString(8)}`).join('.'),
  ([a, b, c, d]) => `${a}.${b * 65_536 + c * 256 + d}`,
  ([a, b, c, d]) => `0${a.toString(8)}.0x${hex(b)}.${c * 256 + d}`,
  (at) => at.join('。'),
  (at) => at.join('．'),
  (at) => at.join('｡'),
  (at) => at.join('.').replace(/\d/g, (digit) => WIDE[Number(digit)]!),
  (at) => at.join('.').replace(/\d/g, (digit) => `%3${digit}`),
  (at) => `[::ffff:${at.join('.')}]`,
  (at) => `[0:0:0:0:0:ffff:${halves(at)}]`,
  (at) => `[::${at.join('.')}]`,
  (at) => `[64:ff9b::${at.join('.')}]`,
  (at) => `[64:ff9b:1::${halves(at)}]`,
  (at) => `[2002:${halves(at)}::1]`,
];
const written = fc.tuple(closed, fc.constantFrom(...NOTATIONS)).map(([at, write]) => write(at));
const address = fc
  .tuple(
    fc.constantFrom('http', 'https', 'HTTP'),
    fc.constantFrom('', 'user@', 'user:password@', 'us.china-embassy.gov.cn@', 'us.china-embassy.gov.cn%2f@'),
    written,
    fc.constantFrom('', ':80', ':8080'),
    fc.constantFrom('/', '\\', '?a', '#us.china-embassy.gov.cn', '/latest/meta-data/'),
  )
  .map(([scheme, user, host, port, rest]) => `${scheme}://${user}${host}${port}${rest}`);

const nothing = parseAllowance([]);

describe('whatever way a closed address is written', { timeout: 3_600_000 }, () => {
  it('it is not fetched', () =>
    holds(address, (text) => {
      const url = URL.parse(text);
      if (url) expect([text, guardUrl(url, nothing)?.code]).toEqual([text, 'guard']);
    }));

  it('no webhook goes there', () =>
    holds(address, (text) => {
      const url = URL.parse(text);
      if (url)
        expect([text, hookGuard({ fetch: { allowAddresses: [] } as never }).refuse(url)]).not.toContain(undefined);
    }));

  it('nothing arrives at the service behind it, also with a name that resolves there or a redirect', async () => {
    let arrived = 0;
    const server = createServer((_request, response) => {
      arrived += 1;
      response.writeHead(307, { location: '/again' }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const channel = hookChannel(hookGuard({ fetch: { allowAddresses: [] } as never }), 'kvisa-watch-test');
    onTestFinished(async () => {
      await channel.close();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    const message = { secret: 'whsec_AAAA', messageId: 'msg_1', body: '{}' };
    const hosts = [...NOTATIONS.map((write) => write([127, 0, 0, 1])), 'localhost', 'LOCALHOST.', 'a.localhost'];
    for (const host of hosts) {
      const { outcome } = await channel.send(
        { ...message, url: `http://${host}:${port}/hook` },
        new Date().toISOString(),
      );
      expect([host, outcome]).toEqual([host, 'later']);
    }
    expect(arrived).toBe(0);

    const open = hookChannel(hookGuard({ fetch: { allowAddresses: ['127.0.0.1'] } as never }), 'kvisa-watch-test');
    onTestFinished(() => open.close());
    await open.send({ ...message, url: `http://127.0.0.1:${port}/hook` }, new Date().toISOString());
    expect(arrived).toBe(1);
  });
});

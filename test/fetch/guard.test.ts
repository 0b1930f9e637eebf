import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpenAddress, parseAllowance } from '../../src/fetch/addresses.ts';
import { guardedLookup, guardUrl } from '../../src/fetch/guard.ts';
import { ARTICLE, fetcher, html, serve } from './faulty-server.ts';

const nothing = parseAllowance([]);

describe('the address guard', () => {
  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://127.0.0.1./',
    'http://0/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::10.0.0.1]/',
    'http://[2002:7f00:1::]/',
    'http://[2002:a9fe:a9fe::1]/',
    'http://[2001::1]/',
    'http://[fe80::1]/',
    'http://[fc00::1]/',
    'http://[fd12:3456::1]/',
    'http://[ff02::1]/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.100.100.200/',
    'http://192.0.0.192/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[fd00:ec2::254]/',
    'http://localhost/',
    'http://LOCALHOST./',
    'http://www.localhost/',
    'http://metadata.google.internal/',
    'http://printer.local/',
    'http://①②⑦.0.0.1/',
  ])('refuses %s', (url) => {
    expect(guardUrl(new URL(url), nothing)).toMatchObject({ code: 'guard', retry: false });
  });

  it.each([
    'http://us.china-embassy.gov.cn/',
    'https://1.1.1.1/',
    'https://172.32.0.1/',
    'https://[2606:4700::1111]/',
    'https://[64:ff9b::1.1.1.1]/',
    'https://localhost.example.org/',
  ])('lets %s pass', (url) => {
    expect(guardUrl(new URL(url), nothing)).toBeNull();
  });

  it.each(['file:///etc/hostname', 'ftp://example.org/', 'data:text/html,hi', 'javascript:1', 'gopher://127.0.0.1/'])(
    'knows no scheme but http and https: %s',
    (url) => {
      expect(guardUrl(new URL(url), nothing)).toMatchObject({ code: 'redirect' });
    },
  );

  it('opens what the operator allowed, and only that', () => {
    const allowed = parseAllowance(['10.1.0.0/16', '192.168.1.1', 'fd00:1::/32', 'intranet.local']);
    const refused = (url: string) => guardUrl(new URL(url), allowed) !== null;
    expect(
      [
        'http://10.1.2.3/',
        'http://[::ffff:10.1.2.3]/',
        'http://192.168.1.1/',
        'http://[fd00:1::5]/',
        'http://intranet.local/',
      ].filter(refused),
    ).toEqual([]);
    expect(
      ['http://10.2.2.3/', 'http://192.168.1.2/', 'http://[fd00:2::5]/', 'http://other.local/'].filter(
        (url) => !refused(url),
      ),
    ).toEqual([]);
  });

  it.each(['10.0.0.0/33', '::/129', 'not/8'])('refuses the allowance %s with a clear word', (entry) => {
    expect(() => parseAllowance([entry])).toThrow(entry);
  });

  it('sees through every way of carrying an IPv4 address in IPv6', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const hex = (a: number, b: number) => (a * 256 + b).toString(16);
    fc.assert(
      fc.property(octet, octet, octet, octet, (a, b, c, d) => {
        const open = isOpenAddress(`${a}.${b}.${c}.${d}`, nothing);
        const [high, low] = [hex(a, b), hex(c, d)];
        for (const carrier of [`::ffff:${high}:${low}`, `64:ff9b::${high}:${low}`, `2002:${high}:${low}::1`])
          expect(isOpenAddress(carrier, nothing)).toBe(open);
      }),
    );
  });

  it('judges the addresses a name resolves to, at the moment of connecting', async () => {
    const resolve = (allowed: string[]) =>
      promisify(
        guardedLookup(parseAllowance(allowed)) as (
          name: string,
          options: object,
          done: (error: Error | null, found?: unknown) => void,
        ) => void,
      )('localhost', { all: true });
    await expect(resolve([])).rejects.toMatchObject({
      problem: { code: 'guard', detail: expect.stringContaining('localhost') },
    });
    await expect(resolve(['127.0.0.1', '::1'])).resolves.not.toEqual([]);
    await expect(resolve(['localhost'])).resolves.not.toEqual([]);
  });

  it('holds for redirects and for meta refresh', async () => {
    await using secret = await serve({ '*': html(ARTICLE) }, '127.0.0.2');
    await using server = await serve({
      '/redirect': (_, response) => response.writeHead(302, { location: `${secret.origin}/` }).end(),
      '/refresh': html(`<meta http-equiv="refresh" content="0;url=${secret.origin}/">`),
      '/file': (_, response) => response.writeHead(302, { location: 'file:///etc/hostname' }).end(),
      '/robots.txt': (_, response) => response.writeHead(302, { location: `${secret.origin}/robots.txt` }).end(),
    });
    await using fetch = fetcher({ allowAddresses: ['127.0.0.1'] });
    const codeOf = async (path: string) => {
      const outcome = await fetch.fetch({ url: server.origin + path, render: 'http' });
      return outcome.kind === 'failed' && outcome.problem.code;
    };
    expect([await codeOf('/redirect'), await codeOf('/refresh'), await codeOf('/file')]).toEqual([
      'guard',
      'guard',
      'redirect',
    ]);
    expect(await fetch.fetch({ url: `${server.origin}/redirect`, render: 'http' })).toMatchObject({
      response: { status: 302, responseHeaders: { location: `${secret.origin}/` } },
    });
    expect(secret.requests).toEqual([]);
  });
});

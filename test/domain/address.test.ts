import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressKey, canonicalUrl } from '../../src/domain/address.ts';

const PAGE = 'https://us.china-embassy.gov.cn/eng/lsfw/t20260101_1.htm';

describe('two addresses are one page', () => {
  it.each([
    ['another scheme', PAGE.replace('https', 'http')],
    ['a fragment', `${PAGE}#top`],
    ['where the reader came from', `${PAGE}?from=timeline&isappinstalled=0`],
    ['campaigns', `${PAGE}?utm_source=x&utm_medium=y&spm=a.b.c`],
    ['a session', PAGE.replace('.htm', '.htm;jsessionid=ABC')],
    ['upper case in the host', PAGE.replace('us.china', 'US.China')],
    ['www', PAGE.replace('us.', 'www.us.')],
    ['the port that goes without saying', PAGE.replace('gov.cn', 'gov.cn:443')],
  ])('whatever the difference of %s', (_name, other) => {
    expect(addressKey(other)).toBe(addressKey(PAGE));
  });

  it.each([
    ['http://a.example/x/', 'http://a.example/x/index.html'],
    ['http://a.example/x', 'http://a.example/x/'],
    ['http://a.example/l?a=1&b=2', 'http://a.example/l?b=2&a=1'],
  ])('%s and %s', (one, other) => {
    expect(addressKey(one)).toBe(addressKey(other));
  });
});

describe('two addresses are two pages', () => {
  it.each([
    ['http://a.example/lsfw/ZYTZ/', 'http://a.example/lsfw/zytz/'],
    ['http://a.example/show?id=1', 'http://a.example/show?id=2'],
    ['http://a.example/show?t=1', 'http://a.example/show?t=2'],
    ['http://a.example/index_1.htm', 'http://a.example/index.htm'],
    ['http://a.example/x', 'http://b.example/x'],
  ])('%s and %s', (one, other) => {
    expect(addressKey(one)).not.toBe(addressKey(other));
  });
});

it('a canonical address stays as it is', () => {
  fc.assert(
    fc.property(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      (url) => canonicalUrl(canonicalUrl(url)) === canonicalUrl(url),
    ),
  );
});

it('what is no address is left alone', () => {
  expect([canonicalUrl('nonsense'), addressKey('nonsense')]).toEqual(['nonsense', 'nonsense']);
});

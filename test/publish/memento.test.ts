import { describe, expect, test } from 'vitest';
import {
  addressesOf,
  bySecond,
  chooseMemento,
  linkHeader,
  originalUrl,
  parseAcceptDatetime,
  parseTimestamp,
  prefixedHeaders,
} from '../../src/publish/memento.ts';
import { timeMapJson, timeMapLink } from '../../src/publish/timemap.ts';

const URL_R = 'http://us.example/visa.htm?a=1';
const addresses = addressesOf('https://archive.example', URL_R);
const MEMENTOS = [
  { id: 1, at: '2026-10-02T08:00:00.000Z' },
  { id: 2, at: '2026-10-10T08:00:00.000Z' },
  { id: 3, at: '2026-10-20T09:30:00.000Z' },
];

describe('the memento for a time', () => {
  test('is the last one made by then, not the nearest', () => {
    expect(chooseMemento(MEMENTOS, '2026-10-19T00:00:00.000Z').id).toBe(2);
  });
  test('is the one made at that very moment', () => {
    expect(chooseMemento(MEMENTOS, '2026-10-10T08:00:00.000Z').id).toBe(2);
  });
  test('is the first one for any time before it', () => {
    expect(chooseMemento(MEMENTOS, '1999-01-01T00:00:00.000Z').id).toBe(1);
  });
  test('is one per second, the later look standing for it', () => {
    const looks = [...MEMENTOS, { id: 4, at: '2026-10-20T09:30:00.900Z' }];
    expect(bySecond(looks).map(({ id }) => id)).toEqual([1, 2, 4]);
  });
});

describe('Accept-Datetime', () => {
  test('is an RFC 1123 date in GMT', () => {
    expect(parseAcceptDatetime('Thu, 31 May 2007 20:35:00 GMT')).toBe('2007-05-31T20:35:00.000Z');
  });
  test.each(['2007-05-31', 'Thu, 31 May 2007 20:35:00 +0800', 'Sat, 31 Feb 2026 00:00:00 GMT', 'now', ''])(
    'is refused where it says %o',
    (value) => expect(parseAcceptDatetime(value)).toBeUndefined(),
  );
});

describe('the time in a memento address', () => {
  test('may be whole or begin one', () => {
    expect(parseTimestamp('20261020093000')).toBe('2026-10-20T09:30:00.000Z');
    expect(parseTimestamp('2026')).toBe('2026-01-01T00:00:00.000Z');
  });
  test.each(['20261320', '20260230000000', '202', 'x', '202610200930001'])('is refused where it says %o', (digits) =>
    expect(parseTimestamp(digits)).toBeUndefined(),
  );
});

describe('the original address', () => {
  test.each([
    ['http://us.example/a?b=1', 'http://us.example/a?b=1'],
    ['http:/us.example/a', 'http://us.example/a'],
    ['us.example/a', 'http://us.example/a'],
    ['HTTPS://US.example', 'https://us.example/'],
    ['http://us.example/a#part', 'http://us.example/a'],
  ])('%o means %o', (text, url) => expect(originalUrl(text)).toBe(url));
  test.each(['javascript:alert(1)', 'file:///etc/passwd', '', 'http://'])('%o is none', (text) =>
    expect(originalUrl(text)).toBeUndefined(),
  );
});

describe('links', () => {
  test('of a memento name its neighbours, and join roles that fall together', () => {
    const header = linkHeader(addresses, MEMENTOS, MEMENTOS[1]!);
    expect(header).toContain('<http://us.example/visa.htm?a=1>; rel="original"');
    expect(header).toContain(
      '<https://archive.example/memento/20261002080000/http://us.example/visa.htm?a=1>; rel="first prev memento"; datetime="Fri, 02 Oct 2026 08:00:00 GMT"',
    );
    expect(header).toContain('20261020093000/http://us.example/visa.htm?a=1>; rel="next last memento"');
    expect(header.match(/rel="memento"/g)).toHaveLength(1);
  });
  test('of a single memento are first and last at once', () => {
    expect(linkHeader(addresses, [MEMENTOS[0]!], MEMENTOS[0]!)).toContain('rel="first last memento"');
  });
  test('cannot be broken out of by an address', () => {
    const evil = addressesOf('https://archive.example', 'http://us.example/?q="><x');
    expect(linkHeader(evil, MEMENTOS, MEMENTOS[0]!)).not.toMatch(/"><x/);
  });
});

test('a TimeMap lists every memento from old to new, in both forms', () => {
  const text = timeMapLink(addresses, MEMENTOS);
  expect(text.split(',\n')).toHaveLength(6);
  expect(text).toContain(
    'rel="self"; type="application/link-format"; from="Fri, 02 Oct 2026 08:00:00 GMT"; until="Tue, 20 Oct 2026 09:30:00 GMT"',
  );
  const json = timeMapJson(addresses, MEMENTOS);
  expect(json.mementos.list.map(({ datetime }) => datetime)).toEqual(MEMENTOS.map(({ at }) => at));
  expect(json.mementos.last.uri).toBe('https://archive.example/memento/20261020093000/http://us.example/visa.htm?a=1');
});

test('archived headers lose their names, and whatever could end a line', () => {
  expect(prefixedHeaders({ 'Set-Cookie': 'a=b\r\nX: y', 'bad name': 'x', Server: 'nginx' })).toEqual({
    'x-archive-orig-set-cookie': 'a=b  X: y',
    'x-archive-orig-server': 'nginx',
  });
});

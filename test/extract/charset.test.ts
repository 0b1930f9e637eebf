import { describe, expect, test } from 'vitest';
import { decode } from '../../src/extract/charset.ts';

/** 签证申请须知，申请人应提交护照 in GB18030 and 簽證申請須知，申請人應提交護照 in Big5 */
const GBK = Buffer.from('c7a9d6a4c9eac7ebd0ebd6aaa3acc9eac7ebc8cbd3a6cce1bdbbbba4d5d5', 'hex');
const BIG5 = Buffer.from('c3b1c3d2a5d3bdd0b6b7aabea141a5d3bdd0a448c0b3b4a3a5e6c540b7d3', 'hex');

describe('decoding', () => {
  test('believes a byte order mark before a header', () => {
    expect(decode(Buffer.from('\ufeff签证', 'utf8'), 'gbk')).toEqual({ text: '签证', charset: 'utf-8', badBytes: 0 });
  });

  test('believes valid UTF-8 before a header that says otherwise', () => {
    expect(decode(Buffer.from('签证须知', 'utf8'), 'gb2312').text).toBe('签证须知');
  });

  test('reads GB2312 as GB18030', () => {
    expect(decode(GBK, 'gb2312')).toEqual({ text: '签证申请须知，申请人应提交护照', charset: 'gb18030', badBytes: 0 });
  });

  test('finds the charset in the page where the header names none', () => {
    expect(decode(Buffer.concat([Buffer.from('<meta charset=big5>'), BIG5])).text).toContain('簽證申請須知');
  });

  test('passes over a header that names a single-byte charset for Chinese bytes', () => {
    const page = Buffer.concat([
      Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'),
      GBK,
    ]);
    expect(decode(page, 'iso-8859-1').charset).toBe('gb18030');
  });

  test('detects GBK that nothing declares', () => {
    expect(decode(Buffer.concat(Array(8).fill(GBK))).text).toContain('申请人应提交护照');
  });

  test('detects GBK under a header that claims UTF-8', () => {
    expect(decode(Buffer.concat(Array(8).fill(GBK)), 'utf-8').text).toContain('申请人应提交护照');
  });

  test('marks bad bytes of damaged UTF-8 and keeps the rest', () => {
    const damaged = Buffer.concat([Buffer.from('签证申请须知'), Buffer.from([0xff]), Buffer.from('申请人')]);
    expect(decode(damaged)).toEqual({ text: '签证申请须知\ufffd申请人', charset: 'utf-8', badBytes: 1 });
  });

  test('takes a handful of stray bytes on a short page that declares UTF-8 for strays', () => {
    const stray = Buffer.from([0xff, 0xfe, 0xc3, 0x28]);
    const page = Buffer.concat([Buffer.from(`Age: 18–45. ${'Each stay may last 90 days. '.repeat(60)}`), stray, stray]);
    expect(decode(page, 'utf-8')).toMatchObject({ charset: 'utf-8', text: expect.stringContaining('Age: 18–45.') });
  });

  test('keeps English text in the UTF-8 it declares where a few bytes are damaged', () => {
    const page = Buffer.concat([
      Buffer.from('Applicants must be aged 18 to 45. '.repeat(100)),
      Buffer.from([0xff, 0xfe]),
    ]);
    expect(decode(page, 'utf-8')).toMatchObject({ charset: 'utf-8', badBytes: 2 });
  });

  test('survives an unknown charset name', () => {
    expect(decode(Buffer.from('visa'), 'x-nonsense').text).toBe('visa');
  });
});

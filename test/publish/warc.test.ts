import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cdxLine, surt } from '../../src/publish/formats/cdxj.ts';
import { keep, openSmall } from './archive.ts';
import { checkWarc, recordAt, sha256 } from './warc-checker.ts';

const typesOf = (records: ReturnType<typeof checkWarc>) => records.map(({ fields }) => fields.get('warc-type'));

describe('a WARC export', () => {
  test('opens with a warcinfo, and has answer, request and metadata of every capture', () => {
    const { archive, exportTo } = openSmall();
    const records = checkWarc(exportTo('warc', 'a.warc.gz').out);
    const captures = archive.captures.list({}).length;
    expect(typesOf(records)).toEqual(['warcinfo', ...Array(captures).fill(['response', 'request', 'metadata']).flat()]);
    expect(new Set(records.map(({ fields }) => fields.get('warc-record-id'))).size).toBe(records.length);
  });

  test('holds the very bytes of the archive', () => {
    const { archive, exportTo } = openSmall();
    const records = checkWarc(exportTo('warc', 'a.warc.gz').out);
    const bodies = records
      .filter(({ fields }) => fields.get('warc-type') === 'response')
      .map(({ http }) => sha256(http!.body));
    expect(bodies).toEqual(
      archive.captures
        .list({})
        .reverse()
        .map((capture) => capture.sha256),
    );
  });

  test('writes bytes that were kept before as a revisit of their first record', () => {
    const { archive, captures, exportTo } = openSmall();
    const { page, url, at } = archive.captures.record(captures.usBefore)!;
    keep(
      archive,
      page,
      '2026-10-25T00:00:00.000Z',
      archive.captures.bytes(archive.captures.snapshot(captures.usBefore)!).toString(),
    );
    const records = checkWarc(exportTo('warc', 'a.warc.gz').out);
    const [revisit] = records.filter(({ fields }) => fields.get('warc-type') === 'revisit');
    const original = records.find(
      ({ fields }) => fields.get('warc-record-id') === revisit!.fields.get('warc-refers-to'),
    );
    expect(original!.fields.get('warc-payload-digest')).toBe(revisit!.fields.get('warc-payload-digest'));
    expect(revisit!.fields.get('warc-refers-to-target-uri')).toBe(url);
    expect(revisit!.fields.get('warc-refers-to-date')).toBe(at);
    expect(revisit!.http!.body).toHaveLength(0);
  });

  test('keeps original headers, and renames those that told of a coding that was undone', () => {
    const { archive, exportTo } = openSmall();
    const body = '<p>K签证</p>';
    const headers = {
      'content-encoding': 'gzip',
      'content-length': '31',
      'transfer-encoding': 'chunked',
      server: 'nginx',
    };
    keep(archive, 1, '2026-10-25T00:00:00.000Z', body, { headers });
    const last = checkWarc(exportTo('warc', 'a.warc.gz').out).findLast(
      ({ fields }) => fields.get('warc-type') === 'response',
    )!;
    expect(Object.fromEntries(last.http!.headers)).toEqual({
      'content-type': 'text/html; charset=utf-8',
      'x-archive-orig-content-encoding': 'gzip',
      'x-archive-orig-content-length': '31',
      'x-archive-orig-transfer-encoding': 'chunked',
      server: 'nginx',
      'content-length': String(Buffer.byteLength(body)),
    });
    expect(last.fields.get('warc-ip-address')).toBe('203.0.113.7');
  });

  test('no header of a page can begin a record or a line of its own', () => {
    const { archive, exportTo } = openSmall();
    keep(archive, 1, '2026-10-25T00:00:00.000Z', 'x', {
      headers: { 'x-evil': 'a\r\n\r\nWARC/1.1\r\nWARC-Type: response' },
    });
    const records = checkWarc(exportTo('warc', 'a.warc.gz').out);
    expect(records.at(-3)!.http!.first).toBe('HTTP/1.1 200 OK');
    expect(typesOf(records.slice(-3))).toEqual(['response', 'request', 'metadata']);
  });

  test('tells in its metadata how the answer was reached', () => {
    const { archive, exportTo } = openSmall();
    const hop = { url: archive.pages.get(1)!.url, status: 302, location: 'https://jp.example/new.htm' };
    keep(archive, 1, '2026-10-25T00:00:00.000Z', 'x', { finalUrl: hop.location, redirects: [hop] });
    const records = checkWarc(exportTo('warc', 'a.warc.gz').out);
    expect(records.at(-3)!.fields.get('warc-target-uri')).toBe(hop.location);
    expect(records.at(-1)!.block.toString()).toContain(`via: ${hop.url}\r\n`);
    expect(records.at(-1)!.block.toString()).toContain(`redirect: ${JSON.stringify(hop)}\r\n`);
  });

  test('has an index, sorted, that leads to each answer', () => {
    const { archive, exportTo, folder } = openSmall();
    const { out } = exportTo('warc', 'a.warc.gz');
    const lines = readFileSync(`${folder}/a.cdxj`, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(archive.captures.list({}).length);
    expect(lines).toEqual(lines.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
    for (const line of lines) {
      const entry = JSON.parse(line.slice(line.indexOf('{')));
      const { fields } = recordAt(out, Number(entry.offset), Number(entry.length));
      expect([fields.get('warc-target-uri'), fields.get('warc-payload-digest')]).toEqual([entry.url, entry.digest]);
    }
  });

  test('is bounded by its range', () => {
    const { exportTo } = openSmall();
    const { out } = exportTo('warc', 'a.warc.gz', {
      since: '2026-10-03T00:00:00.000Z',
      until: '2026-10-18T00:00:00.000Z',
    });
    const dates = checkWarc(out)
      .slice(1)
      .map(({ fields }) => fields.get('warc-date')!);
    expect(dates.length).toBeGreaterThan(3);
    expect(dates.every((date) => date >= '2026-10-03' && date < '2026-10-18')).toBe(true);
  });

  test('goes on where it was stopped, and ends as if it never was', () => {
    const { archive, exportTo, folder } = openSmall();
    archive.transaction(() => {
      for (let index = 0; index < 600; index++)
        keep(archive, 1, new Date(Date.UTC(2026, 9, 25, 0, 0, index)).toISOString(), `<p>${index % 450}</p>`);
    });
    const whole = exportTo('warc', 'whole/a.warc.gz');
    const stop = (done: number) => {
      if (done === 560) throw new Error('stopped');
    };
    expect(() => exportTo('warc', 'again/a.warc.gz', { progress: stop })).toThrow('stopped');
    expect(existsSync(join(folder, 'again/a.warc.gz'))).toBe(false);
    appendFileSync(join(folder, 'again/a.warc.gz.partial'), 'half a record');
    const steps: number[] = [];
    const again = exportTo('warc', 'again/a.warc.gz', { progress: (done) => void steps.push(done) });
    expect([again.resumed, steps[0]]).toEqual([true, 501]);
    expect(readFileSync(again.out).equals(readFileSync(whole.out))).toBe(true);
    expect(readdirSync(join(folder, 'again'))).toEqual(['a.cdxj', 'a.warc.gz']);
  });

  test('that was stopped begins anew where another range is asked for', () => {
    const { archive, exportTo } = openSmall();
    const stop = () => {
      throw new Error('stopped');
    };
    expect(() => exportTo('warc', 'a.warc.gz', { progress: stop })).toThrow('stopped');
    const { out, resumed } = exportTo('warc', 'a.warc.gz', { since: '2026-10-04T00:00:00.000Z' });
    expect(resumed).toBe(false);
    expect(checkWarc(out).length).toBeLessThan(archive.captures.list({}).length * 3);
  });
});

describe('the key of an address in an index', () => {
  test.each([
    ['https://www.example.org:8080/A?c=1&b=2', 'org,example:8080)/a?b=2&c=1'],
    ['http://us.china-embassy.gov.cn/eng/', 'cn,gov,china-embassy,us)/eng'],
    ['http://203.0.113.7/', '203.0.113.7)/'],
  ])('%s', (url, key) => expect(surt(url)).toBe(key));

  test('and its line cannot be split by spaces in an address', () => {
    const line = cdxLine({
      url: 'no url',
      at: '2026-10-01T00:00:00.000Z',
      mime: 'a/b',
      status: 200,
      digest: 'd',
      offset: 1,
      length: 2,
      filename: 'f',
    });
    expect(line.split(' ').slice(0, 2)).toEqual(['no%20url', '20261001000000']);
  });
});

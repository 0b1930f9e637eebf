import { expect, it, onTestFinished } from 'vitest';
import { addPage, freshArchive, source } from '../support/seed.ts';

const AT = '2026-10-01T08:00:00.000Z';

function archiveOf() {
  const { archive, close } = freshArchive();
  onTestFinished(close);
  archive.sources.mirror([source('embassy-xx', 'embassy', 'DE', 'Embassy', '大使馆')], AT);
  const page = addPage(archive, 'embassy-xx', 'http://xx.example/', AT);
  const keep = (responseHeaders: Record<string, string>, url = 'http://xx.example/'): number =>
    archive.captures.keep(page, {
      url,
      finalUrl: url,
      redirects: [],
      status: 200,
      requestHeaders: { 'user-agent': 'kvisa-watch' },
      responseHeaders,
      startedAt: AT,
      durationMs: 1,
      renderer: 'http',
      body: Buffer.from(JSON.stringify(responseHeaders)),
      mediaType: 'text/html',
    });
  const kept = (id: number) =>
    archive.db.prepare('SELECT response_headers_json FROM capture WHERE id = ?').pluck().get(id);
  const exact = (id: number) =>
    archive.db.prepare('SELECT response_headers_json FROM capture_headers WHERE capture_id = ?').pluck().get(id);
  return { archive, keep, kept, exact };
}

it('keeps of the headers only what differs from an earlier answer of the host', () => {
  const { archive, keep, kept } = archiveOf();
  keep({ server: 'nginx', date: 'Thu, 01 Oct 2026 08:00:00 GMT', etag: '"a"' });
  const second = keep({ server: 'nginx', date: 'Thu, 01 Oct 2026 09:00:00 GMT', etag: '"a"' });
  expect(kept(second)).toBe('{"date":"Thu, 01 Oct 2026 09:00:00 GMT"}');
  expect(archive.captures.record(second)).toMatchObject({
    requestHeaders: { 'user-agent': 'kvisa-watch' },
    responseHeaders: { server: 'nginx', date: 'Thu, 01 Oct 2026 09:00:00 GMT', etag: '"a"' },
  });
});

it('gives headers back to the byte, whatever a server sends', () => {
  const { keep, exact } = archiveOf();
  const odd: Record<string, string>[] = [
    { server: 'a', date: '1' },
    { date: '1', server: 'a' },
    { server: '', date: '"\\\u0001\u00e9\ud83d\ude00\u2028/' },
    { server: 'null', date: '\ud800' },
    { 10: 'x', 9: 'y', 'set-cookie': 'a=1\nb=2' },
    { 10: 'z', 9: '{"a":null}', 'set-cookie': '' },
    JSON.parse('{"__proto__":"a","constructor":"b"}'),
    JSON.parse('{"__proto__":"c","constructor":"b"}'),
    {},
  ];
  for (const headers of [...odd, ...odd]) expect(exact(keep(headers))).toBe(JSON.stringify(headers));
});

it('does not mix up hosts', () => {
  const { archive, keep } = archiveOf();
  keep({ server: 'nginx' });
  keep({ server: 'apache' }, 'http://yy.example/');
  expect(archive.db.prepare('SELECT response_json FROM header_set ORDER BY id').pluck().all()).toEqual([
    '{"server":"nginx"}',
    '{"server":"apache"}',
  ]);
});

it('holds on to a set of headers that captures are told by', () => {
  const { archive, keep } = archiveOf();
  keep({ server: 'nginx' });
  expect(() => archive.db.exec('DELETE FROM header_set')).toThrow(/cannot be deleted/);
  expect(() => archive.db.exec("UPDATE header_set SET response_json = '{}'")).toThrow(/cannot be altered/);
});

import { expect, it, onTestFinished } from 'vitest';
import { htmlOf } from '../../bench/support/generated-page.ts';
import { verifyArchive } from '../../src/archive/verify/verify.ts';
import { addPage, freshArchive, source } from '../support/seed.ts';

const LOOKS = 40;
/** Open Terms Archive takes 4.9 MB for such a round over 100 pages: a twentieth of that, for one page. */
const MOST_BYTES = 4_900_000 / 100 / 20;

const at = (look: number): string => new Date(Date.UTC(2026, 9, 1) + look * 3_600_000).toISOString();

it('keeps looks that differ in noise alone as differences, and gives each back bit for bit', () => {
  const { archive, close } = freshArchive();
  onTestFinished(close);
  archive.sources.mirror([source('embassy-xx', 'embassy', 'DE', 'Embassy', '大使馆')], at(0));
  const page = addPage(archive, 'embassy-xx', 'http://xx.example/', at(0));
  const bodyOf = (look: number): Buffer => Buffer.from(htmlOf(1, 0, look));
  const keep = (look: number): number => {
    const response = {
      url: 'http://xx.example/',
      finalUrl: 'http://xx.example/',
      redirects: [],
      status: 200,
      requestHeaders: { 'user-agent': 'kvisa-watch', accept: 'text/html' },
      responseHeaders: { server: 'nginx', 'content-type': 'text/html', date: new Date(at(look)).toUTCString() },
      startedAt: at(look),
      durationMs: 100,
      renderer: 'http' as const,
      body: bodyOf(look),
      mediaType: 'text/html',
    };
    return archive.captures.keep(page, response);
  };
  const payload = archive.db.prepare<[], number>('SELECT sum(payload) FROM dbstat').pluck();
  const first = keep(0);
  const before = payload.get()!;
  const captures = [first, ...Array.from({ length: LOOKS }, (_, n) => keep(n + 1))];
  expect((payload.get()! - before) / LOOKS).toBeLessThan(MOST_BYTES);
  captures.forEach((id, look) => {
    expect(archive.captures.bytes(archive.captures.record(id)!).equals(bodyOf(look))).toBe(true);
    expect(archive.captures.record(id)!.responseHeaders.date).toBe(new Date(at(look)).toUTCString());
  });
  expect(verifyArchive(archive.db).faults).toEqual([]);
});

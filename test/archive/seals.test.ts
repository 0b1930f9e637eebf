import { createHash } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { headOf } from '../../src/archive/seals.ts';
import { verifyArchive } from '../../src/archive/verify/verify.ts';
import { addPage, capture, freshArchive, source } from '../support/seed.ts';

const TEXT = { title: 'K visa', language: 'en', lines: ['Fee: 140 dollars.'] };
const noon = (day: string) => `2026-10-${day}T12:00:00.000Z`;
const at = (day: string, time = '12:00') => new Date(`2026-10-${day}T${time}:00.000Z`);

function open(...days: string[]) {
  const { archive, close } = freshArchive();
  onTestFinished(close);
  archive.sources.mirror([source('embassy-us', 'embassy', 'US', 'Embassy', '大使馆')], noon('01'));
  const page = addPage(archive, 'embassy-us', 'http://us.example/', noon('01'));
  const add = (day: string, line: string) => capture(archive, page, noon(day), { ...TEXT, lines: [line] });
  return { archive, add, captures: days.map((day) => add(day, `of ${day}`)) };
}
const days = (archive: ReturnType<typeof open>['archive']) =>
  archive.seals
    .list()
    .map(({ day }) => day)
    .reverse();

describe('a day is sealed', () => {
  test('once it has ended, an hour of grace included', () => {
    const { archive } = open('02');
    expect(archive.seals.sealDays(at('02', '23:59'))).toBe(0);
    expect(archive.seals.sealDays(at('03', '00:59'))).toBe(0);
    expect(archive.seals.sealDays(at('03', '01:00'))).toBe(1);
  });

  test('once: nothing is left to do afterwards', () => {
    const { archive } = open('02', '03');
    archive.seals.sealDays(at('10'));
    expect(archive.seals.sealDays(at('10'))).toBe(0);
    expect(days(archive)).toEqual(['2026-10-02', '2026-10-03']);
  });

  test('with a head that builds on the one before', () => {
    const { archive } = open('02', '03');
    archive.seals.sealDays(at('10'));
    const [second, first] = archive.seals.list();
    expect(first!.head).toBe(headOf(undefined, first!));
    expect(second!.head).toBe(headOf(first!.head, second!));
  });

  test('to the same head, whether day by day or all at once', () => {
    const [one, two] = [open('02', '03', '05'), open('02', '03', '05')];
    for (const day of ['03', '04', '05', '06']) one.archive.seals.sealDays(at(day));
    two.archive.seals.sealDays(at('06'));
    expect(one.archive.seals.latest()).toEqual(two.archive.seals.latest());
  });

  test('with what was imported since from days already sealed', () => {
    const { archive, add } = open('05');
    archive.seals.sealDays(at('06'));
    const late = add('02', 'from another archive');
    expect(archive.seals.sealDays(at('06'))).toBe(0);
    expect(archive.seals.sealDays(at('08'))).toBe(1);
    expect(archive.seals.of(late)).toMatchObject({ day: '2026-10-07', captures: 1 });
  });
});

test('a head follows from the captures by the rule that docs/data.md prints, and nothing else', () => {
  const { archive } = open('02', '02', '03');
  archive.seals.sealDays(at('04'));
  const hex = (text: string) => createHash('sha256').update(text).digest('hex');
  let head = '0'.repeat(64);
  for (const [number, day] of [
    [1, '2026-10-02'],
    [2, '2026-10-03'],
  ] as const) {
    const rows = archive.db
      .prepare<
        [number],
        Record<string, string>
      >(`SELECT capture.*, headers.request_headers_json, headers.response_headers_json FROM capture
         JOIN capture_headers AS headers ON headers.capture_id = capture.id WHERE seal = ? ORDER BY id`)
      .all(number);
    const lines = rows.map((c) => {
      const exchange = [
        c.duration_ms,
        c.media_type,
        c.charset,
        c.renderer,
        c.request_headers_json,
        c.response_headers_json,
      ];
      const more = [c.redirects_json, c.address, c.http_version, c.tls_json];
      return `${JSON.stringify([c.id, c.at, c.url, c.final_url, c.status, c.sha256, hex(JSON.stringify([...exchange, ...more]))])}\n`;
    });
    head = hex(`kvisa-watch seal 1\n${head}\n${day}\n${rows.length}\n${hex(lines.join(''))}\n`);
  }
  expect(archive.seals.latest()!.head).toBe(head);
});

describe('what is sealed', () => {
  test('cannot be altered or deleted by a statement', () => {
    const { archive, captures } = open('02');
    archive.seals.sealDays(at('03'));
    expect(() => archive.db.prepare("UPDATE capture SET at = '2020' WHERE id = ?").run(captures[0])).toThrow('sealed');
    expect(() => archive.db.prepare('DELETE FROM capture WHERE id = ?').run(captures[0])).toThrow('sealed');
  });

  test('is not forgotten as noise, and its reading may still change', () => {
    const { archive, captures } = open('02');
    archive.seals.sealDays(at('03'));
    archive.captures.drop(captures[0]!);
    archive.captures.setProblem(captures[0]!, 'blocked');
    expect(archive.captures.record(captures[0]!)?.problem).toBe('blocked');
    expect(verifyArchive(archive.db).faults).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastDigestTime } from '../../src/subscribers/rhythm.ts';

const daily = (timeZone: string, hour = 8) => ({ rhythm: 'daily' as const, hour, timeZone });

describe('the hour of a daily digest', () => {
  test.each([
    ['in UTC', '2026-11-02T08:00:00.000Z', daily('UTC'), '2026-11-02T08:00:00.000Z'],
    ['yesterday, a moment before', '2026-11-02T07:59:59.999Z', daily('UTC'), '2026-11-01T08:00:00.000Z'],
    ['in Shanghai', '2026-11-02T00:30:00.000Z', daily('Asia/Shanghai'), '2026-11-02T00:00:00.000Z'],
    ['in Kathmandu, 5:45 ahead', '2026-11-02T12:00:00.000Z', daily('Asia/Kathmandu'), '2026-11-02T02:15:00.000Z'],
    ['in Berlin in summer', '2026-07-01T12:00:00.000Z', daily('Europe/Berlin'), '2026-07-01T06:00:00.000Z'],
    ['in Berlin in winter', '2026-12-01T12:00:00.000Z', daily('Europe/Berlin'), '2026-12-01T07:00:00.000Z'],
    [
      'skipped in spring: the moment after the gap',
      '2026-03-29T12:00:00.000Z',
      daily('Europe/Berlin', 2),
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'repeated in autumn: the first of the two',
      '2026-10-25T12:00:00.000Z',
      daily('Europe/Berlin', 2),
      '2026-10-25T00:00:00.000Z',
    ],
    ['across the date line', '2026-11-02T12:00:00.000Z', daily('Pacific/Kiritimati'), '2026-11-01T18:00:00.000Z'],
  ])('%s', (_name, now, when, expected) => {
    expect(lastDigestTime(now, when)).toBe(expected);
  });

  test('comes once a day in every zone and year: the last one is never in the future nor older than 25 hours', () => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'America/St_Johns',
    ];
    const instants = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2029, 0) });
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 23 }), fc.constantFrom(...zones), (at, hour, zone) => {
        const age = at - Date.parse(lastDigestTime(new Date(at).toISOString(), daily(zone, hour)));
        expect(age).toBeGreaterThanOrEqual(0);
        expect(age).toBeLessThanOrEqual(25 * 3_600_000);
      }),
    );
  });
});

describe('a weekly digest', () => {
  test('comes on Monday, local time', () => {
    const weekly = { ...daily('America/New_York'), rhythm: 'weekly' as const };
    expect(lastDigestTime('2026-11-02T12:59:00.000Z', weekly)).toBe('2026-10-26T12:00:00.000Z');
    expect(lastDigestTime('2026-11-02T13:00:00.000Z', weekly)).toBe('2026-11-02T13:00:00.000Z');
    expect(lastDigestTime('2026-11-08T23:00:00.000Z', weekly)).toBe('2026-11-02T13:00:00.000Z');
  });
});

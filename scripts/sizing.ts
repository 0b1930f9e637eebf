/**
 * What so many pages cost over a year: docs/sizing.md is printed by this, from measured figures and stated assumptions.
 *
 *   node scripts/sizing.ts [--checks 7] [--not-modified 0.5] [--changes 6] [--notices 50] [--subscribers 1000]
 *
 * Measured figures stand in MEASURED, each with the command that printed it; the rest is arithmetic.
 */
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    /** Checks of a page in a day: what `sources cost` counts for the declared sources by their schedules. */
    checks: { type: 'string', default: '7' },
    /** The share of checks that a site answers 304. */
    'not-modified': { type: 'string', default: '0.5' },
    /** Changes of a page in a year, whatever they are about. */
    changes: { type: 'string', default: '6' },
    /** Changes in a year, of all 330 pages, that people are told of. */
    notices: { type: 'string', default: '50' },
    subscribers: { type: 'string', default: '1000' },
  },
});
const assumed = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
const { checks, changes, notices, subscribers } = assumed as Record<string, number>;
const notModified = assumed['not-modified']!;

/** Bytes, CPU milliseconds and megabytes of one thing. */
const MEASURED = {
  /** docs/performance.md, "Against the floor": a check, of pages of which half answer 304, in a process of its own a round. */
  checkCpuMs: 1.7,
  /** The same place, round 1: a page without validators read in full, as each is once a day. */
  readCpuMs: 15,
  /** The same place: a page seen for the first time. */
  firstSightCpuMs: 39,
  /** `npm run bench -- storage 40 --rounds 8` */
  firstSightBytes: 128_300,
  changeBytes: 2430,
  notModifiedBytes: 64,
  noisyBytes: 128,
  /** `npm run bench -- mail 1000` */
  mailCpuMs: 1.3,
  /** Two parts and headers of one alert as delivered: a message of the mail benchmark. */
  mailBytes: 15_000,
};

/** On the wire: a page of 90 KB comes as gzip of about 33 KB, with headers; a 304 is its headers. */
const PAGE_WIRE = 34_000;
const NOT_MODIFIED_WIRE = 600;

const DAYS = 365;
const rows = [330, 3000, 30_000].map((pages) => {
  const looks = pages * checks! * DAYS;
  const hours =
    (looks * MEASURED.checkCpuMs +
      pages * DAYS * (1 - notModified) * MEASURED.readCpuMs +
      pages * MEASURED.firstSightCpuMs) /
    3_600_000;
  const disk =
    pages * MEASURED.firstSightBytes +
    pages * changes! * MEASURED.changeBytes +
    looks * (notModified * MEASURED.notModifiedBytes + (1 - notModified) * MEASURED.noisyBytes);
  const wire = looks * (notModified * NOT_MODIFIED_WIRE + (1 - notModified) * PAGE_WIRE);
  const mails = Math.round((notices! * pages) / 330) * subscribers!;
  return {
    pages,
    checks: looks,
    'CPU, hours': hours,
    'of one core, %': (100 * hours) / (24 * DAYS),
    'disk, GB': disk / 1e9,
    'fetched, GB': wire / 1e9,
    mails,
    'mail CPU, hours': (mails * MEASURED.mailCpuMs) / 3_600_000,
    'mail sent, GB': (mails * MEASURED.mailBytes) / 1e9,
  };
});

const shown = (value: number): string =>
  Number(value.toPrecision(value >= 1000 ? 4 : 2)).toLocaleString('en-US', { maximumFractionDigits: 3 });
const columns = Object.keys(rows[0]!) as (keyof (typeof rows)[number])[];
console.log(`| a year | ${rows.map(({ pages }) => `${shown(pages)} pages`).join(' | ')} |`);
console.log(`|---|${'---:|'.repeat(rows.length)}`);
for (const column of columns.slice(1))
  console.log(`| ${column} | ${rows.map((row) => shown(row[column])).join(' | ')} |`);

import { expect, it } from 'vitest';
import { loadSources } from '../../src/sources/load.ts';
import { ICON, stylesheet } from '../../src/web/assets.ts';
import { addPage, capture } from '../support/seed.ts';
import { EMPTY_PATHS, furnish, pathsOf } from './paths.ts';
import { openPages } from './room.ts';

/** What a reader's browser has to fetch for one page, in bytes as sent: a phone on a slow line waits for no more. */
const MOST_BYTES = 100_000;
const assets = Buffer.byteLength(stylesheet.body) + Buffer.byteLength(ICON);

/** A table of fees such as missions print. */
const FEES = (['single', 'double', 'multiple'] as const).flatMap((entries) =>
  ['US', 'other'].map((nationality) => ({ entries, nationality, amount: 140, currency: 'USD' })),
);

const weigh = (body: string): number => Buffer.byteLength(body) + assets;

it('no page weighs more than 100 KB with its style sheet and its icon, and none has a script', async () => {
  const { get, small } = await openPages();
  for (const path of [...pathsOf(small), ...(await furnish(small))]) {
    const { body } = await get(path, { host: '127.0.0.1:8321' });
    expect([path, weigh(body) <= MOST_BYTES, /<script/i.test(body)]).toEqual([path, true, false]);
  }
});

it('nor where every declared mission is watched and states its rules', async () => {
  const { get, small } = await openPages();
  const { sources } = loadSources('sources');
  small.archive.sources.mirror(sources, '2026-10-01T00:00:00.000Z');
  const quote = 'Applicants must be between 18 and 45 years of age and hold a bachelor degree or higher. '.repeat(3);
  small.archive.transaction(() => {
    for (const [index, { id }] of sources.entries()) {
      const page = addPage(small.archive, id, `http://${id}.example/eng/visa/k.htm`, '2026-10-01T00:00:00.000Z');
      capture(small.archive, page, `2026-10-${10 + (index % 10)}T08:00:00.000Z`, {
        title: 'Notice on Applications for the K Visa',
        language: 'en',
        lines: [quote],
        facts: [
          { fact: 'eligibility.age.max', value: 45, quote, visa: 'K' },
          { fact: 'eligibility.degree.min', value: 'bachelor', quote, visa: 'K' },
          { fact: 'sponsor.required', value: false, quote, visa: 'K' },
          { fact: 'fee', value: FEES, quote, visa: 'K' },
          { fact: 'processing.regular.days', value: 4 + (index % 2), quote, visa: 'K' },
          { fact: 'visa.validity', value: 'P5Y', quote, visa: 'K' },
          { fact: 'visa.stay', value: 'P180D', quote, visa: 'K' },
          { fact: 'employment.permitted', value: 'with-permit', quote, visa: 'K' },
          { fact: 'family.allowed', value: true, quote, visa: 'K' },
        ],
      });
    }
  });
  for (const path of [...EMPTY_PATHS, '/sources/embassy-us'].flatMap((one) => [
    one,
    `${one}${one.includes('?') ? '&' : '?'}lang=zh`,
  ])) {
    const { body } = await get(path);
    expect([path, weigh(body) <= MOST_BYTES]).toEqual([path, true]);
  }
});

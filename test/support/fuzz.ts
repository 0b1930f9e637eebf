import fc from 'fast-check';
import { expect } from 'vitest';

// The long form: KVISA_FUZZ_RUNS=20000 KVISA_FUZZ_SEED=7
const RUNS = Number(process.env.KVISA_FUZZ_RUNS ?? 150);
const SEED = Number(process.env.KVISA_FUZZ_SEED ?? 20261107);
/** For one input: far above what any takes, far below a hang. */
const LIMIT_MS = 10_000;

const settings = (share = 1): fc.Parameters<unknown> => ({
  seed: SEED,
  numRuns: Math.max(10, Math.ceil(RUNS * share)),
});

/** Runs the property, each input within the limit; a throw is a failure of the property. */
export async function holds<T>(input: fc.Arbitrary<T>, check: (value: T) => unknown, share?: number): Promise<void> {
  const property = fc.asyncProperty(input, async (value) => {
    const begun = performance.now();
    await check(value);
    expect(performance.now() - begun).toBeLessThan(LIMIT_MS);
  });
  await fc.assert(property, settings(share) as fc.Parameters<[T]>);
}

const WORDS = [
  'K visa',
  'K字签证',
  '45',
  '周岁',
  'must not',
  '&nbsp;',
  '&#0;',
  '\u0000',
  '\ufffe',
  '\u202e',
  '2025-10-01',
  '￥',
  ']]>',
  '<!--',
  '<![CDATA[',
  'href="javascript:x"',
];
/** What pages are made of, and what nobody expects. */
export const word = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 10 }),
);

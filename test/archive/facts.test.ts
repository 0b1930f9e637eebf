import { expect, it, onTestFinished } from 'vitest';
import type { Fact } from '../../src/domain/fact.ts';
import { addPage, capture, freshArchive, source } from '../support/seed.ts';

const JANUARY = '2026-01-10T00:00:00.000Z';
const MARCH = '2026-03-10T00:00:00.000Z';
const ageLimit = (value: number, visa?: string): Fact => ({
  fact: 'eligibility.age.max',
  value,
  quote: `up to ${value}`,
  ...(visa ? { visa } : {}),
});

function archiveWith(...versions: (readonly [at: string, facts: readonly Fact[]])[]) {
  const { archive, close } = freshArchive();
  onTestFinished(close);
  archive.sources.mirror([source('embassy-xx', 'embassy', 'DE', 'Embassy', '使馆')], JANUARY);
  const page = addPage(archive, 'embassy-xx', 'http://xx.example/k.htm', JANUARY);
  for (const [at, facts] of versions)
    capture(archive, page, at, { title: 'K visa', language: 'en', lines: facts.map(({ quote }) => quote), facts });
  return archive;
}

const values = (facts: readonly { value: unknown }[]) => facts.map(({ value }) => value);

it('the facts in force are those of the newest version', () => {
  const archive = archiveWith([JANUARY, [ageLimit(45)]], [MARCH, [ageLimit(40)]]);
  expect(values(archive.facts())).toEqual([40]);
});

it('the facts at a past time are those of the version in force then', () => {
  const archive = archiveWith([JANUARY, [ageLimit(45)]], [MARCH, [ageLimit(40)]]);
  expect(values(archive.facts({ at: '2026-02-01T00:00:00.000Z' }))).toEqual([45]);
});

it('before the first look nothing was in force', () => {
  const archive = archiveWith([JANUARY, [ageLimit(45)]]);
  expect(archive.facts({ at: '2025-12-31T00:00:00.000Z' })).toEqual([]);
});

it('facts of another visa are not those of the K visa', () => {
  const archive = archiveWith([JANUARY, [ageLimit(60, 'Z'), ageLimit(45, 'K')]]);
  expect(values(archive.facts())).toEqual([45]);
});

it('a fact of the K visa holds over one of every visa', () => {
  const archive = archiveWith([JANUARY, [ageLimit(70), ageLimit(45, 'K')]]);
  expect(values(archive.facts())).toEqual([45]);
});

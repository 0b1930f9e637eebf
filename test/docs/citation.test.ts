import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const citation = parse(read('CITATION.cff'), { schema: 'failsafe' }) as Record<string, unknown>;

/** The keys that the Citation File Format 1.2.0 knows at the top; those that it requires come first. */
const REQUIRED = ['cff-version', 'message', 'title', 'authors'];
const KNOWN =
  `${REQUIRED.join(' ')} abstract commit contact date-released doi identifiers keywords license license-url preferred-citation
  references repository repository-artifact repository-code type url version`.split(/\s+/);

test('CITATION.cff has what the Citation File Format 1.2.0 asks for, and no key that it does not know', () => {
  expect(citation['cff-version']).toBe('1.2.0');
  expect(Object.keys(citation).filter((key) => !KNOWN.includes(key))).toEqual([]);
  expect(REQUIRED.filter((key) => !citation[key])).toEqual([]);
  expect(citation.type).toBe('software');
  expect(citation['date-released']).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

test('CITATION.cff names the version and the licence of the package', () => {
  const { version, license } = JSON.parse(read('package.json'));
  expect([citation.version, citation.license]).toEqual([version, license]);
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { extract } from '../../src/extract/extract.ts';

const folder = new URL('../fixtures/pages/', import.meta.url);
const expectation = (name: string) => JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), 'utf8'));

/** Real pages (ministry, State Council) and made ones, each with the Document a person reads in it. */
describe('the page', () => {
  const pages = readdirSync(folder).filter((name) => existsSync(new URL(`${name}.expected.json`, folder)));
  test.each(pages)('%s reads as a person would', async (name) => {
    const { url, mediaType, ...expected } = expectation(name);
    const document = await extract(readFileSync(new URL(name, folder)), { mediaType, url, content: [], ignore: [] });
    const links = document.links.filter((link) => link.inContent);
    expect(JSON.parse(JSON.stringify({ ...document, links }))).toEqual(expected);
  });
});

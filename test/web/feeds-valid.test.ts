import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { TOPICS } from '../../src/domain/change.ts';
import { openPages } from './room.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures/feeds', name), 'utf8');
const jsonFeed = addFormats
  .default(new Ajv({ strictRequired: false, allErrors: true }))
  .compile(JSON.parse(fixture('json-feed-1.1.schema.json')));

/** What libxml2 finds wrong with a feed by the schema of RFC 4287. */
async function faultsOf(contents: string): Promise<string[]> {
  const verdict = await validateXML({
    xml: [{ fileName: 'feed.xml', contents }],
    schema: [fixture('atom.rng')],
    extension: 'relaxng',
  });
  return verdict.errors.map(({ rawMessage }) => rawMessage);
}

/** Every public feed of an archive with changes of all kinds, a hostile page and topics without a change among them. */
const NAMES = [
  'changes',
  ...['embassy-us', 'embassy-jp', 'embassy-au', 'embassy-ke'].map((id) => `sources/${id}`),
  ...TOPICS.map((topic) => `topics/${topic}`),
];

/** A stamp by another authority makes the line about the chain its longest. */
async function open() {
  const pages = await openPages();
  const { number } = pages.small.archive.seals.latest()!;
  pages.small.archive.timeStamps.add({
    seal: number,
    authority: 'https://tsa.example/?a=1&b=<2>',
    at: '2026-10-22T01:00:00.000Z',
    token: Buffer.from('x'),
  });
  return pages;
}

test('every Atom feed is valid by the schema of RFC 4287, and by its rules that no schema states', async () => {
  const { get } = await open();
  for (const name of NAMES) {
    const { body, statusCode } = await get(`/feeds/${name}.atom`);
    expect([name, statusCode, await faultsOf(body)]).toEqual([name, 200, []]);
    const $ = load(body, { xml: true });
    const ids = $('entry > id')
      .toArray()
      .map((one) => $(one).text());
    expect(new Set(ids).size, name).toBe(ids.length);
    // RFC 4287 §4.1.1 and §4.1.2: an author for every entry, one alternate link of a kind.
    for (const entry of $('entry').toArray()) {
      expect($(entry).find('author > name').text(), name).not.toBe('');
      expect($(entry).find('link[rel=alternate]'), name).toHaveLength(1);
    }
  }
});

test('the schema refuses what is no Atom', async () => {
  const { get } = await open();
  const { body } = await get('/feeds/changes.atom');
  for (const broken of [
    body.replace(/<id>.*?<\/id>/, ''),
    body.replace(/<updated>.*?<\/updated>/, '<updated>yesterday</updated>'),
    body.replace('<entry', '<entree/><entry'),
    body.replace('<author>', '<author><age>7</age>'),
  ])
    expect(await faultsOf(broken)).not.toEqual([]);
});

test('every JSON Feed is valid by the specification of its version 1.1', async () => {
  const { get } = await open();
  for (const name of NAMES) {
    jsonFeed((await get(`/feeds/${name}.json`)).json());
    expect([name, jsonFeed.errors ?? []]).toEqual([name, []]);
  }
});

test('the schema of JSON Feed refuses what is none', () => {
  expect(jsonFeed({ version: 'https://jsonfeed.org/version/1.1', title: 'x', items: [{ id: 1 }] })).toBe(false);
});

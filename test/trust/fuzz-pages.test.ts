import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { decode } from '../../src/extract/charset.ts';
import { type ExtractHints, extract } from '../../src/extract/extract.ts';
import { readDocument } from '../../src/interpret/read.ts';
import { createExtractor } from '../../src/watch/extract-worker.ts';
import { holds, word } from '../support/fuzz.ts';
import { lines, pdfOf } from '../support/pdf.ts';
import { docxOf, wordXml } from '../support/zip.ts';

const MOST_TEXT = 5_000_000;

const hints = (mediaType: string): ExtractHints => ({
  mediaType,
  url: 'http://x.example/eng/a.htm',
  content: ['#content', '.main'],
  ignore: ['.visits'],
});

const TAGS = [
  'div',
  'table',
  'tr',
  'td',
  'p',
  'ul',
  'li',
  'a',
  'h1',
  'script',
  'style',
  'template',
  'svg',
  'select',
  'title',
  'plaintext',
  'frameset',
  'noscript',
  'math',
];
const tag = fc.constantFrom(...TAGS);
const piece = fc.oneof(
  word,
  tag.map((name) => `<${name}>`),
  tag.map((name) => `</${name}>`),
  fc.tuple(tag, word, word).map(([name, key, value]) => `<${name} ${key}="${value}" class='content'>`),
  fc.tuple(tag, fc.nat({ max: 3000 })).map(([name, n]) => `<${name}>`.repeat(n)),
);
const markup = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

/** A sound file with a few bytes turned over, cut off or put in. */
const damaged = (whole: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { maxLength: 12 }),
      fc.nat({ max: whole.length }),
      fc.boolean(),
    )
    .map(([turned, end, cut]) => {
      const copy = Uint8Array.from(whole);
      for (const [at, byte] of turned) copy[at] = byte;
      return cut ? copy.subarray(0, end) : copy;
    });

const size = ({ title, blocks }: { title: string; blocks: readonly { text: string }[] }): number =>
  blocks.reduce((sum, { text }) => sum + text.length, title.length);

describe('whatever comes', { timeout: 3_600_000 }, () => {
  it('as a page: it is read and understood, or says what it lacks', () =>
    holds(markup, async (html) => {
      const document = await extract(Buffer.from(html), hints('text/html'));
      expect(size(document)).toBeLessThan(MOST_TEXT);
      const { title, blocks, language } = document;
      readDocument({ title, blocks, language, url: 'http://x.example/', official: true });
    }));

  it('as bytes in any charset: it becomes text', () =>
    holds(fc.tuple(fc.uint8Array({ maxLength: 4000 }), fc.option(word, { nil: undefined })), ([bytes, charset]) => {
      expect(decode(bytes, charset).text.length).toBeLessThanOrEqual(bytes.length + 1);
    }));

  it('as any media type: it never throws', () =>
    holds(
      fc.tuple(
        fc.oneof(
          fc.uint8Array({ maxLength: 3000 }),
          word.map((text) => Buffer.from(text)),
        ),
        fc.oneof(
          fc.constantFrom('text/html', 'application/json', 'text/xml', 'application/pdf', 'text/plain', ''),
          word,
        ),
      ),
      ([body, mediaType]) => extract(body, hints(mediaType)),
    ));

  it('as JSON: the nesting does no harm', () =>
    holds(
      fc.oneof(
        fc.json({ maxDepth: 6 }),
        fc.nat({ max: 50_000 }).map((n) => '['.repeat(n) + ']'.repeat(n)),
      ),
      (text) => extract(Buffer.from(text), hints('application/json')),
      0.3,
    ));

  const extractor = createExtractor({ timeoutMs: 5000, heapMb: 256, growthMb: 800 });
  afterAll(() => extractor.close());
  it.each([
    ['PDF', 'application/pdf', pdfOf(lines('K visa', 'No older than 45 years', 'A passport is required'))],
    ['DOCX', 'application/zip', docxOf(wordXml(['K visa', 'No older than 45 years', 'A passport is required']))],
  ])('as a damaged %s: it is read or unreadable', (_name, mediaType, whole) =>
    holds(damaged(whole), async (body) => {
      expect(size(await extractor.extract(body, hints(mediaType)))).toBeLessThan(MOST_TEXT);
    }),
  );
});

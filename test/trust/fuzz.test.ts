import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { decode } from '../../src/extract/charset.ts';
import { type ExtractHints, extract } from '../../src/extract/extract.ts';
import { namedSitemaps, readFeed } from '../../src/extract/feed.ts';
import { createRobots } from '../../src/fetch/robots.ts';
import { readDocument } from '../../src/interpret/read.ts';
import { readReport } from '../../src/notify/bounces.ts';
import { loadSources } from '../../src/sources/load.ts';
import { createExtractor } from '../../src/watch/extract-worker.ts';
import { buildWeb } from '../../src/web/server.ts';
import { lines, pdfOf } from '../support/pdf.ts';
import { freshArchive } from '../support/seed.ts';
import { docxOf, wordXml } from '../support/zip.ts';

// The long form: KVISA_FUZZ_RUNS=20000 KVISA_FUZZ_SEED=7
const RUNS = Number(process.env.KVISA_FUZZ_RUNS ?? 150);
const SEED = Number(process.env.KVISA_FUZZ_SEED ?? 20261107);
/** For one input: far above what any takes, far below a hang. */
const LIMIT_MS = 10_000;
const MOST_TEXT = 5_000_000;

const settings = (share = 1): fc.Parameters<unknown> => ({
  seed: SEED,
  numRuns: Math.max(10, Math.ceil(RUNS * share)),
});

/** Runs the property, each input within the limit; a throw is a failure of the property. */
async function holds<T>(input: fc.Arbitrary<T>, check: (value: T) => unknown, share?: number): Promise<void> {
  const property = fc.asyncProperty(input, async (value) => {
    const begun = performance.now();
    await check(value);
    expect(performance.now() - begun).toBeLessThan(LIMIT_MS);
  });
  await fc.assert(property, settings(share) as fc.Parameters<[T]>);
}

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
const word = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 10 }),
);
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

  it('as robots.txt: it forbids or allows', () =>
    holds(
      fc.array(
        fc.oneof(
          word,
          fc.constantFrom(
            'User-agent: *',
            'Disallow: /',
            'Allow: /*$',
            'Crawl-delay: 1e9',
            'Sitemap: x',
            `Disallow: /${'*a'.repeat(60)}$`,
          ),
        ),
        { maxLength: 40 },
      ),
      async (parts) => {
        const text = parts.join('\n');
        const robots = createRobots('kvisa-watch-test', undefined);
        const ruling = await robots.judge(new URL(`http://x.example/${'a'.repeat(120)}`), async () => ({
          status: 200,
          text,
        }));
        expect(typeof ruling).toBe('object');
        namedSitemaps(text, 'http://x.example/');
      },
      0.5,
    ));

  it('as a feed or a sitemap: it is a list or none', () =>
    holds(
      fc.array(
        fc.oneof(
          word,
          fc.constantFrom(
            '<?xml version="1.0"?>',
            '<rss><channel>',
            '<item>',
            '</item>',
            '<link>http://x.example/a</link>',
            '<urlset>',
            '<url><loc>',
            '</loc></url>',
            '<feed>',
            '<entry>',
            '<!DOCTYPE a [<!ENTITY b "&b;&b;">]>',
            '&b;',
          ),
        ),
        { maxLength: 50 },
      ),
      (parts) => void readFeed(parts.join(''), 'http://x.example/feed.xml'),
    ));

  it('as a bounce: it is a report or none', () =>
    holds(
      fc.array(
        fc.oneof(
          word,
          fc.constantFrom(
            'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
            '--b',
            'Content-Type: message/delivery-status',
            'Final-Recipient: rfc822; a@b',
            'Status: 5.1.1',
            'Action: failed',
            '',
          ),
        ),
        { maxLength: 40 },
      ),
      (parts) => readReport(Buffer.from(parts.join('\r\n'))),
    ));

  it('as a declaration: it is taken, or refused with the place of the fault', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kvisa-fuzz-'));
    const key = fc.constantFrom('id', 'name', 'kind', 'country', 'watch', 'url', 'as', 'family', 'content', 'schedule');
    const value = fc.oneof(
      word,
      fc.constantFrom('{ en: A, zh: 甲 }', '[', '&a [*a]', '*a', '- url: x', '!!js x', '\t', '1e999', '(a+)+$'),
    );
    const yaml = fc.array(
      fc.tuple(fc.nat({ max: 4 }), key, value).map(([depth, name, text]) => `${' '.repeat(depth)}${name}: ${text}`),
      { maxLength: 15 },
    );
    await holds(
      yaml,
      (rows) => {
        writeFileSync(join(folder, 'a.yaml'), rows.join('\n'));
        for (const { file } of loadSources(folder).faults) expect(file).toContain('a.yaml');
      },
      0.5,
    );
    rmSync(folder, { recursive: true, force: true });
  });

  it('as a parameter of the API: it is answered, never by a fault of ours', async () => {
    const { archive, data, close } = freshArchive();
    const faults: unknown[] = [];
    const web = await buildWeb({
      archive,
      data,
      config: { host: '127.0.0.1', port: 0 },
      now: () => new Date(),
      version: 'test',
      status: () => ({
        startedAt: new Date().toISOString(),
        lastTick: null,
        nextRound: null,
        browser: { available: false },
        mail: 'mailbox',
      }),
      log: (_event, facts) => faults.push(facts),
    });
    const path = fc.constantFrom('changes', 'sources', 'snapshots', 'facts', 'search');
    const name = fc.constantFrom(
      'q',
      'cursor',
      'limit',
      'since',
      'until',
      'source',
      'kind',
      'severity',
      'topic',
      'at',
      'url',
      '__proto__',
    );
    const query = fc.array(fc.tuple(name, fc.oneof(word, fc.string({ unit: 'grapheme', maxLength: 60 }))), {
      maxLength: 4,
    });
    await holds(
      fc.tuple(path, query),
      async ([route, pairs]) => {
        const search = pairs.map(([key, text]) => `${key}=${encodeURIComponent(text.toWellFormed())}`).join('&');
        const answer = await web.inject({
          url: `/api/v1/${route}?${search}`,
          // Each from an address of its own: the rate limit is not what is looked at here.
          remoteAddress: `10.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`,
        });
        expect(answer.statusCode).toBeLessThan(500);
      },
      0.5,
    );
    expect(faults).toEqual([]);
    await web.close();
    close();
  });
});

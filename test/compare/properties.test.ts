import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignBlocks } from '../../src/compare/align.ts';
import { compareDocuments, fingerprint } from '../../src/compare/compare.ts';
import { diffWords } from '../../src/compare/words.ts';
import type { Block } from '../../src/domain/document.ts';
import { comparisonKey, normaliseText } from '../../src/domain/text.ts';
import { extract } from '../../src/extract/extract.ts';
import { applySteps } from './apply.ts';

const WORDS = [
  ...'visa applicants must be aged between 18 and 45 years fee of USD 140 the embassy will close on Friday'.split(' '),
  ...[
    '申请K字签证',
    '应当年满十八周岁',
    '，',
    '提交',
    '护照',
    '照片',
    '。',
    '（',
    '）',
    'ＡＢＣ',
    '１８',
    '\u200b',
    '\u00a0',
    'é',
    '⽉',
  ],
];
const sentence = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 20 }).map((words) => words.join(' '));
const anyText = fc.oneof(sentence, fc.string({ unit: 'binary', maxLength: 60 }));
const block = (text: fc.Arbitrary<string>): fc.Arbitrary<Block> =>
  fc.record({ kind: fc.constantFrom('heading', 'paragraph', 'item', 'row'), text });
const blocks = fc.array(block(anyText), { maxLength: 30 });

/** Lines that count, tell the time or date the page. */
const noise = fc.oneof(
  fc.nat(99_999).map((count) => `浏览次数：${count}`),
  fc.nat(99_999).map((count) => `Page views: ${count}`),
  fc.integer({ min: 1, max: 28 }).map((day) => `Last updated: 2026-03-${String(day).padStart(2, '0')}`),
  fc.integer({ min: 10, max: 23 }).map((hour) => `当前时间：2026年3月4日 ${hour}:15:00`),
);

describe('comparing any two documents', () => {
  it('gives steps that, applied in order, make the new one of the old', () => {
    fc.assert(
      fc.property(blocks, blocks, (before, after) => {
        const steps = alignBlocks(before, after);
        expect(applySteps(steps)).toEqual(after);
        expect(steps.flatMap((step) => (step.op === 'added' ? [] : [step.before]))).toEqual(before);
      }),
    );
  });

  it('finds nothing between a document and itself', () => {
    fc.assert(
      fc.property(anyText, blocks, (title, list) => {
        expect(compareDocuments({ title, blocks: list }, { title, blocks: list })).toEqual({
          parts: [],
          suppressed: [],
        });
      }),
    );
  });

  it('gives words that join to the text before and the text after', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const segments = diffWords(before, after);
        const side = (other: string) =>
          segments
            .filter(({ op }) => op !== other)
            .map(({ text }) => text)
            .join('');
        expect([side('added'), side('removed')]).toEqual([before, after]);
      }),
    );
  });
});

describe('noise', () => {
  const spread = (texts: readonly Block[], lines: readonly string[], places: readonly number[]): Block[] => {
    const out = [...texts];
    for (const [at, text] of lines.entries())
      out.splice((places[at] ?? 0) % (out.length + 1), 0, { kind: 'paragraph', text });
    return out;
  };
  const text = fc.array(block(sentence.filter((one) => /\p{L}/u.test(one))), { minLength: 1, maxLength: 12 });
  const lines = fc.array(noise, { maxLength: 6 });
  const places = fc.array(fc.nat(50), { maxLength: 6 });

  it('changes no verdict, whatever it says and wherever it stands', () => {
    fc.assert(
      fc.property(text, lines, lines, places, places, (words, one, two, here, there) => {
        const [before, after] = [spread(words, one, here), spread(words, two, there)].map((list) => ({
          title: 'K visa',
          blocks: list,
        }));
        expect(compareDocuments(before!, after!).parts).toEqual([]);
        expect(fingerprint(before!)).toBe(fingerprint(after!));
      }),
    );
  });

  it('hides no new sentence beside it', () => {
    fc.assert(
      fc.property(text, lines, places, fc.nat(50), (words, some, here, at) => {
        const added = { kind: 'paragraph', text: 'The interview is held at nine o’clock in hall seven.' } as const;
        const before = { title: 'K visa', blocks: words };
        const after = {
          title: 'K visa',
          blocks: spread(words.toSpliced(at % (words.length + 1), 0, added), some, here),
        };
        expect(JSON.stringify(compareDocuments(before, after).parts)).toContain(added.text);
      }),
    );
  });
});

describe('the normal form of a text', () => {
  it('is its own normal form', () => {
    fc.assert(
      fc.property(anyText, (one) => {
        expect(normaliseText(normaliseText(one))).toBe(normaliseText(one));
        expect(comparisonKey(normaliseText(one))).toBe(comparisonKey(one));
      }),
    );
  });
});

describe('reading', () => {
  const tags = [
    'p',
    'div',
    'li',
    'ul',
    'table',
    'tr',
    'td',
    'h1',
    'nav',
    'script',
    'form',
    'a href="x"',
    'b',
    '!--',
    'br/',
  ];
  const markup = fc
    .array(
      fc.oneof(
        anyText,
        fc.constantFrom(...tags).map((tag) => `<${tag}>`),
        fc.constantFrom(...tags).map((tag) => `</${tag}>`),
      ),
    )
    .map((parts) => parts.join(''));
  const hints = { url: 'http://xx.china-embassy.gov.cn/eng/t20260101_1.htm', content: [], ignore: [] };

  it.each(['text/html', 'application/pdf', 'application/json', 'text/plain'])(
    'of any bytes called %s never throws',
    async (mediaType) => {
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(
            markup.map((one) => Buffer.from(one)),
            fc.uint8Array({ maxLength: 300 }),
          ),
          async (body) => {
            expect(await extract(body, { ...hints, mediaType })).toMatchObject({ blocks: expect.any(Array) });
          },
        ),
        { numRuns: 60 },
      );
    },
  );
});

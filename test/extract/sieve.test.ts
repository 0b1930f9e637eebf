import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../src/compare/compare.ts';
import { extract } from '../../src/extract/extract.ts';
import { filled, passes, type Sieve, sieveOf } from '../../src/extract/sieve.ts';
import { carryHoles, learnHoles } from '../../src/extract/sieve-learning.ts';
import { dice } from '../support/dice.ts';

const page = (footer: string, article = 'The fee is 140 dollars.', head = ''): Buffer =>
  Buffer.from(
    `<!doctype html><html><head><title>Notice 7</title>${head}</head><body><h1>Notice</h1><p>${article}</p><footer>${footer}</footer></body></html>`,
  );

const sieveFrom = (one: Buffer, other: Buffer): Sieve | null => {
  const holes = learnHoles(one, other, []);
  return holes && sieveOf(one, holes);
};

describe('a sieve', () => {
  const counted = sieveFrom(page('Visits: 999'), page('Visits: 1000'))!;

  it('lets through the page with another number where numbers differed', () => {
    expect(passes(counted, page('Visits: 123456'))).toBe(true);
  });

  it.each([
    ['another number elsewhere', page('Visits: 5', 'The fee is 160 dollars.')],
    ['a word where the number stood', page('Visits: none')],
    ['no number at all', page('Visits: ')],
    ['markup in the number', page('Visits: 1<b>2</b>')],
    ['words after the number', page('Visits: 12 since May')],
    ['a page that breaks off', page('Visits: 12').subarray(0, -9)],
    ['a page that goes on', Buffer.concat([page('Visits: 12'), Buffer.from('<p>More</p>')])],
  ])('lets through no page with %s', (_, other) => {
    expect(passes(counted, other)).toBe(false);
  });

  it('learns the whole of a date from its seconds', () => {
    const sieve = sieveFrom(page('Now 2026-01-31 23:59:58'), page('Now 2026-01-31 23:59:59'))!;
    expect(passes(sieve, page('Now 2026-02-01 00:00:00'))).toBe(true);
  });

  it('goes on learning beside what it knows', () => {
    const first = page('Visits: 1, today 1');
    const some = learnHoles(first, page('Visits: 22, today 1'), [])!;
    const more = learnHoles(first, page('Visits: 333, today 7'), some)!;
    expect(passes(sieveOf(first, more), page('Visits: 4444, today 8'))).toBe(true);
  });

  it.each([
    ['a comment', '<!-- served by a -->', '<!-- served in 3 ms by node b -->', '<!---->'],
    ['a script', '<script>t="a"</script>', '<script>t="b<!--"</script>', '<script></script>'],
    ['a style sheet', '<style>p{}</style>', '<style>p > a{}</style>', '<style>b{}</style>'],
    [
      'a hidden field',
      '<input type="hidden" value="x1y">',
      '<input type="hidden" value="q">',
      '<input type="hidden" value="">',
    ],
    [
      'a token',
      '<meta name="csrf-token" content="a">',
      '<meta name="csrf-token" content="b">',
      '<meta name="csrf-token" content="">',
    ],
  ])('lets through %s of any content', (_, one, other, third) => {
    const sieve = sieveFrom(page(one), page(other))!;
    expect(passes(sieve, page(third))).toBe(true);
  });

  it.each([
    ['a comment that ends early', '<!-- a -->', '<!-- b -->', '<!-- --> Closed <!-- -->'],
    ['a comment that never began', '<!-- a -->', '<!-- b -->', '<!--> Closed -->'],
    [
      'a script that ends early',
      '<script>a</script>',
      '<script>b</script>',
      '<script>a</script>Closed<script>a</script>',
    ],
    ['a value with markup', '<input value="a">', '<input value="b">', '<input value="<p>Closed">'],
    ['a value that ends early', '<input value="a">', '<input value="b">', '<input value="" hidden="">'],
  ])('lets through no %s', (_, one, other, third) => {
    const sieve = sieveFrom(page(one), page(other))!;
    expect(passes(sieve, page(third))).toBe(false);
  });

  it.each([
    ['words', page('Open'), page('Shut')],
    ['the name of a tag', page('<h2>News</h2>'), page('<h3>News</h3>')],
    ['a character reference', page('&#65;'), page('&#66;')],
    ['a class', page('<p class="shown">News</p>'), page('<p class="hidden">News</p>')],
    [
      'a description',
      page('', '', '<meta name="description" content="a">'),
      page('', '', '<meta name="description" content="b">'),
    ],
  ])('cannot be learned from pages that differ by %s', (_, one, other) => {
    expect(learnHoles(one, other, [])).toBeNull();
  });
});

describe('another copy of a page', () => {
  const first = page('<p>News: open</p>Visits: 7, today 1<!-- a -->');
  const holes = learnHoles(first, page('<p>News: open</p>Visits: 8, today 2<!-- b -->'), [])!;

  it('has the holes that stand behind the same words', () => {
    const copy = page('<p>News: shut until further notice</p>Visits: 123, today 45<!-- c -->');
    const sieve = sieveOf(copy, carryHoles(first, holes, copy));
    expect(passes(sieve, page('<p>News: shut until further notice</p>Visits: 124, today 46<!---->'))).toBe(true);
    expect(passes(sieve, page('<p>News: open</p>Visits: 124, today 46<!---->'))).toBe(false);
    expect(passes(sieve, page('<p>News: shut until further notice</p>Visits: 124, today 46<!----><p>Shut</p>'))).toBe(
      false,
    );
  });

  it.each([
    ['those words stand twice', `${first}${first}`],
    ['other words stand there', `${page('Readers: 8')}`],
    ['a word stands in their place', `${page('<p>News: open</p>Visits: none')}`],
    ['a comment would begin in a script', `${page('', '', '<script>Visits: none<!-- a --></script>')}`],
  ])('has none of them where %s', (_, copy) => {
    expect(carryHoles(first, holes, Buffer.from(copy))).toEqual([]);
  });
});

const hints = { mediaType: 'text/html', url: 'http://example.org/', content: [], ignore: [] };
const textOf = async (body: Buffer): Promise<string> => fingerprint(await extract(body, hints));

const saved = join(import.meta.dirname, '../../../shared/html');
if (!existsSync(saved)) console.log('skipped: no saved pages at ../shared/html');
const pages = [
  ...globSync('**/*.html', { cwd: join(import.meta.dirname, '../fixtures/pages') }).map((file) =>
    join(import.meta.dirname, '../fixtures/pages', file),
  ),
  ...globSync('**/*.{html,htm,shtml}', { cwd: saved }).map((file) => join(saved, file)),
];
const RUNS = Number(process.env.KVISA_SIEVE_RUNS ?? 3);
const random = dice(Number(process.env.KVISA_SIEVE_SEED ?? 5));
const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

const MORSELS = [
  '0',
  '7',
  '2026',
  '404',
  '99999999999',
  ' ',
  '签证',
  'x',
  '<p>',
  '</div>',
  '-->',
  '<!--',
  '"',
  '>',
  '<',
  '&#65;',
  '</script>',
  '-',
];

/** Another word, tag or number somewhere: a banner of another kind. */
function withMorsel(body: Buffer): Buffer {
  const at = Math.floor(random() * body.length);
  return Buffer.concat([body.subarray(0, at), Buffer.from(any(MORSELS)), body.subarray(at)]);
}

/** A page with up to three of its numbers changed, and sometimes other bytes. */
function edited(body: Buffer): Buffer {
  let text = body.toString('latin1');
  const numbers = [...text.matchAll(/\d+/g)];
  for (let edit = 0; edit < 3; edit++) {
    const { 0: number, index } = any(numbers);
    if (text.startsWith(number, index))
      text = `${text.slice(0, index)}${Math.floor(random() * 3000)}${text.slice(index + number.length)}`;
  }
  if (random() < 0.7) return Buffer.from(text, 'latin1');
  const at = Math.floor(random() * text.length);
  const morsel = Buffer.from(any(MORSELS)).toString('latin1');
  return Buffer.from(text.slice(0, at) + morsel + text.slice(at + Math.floor(random() * 4)), 'latin1');
}

describe('what a sieve lets through', () => {
  let passed = 0;
  let passedAsCopy = 0;
  it.each(pages.slice(0, 60))('says the same when it is read: %s', async (file) => {
    const reference = readFileSync(file);
    const text = await textOf(reference);
    for (let run = 0; run < RUNS; run++) {
      const holes = learnHoles(reference, edited(reference), []);
      if (!holes || (await textOf(filled(reference, holes, 'least'))) !== text) continue;
      if ((await textOf(filled(reference, holes, 'most'))) !== text) continue;
      const sieve = sieveOf(reference, holes);
      for (let other = 0; other < RUNS; other++) {
        const look = random() < 0.5 ? edited(reference) : refill(reference, holes);
        if (!passes(sieve, look)) continue;
        passed++;
        expect(await textOf(look)).toBe(text);
      }
    }
  });

  it.each(pages.slice(0, 30))('says the same of another copy: %s', async (file) => {
    const reference = readFileSync(file);
    const text = await textOf(reference);
    for (let run = 0; run < RUNS; run++) {
      const known = learnHoles(reference, edited(reference), []) ?? [];
      const copy = withMorsel(reference);
      const holes = carryHoles(reference, known, copy);
      if (holes.length === 0 || (await textOf(copy)) !== text) continue;
      if ((await textOf(filled(copy, holes, 'least'))) !== text) continue;
      if ((await textOf(filled(copy, holes, 'most'))) !== text) continue;
      for (const look of [refill(copy, holes), edited(copy), withMorsel(refill(copy, holes))]) {
        if (!passes(sieveOf(copy, holes), look)) continue;
        passedAsCopy++;
        expect(await textOf(look)).toBe(text);
      }
    }
  });

  it('was something', () => {
    expect(passedAsCopy).toBeGreaterThan(10);
    expect(passed).toBeGreaterThan(50);
  });
});

/** The holes filled by anything that may stand there. */
function refill(reference: Buffer, holes: Sieve['holes']): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (const { kind, from, to } of holes) {
    const number = String(Math.floor(10 ** (random() * 15)));
    parts.push(reference.subarray(at, from), Buffer.from(kind === 'number' ? number : any(['', 'a', `t=${number}`])));
    at = to;
  }
  return Buffer.concat([...parts, reference.subarray(at)]);
}

const HISTORIES = join(import.meta.dirname, '../../../shared/corpus/pages');
if (!existsSync(HISTORIES)) console.log('skipped: no page histories at ../shared/corpus');
const histories = globSync('*', { cwd: HISTORIES }).sort();

interface Reference {
  readonly body: Buffer;
  readonly text: string;
  readonly sieve: Sieve | null;
}

/** Looks at a page's captures as the watch does: each is sifted, else read, and teaches its noise where its text is the same. */
async function siftThrough(files: readonly string[]): Promise<{ sifted: number; wrong: string[] }> {
  let reference: Reference | null = null as Reference | null;
  const end = { sifted: 0, wrong: [] as string[] };
  for (const file of files) {
    const body = readFileSync(file);
    const text = await textOf(body);
    if (reference?.sieve && passes(reference.sieve, body)) {
      end.sifted++;
      if (text !== reference.text) end.wrong.push(file);
    } else if (text !== reference?.text) reference = { body, text, sieve: null };
    else reference = await taught(reference, body);
  }
  return end;
}

async function taught(reference: Reference, body: Buffer): Promise<Reference> {
  const holes = learnHoles(reference.body, body, reference.sieve?.holes ?? []);
  if (!holes) return { ...reference, body, sieve: null };
  for (const how of ['least', 'most'] as const)
    if ((await textOf(filled(reference.body, holes, how))) !== reference.text) return reference;
  return { ...reference, sieve: sieveOf(reference.body, holes) };
}

describe.runIf(histories.length > 0)('over real histories', () => {
  const some = histories.slice(0, Number(process.env.KVISA_SIEVE_HISTORIES ?? 12));

  it('every capture that passes says what a reading of it says', { timeout: 300_000 }, async () => {
    const ends = [];
    for (const name of some)
      ends.push(
        await siftThrough(
          globSync(`${name}/*.html`, { cwd: HISTORIES })
            .sort()
            .slice(0, 20)
            .map((file) => join(HISTORIES, file)),
        ),
      );
    expect(ends.flatMap(({ wrong }) => wrong)).toEqual([]);
    expect(ends.reduce((sum, { sifted }) => sum + sifted, 0)).toBeGreaterThan(0);
  });
});

import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.ts';

const read = (html: string) =>
  extract(Buffer.from(html), { mediaType: 'text/html', url: 'http://x.example/', content: ['.none'], ignore: ['.ad'] });
const codes = async (html: string) => (await read(html)).problems.map(({ code }) => code);
const MB = 1_000_000;
/** So often that it fills a megabyte. Each of these took minutes, or would, where work grows with the square of the length. */
const megabyte = (piece: string): string => piece.repeat(Math.floor(MB / piece.length));

describe('markup made to be slow', { timeout: 60_000 }, () => {
  it.each(['<div>', '<a>', '<b><p>', '<table><tr><td>', '<ul><li>', '<svg>', '<frameset>', '<template>', '<h1>a'])(
    'a megabyte of %s that nothing closes is no page',
    async (piece) => expect(await codes(megabyte(piece))).toEqual(['unreadable']),
  );

  it.each([
    '<p>© 2026 Embassy</p>',
    '<div><p>© a</div>',
    '<p><a href=/a>Visa notice</a>',
    '<p>visa',
    '</p>',
    '<!--',
    '&#x4e2d',
  ])('a megabyte of %s is read', async (piece) => expect(await codes(megabyte(piece))).not.toContain('unreadable'));

  it('a tag with a hundred thousand attributes is one tag', async () => {
    const attributes = Array.from({ length: 100_000 }, (_, n) => `a${n}=b`).join(' ');
    expect((await read(`<p ${attributes}>Applicants need a passport.</p>`)).blocks).toMatchObject([
      { text: 'Applicants need a passport.' },
    ]);
  });

  it('text below any depth a page can have is kept, in its order', async () => {
    const { blocks } = await read(
      `${'<div>'.repeat(5000)}<p>A passport.</p><p>A photograph <b>in colour</b>.</p>${'</div>'.repeat(5000)}<p>The fee is paid in cash at the counter of the embassy, before the passport is handed over.</p>`,
    );
    expect(blocks.map(({ text }) => text)).toEqual([
      'A passport.',
      'A photograph in colour.',
      'The fee is paid in cash at the counter of the embassy, before the passport is handed over.',
    ]);
  });
});

describe('a text without end', () => {
  it('is read up to a limit, and says so', async () => {
    const document = await read(
      `<h1>K visa</h1>${'<p>A passport is required, and so is a photograph of good quality.'.repeat(40_000)}`,
    );
    expect(document.blocks.length).toBe(30_000);
    expect(document.problems).toContainEqual(expect.objectContaining({ code: 'too-large' }));
  });

  it('names its first 20,000 links', async () => {
    const { links } = await read(
      Array.from({ length: 25_000 }, (_, n) => `<p><a href="/${n}">Notice ${n}</a>`).join(''),
    );
    expect(links.length).toBe(20_000);
  });
});

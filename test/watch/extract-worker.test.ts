import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { ExtractHints } from '../../src/extract/extract.ts';
import { createExtractor, LARGE_PAGE_BYTES } from '../../src/watch/extract-worker.ts';
import { lines, pdfOf } from '../support/pdf.ts';
import { docxOf, wordXml } from '../support/zip.ts';

const hints = (mediaType: string): ExtractHints => ({ mediaType, url: 'http://x.example/a', content: [], ignore: [] });
const PDF = hints('application/pdf');
const DOCX = hints('application/vnd.openxmlformats-officedocument.wordprocessingml.document');

const usual = createExtractor();
afterAll(() => usual.close());
const textOf = async (body: Uint8Array, how: ExtractHints, by = usual) => {
  const { title, blocks, problems } = await by.extract(body, how);
  return { text: [title, ...blocks.map(({ text }) => text)].join('\n'), problems: problems.map(({ code }) => code) };
};

describe('reading files in a thread of its own', () => {
  it('reads a PDF, a Word file and, here, a page', async () => {
    expect(await textOf(pdfOf(lines('K visa: no older than 45 years')), PDF)).toEqual({
      text: expect.stringContaining('no older than 45 years'),
      problems: [],
    });
    expect((await textOf(docxOf(wordXml(['K visa', 'A passport is required.'])), DOCX)).text).toContain('passport');
    expect((await textOf(Buffer.from('<p>A page</p>'), hints('text/html'))).text).toContain('A page');
  });

  it('answers many at once in their order', async () => {
    const files = Array.from({ length: 5 }, (_, n) => textOf(docxOf(wordXml([`File ${n}`])), DOCX));
    expect((await Promise.all(files)).map(({ text }) => text.trim())).toEqual([0, 1, 2, 3, 4].map((n) => `File ${n}`));
  });

  it('gives a file up that takes too long, and reads the next', async () => {
    const hasty = createExtractor({ timeoutMs: 1, heapMb: 512, growthMb: 1500 });
    expect(await textOf(pdfOf(lines('Too slow')), PDF, hasty)).toEqual({ text: '', problems: ['unreadable'] });
    await hasty.close();
    expect((await textOf(pdfOf(lines('The next one')), PDF)).text).toContain('The next one');
  });

  it('gives a file up that fills the memory of its thread', async () => {
    const small = createExtractor({ timeoutMs: 60_000, heapMb: 32, growthMb: 4000 });
    const huge = docxOf(wordXml(Array.from({ length: 400_000 }, (_, n) => `Paragraph ${n}`)));
    expect(await textOf(huge, DOCX, small)).toEqual({ text: '', problems: ['unreadable'] });
    expect((await textOf(docxOf(wordXml(['Small'])), DOCX, createExtractor())).text).toContain('Small');
    await small.close();
  });
});

describe('a large page', () => {
  const large = (text: string): Buffer =>
    Buffer.from(`<h1>K visa</h1><p>${text}</p>${'<p>Filler.</p>'.repeat(LARGE_PAGE_BYTES / 10)}`);

  it('is read like any other', async () => {
    expect((await textOf(large('A passport is required.'), hints('text/html'))).text).toContain(
      'A passport is required.',
    );
  });

  it('is given up where reading it takes too long; a small one is read all the same', async () => {
    const hasty = createExtractor({ timeoutMs: 1, heapMb: 512, growthMb: 1500 });
    expect(await hasty.extract(large('x'), hints('text/html'))).toMatchObject({
      format: 'html',
      problems: [{ code: 'unreadable', detail: 'reading it took longer than 0.001 s' }],
    });
    expect((await textOf(Buffer.from('<p>A page</p>'), hints('text/html'), hasty)).text).toContain('A page');
    await hasty.close();
  });
});

describe('hostile files', () => {
  it('a zip bomb is refused, whatever sizes it claims', async () => {
    const data = Buffer.alloc(300_000_000);
    const bomb = docxOf(wordXml(['Notice']), [{ name: 'word/media/a.bin', data, says: 10 }]);
    expect(bomb.length).toBeLessThan(400_000);
    const { problems } = await usual.extract(bomb, DOCX);
    expect(problems).toMatchObject([{ code: 'unreadable', detail: expect.stringContaining('unpacks to more than') }]);
  });

  it('a PDF whose stream unpacks without end is given up', async () => {
    const strict = createExtractor({ timeoutMs: 20_000, heapMb: 256, growthMb: 300 });
    const bomb = pdfOf(deflateSync(Buffer.alloc(400_000_000, ' ')), 'FlateDecode');
    expect(bomb.length).toBeLessThan(1_000_000);
    const { blocks } = await strict.extract(bomb, PDF);
    expect(blocks).toEqual([]);
    await strict.close();
  });

  it('external entities of a Word file are neither read nor asked for', async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.end('leaked');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    for (const system of [`http://127.0.0.1:${port}/x`, 'file:///etc/passwd']) {
      const doctype = `<!DOCTYPE w:document [<!ENTITY x SYSTEM "${system}">]>`;
      const { text } = await textOf(docxOf(wordXml(['Before &x; after'], doctype)), DOCX);
      expect(text).not.toMatch(/leaked|root:/);
    }
    server.close();
    expect(asked).toBe(0);
  });

  it('entities that double and double again stay small', async () => {
    const layers = Array.from({ length: 30 }, (_, n) => `<!ENTITY e${n + 1} "&e${n};&e${n};">`).join('');
    const doctype = `<!DOCTYPE w:document [<!ENTITY e0 "laugh">${layers}]>`;
    const { text } = await textOf(docxOf(wordXml(['Ha &e30;'], doctype)), DOCX);
    expect(text.length).toBeLessThan(10_000);
  });
});

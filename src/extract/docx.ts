import type { Document } from '../domain/document.ts';
import { readHtml } from './html.ts';
import { checkArchive } from './zip.ts';

/** Hostile archives stop here: no notice of a mission has this much text. */
const MAX_HTML = 20_000_000;

/** A Word file (OOXML) by way of HTML. Throws what mammoth throws on a broken archive. */
export async function readDocx(
  body: Uint8Array,
  hints: { readonly url: string; readonly language?: string },
): Promise<Document> {
  checkArchive(body);
  // Loaded with the first such file: few sites have any.
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(body.buffer, body.byteOffset, body.byteLength) },
    { convertImage: mammoth.images.imgElement(async () => ({ src: '' })), ignoreEmptyParagraphs: true },
  );
  const html = `<body>${value.slice(0, MAX_HTML)}</body>`;
  const { selector: _, ...document } = readHtml(html, { ...hints, content: ['body'], ignore: [] });
  const [first, ...rest] = document.blocks;
  const titled = document.title === '' && first !== undefined && first.text.length <= 200;
  return { ...document, format: 'docx', ...(titled && { title: first.text, blocks: rest }) };
}

import { fileURLToPath } from 'node:url';
import type { Block, Document, Link } from '../domain/document.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { normaliseText } from '../domain/text.ts';
import { dateInUrl } from './dates.ts';
import { languageOf } from './language.ts';
import { isAttachment, resolveAddress } from './links.ts';
import { blocksOfPages } from './pdf-blocks.ts';
import { type Line, linesOf, readingOrder, type TextRun } from './pdf-lines.ts';

/** Notices have a few pages; beyond this a file is a book and is cut, with a problem that says so. */
const MAX_PAGES = 200;
const MAX_RUNS_PER_PAGE = 20_000;

type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type Pdf = Awaited<ReturnType<PdfJs['getDocument']>['promise']>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;

/** pdf.js wants plain paths with a closing slash; file: addresses make it skip the tables of Chinese fonts without a word. */
const resource = (folder: string): string => fileURLToPath(import.meta.resolve(`pdfjs-dist/${folder}/`));

async function open(body: Uint8Array): Promise<Pdf> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  return getDocument({
    data: new Uint8Array(body), // a copy: pdf.js takes the buffer away from its owner
    cMapUrl: resource('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: resource('standard_fonts'),
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    verbosity: 0,
  }).promise;
}

async function runsOf(page: Page): Promise<TextRun[]> {
  const { items } = await page.getTextContent({ disableNormalization: false });
  const runs: TextRun[] = [];
  for (const item of items.slice(0, MAX_RUNS_PER_PAGE)) {
    if (!('str' in item) || item.str === '') continue;
    const [, , skew = 0, scale = 0, x = 0, y = 0] = item.transform as number[];
    runs.push({ text: item.str, x, y, width: item.width, size: Math.hypot(skew, scale) || item.height || 10 });
  }
  return runs;
}

async function linksOf(page: Page, base: string): Promise<Link[]> {
  const links: Link[] = [];
  for (const note of await page.getAnnotations()) {
    const url = typeof note.url === 'string' ? resolveAddress(note.url, base) : undefined;
    if (url && !links.some((link) => link.url === url))
      links.push({ url, text: '', ...(isAttachment(url) && { attachment: true }), inContent: true });
  }
  return links;
}

interface Contents {
  readonly pages: readonly Line[][];
  readonly links: readonly Link[];
  readonly metaTitle: string;
  readonly pageCount: number;
}

async function contentsOf(pdf: Pdf, url: string): Promise<Contents> {
  const pages: Line[][] = [];
  const links: Link[] = [];
  for (let number = 1; number <= Math.min(pdf.numPages, MAX_PAGES); number++) {
    const page = await pdf.getPage(number);
    const [x0 = 0, , x1 = 0] = page.view;
    pages.push(readingOrder(linesOf(await runsOf(page)), x1 - x0));
    links.push(...(await linksOf(page, url)));
    page.cleanup();
  }
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  const title = (info as { Title?: unknown }).Title;
  return { pages, links, metaTitle: typeof title === 'string' ? normaliseText(title) : '', pageCount: pdf.numPages };
}

/** Titles that a word processor or scanner wrote by itself. */
const MACHINE_TITLE =
  /^(?:untitled|无标题|無標題|microsoft (?:word|powerpoint)\b|document\d*$|scan|about:blank|https?:)|\.(?:docx?|pdf|html?|indd|wps|xlsx?)$/i;

/** The first large text of the file, else its declared title, else its first short line. The lines used leave the blocks. */
function titled(blocks: readonly Block[], metaTitle: string): { title: string; blocks: Block[] } {
  const at = blocks.slice(0, 6).findIndex((block) => block.kind === 'heading');
  const declared = MACHINE_TITLE.test(metaTitle) ? '' : metaTitle;
  if (at >= 0) return { title: blocks[at]!.text, blocks: blocks.filter((_, index) => index !== at) };
  if (declared)
    return { title: declared, blocks: blocks.filter((block, index) => index > 2 || block.text !== declared) };
  const first = blocks[0];
  if (first && first.kind === 'paragraph' && first.text.length <= 120)
    return { title: first.text, blocks: blocks.slice(1) };
  return { title: '', blocks: [...blocks] };
}

/** A PDF file: `no-text` for a scan. Throws what pdf.js throws on a broken or encrypted file. */
export async function readPdf(
  body: Uint8Array,
  hints: { readonly url: string; readonly language?: string },
): Promise<Document> {
  const pdf = await open(body);
  try {
    const { pages, links, metaTitle, pageCount } = await contentsOf(pdf, hints.url);
    const { title, blocks } = titled(blocksOfPages(pages), metaTitle);
    const problems: Problem[] = [];
    if (blocks.length === 0 && !pages.some((lines) => lines.length > 0))
      problems.push(problem('no-text', `a scan: none of its ${pageCount} pages holds machine-readable text`));
    if (pageCount > MAX_PAGES)
      problems.push(problem('too-large', `${pageCount} pages, of which the first ${MAX_PAGES} are read`));
    const urlDate = dateInUrl(hints.url);
    return {
      format: 'pdf',
      title,
      language: languageOf([title, ...blocks.map((block) => block.text)].join('\n'), hints.language),
      blocks,
      links,
      ...(urlDate && { urlDate }),
      problems,
    };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

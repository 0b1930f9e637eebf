import type { Document } from '../domain/document.ts';
import { type ProblemCode, problem } from '../domain/problem.ts';
import { decode } from './charset.ts';
import { dateInUrl } from './dates.ts';
import { readDocx } from './docx.ts';
import { isGzip } from './gzip.ts';
import { readHtml } from './html.ts';
import { readJson } from './json.ts';
import { tidyLanguage } from './language.ts';
import { readPdf } from './pdf.ts';
import { readPlainText } from './plain.ts';

/** Raised with every change that can alter a Document read from the same bytes. */
export const EXTRACTOR_VERSION = '2';

export interface ExtractHints {
  /** As the server said; the bytes have the last word. */
  readonly mediaType: string;
  readonly charset?: string;
  readonly url: string;
  readonly language?: string;
  /** CSS selectors of the content, tried in order. */
  readonly content: readonly string[];
  /** CSS selectors removed before reading. */
  readonly ignore: readonly string[];
}

const startsWith = (body: Uint8Array, ...bytes: number[]): boolean => bytes.every((byte, at) => body[at] === byte);

function hasPdfMark(body: Uint8Array): boolean {
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(1024, body.byteLength)).toString('latin1');
  return head.includes('%PDF-');
}

/** PDF and DOCX are programs and archives as much as texts: reading one may take any amount of time and memory. */
export const isContainer = (body: Uint8Array): boolean => hasPdfMark(body) || startsWith(body, 0x50, 0x4b, 0x03, 0x04);

type Format = Document['format'] | 'doc' | 'gzip';

/** What the bytes are: by their first bytes, then by the media type, then by how the text begins. */
function formatOf(body: Uint8Array, mediaType: string): Format | undefined {
  if (hasPdfMark(body)) return 'pdf';
  if (startsWith(body, 0x50, 0x4b, 0x03, 0x04)) return 'docx';
  if (startsWith(body, 0xd0, 0xcf, 0x11, 0xe0)) return 'doc';
  if (isGzip(body)) return 'gzip';
  const type = mediaType.toLowerCase();
  if (/html/.test(type)) return 'html';
  if (/[/+]json/.test(type)) return 'json';
  return undefined;
}

function formatOfText(text: string, mediaType: string): 'html' | 'json' | 'text' {
  if (/^\s*<(?:!doctype|html|head|body|div|table|p|ul|!--|meta|script)\b/i.test(text.slice(0, 2000))) return 'html';
  if (/^\s*[[{]/.test(text)) return 'json';
  return /xml/.test(mediaType) && /^\s*</.test(text) ? 'html' : 'text';
}

function empty(format: Document['format'], hints: ExtractHints, code: ProblemCode, detail: string): Document {
  const urlDate = dateInUrl(hints.url);
  return {
    format,
    title: '',
    language: tidyLanguage(hints.language) ?? 'und',
    blocks: [],
    links: [],
    ...(urlDate && { urlDate }),
    problems: [problem(code, detail)],
  };
}

/** Reads text in the given or guessed format, and notes the charset. */
function readText(body: Uint8Array, hints: ExtractHints, known: 'html' | 'json' | undefined): Document {
  const { text, charset, badBytes } = decode(body, hints.charset);
  const format = known ?? formatOfText(text, hints.mediaType);
  const document =
    format === 'html'
      ? readHtml(text, hints)
      : (format === 'json' && readJson(text, hints)) || readPlainText(text, hints);
  const problems =
    badBytes > 0
      ? [
          ...document.problems,
          problem('unreadable', `${badBytes} bytes are invalid in ${charset}; they are shown as \ufffd`),
        ]
      : document.problems;
  return { ...document, charset, problems };
}

/** A statute book has a million characters; beyond this a page is a flood, and every later step would pay for it. */
const MOST_TEXT = 2_000_000;
const MOST_BLOCKS = 30_000;
const MOST_LINKS = 20_000;

/** The document up to those limits; what was left out is said. */
function bounded(document: Document): Document {
  let length = 0;
  let end = 0;
  const { blocks, links } = document;
  while (end < Math.min(blocks.length, MOST_BLOCKS) && length + blocks[end]!.text.length <= MOST_TEXT)
    length += blocks[end++]!.text.length;
  if (end === blocks.length && links.length <= MOST_LINKS) return document;
  const detail = `${blocks.length} blocks and ${links.length} links; read were ${end} blocks, ${length} characters, and at most ${MOST_LINKS} links`;
  return {
    ...document,
    blocks: blocks.slice(0, end),
    links: links.slice(0, MOST_LINKS),
    problems: [...document.problems, problem('too-large', detail)],
  };
}

/**
 * The bytes of a capture as a Document. Never throws on bad input: what cannot be read is a Document without blocks whose
 * `problems` say why (`unreadable`, `no-text`), and a declared selector that finds nothing is the problem `no-content`.
 */
export async function extract(body: Uint8Array, hints: ExtractHints): Promise<Document> {
  const format = formatOf(body, hints.mediaType);
  if (format === 'doc') {
    return empty(
      'docx',
      hints,
      'unreadable',
      'a Word 97-2003 file (.doc) cannot be read; look for a .docx or .pdf of it, its bytes are still compared',
    );
  }
  if (format === 'gzip') return empty('text', hints, 'unreadable', 'a gzip file; only lists are read from one');
  try {
    if (format === 'pdf') return bounded(await readPdf(body, hints));
    if (format === 'docx') return bounded(await readDocx(body, hints));
    return bounded(readText(body, hints, format === 'html' || format === 'json' ? format : undefined));
  } catch (cause) {
    return empty(
      format ?? 'text',
      hints,
      'unreadable',
      `not readable as ${format ?? 'text'}: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  }
}

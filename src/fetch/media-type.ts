const OLE2 = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const GZIP = [0x1f, 0x8b];
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Types that say nothing: servers send documents under them. */
const GENERIC = new Set([
  '',
  'application/octet-stream',
  'application/zip',
  'application/x-zip-compressed',
  'application/download',
  'application/force-download',
  'binary/octet-stream',
  'application/x-msdownload',
  'text/plain',
]);

const PDF_ALIASES = new Set(['application/x-pdf', 'application/acrobat', 'text/pdf']);

const READABLE =
  /^(text\/|application\/(xhtml\+xml|xml|json|ld\+json|rss\+xml|atom\+xml|pdf|msword|rtf|javascript|x-javascript|gzip|x-gzip)$)|\+(xml|json)$/;

export interface MediaType {
  readonly mediaType: string;
  /** The charset parameter, lower case. */
  readonly charset?: string;
}

/**
 * The type of an answer: what Content-Type says, except where that is missing, generic or contradicted by the magic
 * number of a document (after WHATWG MIME Sniffing, for the few formats that are read here).
 */
export function mediaTypeOf(contentType: string | undefined, body: Uint8Array): MediaType {
  const [essence = '', ...parameters] = (contentType ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters
    .find((one) => one.startsWith('charset='))
    ?.slice('charset='.length)
    .replace(/["']/g, '')
    .trim();
  const declared = PDF_ALIASES.has(essence) ? 'application/pdf' : essence;
  const found = sniff(body, GENERIC.has(declared));
  return { mediaType: found ?? (declared || 'application/octet-stream'), ...(charset ? { charset } : {}) };
}

/** Whether the watch can read it: text in any dress, PDF, Word; a sitemap may come as a gzip file. */
export function isReadable(mediaType: string): boolean {
  return READABLE.test(mediaType) || mediaType === DOCX;
}

export function isHtml(mediaType: string): boolean {
  return mediaType === 'text/html' || mediaType === 'application/xhtml+xml';
}

function sniff(body: Uint8Array, generic: boolean): string | null {
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 4096));
  if (head.subarray(0, 1024).includes('%PDF-')) return head.indexOf('%PDF-') < 8 || generic ? 'application/pdf' : null;
  if (!generic) return null;
  if (startsWith(head, OLE2)) return 'application/msword';
  if (startsWith(head, GZIP)) return 'application/gzip';
  if (startsWith(head, ZIP)) return isWord(body) ? DOCX : 'application/zip';
  const text = head.toString('latin1').replace(/^(\xef\xbb\xbf)?\s*/, '');
  if (/^<(!doctype html|html|head|body|script|title|meta)[\s>]/i.test(text)) return 'text/html';
  if (text.startsWith('<?xml')) return 'application/xml';
  return head.length > 0 && !/[\x00-\x08\x0e-\x1a]/.test(text) ? 'text/plain' : null;
}

function startsWith(head: Buffer, magic: readonly number[]): boolean {
  return magic.every((byte, at) => head[at] === byte);
}

/** A Word file is a zip whose directory, at its end, names `word/document.xml`. */
function isWord(body: Uint8Array): boolean {
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).includes('word/document.xml');
}

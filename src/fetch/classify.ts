import type { FetchedBody } from '../domain/capture.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { isHtml, isReadable } from './media-type.ts';
import { decodeForJudging, type Page, readPage } from './page.ts';
import { BLOCKED, CHALLENGE_MARKS, GONE, MAINTENANCE, type Phrases } from './phrases.ts';
import { readRetryAfter } from './retry.ts';
import { isCutOff } from './truncated.ts';

/** A page with at most this much visible text is judged by every sentence of it; menus and articles have more. */
const SHORT = 400;
/** Up to here a page can be a notice inside the site's own menu and footer: title and headings are judged. */
const FRAMED = 3_000;
/** A wall or a maintenance page leads nowhere; a real page that short still has its menu. */
const FEW_LINKS = 4;

const WALLS = new Set([403, 405, 412, 418, 429, 521]);
const GONE_PATH = /\/(?:404|410|error|errors?[-_]?404|not[-_]?found|page[-_]?not[-_]?found|err)(?:\.[a-z]{2,5})?\/?$/i;
const HOME_PATH = /^\/(?:(?:index|default|home|main)\.[a-z]{2,5})?$/i;
const ARTICLE_PATH = /\.(?:s?html?|pdf|docx?|aspx?|jsp|php)$|\/[^/]+\/[^/]+/i;

/** The page of an HTML answer; null for other types. */
export function pageOf(response: FetchedBody): Page | null {
  return isHtml(response.mediaType) ? readPage(decodeForJudging(response.body, response.charset)) : null;
}

/** Judges an answer before anything believes it. Null: the page speaks for itself. Pure. */
export function classify(response: FetchedBody, page: Page | null = pageOf(response)): Problem | null {
  const { status } = response;
  const retryAfterMs = readRetryAfter(response.responseHeaders['retry-after'], Date.parse(response.startedAt));
  const facts = { status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  if (page && isChallenge(page)) return problem('blocked', `a script challenge instead of the page (${status})`, facts);
  if (status === 404 || status === 410) return problem('gone', `the host answers ${status}`, facts);
  if (WALLS.has(status))
    return problem('blocked', `the host answers ${status}`, {
      ...facts,
      retry: status === 429 && retryAfterMs !== undefined,
    });
  if (page && status === 503 && speaks(page, MAINTENANCE, FRAMED)) return problem('maintenance', quote(page), facts);
  if (status < 200 || status >= 300)
    return problem('http', `the host answers ${status}`, { ...facts, retry: mayPass(status) });
  if (response.body.length === 0) return problem('empty', 'an answer without a single byte', facts);
  if (!isReadable(response.mediaType)) return problem('not-text', `the answer is ${response.mediaType}`, facts);
  return page ? (judgeHtml(page, response) ?? judgeDestination(response)) : null;
}

function judgeHtml(page: Page, response: FetchedBody): Problem | null {
  const { status } = response;
  if (isBinary(response)) return problem('unreadable', 'bytes that are no text, called HTML', { status });
  if (isCutOff(page.html)) return problem('truncated', 'the markup stops half-way', { status });
  if (speaks(page, BLOCKED, SHORT) && page.links <= FEW_LINKS) return problem('blocked', quote(page), { status });
  if (speaks(page, MAINTENANCE, FRAMED) && page.links <= FEW_LINKS)
    return problem('maintenance', quote(page), { status });
  if (speaks(page, GONE, FRAMED))
    return problem('gone', `a not-found page with status ${status}: ${quote(page)}`, { status });
  if (page.text === '' && page.links + page.media === 0) {
    const hint = page.scripts > 0 ? ', which its scripts may fill in a browser (render: auto)' : '';
    return problem('empty', `a page without any text${hint}`, { status });
  }
  return null;
}

const BINARY_SAMPLE = 65_536;
const BINARY_SHARE = 0.01;
const STRAY_BYTES = 4;
/** MIME Sniffing §3 "binary data byte": no text in any encoding of the web but UTF-16 holds them. */
const isBinaryByte = (byte: number): boolean =>
  byte <= 0x08 || byte === 0x0b || (byte >= 0x0e && byte <= 0x1a) || (byte >= 0x1c && byte <= 0x1f);

/** A broken server's memory, a picture, an archive under the name of a page. A few such bytes are damage and pass. */
function isBinary({ body, charset }: FetchedBody): boolean {
  const marked = (body[0] === 0xff && body[1] === 0xfe) || (body[0] === 0xfe && body[1] === 0xff);
  if (marked || /^utf-?16/i.test(charset ?? '')) return false;
  const sample = body.subarray(0, BINARY_SAMPLE);
  let binary = 0;
  for (const byte of sample) if (isBinaryByte(byte)) binary++;
  return binary > Math.max(STRAY_BYTES, sample.length * BINARY_SHARE);
}

/** A host that has lost a page often forwards to its error page or to its home page. */
function judgeDestination(response: FetchedBody): Problem | null {
  if (response.redirects.length === 0) return null;
  const asked = new URL(response.url);
  const found = new URL(response.finalUrl);
  if (GONE_PATH.test(found.pathname) && !GONE_PATH.test(asked.pathname)) {
    return problem('gone', `forwarded to the error page ${found.href}`, { status: response.status });
  }
  const article = ARTICLE_PATH.test(asked.pathname) && !HOME_PATH.test(asked.pathname);
  if (article && HOME_PATH.test(found.pathname) && found.search === '') {
    return problem('gone', `forwarded to the home page ${found.href}`, { status: response.status });
  }
  return null;
}

/** Whether a page says such a thing: in its title or a heading, or, being short, anywhere. */
function speaks(page: Page, phrases: Phrases, longest: number): boolean {
  if (page.text.length > longest) return false;
  const headlines = [page.title, ...page.headings].flatMap((line) => [line, ...line.split(/ ?[_|–—·»] ?| - /)]);
  if (headlines.some((line) => line.length <= 80 && phrases.headlines.some((one) => one.test(line)))) return true;
  const said = `${page.title}. ${page.text}`;
  return page.text.length <= SHORT && phrases.sentences.some((one) => one.test(said));
}

/** A shell whose script sets a cookie or runs a puzzle and then loads the page again. */
export function isChallenge(page: Page): boolean {
  if (page.text.length > SHORT || page.scripts === 0) return false;
  const head = page.html.slice(0, 200_000);
  if (CHALLENGE_MARKS.test(head)) return true;
  const setsCookie = /document\s*(?:\.\s*cookie|\[\s*['"]cookie['"]\s*\])\s*=/.test(head);
  const loadsAgain = /location\s*(?:\.\s*(?:reload|replace|href|assign)|\[\s*['"]|=)/.test(head);
  return page.text.length < 100 && setsCookie && loadsAgain;
}

function mayPass(status: number): boolean {
  return status >= 500 || status === 408 || status === 425;
}

function quote(page: Page): string {
  const text = (page.text || page.title).slice(0, 120);
  return page.text.length > 120 ? `“${text}…”` : `“${text}”`;
}

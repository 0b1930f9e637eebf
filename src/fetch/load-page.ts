import type { BrowserContext, Page, Request, Route } from 'playwright';
import type { FetchedBody, Hop } from '../domain/capture.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { classify } from './classify.ts';
import { sharedCookies } from './cookies.ts';
import { sleep, unlessAborted } from './gate.ts';
import { ProblemError } from './guard.ts';
import { isProblem, type Journey, type Landing, type Means, travel } from './journey.ts';
import { readPage } from './page.ts';

/** What a page needs to say its text. Pictures, fonts, sounds and endless streams stay away. */
const WANTED = new Set(['document', 'script', 'stylesheet', 'xhr', 'fetch']);
/** A challenge needs two or three documents; more is a loop that would hammer the host. */
const MAX_DOCUMENTS = 5;
const MAX_FILES = 150;
/** All files of a page together, as a multiple of the limit for one body. */
const MAX_BYTES_FACTOR = 4;
/** The page counts as loaded when nothing travelled for so long. */
const QUIET_MS = 500;
/** With less text than this, a page that missed files is not believed. */
const MEAGRE_TEXT = 400;

const NOT_PASSED_ON =
  /^(host|connection|content-length|accept-encoding|cookie|user-agent|upgrade-insecure-requests|sec-.*|proxy-.*|te|trailer)$/;
const NOT_HANDED_BACK =
  /^(content-encoding|content-length|transfer-encoding|set-cookie|connection|keep-alive|alt-svc|location|refresh)$/;
/** They name the shell that was sent, and would later be taken for validators of the rendered page. */
const OF_THE_SHELL =
  /^(etag|last-modified|content-md5|digest|content-encoding|content-length|transfer-encoding|content-type)$/;

/**
 * Loads a page in a browser context of its own and returns the document as its scripts left it. The visit holds the host's
 * turn for as long as it lasts; the page's files come one after another through the same guard, robots.txt, proxy and limits as
 * any request. @throws ProblemError
 */
export async function loadPage(
  context: BrowserContext,
  means: Means,
  journey: Journey,
  first: FetchedBody,
): Promise<FetchedBody | Problem> {
  const { host } = new URL(first.finalUrl);
  return means.gate.visit(host, () => load(context, means, journey, first), journey.signal);
}

async function load(
  context: BrowserContext,
  means: Means,
  journey: Journey,
  first: FetchedBody,
): Promise<FetchedBody | Problem> {
  const deadline = AbortSignal.timeout(journey.timeoutMs);
  const signal = journey.signal ? AbortSignal.any([deadline, journey.signal]) : deadline;
  const page = await context.newPage();
  const crashed = new AbortController();
  page.once('crash', () => crashed.abort(new ProblemError(problem('browser', `the page crashed: ${first.finalUrl}`))));
  const until = AbortSignal.any([signal, crashed.signal]);
  const files = serveFiles(context, page, means, { ...journey, signal: until }, first);
  try {
    await files.ready;
    const shown = page.goto(first.finalUrl, { waitUntil: 'load', timeout: journey.timeoutMs + 1_000 });
    shown.catch(() => {});
    // A page that forwards itself while it loads interrupts the first navigation; what counts is where it comes to rest.
    await unlessAborted(shown, until).catch((error: unknown) => {
      if (until.aborted || page.isClosed() || !files.last()) throw error;
    });
    await files.quiet(until);
    if (files.refusal()) return files.refusal()!;
    const html = await unlessAborted(page.content(), until);
    return rendered(html, page.url(), first, files) ?? files.missing()!;
  } catch (error) {
    if (files.refusal()) return files.refusal()!;
    if (deadline.aborted && !journey.signal?.aborted) {
      return problem('timeout', `the browser did not finish ${first.finalUrl} within ${journey.timeoutMs} ms`);
    }
    throw error;
  }
}

/** The capture of a rendered page; null where files were missed and too little is there to believe the rest. */
function rendered(html: string, url: string, first: FetchedBody, files: Files): FetchedBody | null {
  if (files.missing() && readPage(html).text.length < MEAGRE_TEXT) return null;
  const document = files.last() ?? first;
  const headers = Object.entries(document.responseHeaders).filter(([name]) => !OF_THE_SHELL.test(name));
  const { charset: _charset, ...facts } = document;
  return {
    ...facts,
    url: first.url,
    finalUrl: url.split('#', 1)[0]!,
    redirects: [...first.redirects, ...files.hops()],
    responseHeaders: { ...Object.fromEntries(headers), 'content-type': 'text/html; charset=utf-8' },
    startedAt: first.startedAt,
    durationMs: Date.now() - Date.parse(first.startedAt),
    renderer: 'browser',
    body: Buffer.from(html),
    mediaType: 'text/html',
    charset: 'utf-8',
  };
}

interface Files {
  readonly ready: Promise<unknown>;
  quiet(signal: AbortSignal): Promise<void>;
  /** The document shown last. */
  last(): FetchedBody | null;
  hops(): readonly Hop[];
  /** Why a document was refused: guard, robots.txt, a loop. */
  refusal(): Problem | null;
  /** Why a script or its data did not come. */
  missing(): Problem | null;
}

/** Answers every request of the page from the program's own fetching. */
function serveFiles(context: BrowserContext, page: Page, means: Means, journey: Journey, first: FetchedBody): Files {
  const prepared = new Map<string, Landing>([[first.finalUrl, { response: first, setCookies: [] }]]);
  const cookies = sharedCookies(context, journey.jar);
  const hops: Hop[] = [];
  let last: FetchedBody | null = null;
  let refusal: Problem | null = null;
  let missing: Problem | null = null;
  let documents = 0;
  let asked = 0;
  let bytes = 0;
  let open = 0;
  let lastEnd = performance.now();

  const isDocument = (request: Request) => request.isNavigationRequest() && request.frame() === page.mainFrame();

  const answer = async (route: Route, request: Request): Promise<void> => {
    const document = isDocument(request);
    if (!WANTED.has(request.resourceType()) || (request.isNavigationRequest() && !document)) return route.abort();
    if (document && ++documents > MAX_DOCUMENTS) {
      refusal = problem('blocked', `the page loads itself again and again: ${request.url()}`);
      return route.abort();
    }
    if (++asked > MAX_FILES || bytes > journey.maxBytes * MAX_BYTES_FACTOR) return route.abort();
    const url = request.url().split('#', 1)[0]!;
    const kept = prepared.get(url);
    prepared.delete(url);
    await cookies.toJar(url);
    const landing = kept ?? (await travel(means, fileJourney(journey, request)));
    await cookies.toContext();
    const fault = isProblem(landing) ? landing : (landing.problem ?? null);
    if (isProblem(landing) || fault) {
      if (document) refusal = fault;
      else missing ??= fault && { ...fault, detail: `a file of the page is missing: ${fault.detail}` };
      return route.abort();
    }
    const { response } = landing;
    bytes += response.body.length;
    if (document) return show(route, url, landing, kept !== undefined);
    missing ??= request.resourceType() === 'stylesheet' ? null : faultOfFile(response);
    await route.fulfill({ status: response.status, headers: handedBack(response), body: Buffer.from(response.body) });
  };

  const show = async (route: Route, url: string, landing: Landing, kept: boolean): Promise<void> => {
    const { response } = landing;
    if (last && !kept) hops.push({ url: last.finalUrl, status: last.status, location: url });
    if (response.finalUrl !== url) {
      // The browser must know the address it ended at, or relative links go astray.
      hops.push(...response.redirects);
      prepared.set(response.finalUrl, landing);
      const script = `<script>location.replace(${JSON.stringify(response.finalUrl).replaceAll('<', '\\u003c')})</script>`;
      return route.fulfill({ status: 200, contentType: 'text/html', body: script });
    }
    last = response;
    await route.fulfill({ status: response.status, headers: handedBack(response), body: Buffer.from(response.body) });
  };

  const handler = async (route: Route, request: Request): Promise<void> => {
    open++;
    try {
      await answer(route, request);
    } catch (error) {
      // The page or the attempt ended while a file was on its way.
      if (!journey.signal?.aborted && !page.isClosed())
        missing ??= problem('browser', `a file of the page failed: ${error}`);
      await route.abort().catch(() => {});
    } finally {
      open--;
      lastEnd = performance.now();
    }
  };

  const closePopup = (other: Page) => other !== page && other.close().catch(() => {});
  context.on('page', closePopup);
  return {
    ready: Promise.all([
      context.route(() => true, handler),
      context.routeWebSocket(/./, (socket) => socket.close()),
      cookies.toContext(),
    ]),
    async quiet(signal) {
      while (!refusal && (open > 0 || performance.now() - lastEnd < QUIET_MS)) await sleep(50, signal);
    },
    last: () => last,
    hops: () => hops,
    refusal: () => refusal,
    missing: () => missing,
  };
}

function fileJourney(journey: Journey, request: Request): Journey {
  const headers = { ...journey.headers };
  for (const [name, value] of Object.entries(request.headers())) if (!NOT_PASSED_ON.test(name)) headers[name] = value;
  const body = request.postDataBuffer();
  const { validators: _, ...rest } = journey;
  return {
    ...rest,
    url: new URL(request.url()),
    method: request.method(),
    headers,
    ...(body ? { body } : {}),
    as: 'file',
  };
}

/** A 404 of a file is the site's own affair; a wall or a broken server means that the page is not whole. */
function faultOfFile(response: FetchedBody): Problem | null {
  const fault = response.status >= 400 && response.status !== 404 ? classify(response) : null;
  return (
    fault && { ...fault, retry: true, detail: `a file of the page is missing: ${fault.detail} (${response.finalUrl})` }
  );
}

function handedBack(response: FetchedBody): Record<string, string> {
  return Object.fromEntries(Object.entries(response.responseHeaders).filter(([name]) => !NOT_HANDED_BACK.test(name)));
}

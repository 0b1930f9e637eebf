import type { BrowserContext, Page, Request, Route } from 'playwright';
import type { FetchedBody, Hop } from '../domain/capture.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { classify } from './classify.ts';
import { sharedCookies } from './cookies.ts';
import { sleep } from './gate.ts';
import { isProblem, type Journey, type Landing, type Means, travel } from './journey.ts';

/** What a page needs to say its text. Pictures, fonts, sounds and endless streams stay away. */
const WANTED = new Set(['document', 'script', 'stylesheet', 'xhr', 'fetch']);
const DATA = new Set(['xhr', 'fetch']);
/** A challenge needs two or three documents; more is a loop that would hammer the host. */
const MAX_DOCUMENTS = 5;
const MAX_FILES = 150;
/** All files of a page together, as a multiple of the limit for one body. */
const MAX_BYTES_FACTOR = 4;
/** The page counts as loaded when nothing travelled for so long. */
const QUIET_MS = 500;

const NOT_PASSED_ON =
  /^(host|connection|content-length|accept-encoding|cookie|user-agent|upgrade-insecure-requests|sec-.*|proxy-.*|te|trailer)$/;
const NOT_HANDED_BACK =
  /^(content-encoding|content-length|transfer-encoding|set-cookie|connection|keep-alive|alt-svc|location|refresh)$/;

/** A file that did not come, and how much text a page must have to be believed without it. */
export interface Missing {
  readonly problem: Problem;
  readonly textNeeded: number;
}

/** The files of one page, answered by the program's own fetching: guard, robots.txt, proxy, limits and turns hold for each. */
export interface PageFiles {
  readonly page: Page;
  /** Resolves when nothing has travelled for a while; past `patienceMs` only the page's own host is waited for. */
  quiet(patienceMs: number, signal: AbortSignal): Promise<void>;
  /** The document shown last. */
  readonly last: FetchedBody | null;
  readonly hops: readonly Hop[];
  /** Why a document was refused: guard, robots.txt, an endless loop. */
  readonly refusal: Problem | null;
  readonly missing: Missing | null;
}

/** Opens a page whose every request is answered here; `first` is the document that plain HTTP has brought already. */
export async function openPage(
  context: BrowserContext,
  means: Means,
  journey: Journey,
  first: FetchedBody,
): Promise<PageFiles> {
  const page = await context.newPage();
  const cookies = sharedCookies(context, journey.cookies.jar());
  const prepared = new Map<string, Landing>([[first.finalUrl, { response: first, setCookies: [] }]]);
  const open = new Set<Request>();
  const quota = createQuota(journey.maxBytes * MAX_BYTES_FACTOR);
  let lastEnd = performance.now();
  const state = {
    last: null as FetchedBody | null,
    hops: [] as Hop[],
    refusal: null as Problem | null,
    missing: null as Missing | null,
  };

  const isOwn = (request: Request) =>
    URL.parse(request.url())?.host === new URL(state.last?.finalUrl ?? first.finalUrl).host;

  const miss = (request: Request, found: Problem): void => {
    const textNeeded = textWithout(request, isOwn(request) && found.code !== 'robots');
    const detail = `a file of the page is missing: ${found.detail}`;
    if (textNeeded > (state.missing?.textNeeded ?? 0)) state.missing = { problem: { ...found, detail }, textNeeded };
  };

  const answer = async (route: Route, request: Request): Promise<void> => {
    const document = isDocumentOf(page, request);
    if (!WANTED.has(request.resourceType()) || (request.isNavigationRequest() && !document)) return route.abort();
    if (document && quota.documents() > MAX_DOCUMENTS) {
      state.refusal = problem('blocked', `the page loads itself again and again: ${request.url()}`);
    }
    if (state.refusal || !quota.admits()) return route.abort();
    const url = request.url().split('#', 1)[0]!;
    const kept = prepared.get(url);
    prepared.delete(url);
    await cookies.toJar(url);
    const landing = kept ?? (await travel(means, fileJourney(journey, request)));
    await cookies.toContext();
    const fault = isProblem(landing) ? landing : (landing.problem ?? null);
    if (isProblem(landing) || fault) {
      if (document) state.refusal = fault;
      else if (fault) miss(request, fault);
      return route.abort();
    }
    quota.spend(landing.response.body.length);
    if (document) return show(route, url, landing, kept !== undefined);
    const refused = faultOfFile(landing.response);
    if (refused) miss(request, refused);
    await handOver(route, landing.response);
  };

  const show = async (route: Route, url: string, landing: Landing, kept: boolean): Promise<void> => {
    const { response } = landing;
    if (state.last && !kept) state.hops.push({ url: state.last.finalUrl, status: state.last.status, location: url });
    if (response.finalUrl === url) {
      state.last = response;
      return handOver(route, response);
    }
    // The browser must know the address it ended at, or relative links go astray.
    state.hops.push(...response.redirects);
    prepared.set(response.finalUrl, landing);
    const target = JSON.stringify(response.finalUrl).replaceAll('<', '\\u003c');
    await route.fulfill({
      status: 200,
      contentType: 'text/html',
      body: `<script>location.replace(${target})</script>`,
    });
  };

  await context.route(
    () => true,
    async (route, request) => {
      open.add(request);
      try {
        await answer(route, request);
      } catch (error) {
        // The page or its time ended while a file was on its way; anything else makes the page incomplete.
        if (!journey.signal?.aborted && !page.isClosed()) miss(request, problem('browser', String(error)));
        await route.abort().catch(() => {});
      } finally {
        open.delete(request);
        lastEnd = performance.now();
      }
    },
  );
  await context.routeWebSocket(/./, (socket) => socket.close());
  context.on('page', (popup) => void popup.close().catch(() => {}));
  await cookies.toContext();

  const started = performance.now();
  const settled = (patienceMs: number): boolean => {
    const now = performance.now();
    if (state.refusal) return true;
    if (open.size === 0) return now - lastEnd >= QUIET_MS;
    return now - started > patienceMs && ![...open].some(isOwn);
  };
  return Object.assign(state, {
    page,
    async quiet(patienceMs: number, signal: AbortSignal) {
      while (!settled(patienceMs)) await sleep(50, signal);
    },
  });
}

/** Frames and popups are navigations too; a popup has no frame yet, and asking for it throws. */
function isDocumentOf(page: Page, request: Request): boolean {
  try {
    return request.isNavigationRequest() && request.frame() === page.mainFrame();
  } catch {
    return false;
  }
}

/** What one page may ask for in all. */
function createQuota(maxBytes: number) {
  let documents = 0;
  let files = 0;
  let bytes = 0;
  return {
    documents: () => ++documents,
    admits: () => ++files <= MAX_FILES && bytes <= maxBytes,
    spend: (more: number) => {
      bytes += more;
    },
  };
}

/**
 * Data of the page's own host is indispensable: a menu without it must not pass for the page. Other hosts' data and own
 * scripts can be spared where the page says enough, other hosts' scripts (statistics, sharing) nearly always.
 */
function textWithout(request: Request, own: boolean): number {
  if (request.resourceType() === 'stylesheet') return 0;
  if (DATA.has(request.resourceType())) return own ? Number.POSITIVE_INFINITY : 400;
  return own ? 400 : 60;
}

/** A 404 of a file is the site's own affair; a wall or a broken server means that the page is not whole. */
function faultOfFile(response: FetchedBody): Problem | null {
  const fault = response.status >= 400 && response.status !== 404 ? classify(response) : null;
  return fault && { ...fault, retry: true, detail: `${fault.detail} (${response.finalUrl})` };
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

function handOver(route: Route, response: FetchedBody): Promise<void> {
  const headers = Object.entries(response.responseHeaders).filter(([name]) => !NOT_HANDED_BACK.test(name));
  return route.fulfill({
    status: response.status,
    headers: Object.fromEntries(headers),
    body: Buffer.from(response.body),
  });
}

import type { FetchedBody, FetchOutcome, FetchRequest } from '../domain/capture.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { parseAllowance } from './addresses.ts';
import { type Browser, createBrowser } from './browser.ts';
import { classify, pageOf } from './classify.ts';
import { createCookies } from './cookies.ts';
import { createGate, sleep } from './gate.ts';
import { isProblem, type Journey, type Means, travel } from './journey.ts';
import { pauseBefore } from './retry.ts';
import { createRobots, type RobotsStore } from './robots.ts';
import { needsBrowser } from './shell.ts';
import { createTransport } from './transport.ts';
import type { HostTurns } from './turns.ts';

export interface FetchOptions {
  /** Names the product and where to reach its operator: "kvisa-watch/0.1 (+https://…)". */
  readonly userAgent: string;
  /** http://…, https://… or socks5://…; it resolves the names and may itself be on loopback. */
  readonly proxy?: string;
  /** From the end of one request to the start of the next one to that host. */
  readonly perHostDelayMs: number;
  /** Requests in flight over all hosts. */
  readonly concurrency: number;
  /** The whole of one attempt: connecting, headers, body. */
  readonly timeoutMs: number;
  /** Of a body, before and after decompression. */
  readonly maxBytes: number;
  /** Further attempts after the first. */
  readonly retries: number;
  /** CIDRs or host names that the guard lets pass. */
  readonly allowAddresses: readonly string[];
  readonly browser: { readonly executablePath?: string; readonly enabled: boolean };
  readonly respectRobots: boolean;
  readonly robotsStore?: RobotsStore;
  /** Where other programs ask the same hosts. */
  readonly turns?: HostTurns;
}

export interface Fetcher {
  /**
   * Fetches one page. Everything the network and the host can do ends as an outcome.
   * @throws the signal's reason when aborted
   */
  fetch(request: FetchRequest, signal?: AbortSignal): Promise<FetchOutcome>;
  /** Ends what is in flight and closes connections and browser. */
  close(): Promise<void>;
}

/** @throws RangeError where `allowAddresses` or `proxy` cannot be understood */
export function createFetcher(options: FetchOptions): Fetcher {
  const allowed = parseAllowance(options.allowAddresses);
  if (options.proxy !== undefined && !isProxy(options.proxy)) throw new RangeError(notAProxy(options.proxy));
  const transport = createTransport(allowed, options.timeoutMs);
  const means: Means = {
    transport,
    allowed,
    gate: createGate(options),
    robotsHeaders: baseHeaders(options.userAgent, undefined, 'text/plain,*/*;q=0.5'),
    ...(options.respectRobots ? { robots: createRobots(options.userAgent, options.robotsStore) } : {}),
  };
  const browser = createBrowser({ ...options.browser, userAgent: options.userAgent });
  const closing = new AbortController();
  const joined = new WeakMap<AbortSignal, AbortSignal>();
  /** One joint signal for each of the caller's: a round has one for all its pages. */
  const untilClosed = (signal: AbortSignal): AbortSignal => {
    const known = joined.get(signal) ?? AbortSignal.any([signal, closing.signal]);
    joined.set(signal, known);
    return known;
  };

  return {
    async fetch(request, signal) {
      const until = signal ? untilClosed(signal) : closing.signal;
      for (let attempt = 0; ; attempt++) {
        until.throwIfAborted();
        const outcome = await attemptFetch(options, means, browser, request, until);
        if (outcome.kind !== 'failed' || attempt >= options.retries) return outcome;
        const pause = pauseBefore(attempt, outcome.problem);
        if (pause === null) return outcome;
        await sleep(pause, until);
      }
    },
    async close() {
      closing.abort(new Error('the fetcher was closed'));
      await Promise.all([browser.close(), transport.close()]);
    },
  };
}

async function attemptFetch(
  options: FetchOptions,
  means: Means,
  browser: Browser,
  request: FetchRequest,
  signal: AbortSignal,
): Promise<FetchOutcome> {
  const url = URL.parse(request.url);
  if (!url) return failed(problem('redirect', `“${request.url}” is no address`));
  if (request.proxy !== undefined && !isProxy(request.proxy)) {
    return failed(problem('network', notAProxy(request.proxy), { retry: false }));
  }
  url.hash = '';
  const journey = journeyOf(options, request, url, signal);
  const landing = await travel(means, journey);
  if (isProblem(landing)) return failed(landing);
  const { response } = landing;
  if (landing.problem) return failed(landing.problem, response);
  if (response.status === 304) {
    const { body: _body, mediaType: _type, charset: _charset, ...exchange } = response;
    if (journey.validators) return { kind: 'not-modified', exchange };
    return failed(problem('http', 'the host answers 304 to an unconditional request', { status: 304 }), response);
  }
  return landing.isKnown ? { kind: 'ok', response } : judge(means, browser, request, journey, response);
}

async function judge(
  means: Means,
  browser: Browser,
  request: FetchRequest,
  journey: Journey,
  response: FetchedBody,
): Promise<FetchOutcome> {
  const page = pageOf(response);
  const verdict = classify(response, page);
  const need = needsBrowser(response, page);
  const answers = verdict === null || verdict.code === 'empty' || need === 'challenge';
  const render = request.render === 'browser' ? answers && page !== null : request.render === 'auto' && need !== null;
  if (render) {
    const rendered = await browser.render(means, journey, response);
    if (isProblem(rendered))
      return failed(rendered.code === 'browser' && verdict?.code === 'blocked' ? verdict : rendered, response);
    const second = classify(rendered);
    return second ? failed(second, rendered) : { kind: 'ok', response: rendered };
  }
  return verdict ? failed(verdict, response) : { kind: 'ok', response };
}

function journeyOf(options: FetchOptions, request: FetchRequest, url: URL, signal: AbortSignal): Journey {
  const proxy = request.proxy ?? options.proxy;
  const validators = {
    ...(request.etag ? { 'if-none-match': request.etag } : {}),
    ...(request.lastModified ? { 'if-modified-since': request.lastModified } : {}),
  };
  // The shell of a page that scripts fill may stay the same while its data changes: a 304 would prove nothing.
  const conditional = request.render !== 'browser' && Object.keys(validators).length > 0;
  return {
    url,
    method: 'GET',
    headers: baseHeaders(
      options.userAgent,
      request.language,
      'text/html,application/xhtml+xml,application/pdf,application/xml;q=0.9,*/*;q=0.8',
    ),
    ...(conditional ? { validators } : {}),
    // What a browser makes of an answer is not known by the answer.
    ...(request.isKnown && request.render !== 'browser' ? { isKnown: request.isKnown } : {}),
    route: { ...(proxy ? { proxy } : {}), http2: request.http2 ?? true, legacyTls: request.legacyTls ?? false },
    cookies: createCookies(),
    timeoutMs: options.timeoutMs,
    maxBytes: options.maxBytes,
    signal,
    as: 'visit',
  };
}

function isProxy(value: string): boolean {
  return /^(https?|socks4|socks5|socks):$/.test(URL.parse(value)?.protocol ?? '');
}

function notAProxy(value: string): string {
  return `“${value}” is no proxy; write http://host:port, https://host:port, socks5://host:port or socks4://host:port`;
}

/** The same headers every time, so that what differs between two captures is the page. */
function baseHeaders(userAgent: string, language: string | undefined, accept: string): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept,
    'accept-language': language ? `${language},*;q=0.5` : 'zh-CN,zh;q=0.9,en;q=0.8,*;q=0.5',
    'accept-encoding': 'gzip, deflate, br, zstd',
  };
}

function failed(found: Problem, response?: FetchedBody): FetchOutcome {
  return { kind: 'failed', problem: found, ...(response ? { response } : {}) };
}

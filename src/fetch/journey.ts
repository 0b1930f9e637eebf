import type { FetchedBody, Hop } from '../domain/capture.ts';
import { type Problem, problem } from '../domain/problem.ts';
import type { Allowance } from './addresses.ts';
import { type Cookies, createCookies } from './cookies.ts';
import { type Answer, exchange } from './exchange.ts';
import type { Gate } from './gate.ts';
import { unlessAborted } from './gate.ts';
import { guardUrl } from './guard.ts';
import { MAX_ROBOTS_BYTES, type Robots } from './robots.ts';
import { forwardOf } from './shell.ts';
import type { Route, Transport } from './transport.ts';

const MAX_REDIRECTS = 5;
const ROBOTS_LIMIT_MS = 10_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** What a journey needs of the house. */
export interface Means {
  readonly transport: Transport;
  readonly gate: Gate;
  readonly allowed: Allowance;
  /** Absent: robots.txt is not asked. */
  readonly robots?: Robots;
  readonly robotsHeaders: Record<string, string>;
}

/** A request that may be led over several addresses. */
export interface Journey {
  readonly url: URL;
  readonly method: string;
  readonly headers: Record<string, string>;
  /** If-None-Match and If-Modified-Since; sent only to the page they were given for. */
  readonly validators?: Record<string, string>;
  readonly body?: Uint8Array;
  readonly route: Route;
  readonly cookies: Cookies;
  /** Time on the wire for the whole journey; waiting for a turn does not count. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
  /** visit: a page; file: part of a page that the browser loads, without a pause; robots: robots.txt itself. */
  readonly as: 'visit' | 'file' | 'robots';
  /** Of a 200 without redirects: was this very page judged before? */
  readonly isKnown?: (response: FetchedBody) => boolean;
}

/** Where the journey ended. `problem`: the answer is there, but not whole, or not to be followed. */
export interface Landing {
  readonly response: FetchedBody;
  readonly setCookies: readonly string[];
  readonly problem?: Problem;
  readonly isKnown?: boolean;
}

export const isProblem = (one: object): one is Problem => 'code' in one;

/**
 * Goes from address to address by hand: at most five redirects, each recorded, each through the guard, robots.txt
 * and the politeness of its host. A host that sets a cookie and sends the visitor to the same address is obeyed; the same
 * address with the same cookies is a loop.
 */
export async function travel(means: Means, start: Journey): Promise<Landing | Problem> {
  const hops: Hop[] = [];
  const seen = new Set<string>();
  let at: Journey = start;
  let leftMs = start.timeoutMs;
  for (;;) {
    const key = `${at.method} ${at.url.href} ${await at.cookies.headerFor(at.url.href).catch(() => '')}`;
    if (seen.has(key)) return problem('redirect', `a redirect loop at ${at.url.href}`);
    seen.add(key);
    const answer = await step(means, { ...at, timeoutMs: Math.max(1, leftMs) });
    if (isProblem(answer)) return answer;
    leftMs -= answer.exchange.durationMs;
    const landing = land(start, answer, hops);
    const target = landing.problem || landing.isKnown ? null : targetOf(landing.response, answer, start.as);
    if (target === null) return landing;
    hops.push(hopOf(at.url, answer, target));
    const next = URL.parse(target, at.url.href);
    if (!next)
      return { ...landing, problem: problem('redirect', `a redirect to no address: “${target.slice(0, 200)}”`) };
    const refusal = hops.length > MAX_REDIRECTS ? tooMany(hops) : guardUrl(next, means.allowed);
    if (refusal) return { ...landing, problem: refusal };
    at = onward(at, next, answer.exchange.status, start);
  }
}

/** Markup that forwards comes with a page, which is more than headers can tell of. */
function hopOf(url: URL, { exchange: facts }: Answer, location: string): Hop {
  const { status, startedAt, requestHeaders, responseHeaders, address } = facts;
  const exchange = { at: startedAt, requestHeaders, responseHeaders, ...(address ? { address } : {}) };
  return { url: url.href, status, location, ...(REDIRECTS.has(status) ? { exchange } : {}) };
}

async function step(means: Means, at: Journey): Promise<Answer | Problem> {
  const { host } = at.url;
  const refusal = guardUrl(at.url, means.allowed) ?? (await askRobots(means, at));
  if (refusal) return refusal;
  const headers = { ...at.headers, ...at.validators };
  const go = () =>
    means.gate.wire(host, () => exchange(means.transport, { ...at, headers }), {
      pause: at.as !== 'file',
      signal: at.signal,
    });
  return at.as === 'visit' ? means.gate.visit(host, go, at.signal) : go();
}

async function askRobots(means: Means, at: Journey): Promise<Problem | null> {
  if (!means.robots || at.as === 'robots') return null;
  const asked = means.robots.judge(at.url, (url) => fetchRobots(means, url, at.route));
  const { allowed, delayMs } = await unlessAborted(asked, at.signal);
  means.gate.slow(at.url.host, delayMs);
  return allowed ? null : problem('robots', `robots.txt of ${at.url.host} forbids ${at.url.pathname}`);
}

/** Without the caller's signal: others wait for the same file. */
async function fetchRobots(means: Means, url: URL, route: Route): Promise<{ status: number; text: string } | Problem> {
  const landing = await travel(means, {
    url,
    method: 'GET',
    headers: means.robotsHeaders,
    route,
    cookies: createCookies(),
    timeoutMs: ROBOTS_LIMIT_MS,
    maxBytes: MAX_ROBOTS_BYTES,
    as: 'robots',
  });
  if (isProblem(landing)) return landing;
  // A robots.txt beyond the limit counts as far as it was read (RFC 9309 §2.5); any other fault as no answer.
  if (landing.problem && landing.problem.code !== 'too-large') return landing.problem;
  return { status: landing.response.status, text: new TextDecoder().decode(landing.response.body) };
}

function land(start: Journey, answer: Answer, hops: readonly Hop[]): Landing {
  const { exchange: facts, body, mediaType, charset, setCookies } = answer;
  const response = {
    ...facts,
    url: start.url.href,
    redirects: [...hops],
    body,
    mediaType,
    ...(charset ? { charset } : {}),
  };
  const isPlain = response.status === 200 && hops.length === 0 && !answer.problem;
  const isKnown = isPlain && start.isKnown?.(response) === true;
  return { response, setCookies, isKnown, ...(answer.problem ? { problem: answer.problem } : {}) };
}

function targetOf(response: FetchedBody, answer: Answer, as: Journey['as']): string | null {
  const location = answer.exchange.responseHeaders.location;
  if (REDIRECTS.has(response.status) && location) return rawBytesEscaped(location);
  return as === 'visit' ? forwardOf(response) : null;
}

/** Location may hold raw UTF-8 or GBK, which arrives as one character per byte: those bytes are what a browser would escape. */
function rawBytesEscaped(location: string): string {
  return location.trim().replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** 303, and by custom 301 and 302, turn into GET (RFC 9110 §15.4). Credentials stay with their origin. */
function onward(at: Journey, next: URL, status: number, start: Journey): Journey {
  const { authorization: _, ...open } = at.headers;
  const samePage = next.pathname + next.search === start.url.pathname + start.url.search;
  return {
    ...at,
    url: next,
    headers: next.origin === at.url.origin ? at.headers : open,
    ...(status === 307 || status === 308 ? {} : { method: 'GET', body: undefined }),
    validators: samePage ? start.validators : undefined,
  };
}

function tooMany(hops: readonly Hop[]): Problem {
  return problem('redirect', `more than ${MAX_REDIRECTS} redirects: ${hops.map((hop) => hop.url).join(' → ')}`);
}

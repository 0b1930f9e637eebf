/** What can go wrong with a watched page. A closed list: code that meets a new case names it here first. */
export const PROBLEM_CODES = [
  'robots', // robots.txt forbids the page
  'guard', // the address is loopback, private, link-local or a metadata service
  'dns', // the name does not resolve
  'network', // refused, reset or unreachable
  'tls', // certificate or handshake
  'timeout', // connect, headers, body or a drip slower than the limit
  'redirect', // too many hops, a loop or a target that is no http(s) address
  'http', // an HTTP status that says nothing about the page (5xx, 401, 429 …)
  'blocked', // 403/405/412/418/521, a script challenge or a captcha: the host refuses this visitor
  'maintenance', // the site says that it is under maintenance
  'gone', // 404, 410 or a not-found page served as 200
  'empty', // an answer without any text
  'truncated', // fewer bytes than announced, or markup that stops half-way
  'too-large', // more bytes than `fetch.maxBytes`, before or after decompression
  'not-text', // an image, archive or other type the watch cannot read
  'no-text', // a scan: a PDF or image that holds no machine-readable text
  'unreadable', // bytes that claim a format and cannot be parsed as it
  'no-content', // the declared content selector finds nothing
  'browser', // the page needs a browser and there is none, or it crashed
  'vantage', // seen from a further vantage point and different there: evidence, never the page's own text
  'internal', // a fault of this program while handling the page
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** An expected failure, as a value. `retry`: may pass by itself; `retryAfterMs`: what the host asked for. */
export interface Problem {
  readonly code: ProblemCode;
  readonly retry: boolean;
  /** One line for people: what was found, where. */
  readonly detail: string;
  readonly status?: number;
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/**
 * Nobody asked the host: the queue is gone, or no fetcher takes its jobs. Thrown, not returned: it says nothing about the page,
 * which stays due, as when a round is broken off.
 */
export class NotAsked extends Error {}

const PASSING: ReadonlySet<ProblemCode> = new Set([
  'dns',
  'network',
  'timeout',
  'http',
  'truncated',
  'empty',
  'browser',
]);

/** Makes a Problem; `retry` follows from the code unless given. */
export function problem(
  code: ProblemCode,
  detail: string,
  extra: Partial<Omit<Problem, 'code' | 'detail'>> = {},
): Problem {
  return { code, detail, retry: PASSING.has(code), ...extra };
}

import type { Exchange } from '../domain/capture.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { receiveBody } from './body.ts';
import type { Cookies } from './cookies.ts';
import { problemOf } from './failures.ts';
import { mediaTypeOf } from './media-type.ts';
import type { Route, Transport } from './transport.ts';

/** One request to one address. */
export interface Ask {
  readonly url: URL;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: Uint8Array;
  readonly route: Route;
  readonly cookies: Cookies;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
}

/** What came of it: the facts and bytes that arrived, and what was wrong with them, if anything was. */
export interface Answer {
  readonly exchange: Exchange;
  readonly body: Uint8Array;
  readonly mediaType: string;
  readonly charset?: string;
  readonly setCookies: readonly string[];
  readonly problem?: Problem;
}

/** Sends one request and reads its answer within `timeoutMs`. Expected failures without an answer are Problems. */
export async function exchange(transport: Transport, ask: Ask): Promise<Answer | Problem> {
  const started = performance.now();
  const startedAt = new Date().toISOString();
  const deadline = createDeadline(ask);
  const cookie = await ask.cookies.headerFor(ask.url.href);
  const requestHeaders = { ...ask.headers, ...(cookie ? { cookie } : {}) };
  try {
    const sent = await transport.send(ask.route, { ...ask, headers: requestHeaders, signal: deadline.signal });
    const { statusCode: status, body: stream } = sent.answer;
    const responseHeaders = flatten(sent.answer.headers);
    const setCookies = [sent.answer.headers['set-cookie'] ?? []].flat();
    await ask.cookies.keep(setCookies, ask.url.href);
    const received = await receiveBody(stream, responseHeaders['content-encoding'], ask.maxBytes);
    const fault =
      received.error === undefined
        ? shortfall(ask, status, responseHeaders, received.body.length)
        : bodyFault(received.error, received.body.length, ask, deadline);
    return {
      exchange: {
        url: ask.url.href,
        finalUrl: ask.url.href,
        redirects: [],
        status,
        requestHeaders,
        responseHeaders,
        startedAt,
        durationMs: Math.round(performance.now() - started),
        ...sent.facts,
        renderer: 'http',
      },
      body: received.body,
      ...mediaTypeOf(responseHeaders['content-type'], received.body),
      setCookies,
      problem: fault,
    };
  } catch (error) {
    return failure(error, ask, deadline, `no answer within ${ask.timeoutMs} ms`);
  } finally {
    deadline.end();
  }
}

interface Deadline {
  /** Aborted by the time or by the caller. */
  readonly signal: AbortSignal;
  readonly passed: () => boolean;
  readonly end: () => void;
}

/** What `AbortSignal.any` with a timeout does, for a tenth of its cost: nothing of it outlives the request. */
function createDeadline({ timeoutMs, signal }: Pick<Ask, 'timeoutMs' | 'signal'>): Deadline {
  const controller = new AbortController();
  let passed = false;
  const timer = setTimeout(() => {
    passed = true;
    controller.abort();
  }, timeoutMs);
  const onAbort = (): void => controller.abort(signal?.reason);
  if (signal?.aborted) onAbort();
  else signal?.addEventListener('abort', onAbort, { once: true });
  return {
    signal: controller.signal,
    passed: () => passed,
    end() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    },
  };
}

function failure(error: unknown, ask: Ask, deadline: Deadline, late: string): Problem {
  if (ask.signal?.aborted) throw ask.signal.reason;
  if (deadline.passed()) return problem('timeout', `${late}: ${ask.url.href}`);
  const found = problemOf(error, `(${ask.method} ${ask.url.href})`);
  if (!found) throw error;
  return found;
}

/** A body that breaks off after the headers is a cut answer rather than a dead network. */
function bodyFault(error: unknown, bytes: number, ask: Ask, deadline: Deadline): Problem {
  const found = failure(error, ask, deadline, `body not complete within ${ask.timeoutMs} ms, ${bytes} bytes so far`);
  if (found.code !== 'network') return found;
  return problem('truncated', `the connection broke after ${bytes} bytes: ${ask.url.href}`, { cause: error });
}

/** HTTP/2 streams may end without an error before all announced bytes have come. */
function shortfall(
  ask: Ask,
  status: number,
  headers: Readonly<Record<string, string>>,
  bytes: number,
): Problem | undefined {
  const announced = Number(headers['content-length']);
  const comparable = ask.method !== 'HEAD' && status !== 304 && !headers['content-encoding'];
  if (!comparable || !(announced > bytes)) return undefined;
  return problem('truncated', `${bytes} of ${announced} announced bytes: ${ask.url.href}`);
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

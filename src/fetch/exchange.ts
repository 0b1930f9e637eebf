import type { CookieJar } from 'tough-cookie';
import type { Exchange } from '../domain/capture.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { receiveBody } from './body.ts';
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
  readonly jar: CookieJar;
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
  const deadline = AbortSignal.timeout(ask.timeoutMs);
  const signal = ask.signal ? AbortSignal.any([deadline, ask.signal]) : deadline;
  const cookie = await ask.jar.getCookieString(ask.url.href);
  const requestHeaders = { ...ask.headers, ...(cookie ? { cookie } : {}) };
  try {
    const sent = await transport.send(ask.route, { ...ask, headers: requestHeaders, signal });
    const { statusCode: status, body: stream } = sent.answer;
    const responseHeaders = flatten(sent.answer.headers);
    const setCookies = [sent.answer.headers['set-cookie'] ?? []].flat();
    for (const one of setCookies) await ask.jar.setCookie(one, ask.url.href, { ignoreError: true });
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
  }
}

function failure(error: unknown, ask: Ask, deadline: AbortSignal, late: string): Problem {
  if (ask.signal?.aborted) throw ask.signal.reason;
  if (deadline.aborted) return problem('timeout', `${late}: ${ask.url.href}`);
  const found = problemOf(error, `(${ask.method} ${ask.url.href})`);
  if (!found) throw error;
  return found;
}

/** A body that breaks off after the headers is a cut answer rather than a dead network. */
function bodyFault(error: unknown, bytes: number, ask: Ask, deadline: AbortSignal): Problem {
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

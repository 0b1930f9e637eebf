import { type Problem, problem } from '../domain/problem.ts';
import { parseAllowance } from './addresses.ts';
import { createCookies } from './cookies.ts';
import { exchange } from './exchange.ts';
import type { FetchOptions } from './fetcher.ts';
import { guardUrl } from './guard.ts';
import { createTransport } from './transport.ts';

export interface Posted {
  readonly status: number;
  readonly mediaType: string;
  readonly body: Uint8Array;
}

/** Posts bytes to a service that the operator named, by the ways and within the limits of every fetch; redirects are not followed. */
export interface Poster {
  post(address: string, type: string, body: Uint8Array, signal?: AbortSignal): Promise<Posted | Problem>;
  close(): Promise<void>;
}

export type PosterOptions = Pick<FetchOptions, 'userAgent' | 'proxy' | 'timeoutMs' | 'maxBytes' | 'allowAddresses'>;

export function createPoster({ userAgent, proxy, timeoutMs, maxBytes, allowAddresses }: PosterOptions): Poster {
  const allowed = parseAllowance(allowAddresses);
  const transport = createTransport(allowed, timeoutMs);
  const route = { ...(proxy ? { proxy } : {}), http2: false, legacyTls: false };
  return {
    async post(address, type, body, signal) {
      const url = URL.parse(address);
      const refusal = url ? guardUrl(url, allowed) : problem('redirect', `“${address}” is no address`);
      if (!url || refusal) return refusal!;
      const headers = { 'user-agent': userAgent, 'content-type': type, 'content-length': String(body.length) };
      const cookies = createCookies();
      const answer = await exchange(transport, {
        ...{ url, method: 'POST', headers, body, route, cookies, timeoutMs, maxBytes },
        ...(signal ? { signal } : {}),
      });
      if ('code' in answer) return answer;
      return answer.problem ?? { status: answer.exchange.status, mediaType: answer.mediaType, body: answer.body };
    },
    close: () => transport.close(),
  };
}

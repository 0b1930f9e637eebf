import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from './faults.ts';
import { keptAnswers } from './kept-answers.ts';
import { isOperator } from './operator.ts';
import { rateLimiter } from './rate-limit.ts';
import type { Site } from './site.ts';

/** Bytes of rendered pages that are kept: some hundreds of them. */
const ROOM = 16 * 1024 * 1024;

/**
 * What is asked of every request before it is answered: rates, the origin of forms, and whether the reader, or this process, has the
 * answer already. A page is rendered at most once for each state of the archive, language and kind of reader.
 */
export function guard(app: FastifyInstance, site: Site): void {
  const limiter = rateLimiter(() => performance.now());
  const answers = keptAnswers(ROOM);
  const keyOf = (etag: string, request: FastifyRequest): string => `${etag} ${request.url}`;

  app.addHook('onRequest', async (request) => {
    const { rate } = request.routeOptions.config;
    // The health of the service must be known under load too.
    if (/^\/(?:healthz|readyz|metrics)$/.test(request.url)) return;
    // A wrong token costs as much as a form: it is not to be guessed.
    const guessing = request.headers.authorization !== undefined && !isOperator(request, site.room.config);
    const wait = Math.max(limiter.take(request.ip, rate ?? 'read'), guessing ? limiter.take(request.ip, 'form') : 0);
    if (wait > 0) throw new Refusal(429, '', wait);
    if (request.method === 'POST' && isForeign(request, site.base())) throw new Refusal(403);
  });

  app.addHook('preHandler', async (request, reply) => {
    const { policy } = request.routeOptions.config;
    if (policy) reply.header('content-security-policy', policy);
    if (!request.routeOptions.config.cached) {
      reply.header('cache-control', 'no-store');
      return;
    }
    const etag = site.etag(request);
    reply.header('etag', etag).header('cache-control', 'public, no-cache').header('vary', 'accept-language');
    const known = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim());
    if (known.includes(etag)) return reply.code(304).send();
    const kept = answers.find(keyOf(etag, request));
    if (kept) return reply.headers(kept.headers).send(kept.body);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    if (request.url.startsWith('/api/'))
      reply.headers(limiter.headers(request.ip, request.routeOptions.config.rate ?? 'read'));
    const etag = reply.getHeader('etag');
    const { cached } = request.routeOptions.config;
    if (!cached || request.method !== 'GET' || reply.statusCode !== 200 || typeof etag !== 'string') return;
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return;
    // The state of the archive was noted before the page was made, so a write in between can only make the key too old.
    answers.keep(keyOf(etag, request), { headers: reply.getHeaders(), body: Buffer.from(payload) });
  });
}

/**
 * Was this form sent by a page of another site? Browsers say so with Sec-Fetch-Site, over plain HTTP and in older ones with Origin
 * alone (https://www.w3.org/TR/fetch-metadata/). Mail programs (RFC 8058) and scripts send neither.
 */
function isForeign({ headers }: FastifyRequest, base: string): boolean {
  const said = headers['sec-fetch-site'];
  if (said !== undefined) return said === 'cross-site';
  if (headers.origin === undefined) return false;
  // Without the scheme: a proxy that ends TLS changes it. "null" is the origin of a frame in a sandbox.
  const from = URL.parse(headers.origin)?.host;
  return from === undefined || (from !== headers.host && from !== URL.parse(base)?.host);
}

import type { FastifyInstance } from 'fastify';
import { Refusal } from './faults.ts';
import { rateLimiter } from './rate-limit.ts';
import type { Site } from './site.ts';

/** What is asked of every request before it is answered: rates, the origin of forms, and whether the reader has it already. */
export function guard(app: FastifyInstance, site: Site): void {
  const limiter = rateLimiter(() => performance.now());

  app.addHook('onRequest', async (request) => {
    const { rate } = request.routeOptions.config;
    // The health of the service must be known under load too.
    if (/^\/(?:healthz|readyz|metrics)$/.test(request.url)) return;
    const wait = limiter.take(request.ip, rate ?? 'read');
    if (wait > 0) throw new Refusal(429, '', wait);
    // Forms are sent from our own pages; mail programs (RFC 8058) and scripts send no Sec-Fetch-Site at all.
    if (request.method === 'POST' && request.headers['sec-fetch-site'] === 'cross-site') throw new Refusal(403);
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
  });
}

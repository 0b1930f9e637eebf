import type { FastifyInstance } from 'fastify';
import { ENDPOINTS, PAGING } from '../api/endpoints.ts';
import { openApi } from '../api/openapi.ts';
import { parse } from '../query.ts';
import type { Site } from '../site.ts';
import { withQuery } from '../view.ts';

const DEFAULT_LIMIT = 50;

/** Reading is free to pages of every origin; there is nothing here that a visitor's own rights would open. */
const OPEN = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, link, ratelimit, ratelimit-policy, retry-after',
  'cross-origin-resource-policy': 'cross-origin',
};

export function apiRoutes(app: FastifyInstance, site: Site): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.headers(OPEN);
  });

  for (const endpoint of ENDPOINTS) {
    const schema = endpoint.query.extend(PAGING);
    app.get(endpoint.path, { config: { cached: true, rate: endpoint.rate } }, (request, reply) => {
      const { limit, cursor, ...query } = parse(schema, request.query) as { limit?: number; cursor?: string };
      const { items, next } = endpoint.read(site, query, cursor, limit ?? DEFAULT_LIMIT);
      if (next !== undefined)
        reply.header('link', `<${site.base()}${withQuery(request.url, { cursor: next })}>; rel="next"`);
      return reply.type('application/json; charset=utf-8').send(JSON.stringify({ items, next: next ?? null }));
    });
  }

  app.get('/api/v1/openapi.json', { config: { cached: true } }, (_request, reply) =>
    reply
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(openApi(site.base(), site.room.version), null, 2)),
  );

  // Preflights of scripts that send If-None-Match.
  app.options('/api/*', (_request, reply) =>
    reply
      .code(204)
      .headers({
        'access-control-allow-methods': 'GET, HEAD',
        'access-control-allow-headers': 'if-none-match',
        'access-control-max-age': '86400',
      })
      .send(),
  );
}

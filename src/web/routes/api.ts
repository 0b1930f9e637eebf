import type { FastifyInstance } from 'fastify';
import { ENDPOINTS, PAGING } from '../api/endpoints.ts';
import { openApi } from '../api/openapi.ts';
import { parse } from '../query.ts';
import type { Site } from '../site.ts';
import { withQuery } from '../view.ts';

const DEFAULT_LIMIT = 50;

export function apiRoutes(app: FastifyInstance, site: Site): void {
  for (const endpoint of ENDPOINTS) {
    // A filter that is misspelt and passed over would answer another question than the one asked.
    const schema = endpoint.query.extend(PAGING).strict();
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
}

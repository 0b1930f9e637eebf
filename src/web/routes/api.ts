import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type ById, type Endpoint, PAGING } from '../api/endpoint.ts';
import { ENDPOINTS } from '../api/endpoints.ts';
import { openApi } from '../api/openapi.ts';
import { notFound } from '../faults.ts';
import { parse } from '../query.ts';
import type { Site } from '../site.ts';
import { withQuery } from '../view.ts';

const DEFAULT_LIMIT = 50;
const JSON_TYPE = 'application/json; charset=utf-8';

export function apiRoutes(app: FastifyInstance, site: Site): void {
  for (const endpoint of ENDPOINTS) {
    // A filter that is misspelt and passed over would answer another question than the one asked.
    const schema = endpoint.query.extend(PAGING).strict();
    app.get(endpoint.path, { config: { cached: true, rate: endpoint.rate } }, (request, reply) => {
      const { limit, cursor, ...query } = parse(schema, request.query) as { limit?: number; cursor?: string };
      const { items, next } = endpoint.read(site, query, cursor, limit ?? DEFAULT_LIMIT);
      if (next !== undefined)
        reply.header('link', `<${site.base()}${withQuery(request.url, { cursor: next })}>; rel="next"`);
      return reply.type(JSON_TYPE).send(JSON.stringify({ items, next: next ?? null }));
    });
    if (endpoint.one) oneRoute(app, site, endpoint, endpoint.one);
  }

  app.get('/api/v1/openapi.json', { config: { cached: true } }, (_request, reply) =>
    reply.type(JSON_TYPE).send(JSON.stringify(openApi(site.base(), site.room.version), null, 2)),
  );
}

/** An entry of a list by its id, as it stands in the list. */
function oneRoute(app: FastifyInstance, site: Site, { path, rate }: Endpoint, { id, read }: ById): void {
  app.get<{ Params: { id: string } }>(`${path}/:id`, { config: { cached: true, rate } }, (request, reply) => {
    parse(z.strictObject({}), request.query);
    const asked = id.safeParse(request.params.id);
    const found = asked.success ? read(site, asked.data) : undefined;
    if (found === undefined) throw notFound();
    return reply.type(JSON_TYPE).send(JSON.stringify(found));
  });
}

import { z } from 'zod';
import { type ById, type Endpoint, PAGING } from './endpoint.ts';
import { ENDPOINTS } from './endpoints.ts';
import { PARAMETERS } from './parameters.ts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output' = 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return json;
};

/** OpenAPI 3.1, made from the schemas that read the questions. */
export function openApi(base: string, version: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'K-visa Watch',
      version,
      description:
        'What Chinese missions and authorities publish about the K visa, every version of it and every change. Read only, no key.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: base }],
    // Said outright: tools take silence for an oversight.
    security: [],
    paths: Object.fromEntries(
      ENDPOINTS.flatMap((each): [string, Json][] => [
        [each.path, { get: listOperation(each) }],
        ...(each.one ? [[`${each.path}/{id}`, { get: oneOperation(each, each.one) }] as [string, Json]] : []),
      ]),
    ),
    components: {
      schemas: {
        ...Object.fromEntries(ENDPOINTS.map((one) => [nameOf(one), itemSchema(one)])),
        Problem: PROBLEM,
      },
      responses: {
        Problem: {
          description: 'RFC 9457',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

const nameOf = (endpoint: Endpoint): string => endpoint.item.meta()?.id ?? endpoint.path;

/** A schema with a name is made as a reference into its own `$defs`, which nobody finds from the root of this document. */
function itemSchema(endpoint: Endpoint): Json {
  const schema = schemaOf(endpoint.item);
  const { id: _, ...named } = ((schema.$defs as Json | undefined)?.[nameOf(endpoint)] ?? schema) as Json;
  return named;
}

const PROBLEM_ANSWER = { $ref: '#/components/responses/Problem' };

function listOperation(endpoint: Endpoint): Json {
  const { properties = {}, required = [] } = schemaOf(endpoint.query.extend(PAGING), 'input') as {
    properties?: Json;
    required?: string[];
  };
  return {
    operationId: operationId(endpoint.path),
    summary: endpoint.summary.en,
    parameters: Object.entries(properties).map(([name, schema]) => ({
      name,
      in: 'query',
      required: required.includes(name),
      ...PARAMETERS[name],
      schema,
    })),
    responses: {
      200: {
        description: endpoint.summary.en,
        headers: {
          ETag: { schema: { type: 'string' } },
          Link: { description: 'rel="next"', schema: { type: 'string' } },
          ...RATES,
        },
        content: json({
          type: 'object',
          required: ['items', 'next'],
          properties: {
            items: { type: 'array', items: { $ref: `#/components/schemas/${nameOf(endpoint)}` } },
            next: { type: ['string', 'null'], description: 'The cursor of the next page; null at the end' },
          },
        }),
      },
      ...OTHER_ANSWERS,
    },
  };
}

/** Of a list by its address: `/api/v1/search/facets` is `listSearchFacets`. */
const operationId = (path: string): string =>
  `list${path
    .replace('/api/v1', '')
    .split(/[/-]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}`;

function oneOperation(endpoint: Endpoint, { id }: ById): Json {
  const description = `One entry of ${endpoint.path}`;
  return {
    operationId: `get${nameOf(endpoint)}`,
    summary: description,
    parameters: [{ name: 'id', in: 'path', required: true, ...PARAMETERS.id, schema: schemaOf(id, 'output') }],
    responses: {
      200: {
        description,
        headers: { ETag: { schema: { type: 'string' } }, ...RATES },
        content: json({ $ref: `#/components/schemas/${nameOf(endpoint)}` }),
      },
      ...OTHER_ANSWERS,
      404: PROBLEM_ANSWER,
    },
  };
}

const json = (schema: Json): Json => ({ 'application/json': { schema } });

const OTHER_ANSWERS = {
  304: { description: 'If-None-Match names the state that still holds' },
  400: PROBLEM_ANSWER,
  429: PROBLEM_ANSWER,
};

/** draft-ietf-httpapi-ratelimit-headers */
const RATES = {
  'RateLimit-Policy': {
    description: 'q: requests at once; w: seconds in which they come back',
    schema: { type: 'string' },
  },
  RateLimit: { description: 'r: requests left; t: seconds until all are back', schema: { type: 'string' } },
};

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
  },
};

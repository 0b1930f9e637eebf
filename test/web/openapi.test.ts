import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { ENDPOINTS } from '../../src/web/api/endpoints.ts';
import { openPages } from './room.ts';

interface Parameter {
  readonly name: string;
  readonly required: boolean;
  readonly description?: string;
  readonly example?: string | number;
}

/** The description as it is served, judged against the schema that the OpenAPI Initiative publishes. */
async function served() {
  const { get } = await openPages();
  const answer = await get('/api/v1/openapi.json');
  const validator = new Validator();
  return { document: answer.json(), validator, verdict: await validator.validate(answer.json()) };
}

it('describes itself in valid OpenAPI 3.1', async () => {
  const { validator, verdict } = await served();
  expect(verdict).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

it('says of every parameter what it means, and its examples can be asked', async () => {
  const { get } = await openPages();
  const { paths } = (await get('/api/v1/openapi.json')).json() as {
    paths: Record<string, { get: { parameters: Parameter[] } }>;
  };
  for (const [path, { get: operation }] of Object.entries(paths)) {
    const needed = operation.parameters
      .filter(({ required }) => required)
      .map(({ name, example }) => [name, String(example)]);
    for (const { name, description, example } of operation.parameters) {
      expect([path, name, description?.length]).toEqual([path, name, expect.any(Number)]);
      if (example === undefined) continue;
      const { statusCode, body } = await get(
        `${path}?${new URLSearchParams([...needed.filter(([one]) => one !== name), [name, String(example)]] as [string, string][])}`,
      );
      expect([path, name, statusCode], body).toEqual([path, name, 200]);
    }
  }
});

it('says of every field of every record what it means', async () => {
  const { document } = await served();
  const schemas = document.components.schemas as Record<
    string,
    { properties: Record<string, { description?: string }> }
  >;
  const wordless = Object.entries(schemas)
    .filter(([name]) => name !== 'Problem')
    .flatMap(([name, { properties }]) =>
      Object.entries(properties)
        .filter(([, { description }]) => !description)
        .map(([field]) => `${name}.${field}`),
    );
  expect(wordless).toEqual([]);
});

it('names every operation once, as programs that are made from it call it', async () => {
  const { document } = await served();
  const names = Object.values(document.paths as Record<string, { get: { operationId: string } }>).map(
    ({ get: { operationId } }) => operationId,
  );
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(['listChanges', 'getChange', 'listSearchFacets']));
});

it('describes every endpoint, and refers to nothing that is missing', async () => {
  const { document, validator } = await served();
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(ENDPOINTS.map(({ path }) => path)));
  expect(() => validator.resolveRefs()).not.toThrow();
  expect(document.security).toEqual([]);
});

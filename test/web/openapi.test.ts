import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { ENDPOINTS } from '../../src/web/api/endpoints.ts';
import { openPages } from './room.ts';

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

it('describes every endpoint, and refers to nothing that is missing', async () => {
  const { document, validator } = await served();
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(ENDPOINTS.map(({ path }) => path)));
  expect(() => validator.resolveRefs()).not.toThrow();
});

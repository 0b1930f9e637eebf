/** Writes sources/schema.json and sources/family.schema.json, which editors read for completion. */
import { writeFileSync } from 'node:fs';
import { familySchema, sourceSchema } from '../src/sources/schema.ts';

const write = (name: string, schema: unknown) =>
  writeFileSync(new URL(`../sources/${name}`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);

write('schema.json', sourceSchema());
write('family.schema.json', familySchema());

import type { Exporter } from './format.ts';
import { writePackage } from './package.ts';

/** JSON Lines: one object per row and line, lists and objects as such. */
export const exportJsonl: Exporter = (job) =>
  writePackage(job, {
    extension: 'jsonl',
    mediaType: 'application/jsonl',
    note: 'Every line is one JSON object; what is unknown is null.',
    row: (columns, cells) =>
      `${JSON.stringify(Object.fromEntries(columns.map(({ name }, index) => [name, cells[index]])))}\n`,
  });

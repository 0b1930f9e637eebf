/**
 * Makes a big archive for the benchmarks: `bench/pages.ts`, `start.ts` and `verify.ts` take it with `--data FOLDER`.
 *
 *   node scripts/large-archive.ts FOLDER [--versions 1000000] [--pages 3000] [--pad-gb 0]
 *
 * A million versions take some 5 GB and half an hour; a run that was broken off is taken up again. `--pad-gb` adds random blobs of so many gigabytes.
 */
import { mkdirSync, statfsSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fillArchive } from '../bench/support/large-archive.ts';
import { databaseFile, openArchive } from '../src/archive/archive.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    versions: { type: 'string', default: '1000000' },
    pages: { type: 'string', default: '3000' },
    'pad-gb': { type: 'string', default: '0' },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('name a folder: node scripts/large-archive.ts FOLDER');
mkdirSync(folder, { recursive: true });
const versions = Number(values.versions);
const bytes = Math.round(Number(values['pad-gb']) * 1e9);
const archive = openArchive(folder);
const { bavail, bsize } = statfsSync(folder);
const needed = bytes + versions * 8000;
if (bavail * bsize < needed) throw new Error(`${folder}: ${Math.round(needed / 1e9)} GB are needed, fewer are free`);
fillArchive(archive, { versions, pages: Number(values.pages), bytes }, (done) => {
  if (process.stderr.isTTY || done % 60_000 === 0 || done === versions) console.error(`${done} versions`);
});
archive.close();
console.log(
  `${databaseFile(folder)}: ${versions} versions, ${(statSync(databaseFile(folder)).size / 1e9).toFixed(2)} GB`,
);

/**
 * What a data set costs: every format over the whole archive, against SQLite's own reading of the same rows and bytes.
 *
 *   npm run bench -- export [5000]
 *   npm run bench -- export --data FOLDER
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FORMATS } from '../src/publish/formats/registry.ts';
import { sizeAsked } from './support/asked.ts';
import { benchArchive } from './support/bench-archive.ts';
import { cpuOf, peakMb } from './support/measure.ts';
import { report } from './support/table.ts';

const { archive, versions, close } = benchArchive(sizeAsked(5000), 1000);
const folder = mkdtempSync(join(tmpdir(), 'kvisa-bench-'));

/** The floor: every capture's row is read and its bytes are opened and checked. */
const floor = await cpuOf(() => {
  for (const { sha256 } of archive.db.prepare<[], { sha256: string }>('SELECT * FROM capture').iterate())
    archive.captures.bytes({ sha256 });
});
const rows: Record<string, string | number>[] = [
  { what: 'every capture read and opened', 'CPU s': floor / 1000, ratio: 1, MB: 0, 'peak MB': peakMb() },
];
for (const [name, format] of Object.entries(FORMATS)) {
  const out = join(folder, name);
  let bytes = 0;
  const cpu = await cpuOf(() => {
    const { files } = format.run({ archive, out, software: 'kvisa-watch/bench', progress: () => {} });
    bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  });
  rows.push({ what: name, 'CPU s': cpu / 1000, ratio: cpu / floor, MB: bytes / 1e6, 'peak MB': peakMb() });
}
report(
  `Export of ${versions} versions`,
  rows,
  'Peak memory is that of the process so far, this archive’s making included.',
);
rmSync(folder, { recursive: true });
close();

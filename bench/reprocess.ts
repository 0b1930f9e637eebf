/**
 * Reading the whole archive again with other rules, against the bare work for the same captures: opening the bytes, reading and
 * interpreting them. The rest is told versions, facts, the search index and commits.
 *
 *   npm run bench -- reprocess [1000]
 */
import { writingRoom } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';
import { openApp } from '../src/reading.ts';
import { readCapture } from '../src/watch/read.ts';
import { reprocess } from '../src/watch/reprocess.ts';
import { source } from '../test/support/seed.ts';
import { sizeAsked } from './support/asked.ts';
import { benchArchive } from './support/bench-archive.ts';
import { cpuOf, peakMb } from './support/measure.ts';
import { report } from './support/table.ts';

const { archive, data, versions, close } = benchArchive(sizeAsked(1000), 100);
const declared = archive.sources.all().map(({ id }) => source(id, 'embassy', 'DE', id, id));
const { rules } = declared[0]!.watches[0]!;
const ids = archive.db.prepare<[], number>('SELECT id FROM capture').pluck().all();

const floor = await cpuOf(async () => {
  for (const id of ids) {
    const capture = archive.captures.record(id)!;
    const body = archive.captures.bytes(capture);
    await readCapture({ ...capture, body, charset: capture.charset ?? undefined }, declared[0]!, rules, {});
  }
});
const app = openApp(loadConfig({ data, env: {} }));
let read = 0;
const ours = await cpuOf(async () => {
  read = (await reprocess(writingRoom(app), declared)).extracted;
});
const again = await cpuOf(() => reprocess(writingRoom(app), declared));
app.close();
report(
  `Reprocess, ${versions} versions`,
  [
    {
      what: 'captures opened, read and interpreted',
      captures: ids.length,
      'CPU ms each': floor / ids.length,
      ratio: 1,
    },
    { what: 'reprocess', captures: read, 'CPU ms each': ours / read, ratio: ours / floor },
    { what: 'a second run', captures: read, 'CPU ms each': again / read, ratio: again / floor },
  ],
  `Peak memory ${Math.round(peakMb())} MB.`,
);
close();

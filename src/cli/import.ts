import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { readSources, writingRoom } from '../app.ts';
import { acquireLock } from '../archive/lock.ts';
import { isCdx, readCdx } from '../publish/formats/cdx-read.ts';
import { readManifest } from '../publish/formats/manifest-read.ts';
import { isWarc, readWarc } from '../publish/formats/warc-read.ts';
import { openApp } from '../reading.ts';
import { type ImportSummary, importPast } from '../watch/import.ts';
import { unreadable } from './fault-words.ts';
import { configOf, type GlobalOptions } from './options.ts';
import { CommandFault, print, printJson, tell } from './output.ts';
import { createBar } from './progress.ts';

/** How long an import waits for a round that is under way on the same data folder. */
const LOCK_WAIT_MS = 20_000;

export function importCommand(command: Command): void {
  command
    .description('earlier captures into the archive, as if polled then; nobody is mailed for the past')
    .argument('<path>', 'a WARC file (plain or gzipped), an index of WARC files (CDX, CDXJ), or a JSON Lines manifest')
    .action(async (path: string, options: GlobalOptions) => {
      const config = configOf(options);
      const size = sizeOf(path);
      const sources = readSources(config, { mayBeEmpty: true });
      const release = acquireLock(join(config.data, 'round.lock'), LOCK_WAIT_MS);
      if (!release) throw new CommandFault(`a round is under way on ${config.data}; try again when it has ended`);
      const app = openApp(config);
      const bar = createBar(process.stderr, 'import');
      try {
        const stop = new AbortController();
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
        const { maxBytes } = config.fetch;
        const records = (await readerOf(path))(path, { maxBytes });
        const summary = await importPast(writingRoom(app), sources, records, {
          maxBytes,
          signal: stop.signal,
          progress: ({ offset, place }) => bar.step(offset / size, place),
        });
        bar.end();
        if (options.json) printJson(summary);
        else describe(summary);
        for (const { place, reason } of summary.faults) tell(`${path}, ${place}: ${reason}`);
        if (summary.faults.length > 0) process.exitCode = 1;
      } finally {
        bar.end();
        app.close();
        release();
      }
    });
}

/** Told by how the file begins. */
async function readerOf(path: string): Promise<typeof readManifest> {
  if (await isWarc(path)) return readWarc;
  return (await isCdx(path)) ? readCdx : readManifest;
}

function sizeOf(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found || found.isDirectory())
    throw new CommandFault(`${path}: ${unreadable({ code: found ? 'EISDIR' : 'ENOENT' })}`);
  return Math.max(1, found.size);
}

function describe({ taken, known, failed, skipped, changes, superseded, faults }: ImportSummary): void {
  print(
    `${taken} captures taken, ${known} known before, ${failed} that held no page, ${skipped} passed over, ${faults.length} faults; ${changes} changes found.`,
  );
  if (superseded > 0)
    print(`${superseded} changes of earlier imports are superseded: their addresses say what counts instead.`);
}

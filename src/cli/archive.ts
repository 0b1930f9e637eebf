import type { Command } from 'commander';
import { openObjectStore } from '../archive/object-store.ts';
import { countFree, offload } from '../archive/offload.ts';
import { objectStoreOf, openApp } from '../reading.ts';
import { requireArchive } from './data-folder.ts';
import { configOf, type GlobalOptions, wholeNumber, withGlobals } from './options.ts';
import { print, printJson, UsageFault } from './output.ts';
import { createMeter } from './progress.ts';

const DAY_MS = 86_400_000;

export function archiveCommand(command: Command): void {
  command.description('the archive itself');
  withGlobals(command.command('offload'))
    .description(
      'moves old bytes into the object store of archive.blobs, each read back before it goes; the service may run meanwhile',
    )
    .option('--older-than <days>', 'of which the last capture is older (default: archive.blobsAfterDays)', wholeNumber)
    .option('--dry-run', 'says what would go')
    .action(move);
}

async function move(options: GlobalOptions & { olderThan?: number; dryRun?: boolean }): Promise<void> {
  const config = configOf(options);
  requireArchive(config);
  const store = objectStoreOf(config, process.env);
  if (!store) throw new UsageFault('offload needs archive.blobs: s3://bucket/prefix');
  const days = options.olderThan ?? config.archive.blobsAfterDays;
  const before = new Date(Date.now() - days * DAY_MS).toISOString();
  const app = openApp(config);
  const meter = createMeter(process.stderr, 'offload');
  try {
    const { db } = app.archive;
    const done = options.dryRun
      ? countFree(db, before)
      : await offload(db, openObjectStore(store), before, (step, total) => meter.step(step, total, 'blobs'));
    meter.end();
    if (options.json) return printJson({ ...done, before, dryRun: options.dryRun === true });
    print(`${done.blobs} blobs, ${done.bytes} bytes, ${options.dryRun ? 'would go' : 'went'} to ${store.url}.`);
  } finally {
    app.close();
  }
}

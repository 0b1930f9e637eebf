import { resolve } from 'node:path';
import type { Command } from 'commander';
import { BackupFault, backupDatabase, restoreDatabase } from '../archive/backup.ts';
import { verifyWhole } from '../archive/verify/verify.ts';
import { openApp } from '../reading.ts';
import { diskFault, requireArchive } from './data-folder.ts';

import { configOf, type GlobalOptions } from './options.ts';
import { CommandFault, print, printJson, tell } from './output.ts';
import { createMeter } from './progress.ts';
import { describeReport } from './verify.ts';

export function backupCommand(command: Command): void {
  command
    .description(
      'one file with archive, subscribers and outbox, made while the service runs; not the configuration, the declarations and the local mailbox',
    )
    .argument('<path>', 'the file to make; keep it as safe as the addresses of subscribers in it')
    .action(async (path: string, options: GlobalOptions) => {
      const config = configOf(options);
      requireArchive(config);
      const app = openApp(config);
      const meter = createMeter(process.stderr, 'backup');
      try {
        const { bytes } = await backupDatabase(app.archive.db, resolve(path), meter.step);
        meter.end();
        app.archive.settings.set('last_backup', new Date().toISOString());
        if (options.json) printJson({ path: resolve(path), bytes });
        else print(`${resolve(path)}: ${bytes} bytes. "restore" puts it into an empty data folder.`);
        const away = app.archive.blobs.countAway();
        if (away > 0)
          tell(
            `${away} blobs are in the object store (${config.archive.blobs ?? 'archive.blobs is not set'}), not in this file.`,
          );
      } catch (fault) {
        meter.end();
        throw explain(fault, path);
      } finally {
        app.close();
      }
    });
}

export function restoreCommand(command: Command): void {
  command
    .description('puts a backup into an empty data folder and verifies it')
    .argument('<path>', 'a file made by "backup"')
    .action(async (path: string, options: GlobalOptions) => {
      const config = configOf(options);
      const meter = createMeter(process.stderr, 'restore');
      try {
        await restoreDatabase(resolve(path), config.data, meter.step);
      } catch (fault) {
        throw explain(fault, config.data);
      } finally {
        meter.end();
      }
      const app = openApp(config);
      try {
        const report = await verifyWhole(app.archive.db, { progress: meter.step });
        meter.end();
        const unsent = app.archive.db
          .prepare<[], number>("SELECT count(*) FROM outbox WHERE state IN ('ready', 'leased')")
          .pluck()
          .get()!;
        if (options.json) printJson({ data: config.data, unsent, verified: report });
        else {
          print(`Restored into ${config.data}.`);
          describeReport(report);
        }
        if (unsent > 0)
          tell(
            `${unsent} messages wait in the outbox; those sent after the backup was made will be sent again ("mail pending" lists them).`,
          );
        if (!report.ok) process.exitCode = 1;
      } finally {
        app.close();
      }
    });
}

const explain = (fault: unknown, place: string): unknown =>
  fault instanceof BackupFault ? new CommandFault(fault.message, { cause: fault }) : diskFault(fault, place);

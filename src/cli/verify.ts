import type { Command } from 'commander';
import { openApp } from '../app.ts';
import { type VerifyReport, verifyArchive } from '../archive/verify/verify.ts';
import { requireArchive } from './data-folder.ts';

import { configOf, type GlobalOptions } from './options.ts';
import { print, printJson, tell, UsageFault } from './output.ts';
import { createMeter } from './progress.ts';

export function verifyCommand(command: Command): void {
  command
    .description('re-hashes the whole archive and names what is missing or altered; exit code 1 if anything is')
    .option('--head <sha256>', 'a head of the hash chain noted earlier: it must still be in the chain')
    .action((options: GlobalOptions & { head?: string }) => {
      if (options.head && !/^[0-9a-f]{64}$/.test(options.head))
        throw new UsageFault(`--head ${options.head}: expected 64 hexadecimal digits in lower case`);
      const config = configOf(options);
      requireArchive(config);
      const app = openApp(config);
      try {
        const meter = createMeter(process.stderr, 'verify');
        const report = verifyArchive(app.archive.db, { head: options.head, progress: meter.step });
        meter.end();
        if (options.json) printJson(report);
        else describeReport(report);
        if (!report.ok) process.exitCode = 1;
      } finally {
        app.close();
      }
    });
}

/** The report in words: what was looked at on standard output, what is wrong on standard error. */
export function describeReport({ ok, checked, faults, unsealed, head }: VerifyReport): void {
  const { blobs, captures, documents, versions, changes } = checked;
  print(
    `Looked at ${blobs} blobs, ${captures} captures, ${documents} documents, ${versions} versions, ${changes} changes.`,
  );
  print(
    head
      ? `Hash chain: head of ${head.day} is ${head.head}; ${unsealed} captures not sealed yet.`
      : 'Hash chain: no day is sealed yet.',
  );
  for (const { subject, id, detail } of faults) tell(`${subject} ${id}: ${detail}`);
  if (ok) print('Everything is there and unaltered.');
  else tell(`${faults.length} faults.`);
}

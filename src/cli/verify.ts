import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Certificate } from 'pkijs';
import { type Away, createAway } from '../archive/away.ts';
import { verifyWhole, type WholeReport } from '../archive/verify/verify.ts';
import type { Config } from '../config.ts';
import { objectStoreOf, openApp } from '../reading.ts';
import { requireArchive } from './data-folder.ts';

import { configOf, type GlobalOptions } from './options.ts';
import { print, printJson, tell, UsageFault } from './output.ts';
import { createMeter } from './progress.ts';

export function verifyCommand(command: Command): void {
  command
    .description('re-hashes the whole archive and names what is missing or altered; exit code 1 if anything is')
    .option('--head <sha256>', 'a head of the hash chain noted earlier: it must still be in the chain')
    .option(
      '--tsa-ca <file>',
      'certificates (PEM) of the time-stamping authorities you trust: every time-stamp must lead to one',
    )
    .option('--away', 'reads and hashes also what was moved to the object store')
    .action(async (options: GlobalOptions & { head?: string; tsaCa?: string; away?: boolean }) => {
      if (options.head && !/^[0-9a-f]{64}$/.test(options.head))
        throw new UsageFault(`--head ${options.head}: expected 64 hexadecimal digits in lower case`);
      const roots = options.tsaCa === undefined ? undefined : await readRoots(options.tsaCa);
      const config = configOf(options);
      requireArchive(config);
      const app = openApp(config);
      try {
        const meter = createMeter(process.stderr, 'verify');
        const report = await verifyWhole(app.archive.db, {
          head: options.head,
          progress: meter.step,
          roots,
          readAway: options.away ? awayOf(config).readNow : undefined,
        });
        meter.end();
        if (options.json) printJson(report);
        else describeReport(report);
        if (!report.ok) process.exitCode = 1;
      } finally {
        app.close();
      }
    });
}

function awayOf(config: Config): Away {
  const store = objectStoreOf(config, process.env);
  if (!store) throw new UsageFault('--away needs archive.blobs, the object store to read from');
  return createAway(store);
}

async function readRoots(file: string): Promise<Certificate[]> {
  const { readCertificates } = await import('../archive/time-stamp-token.ts');
  try {
    return readCertificates(readFileSync(file, 'utf8'));
  } catch (fault) {
    throw new UsageFault(`--tsa-ca ${file}: ${(fault as Error).message}; expected a file of certificates in PEM form`);
  }
}

/** The report in words: what was looked at on standard output, what is wrong on standard error. */
export function describeReport({ ok, checked, faults, unsealed, away, head, timeStamps }: WholeReport): void {
  const { blobs, captures, documents, versions, changes } = checked;
  print(
    `Looked at ${blobs} blobs, ${captures} captures, ${documents} documents, ${versions} versions, ${changes} changes.`,
  );
  print(
    head
      ? `Hash chain: head of ${head.day} is ${head.head}; ${unsealed} captures not sealed yet.`
      : 'Hash chain: no day is sealed yet.',
  );
  if (away.blobs > 0)
    print(
      `Object store: ${away.blobs} blobs are there, ${away.read ? 'read and hashed' : 'not looked at; --away reads them'}.`,
    );
  const { first, last, trusted } = timeStamps;
  if (first && last)
    print(
      `Time-stamps: ${timeStamps.checked}; the day ${first.day} is attested for ${first.at}, ${last.day} for ${last.at}, by "${last.signer}"${
        trusted ? ', which leads to a certificate you trust.' : '; give --tsa-ca to say whom you trust.'
      }`,
    );
  for (const { subject, id, detail } of faults) tell(`${subject} ${id}: ${detail}`);
  if (ok) print('Everything is there and unaltered.');
  else tell(`${faults.length} faults.`);
}

import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type Away, createAway } from '../archive/away.ts';
import type { Trust } from '../archive/time-stamp-token.ts';
import { verifyWhole, type WholeReport } from '../archive/verify/verify.ts';
import type { Config } from '../config.ts';
import { objectStoreOf, openApp } from '../reading.ts';
import { requireArchive } from './data-folder.ts';

import { collect, configOf, type GlobalOptions } from './options.ts';
import { print, printJson, tell, UsageFault } from './output.ts';
import { createMeter } from './progress.ts';

interface Options extends GlobalOptions {
  readonly head?: string;
  readonly tsaCa?: string;
  readonly tsaCrl?: readonly string[];
  readonly away?: boolean;
}

export function verifyCommand(command: Command): void {
  command
    .description('re-hashes the whole archive and names what is missing or altered; exit code 1 if anything is')
    .option('--head <sha256>', 'a head of the hash chain noted earlier: it must still be in the chain')
    .option(
      '--tsa-ca <file>',
      'certificates (PEM) of the time-stamping authorities you trust: every time-stamp must lead to one',
    )
    .option(
      '--tsa-crl <file>',
      'with --tsa-ca: revocation lists (PEM or DER) that must tell of every certificate on the way; may be repeated',
      collect,
    )
    .option('--away', 'reads and hashes also what was moved to the object store')
    .action(async (options: Options) => {
      if (options.head && !/^[0-9a-f]{64}$/.test(options.head))
        throw new UsageFault(`--head ${options.head}: expected 64 hexadecimal digits in lower case`);
      const trust = await trustOf(options);
      const config = configOf(options);
      requireArchive(config);
      const app = openApp(config);
      try {
        const meter = createMeter(process.stderr, 'verify');
        const report = await verifyWhole(app.archive.db, {
          head: options.head,
          progress: meter.step,
          trust,
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

async function trustOf({ tsaCa, tsaCrl }: Options): Promise<Trust | undefined> {
  if (tsaCa === undefined && tsaCrl) throw new UsageFault('--tsa-crl needs --tsa-ca: lists count by who signed them');
  if (tsaCa === undefined) return undefined;
  const { readCertificates } = await import('../archive/time-stamp-token.ts');
  const { readRevocationLists } = await import('../archive/revocation.ts');
  const read = <T>(option: string, file: string, expected: string, parse: (bytes: Buffer) => T): T => {
    try {
      return parse(readFileSync(file));
    } catch (fault) {
      throw new UsageFault(`${option} ${file}: ${(fault as Error).message}; expected ${expected}`);
    }
  };
  return {
    roots: read('--tsa-ca', tsaCa, 'a file of certificates in PEM form', (bytes) => readCertificates(bytes.toString())),
    revocations: tsaCrl?.flatMap((file) =>
      read('--tsa-crl', file, 'revocation lists in PEM or DER form', readRevocationLists),
    ),
  };
}

function trustWords({ trusted, revocationAsOf }: WholeReport['timeStamps']): string {
  if (!trusted) return '; give --tsa-ca to say whom you trust.';
  if (revocationAsOf === null)
    return ', which leads to a certificate you trust. Whether it was revoked was not asked; give --tsa-crl to ask.';
  return `, which leads to a certificate you trust, and which no list of ${revocationAsOf} revokes.`;
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
  const { first, last } = timeStamps;
  if (first && last)
    print(
      `Time-stamps: ${timeStamps.checked}; the day ${first.day} is attested for ${first.at}, ${last.day} for ${last.at}, by "${last.signer}"${trustWords(timeStamps)}`,
    );
  for (const { subject, id, detail } of faults) tell(`${subject} ${id}: ${detail}`);
  if (ok) print('Everything is there and unaltered.');
  else tell(`${faults.length} faults.`);
}

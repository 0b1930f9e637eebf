/**
 * `verify` and `doctor` over a big archive: time and memory, against SQLite's own reading of every row.
 *
 *   npm run bench -- verify                      # two archives, the second four times the first
 *   npm run bench -- verify --data FOLDER        # one that scripts/large-archive.ts made
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFile } from '../src/archive/archive.ts';
import { benchArchive } from './support/bench-archive.ts';
import { report } from './support/table.ts';

const command = join(import.meta.dirname, '../bin/kvisa-watch.mjs');
/** Wraps a command so that its last line tells its peak memory and CPU. */
const METER = `process.on('exit', () => { const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write('\\nMETER ' + JSON.stringify({ mb: maxRSS / 1024, s: (userCPUTime + systemCPUTime) / 1e6 }) + '\\n'); });`;

function measured(...argv: string[]): { mb: number; s: number } {
  const { stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(METER)}`, command, ...argv],
    { encoding: 'utf8', maxBuffer: 1e9 },
  );
  const line = /METER (.+)/.exec(stderr);
  if (!line) throw new Error(stderr);
  return JSON.parse(line[1]!) as { mb: number; s: number };
}

const given = process.argv.includes('--data');
const rows = [];
for (const size of given ? [0] : [5000, 20_000]) {
  const { archive, data, versions, close } = benchArchive(size, 1000);
  archive.db.pragma('wal_checkpoint(TRUNCATE)');
  const gigabytes = statSync(databaseFile(data)).size / 1e9;
  for (const what of ['--version', 'verify', 'doctor']) {
    const { mb, s } = measured(what, '--data', data);
    rows.push({ what, versions, GB: gigabytes, 'CPU s': s, 'peak MB': mb });
  }
  close();
}
report('Verify and doctor', rows, 'Memory is that of the whole process; `--version` loads the program and ends.');

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { type Installation, run } from './service.ts';

/** Start-up takes about this long on a machine at rest; kills come between its middle and a while after it. */
const EARLIEST_MS = 250;
const SPREAD_MS = 900;

/**
 * Commands that write, each killed at a seeded moment, then run to their end. What they leave must be whole or absent.
 * @returns how many were killed before they ended, and one line per broken promise
 */
export async function killCommands(installed: Installation, roll: () => number, times: number) {
  const wrong: string[] = [];
  let kills = 0;
  for (let time = 0; time < times; time++) {
    const backup = join(installed.folder, `backup-${time}.sqlite`);
    const out = join(installed.folder, `export-${time}`);
    for (const args of [['reprocess'], ['backup', backup], ['export', '--format', 'jsonl', '--out', out]]) {
      const running = run(installed, ...args);
      await Promise.race([wait(EARLIEST_MS + roll() * SPREAD_MS), running.ended]);
      running.child.kill('SIGKILL');
      if ((await running.ended) === null) kills += 1;
      if (existsSync(backup) && !isSound(backup)) wrong.push(`a killed backup left half a file`);
    }
    const again = run(installed, 'reprocess');
    if ((await again.ended) !== 0) wrong.push(`reprocess after a kill: ${again.err()}`);
    const fresh = run(installed, 'backup', join(installed.folder, `whole-${time}.sqlite`));
    if ((await fresh.ended) !== 0) wrong.push(`backup after a kill: ${fresh.err()}`);
  }
  return { kills, wrong };
}

function isSound(file: string): boolean {
  const db = new BetterSqlite3(file, { readonly: true });
  try {
    return (
      db.pragma('quick_check(1)', { simple: true }) === 'ok' && Number(db.pragma('user_version', { simple: true })) > 0
    );
  } finally {
    db.close();
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openArchive } from '../../src/archive/archive.ts';
import { faultInWords } from '../../src/cli/fault-words.ts';
import { install, run } from '../support/service.ts';
import { page, startSite } from '../support/site.ts';
import { torture } from '../support/torture.ts';

it('kills, faults and a hostile world at once lose nothing, double nothing and leave no half message', async () => {
  const report = await torture({
    ...{ seed: 20261107, rounds: 2, pages: 4, killsPerRound: 2, livesPerRound: 2, commands: 1, faults: 0.25 },
  });
  expect(report.wrong).toEqual([]);
  expect(report.kills).toBeGreaterThanOrEqual(6);
  expect(Object.keys(report.faults).length).toBeGreaterThan(0);
  expect(report.mails).toBeGreaterThan(0);
}, 240_000);

async function installed() {
  const site = await startSite();
  site.set('/k.htm', page('K visa', 'Applicants for a K visa must not be older than 45 years.'));
  const place = install(site.url, ['/k.htm']);
  onTestFinished(() => {
    site.close();
    place.remove();
  });
  return place;
}

it('a database that another program holds is waited for, then named', async () => {
  const place = await installed();
  openArchive(place.data).close();
  const file = join(place.data, 'kvisa-watch.sqlite');
  const holder = spawn(process.execPath, [
    '-e',
    `const D = require('better-sqlite3'); const db = new D(process.argv[1]); db.exec('BEGIN IMMEDIATE'); console.log('held'); setInterval(() => {}, 1000);`,
    file,
  ]);
  onTestFinished(() => void holder.kill('SIGKILL'));
  await once(holder.stdout, 'data');
  const poll = run(place, 'poll');
  expect(await poll.ended).toBe(1);
  expect(poll.err()).toMatch(/database is locked: another program holds/);
  expect(poll.err()).not.toMatch(/\n\s+at /);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(await run(place, 'poll').ended).toBe(0);
}, 60_000);

it('a data folder that is a file is named with its remedy', async () => {
  const place = await installed();
  writeFileSync(place.data, 'a file');
  const poll = run(place, 'poll');
  expect(await poll.ended).toBe(1);
  expect(poll.err()).toMatch(/a file stands where a folder is expected/);
});

it.skipIf(!existsSync('/proc/self'))(
  'a data folder where no folder can be made is named with its remedy',
  async () => {
    const place = await installed();
    for (const command of ['poll', 'start']) {
      const running = run(place, command, '--data', '/proc/kvisa/data');
      expect(await running.ended).toBe(1);
      expect(running.err()).toMatch(/no folder can be made in \/proc: make the data folder writable/);
      expect(running.err()).not.toMatch(/\n\s+at /);
    }
  },
  60_000,
);

/** The fault that a full or read-only disk gives, from a real database that may not grow or be written. */
function faultOf(pragma: string): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'kvisa-full-'));
  const archive = openArchive(folder);
  onTestFinished(() => {
    archive.close();
    rmSync(folder, { recursive: true, force: true });
  });
  archive.db.pragma(pragma);
  try {
    for (let n = 0; n < 100; n++) archive.settings.set(`n${n}`, 'x'.repeat(10_000));
  } catch (fault) {
    expect(archive.db.pragma('quick_check', { simple: true })).toBe('ok');
    return fault;
  }
  throw new Error('no fault');
}

it('a full disk and a read-only one are told in words, and the database stays sound', () => {
  expect(faultInWords(faultOf('max_page_count = 1'))).toMatch(/the disk is full: make room/);
  expect(faultInWords(faultOf('query_only = ON'))).toMatch(/make the data folder writable/);
});

import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { databaseFile, openArchive } from '../src/archive/archive.ts';
import { loadConfig } from '../src/config.ts';
import { examine } from '../src/doctor.ts';
import { oldDatabase } from './support/old-database.ts';

function fresh(): string {
  const data = mkdtempSync(join(tmpdir(), 'kvisa-doctor-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  return data;
}
const find = async (data: string, name: string) =>
  (await examine(loadConfig({ data, env: { KVISA_BROWSER_ENABLED: 'false' } }))).find((one) => one.name === name);

it('makes no database where there is none', async () => {
  const data = fresh();
  expect(await find(data, 'database')).toMatchObject({ state: 'ok' });
  expect(existsSync(databaseFile(data))).toBe(false);
});

it('announces a migration and leaves it to the next start', async () => {
  const data = fresh();
  oldDatabase(databaseFile(data), 2);
  expect(await find(data, 'database')).toMatchObject({
    state: 'warning',
    detail: expect.stringContaining('schema 2 of'),
  });
  const db = new BetterSqlite3(databaseFile(data));
  expect(db.pragma('user_version', { simple: true })).toBe(2);
  db.close();
});

it('names a damaged database and how to mend it', async () => {
  const data = fresh();
  mkdirSync(data, { recursive: true });
  writeFileSync(
    databaseFile(data),
    'this is no database, and never was one, though it has some length to it'.repeat(200),
  );
  expect(await find(data, 'database')).toMatchObject({ state: 'fault', remedy: expect.stringContaining('restore') });
});

it('says how long ago the scheduler ticked, and when the clock was set back', async () => {
  const data = fresh();
  const archive = openArchive(data);
  onTestFinished(() => archive.close());
  expect(await find(data, 'service')).toMatchObject({ state: 'warning', detail: expect.stringContaining('never run') });
  archive.settings.set('last_tick', new Date(Date.now() - 3_600_000).toISOString());
  expect(await find(data, 'service')).toMatchObject({ state: 'warning' });
  archive.settings.set('last_tick', new Date().toISOString());
  expect(await find(data, 'service')).toMatchObject({ state: 'ok' });
  archive.settings.set('last_tick', new Date(Date.now() + 86_400_000).toISOString());
  expect(await find(data, 'clock')).toMatchObject({ state: 'fault', remedy: expect.stringContaining('NTP') });
});

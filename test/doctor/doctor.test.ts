import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { databaseFile, openArchive } from '../../src/archive/archive.ts';
import { loadConfig } from '../../src/config.ts';
import { examine } from '../../src/doctor/doctor.ts';
import { addWebhook, enqueueHookTest } from '../../src/notify/webhooks.ts';
import { stampLastSeal } from '../../src/watch/time-stamping.ts';
import { oldDatabase } from '../support/old-database.ts';
import { smallArchive } from '../support/small-archive.ts';

function fresh(): string {
  const data = mkdtempSync(join(tmpdir(), 'kvisa-doctor-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  return data;
}
const find = async (data: string, name: string, more: Record<string, string> = {}) =>
  (await examine(loadConfig({ data, env: { KVISA_BROWSER_ENABLED: 'false', ...more } }))).find(
    (one) => one.name === name,
  );

it('makes no database where there is none', async () => {
  const data = fresh();
  expect(await find(data, 'database')).toMatchObject({ state: 'ok' });
  expect(existsSync(databaseFile(data))).toBe(false);
});

it('says that a data folder is open to everybody', async () => {
  const data = fresh();
  expect(await find(data, 'data folder')).toMatchObject({ state: 'ok' });
  chmodSync(data, 0o755);
  expect(await find(data, 'data folder')).toMatchObject({ state: 'warning', remedy: `chmod o-rwx ${data}` });
});

it.skipIf(process.getuid?.() !== 0)('says that the data folder belongs to another user', async () => {
  const data = fresh();
  chownSync(data, 4321, 4321);
  expect(await find(data, 'user')).toMatchObject({ state: 'warning', remedy: expect.stringContaining("'#4321'") });
});

it.skipIf(!existsSync('/proc/self'))('names a data folder that cannot be made, and comes back', async () => {
  expect(await find('/proc/kvisa', 'data folder')).toMatchObject({
    state: 'fault',
    detail: expect.stringContaining('no folder can be made in /proc'),
  });
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

it('sends nobody to a backup because a database cannot be opened', async () => {
  const data = fresh();
  mkdirSync(databaseFile(data), { recursive: true });
  const { state, remedy } = (await find(data, 'database'))!;
  expect(state).toBe('fault');
  expect(remedy).not.toContain('restore');
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

it('says why the authority of time-stamps attests nothing, and nothing of one that is not configured', async () => {
  const { archive, data, close } = smallArchive();
  onTestFinished(close);
  const env = { KVISA_ARCHIVE_TIMESTAMP_AUTHORITY: 'https://tsa.example/' };
  archive.seals.sealDays(new Date('2026-10-22T12:00:00.000Z'));
  expect(await find(data, 'time-stamps', env)).toMatchObject({ state: 'ok', detail: expect.stringContaining('waits') });
  const closed = async () => ({ status: 503, mediaType: '', body: new Uint8Array() });
  await stampLastSeal(archive, 'https://tsa.example/', closed, '2026-10-22T12:00:00.000Z');
  expect(await find(data, 'time-stamps', env)).toMatchObject({
    state: 'warning',
    detail: expect.stringContaining('503'),
  });
  expect(await find(data, 'time-stamps')).toBeUndefined();
});

it('says who hears of trouble, and whether they can be reached', async () => {
  const data = fresh();
  const archive = openArchive(data);
  onTestFinished(() => archive.close());
  expect(await find(data, 'alarms')).toMatchObject({
    state: 'warning',
    detail: expect.stringContaining('nobody is told'),
  });
  const everything = { sources: [], countries: [], topics: [], minSeverity: 'minor' as const };
  const now = new Date().toISOString();
  addWebhook(archive.db, 'https://changes.example/', everything, now);
  expect(await find(data, 'alarms')).toMatchObject({ state: 'warning' });
  const { id } = addWebhook(archive.db, 'https://alarms.example/', everything, now, 'incidents');
  expect(await find(data, 'alarms')).toMatchObject({ state: 'ok', detail: 'webhook 2' });
  enqueueHookTest(archive.db, id, now);
  expect(await find(data, 'alarms')).toMatchObject({
    state: 'fault',
    remedy: expect.stringContaining('webhooks test 2'),
  });
});

it('says when the last backup was made', async () => {
  const data = fresh();
  const archive = openArchive(data);
  onTestFinished(() => archive.close());
  expect(await find(data, 'backup')).toMatchObject({ state: 'warning', detail: 'none was made yet' });
  archive.settings.set('last_backup', new Date().toISOString());
  expect(await find(data, 'backup')).toMatchObject({ state: 'ok' });
  archive.settings.set('last_backup', new Date(Date.now() - 10 * 86_400_000).toISOString());
  expect(await find(data, 'backup')).toMatchObject({
    state: 'warning',
    detail: expect.stringContaining('10 days ago'),
  });
});

it.each([
  ['ok', {}],
  ['ok', { KVISA_WEB_BASE_URL: 'https://kvisa.example.org' }],
  ['warning', { KVISA_WEB_BASE_URL: 'http://kvisa.example.org' }],
  ['warning', { KVISA_WEB_HOST: '0.0.0.0' }],
  ['warning', { KVISA_WEB_HOST: '0.0.0.0', KVISA_WEB_BASE_URL: 'https://kvisa.example.org' }],
  [
    'ok',
    {
      KVISA_WEB_HOST: '0.0.0.0',
      KVISA_WEB_BASE_URL: 'https://kvisa.example.org',
      KVISA_WEB_TRUSTED_PROXIES: '172.18.0.0/16',
    },
  ],
])('judges how people reach the pages: %s with %j', async (state, env) => {
  expect(await find(fresh(), 'public address', env as Record<string, string>)).toMatchObject({ state });
});

it('calls an incident that is no longer seen a warning, one that stands a fault', async () => {
  const data = fresh();
  const archive = openArchive(data);
  onTestFinished(() => archive.close());
  const incident = {
    kind: 'queue',
    subject: 'queue',
    detail: 'cannot be reached',
    openedAt: '2026-11-01T00:00:00.000Z',
  };
  archive.settings.set('incidents_open', JSON.stringify([incident]));
  expect(await find(data, 'incident queue')).toMatchObject({ state: 'fault' });
  archive.settings.set('incidents_open', JSON.stringify([{ ...incident, unseenSince: '2026-11-01T00:05:00.000Z' }]));
  expect(await find(data, 'incident queue')).toMatchObject({
    state: 'warning',
    detail: expect.stringContaining('not seen since 2026-11-01T00:05'),
  });
});

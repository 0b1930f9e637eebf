import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { databaseFile, openArchive } from '../../src/archive/archive.ts';
import { readMigrations } from '../../src/archive/migrate.ts';
import { searchVersions } from '../../src/archive/search.ts';
import { searchIndex } from '../../src/archive/search-index.ts';
import { verifyArchive } from '../../src/archive/verify/verify.ts';
import { simplify } from '../../src/interpret/text/han.ts';
import { byId } from '../../src/subscribers/store.ts';
import { oldDatabase } from '../support/old-database.ts';

const fixtures = join(import.meta.dirname, '../fixtures/databases');

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kvisa-upgrade-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Opens what an earlier program left, and looks whether all of it is there. */
async function expectIntact(folder: string, schema: number): Promise<void> {
  const archive = openArchive(folder);
  onTestFinished(() => archive.close());
  expect(archive.db.pragma('user_version', { simple: true })).toBe(readMigrations().length);
  expect(archive.captures.snapshot(1)).toMatchObject({ source: 'embassy-xx', at: '2026-10-03T08:00:00.000Z' });
  expect(archive.captures.bytes(archive.captures.record(1)!).toString()).toContain('No older than 45 years.');
  expect(archive.facts()).toMatchObject([{ fact: 'eligibility.age.max', value: 45 }]);
  expect(archive.changes.list({})).toMatchObject([{ kind: 'published', summary: { zh: '发布。' } }]);
  if (schema >= 2) {
    expect(byId(archive.db, 1)).toMatchObject({
      address: 'reader@example.org',
      rhythm: 'daily',
      timeZone: 'Europe/Berlin',
    });
    expect(archive.db.prepare('SELECT state FROM outbox').pluck().all()).toEqual(['ready']);
  }
  await searchIndex(archive.db, simplify).catchUp();
  expect(searchVersions(archive.db, 'older than 45', {}, simplify)).toMatchObject([
    { source: 'embassy-xx', appeared: '2026-10-03T08:00:00.000Z', vanished: null },
  ]);
  expect(verifyArchive(archive.db, {}).faults).toEqual([]);
}

describe('a database of an earlier program opens with its data intact', () => {
  it.each(readMigrations().map(({ version }) => version))('schema %i', async (version) => {
    const folder = freshFolder();
    oldDatabase(databaseFile(folder), version);
    await expectIntact(folder, version);
  });

  it.each(globSync('*.sqlite.zst', { cwd: fixtures }))('%s, as it was written then', async (name) => {
    const folder = freshFolder();
    writeFileSync(databaseFile(folder), zstdDecompressSync(readFileSync(join(fixtures, name))));
    await expectIntact(folder, Number(/\d+/.exec(name)![0]));
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createArchive, openArchive } from '../../src/archive/archive.ts';
import { createAway } from '../../src/archive/away.ts';
import { sha256 } from '../../src/archive/blobs.ts';
import { openReadOnly } from '../../src/archive/database.ts';
import { type ObjectStoreSettings, openObjectStore } from '../../src/archive/object-store.ts';
import { countFree, offload } from '../../src/archive/offload.ts';
import { verifyArchive } from '../../src/archive/verify/verify.ts';
import { addPage, capture, freshArchive, source } from '../support/seed.ts';

const isInstalled = existsSync(join(import.meta.dirname, '../../node_modules/aws4fetch'));
if (!isInstalled)
  console.log('test/archive/offload: skipped, aws4fetch is not installed: npm ci without --omit=optional');

const OLD = '2026-01-01T00:00:00.000Z';
const MIDDLE = '2026-02-01T00:00:00.000Z';
const LATE = '2026-09-01T00:00:00.000Z';
const BEFORE = '2026-06-01T00:00:00.000Z';

/** Text that does not compress, so that no two pages are alike. */
const unlike = (seed: string): string => Array.from({ length: 400 }, (_, n) => sha256(`${seed}${n}`)).join(' ');

describe.skipIf(!isInstalled)('old bytes in an object store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kvisa-store-'));
  let settings: ObjectStoreSettings;

  beforeAll(async () => {
    const server = spawn(process.execPath, [
      join(import.meta.dirname, '../support/s3-server.ts'),
      folder,
      'KEY',
      'secret/+word',
    ]);
    const [port] = await once(server.stdout.setEncoding('utf8'), 'data');
    settings = {
      url: 's3://archive/kvisa',
      endpoint: `http://127.0.0.1:${String(port).trim()}`,
      region: 'eu-central-1',
      accessKeyId: 'KEY',
      secretAccessKey: 'secret/+word',
    };
    return () => {
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    };
  });

  /** Three pages: `first` was replaced by another text and then by a third; nothing else is old and replaced. */
  function seeded() {
    const { archive, data, close } = freshArchive();
    onTestFinished(close);
    archive.sources.mirror([source('embassy-xx', 'embassy', 'DE', 'Xanadu', '上都')], OLD);
    const page = addPage(archive, 'embassy-xx', 'http://xx.example/k', OLD);
    const put = (id: number, at: string, seed: string) =>
      capture(archive, id, at, { title: seed, language: 'en', lines: [unlike(seed)] });
    const first = put(page, OLD, 'first');
    put(page, MIDDLE, 'second');
    const now = put(page, LATE, 'third');
    const still = put(addPage(archive, 'embassy-xx', 'http://xx.example/old', OLD), OLD, 'still in force');
    const digest = archive.captures.snapshot(first)!.sha256;
    return { archive, data, first, now, still, digest, bytes: archive.blobs.get(digest) };
  }
  const again = (data: string, away?: ReturnType<typeof createAway>) => {
    const archive = openArchive(data, away);
    onTestFinished(archive.close);
    return archive;
  };
  const awayOf = ({ db }: ReturnType<typeof openArchive>): unknown[] =>
    db.prepare('SELECT sha256 FROM blob WHERE away_at IS NOT NULL ORDER BY sha256').pluck().all();

  it('moves what is old, replaced and built upon by nothing; the rest stays', async () => {
    const { archive, digest, first } = seeded();
    expect(countFree(archive.db, BEFORE).blobs).toBe(2);
    const done = await offload(archive.db, openObjectStore(settings), BEFORE);
    expect(done.blobs).toBe(2);
    expect(done.bytes).toBeGreaterThan(20_000);
    expect(awayOf(archive)).toContain(digest);
    expect(archive.captures.snapshot(first)).toMatchObject({ sha256: digest });
    expect(await offload(archive.db, openObjectStore(settings), BEFORE)).toEqual({ blobs: 0, bytes: 0 });
  });

  it('leaves an object that anybody can open, and reads it back at once or without waiting', async () => {
    const { archive, data, digest, bytes, first } = seeded();
    const store = openObjectStore(settings);
    await offload(archive.db, store, BEFORE);
    const object = (await store.get(digest))!;
    expect(sha256(zstdDecompressSync(object))).toBe(digest);
    const reader = again(data, createAway(settings));
    expect(reader.captures.bytes(reader.captures.snapshot(first)!).equals(bytes)).toBe(true);
    expect((await reader.captures.read({ sha256: digest })).equals(bytes)).toBe(true);
  });

  it('says where the bytes are to a program that knows no store', async () => {
    const { archive, digest } = seeded();
    await offload(archive.db, openObjectStore(settings), BEFORE);
    expect(() => archive.blobs.get(digest)).toThrow(/moved to an object store at 20.*set archive\.blobs/);
  });

  it('moves nothing where the store refuses, or gives back other bytes', async () => {
    const { archive } = seeded();
    const wrong = openObjectStore({ ...settings, secretAccessKey: 'guessed' });
    await expect(offload(archive.db, wrong, BEFORE)).rejects.toThrow(
      /s3:\/\/archive\/kvisa\/.*403 SignatureDoesNotMatch/,
    );
    const forgetful = { ...openObjectStore(settings), get: async () => Buffer.from('other') };
    await expect(offload(archive.db, forgetful, BEFORE)).rejects.toThrow(/gives back other bytes/);
    expect(awayOf(archive)).toEqual([]);
  });

  it.each([
    ['the keys are wrong', { secretAccessKey: 'guessed' }, /403 SignatureDoesNotMatch/],
    ['there is no such bucket', { url: 's3://nowhere' }, /404 NoSuchBucket/],
  ])('asking for an object tells where %s from where there is none', async (_, wrong, words) => {
    const nobody = '0'.repeat(64);
    expect(await openObjectStore(settings).get(nobody)).toBeNull();
    await expect(openObjectStore({ ...settings, ...wrong }).get(nobody)).rejects.toThrow(words);
  });

  it('verify counts what is away, reads it when asked to, and names what is altered there', async () => {
    const { archive, data, digest, first } = seeded();
    await offload(archive.db, openObjectStore(settings), BEFORE);
    expect(verifyArchive(archive.db)).toMatchObject({ ok: true, away: { blobs: 2, read: false } });
    const { readNow: readAway } = createAway(settings);
    expect(verifyArchive(archive.db, { readAway })).toMatchObject({ ok: true, away: { blobs: 2, read: true } });
    const object = readdirSync(folder).find((name) => name.includes(digest))!;
    writeFileSync(join(folder, object), 'altered');
    const report = verifyArchive(createArchive(openReadOnly(join(data, 'kvisa-watch.sqlite'))).db, { readAway });
    expect(report.faults).toMatchObject([
      { subject: 'blobs', id: digest, detail: expect.stringContaining(`snapshots ${first}`) },
    ]);
    rmSync(join(folder, object));
    expect(verifyArchive(archive.db, { readAway }).faults).toMatchObject([
      { id: digest, detail: expect.stringContaining('is not there') },
    ]);
  });

  it('bytes that are seen again are here again: later ones may be built on them', async () => {
    const { archive, digest, bytes } = seeded();
    await offload(archive.db, openObjectStore(settings), BEFORE);
    expect(archive.blobs.put(bytes)).toEqual({ sha256: digest, alone: true });
    expect(awayOf(archive)).not.toContain(digest);
    expect(archive.blobs.get(digest).equals(bytes)).toBe(true);
  });
});

import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sha256 } from '../../src/archive/blobs.ts';
import { verifyArchive } from '../../src/archive/verify/verify.ts';
import { freshArchive } from '../support/seed.ts';

function blobs() {
  const { archive, close } = freshArchive();
  onTestFinished(close);
  return archive;
}

const pageBytes = (n: number) =>
  Buffer.from(`<html>${'政策原文 policy text '.repeat(500)}<p>${n}</p>${randomText}</html>`);
const randomText = randomBytes(20_000).toString('base64');
const storedBytes = (archive: ReturnType<typeof blobs>, digest: string) =>
  archive.db.prepare<[string], number>('SELECT length(data) FROM blob WHERE sha256 = ?').pluck().get(digest)!;

describe('a blob', () => {
  it('comes back byte for byte, alone or against another', () => {
    const archive = blobs();
    const first = archive.blobs.put(pageBytes(1));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        const { sha256: digest } = archive.blobs.put(bytes, first.sha256);
        return archive.blobs.get(digest).equals(Buffer.from(bytes));
      }),
      { numRuns: 50 },
    );
  });

  it('is stored once, however often it comes', () => {
    const archive = blobs();
    archive.blobs.put(pageBytes(1));
    archive.blobs.put(pageBytes(1));
    expect(archive.db.prepare('SELECT count(*) FROM blob').pluck().get()).toBe(1);
  });

  it('costs next to nothing against an earlier copy of the same page', () => {
    const archive = blobs();
    const { sha256: keyframe } = archive.blobs.put(pageBytes(1));
    const { sha256: second, alone } = archive.blobs.put(pageBytes(2), keyframe);
    expect(alone).toBe(false);
    expect(storedBytes(archive, second)).toBeLessThan(storedBytes(archive, keyframe) / 50);
  });

  it('of a page that comes far from its full copy is built on the last, two steps from it at most', () => {
    const archive = blobs();
    const far = (n: number) => Buffer.from(`${pageBytes(0)}${randomText.slice(0, 400 * n).replaceAll('A', `a${n}`)}`);
    const digests = Array.from({ length: 20 }, () => '');
    for (const n of digests.keys()) digests[n] = archive.blobs.put(far(n), digests[0], digests[n - 1]).sha256;
    const base = archive.db.prepare<[string], string | null>('SELECT base FROM blob WHERE sha256 = ?').pluck();
    const depth = (digest: string): number => {
      const from = base.get(digest);
      return from ? 1 + depth(from) : 0;
    };
    expect(Math.max(...digests.map(depth))).toBe(2);
    for (const [n, digest] of digests.entries()) expect(archive.blobs.get(digest)).toEqual(far(n));
    expect(verifyArchive(archive.db).faults).toEqual([]);
  });

  it('stands alone where the earlier copy helps little', () => {
    const archive = blobs();
    const { sha256: keyframe } = archive.blobs.put(pageBytes(1));
    expect(archive.blobs.put(randomBytes(5000), keyframe).alone).toBe(true);
  });

  it('that was altered is noticed, never returned', () => {
    const archive = blobs();
    const { sha256: digest } = archive.blobs.put(pageBytes(1));
    const data = archive.db.prepare<[string], Buffer>('SELECT data FROM blob WHERE sha256 = ?').pluck().get(digest)!;
    data[data.length - 20]! ^= 0xff;
    archive.db.prepare('UPDATE blob SET data = ? WHERE sha256 = ?').run(data, digest);
    expect(() => archive.blobs.get(digest)).toThrow(`blob ${digest} is altered`);
  });

  it('whose base is missing says so', () => {
    const archive = blobs();
    expect(() => archive.blobs.get(sha256('nothing'))).toThrow(/is missing/);
  });

  it('is removed only when nobody refers to it', () => {
    const archive = blobs();
    const { sha256: keyframe } = archive.blobs.put(pageBytes(1));
    const { sha256: delta } = archive.blobs.put(pageBytes(2), keyframe);
    archive.blobs.removeUnused(keyframe);
    expect(archive.blobs.get(delta)).toEqual(pageBytes(2));
    archive.blobs.removeUnused(delta);
    archive.blobs.removeUnused(keyframe);
    expect(() => archive.blobs.get(keyframe)).toThrow(/is missing/);
  });
});

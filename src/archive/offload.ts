import type { Database } from 'better-sqlite3';
import { openBlob } from './blobs.ts';
import type { ObjectStore } from './object-store.ts';

/** Below this an object costs more than it saves. */
const LEAST_BYTES = 4096;

/**
 * What may go: full copies on which nothing is built, that no page is compressed against next, that are not what a page says now, and
 * of which the last capture is old. Deltas and what they need stay: they are small, and a delta alone opens nothing.
 */
const FREE = `blob.base IS NULL AND blob.away_at IS NULL AND length(blob.data) >= ${LEAST_BYTES}
  AND NOT EXISTS (SELECT 1 FROM blob AS other WHERE other.base = blob.sha256)
  AND NOT EXISTS (SELECT 1 FROM page WHERE page.keyframe = blob.sha256)
  AND EXISTS (SELECT 1 FROM capture WHERE capture.sha256 = blob.sha256)
  AND NOT EXISTS (SELECT 1 FROM capture WHERE capture.sha256 = blob.sha256 AND capture.at >= $before)
  AND NOT EXISTS (SELECT 1 FROM capture JOIN version ON version.capture_id = capture.id
    WHERE capture.sha256 = blob.sha256 AND version.until_at IS NULL)`;

export interface Offloaded {
  readonly blobs: number;
  /** Compressed, as they lay in the database. */
  readonly bytes: number;
}

/** What would go, without moving it. */
export const countFree = (db: Database, before: string): Offloaded =>
  db
    .prepare<{ before: string }, Offloaded>(
      `SELECT count(*) AS blobs, coalesce(sum(length(data)), 0) AS bytes FROM blob WHERE ${FREE}`,
    )
    .get({ before })!;

/**
 * Moves blobs to the store, one after another. Each is put there, read back, opened and hashed before the bytes here go; a stop at any
 * moment leaves it in both places or here.
 * @throws Error naming the object where the store fails or gives back other bytes
 */
export async function offload(
  db: Database,
  store: ObjectStore,
  before: string,
  progress?: (done: number, total: number) => void,
): Promise<Offloaded> {
  const free = db
    .prepare<{ before: string }, string>(`SELECT sha256 FROM blob WHERE ${FREE} ORDER BY sha256`)
    .pluck()
    .all({ before });
  const find = db.prepare<[string], Buffer>('SELECT data FROM blob WHERE sha256 = ?').pluck();
  // Asked once more: the service may have built on it meanwhile.
  const leave = db.prepare(`UPDATE blob SET data = x'', away_at = $now WHERE sha256 = $digest AND ${FREE}`);
  let blobs = 0;
  let bytes = 0;
  for (const [index, digest] of free.entries()) {
    const data = find.get(digest)!;
    await move(store, digest, data);
    if (leave.run({ digest, before, now: new Date().toISOString() }).changes > 0) {
      blobs++;
      bytes += data.length;
    }
    progress?.(index + 1, free.length);
  }
  return { blobs, bytes };
}

async function move(store: ObjectStore, digest: string, data: Buffer): Promise<void> {
  openBlob(data, undefined, digest);
  await store.put(digest, data);
  const back = await store.get(digest);
  if (!back?.equals(data)) throw new Error(`${store.nameOf(digest)}: gives back other bytes than it was given`);
}

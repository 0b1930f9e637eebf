import { zstdDecompressSync } from 'node:zlib';
import { sha256 } from '../blobs.ts';
import type { Check, Inspection } from './check.ts';

interface Row {
  sha256: string;
  size: number;
  base: string | null;
  data: Buffer;
  away: string | null;
}

type Blame = (row: Row, detail: string) => null;

/** Every blob is opened and hashed again. Full copies come just before those that were compressed against them, so each is opened once. */
export const verifyBlobs: Check = {
  total: 'SELECT count(*) FROM blob',
  run(inspection) {
    const { db, step } = inspection;
    const blame = blamer(inspection);
    const find = db.prepare<[string], Row>(
      'SELECT sha256, size, base, data, away_at AS away FROM blob WHERE sha256 = ?',
    );
    const order = db
      .prepare<[], string>('SELECT sha256 FROM blob ORDER BY coalesce(base, sha256), base IS NOT NULL, sha256')
      .pluck();
    let keyframe: { digest: string; bytes: Buffer | null } = { digest: '', bytes: null };
    for (const digest of order.iterate()) {
      const row = find.get(digest)!;
      if (row.away !== null) {
        openAway(inspection, blame, row);
        step();
        continue;
      }
      if (row.base !== null && row.base !== keyframe.digest)
        keyframe = { digest: row.base, bytes: openBase(find.get(row.base)) };
      const bytes = openBlob(blame, row, row.base === null ? undefined : keyframe.bytes);
      if (row.base === null) keyframe = { digest, bytes };
      step();
    }
  },
};

/** Hashed where its bytes may be asked for from the object store. */
function openAway({ readAway }: Inspection, blame: Blame, row: Row): void {
  if (!readAway) return;
  try {
    openBlob(blame, { ...row, data: readAway(row.sha256) }, undefined);
  } catch (fault) {
    blame(row, (fault as Error).message);
  }
}

/** A base that is a delta itself, or missing, opens nothing. */
function openBase(row: Row | undefined): Buffer | null {
  if (!row || row.base !== null) return null;
  try {
    return zstdDecompressSync(row.data);
  } catch {
    return null;
  }
}

function openBlob(blame: Blame, row: Row, dictionary: Buffer | null | undefined): Buffer | null {
  if (dictionary === null) return blame(row, `it is compressed against ${row.base}, which cannot be opened`);
  let bytes: Buffer;
  try {
    bytes = zstdDecompressSync(row.data, dictionary ? { dictionary } : {});
  } catch (fault) {
    return blame(row, `it cannot be decompressed (${(fault as Error).message})`);
  }
  const found = sha256(bytes);
  if (found !== row.sha256) return blame(row, `its bytes have digest ${found}`);
  if (bytes.length !== row.size) blame(row, `it has ${bytes.length} bytes, not ${row.size}`);
  return bytes;
}

/** Names the snapshots that lose their bytes with it. The question is compiled once: of a spoiled disk every blob may be damaged. */
function blamer({ db, fault }: Inspection): Blame {
  const captures = db.prepare<[string], number>('SELECT id FROM capture WHERE sha256 = ? ORDER BY id').pluck();
  return ({ sha256: digest }, detail) => {
    const ids = captures.all(digest);
    fault(digest, `altered: ${detail}${ids.length > 0 ? `; snapshots ${ids.join(', ')}` : ''}`);
    return null;
  };
}

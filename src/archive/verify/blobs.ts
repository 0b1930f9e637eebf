import { sha256 } from '../blobs.ts';
import { decompress } from '../packing.ts';
import type { Check, Inspection } from './check.ts';

interface Row {
  sha256: string;
  size: number;
  base: string | null;
  data: Buffer;
  away: string | null;
}

type Blame = (row: Row, detail: string) => void;

interface Opened {
  digest: string;
  bytes: Buffer | null;
}

/** What others are compressed against comes just before them, so that each is opened once. */
const ORDER = `SELECT blob.sha256 FROM blob LEFT JOIN blob AS base ON base.sha256 = blob.base
  ORDER BY coalesce(base.base, blob.base, blob.sha256), blob.base IS NOT NULL,
    CASE WHEN base.base IS NULL THEN blob.sha256 ELSE blob.base END, base.base IS NOT NULL, blob.sha256`;

/** Every blob is opened and hashed again. */
export const verifyBlobs: Check = {
  total: 'SELECT count(*) FROM blob',
  run(inspection) {
    const { db, step } = inspection;
    const blame = blamer(inspection);
    const find = db.prepare<[string], Row>(
      'SELECT sha256, size, base, data, away_at AS away FROM blob WHERE sha256 = ?',
    );
    const dictionary = dictionaries((digest) => find.get(digest));
    for (const digest of db.prepare<[], string>(ORDER).pluck().iterate()) {
      const row = find.get(digest)!;
      if (row.away === null) openBlob(blame, row, row.base === null ? undefined : dictionary(row.base));
      else openAway(inspection, blame, row);
      step();
    }
  },
};

/**
 * Opens bases: null where one cannot be. A delta may be a base, but nothing that was compressed against one. The last of either
 * kind is kept.
 */
function dictionaries(find: (digest: string) => Row | undefined): (digest: string) => Buffer | null {
  let full: Opened | undefined;
  let delta: Opened | undefined;
  return function open(digest: string, mayBeDelta = true): Buffer | null {
    const known = [full, delta].find((one) => one?.digest === digest);
    if (known) return known.bytes;
    const row = find(digest);
    if (!row || (row.base !== null && !mayBeDelta)) return null;
    const dictionary = row.base === null ? undefined : open(row.base, false);
    const opened = { digest, bytes: dictionary === null ? null : openBase(row, dictionary) };
    if (row.base === null) full = opened;
    else delta = opened;
    return opened.bytes;
  };
}

/** Hashed where its bytes may be asked for from the object store. */
function openAway({ readAway }: Inspection, blame: Blame, row: Row): void {
  if (!readAway) return;
  try {
    openBlob(blame, { ...row, data: readAway(row.sha256) }, undefined);
  } catch (fault) {
    blame(row, (fault as Error).message);
  }
}

function openBase({ data }: Row, dictionary: Buffer | undefined): Buffer | null {
  try {
    return decompress(data, dictionary);
  } catch {
    return null;
  }
}

function openBlob(blame: Blame, row: Row, dictionary: Buffer | null | undefined): void {
  const wrong = faultOf(row, dictionary);
  if (wrong) blame(row, wrong);
}

function faultOf(row: Row, dictionary: Buffer | null | undefined): string | undefined {
  if (dictionary === null) return `it is compressed against ${row.base}, which cannot be opened`;
  let bytes: Buffer;
  try {
    bytes = decompress(row.data, dictionary);
  } catch (fault) {
    return `it cannot be decompressed (${(fault as Error).message})`;
  }
  const found = sha256(bytes);
  if (found !== row.sha256) return `its bytes have digest ${found}`;
  return bytes.length === row.size ? undefined : `it has ${bytes.length} bytes, not ${row.size}`;
}

/** Names the snapshots that lose their bytes with it. The question is compiled once: of a spoiled disk every blob may be damaged. */
function blamer({ db, fault }: Inspection): Blame {
  const captures = db.prepare<[string], number>('SELECT id FROM capture WHERE sha256 = ? ORDER BY id').pluck();
  return ({ sha256: digest }, detail) => {
    const ids = captures.all(digest);
    fault(digest, `altered: ${detail}${ids.length > 0 ? `; snapshots ${ids.join(', ')}` : ''}`);
  };
}

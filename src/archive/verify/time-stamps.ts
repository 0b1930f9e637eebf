import type { Database } from 'better-sqlite3';
import type { Certificate } from 'pkijs';
import { type Seal, sealText } from '../seals.ts';
import type { TimeStamp } from '../time-stamps.ts';

export interface TimeStampReport {
  readonly checked: number;
  /** Were the certificates followed to ones that the operator trusts? */
  readonly trusted: boolean;
  /** The earliest and the last that hold, with who signed them. */
  readonly first: ProvenStamp | null;
  readonly last: ProvenStamp | null;
}

export interface ProvenStamp {
  readonly day: string;
  readonly at: string;
  readonly signer: string;
}

/** Proves every time-stamp without network: imprint, signature, purpose, and with `roots` the way to one of them. */
export async function verifyTimeStamps(
  db: Database,
  fault: (id: string, detail: string) => void,
  roots?: readonly Certificate[],
): Promise<TimeStampReport> {
  const all = db
    .prepare<[], TimeStamp & Seal & { previous: string | null }>(
      `SELECT time_stamp.seal, authority, at, token, seal.day, seal.captures, seal.manifest, before.head AS previous
       FROM time_stamp JOIN seal ON seal.number = time_stamp.seal LEFT JOIN seal AS before ON before.number = seal.number - 1
       ORDER BY time_stamp.seal, at`,
    )
    .all();
  if (all.length === 0) return { checked: 0, trusted: roots !== undefined, first: null, last: null };
  // Only now: its libraries are large, and every command would wait for them.
  const { proveToken } = await import('../time-stamp-token.ts');
  const proven: ProvenStamp[] = [];
  for (const { day, authority, at, token, previous, ...seal } of all) {
    const found = await proveToken(token, sealText(previous ?? undefined, { day, ...seal }), roots);
    if (typeof found === 'string') fault(day, `the time-stamp by ${authority} proves nothing: ${found}`);
    else if (found.at !== at) fault(day, `the time-stamp by ${authority} states ${found.at}, the archive ${at}`);
    else proven.push({ day, at, signer: found.signer });
  }
  const [first = null] = proven;
  return { checked: all.length, trusted: roots !== undefined, first, last: proven.at(-1) ?? null };
}

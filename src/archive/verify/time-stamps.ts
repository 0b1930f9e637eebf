import type { Database } from 'better-sqlite3';
import { type Seal, sealText } from '../seals.ts';
import type { Trust } from '../time-stamp-token.ts';
import type { TimeStamp } from '../time-stamps.ts';

export interface TimeStampReport {
  readonly checked: number;
  /** Were the certificates followed to ones that the operator trusts? */
  readonly trusted: boolean;
  /** Of when the oldest list is by which none of them was revoked; null: no lists were asked. */
  readonly revocationAsOf: string | null;
  /** The earliest and the last that hold, with who signed them. */
  readonly first: ProvenStamp | null;
  readonly last: ProvenStamp | null;
}

export interface ProvenStamp {
  readonly day: string;
  readonly at: string;
  readonly signer: string;
}

/** Proves every time-stamp without network: imprint, signature, purpose, and with `trust` the way to a root. */
export async function verifyTimeStamps(
  db: Database,
  fault: (id: string, detail: string) => void,
  trust?: Trust,
): Promise<TimeStampReport> {
  const all = db
    .prepare<[], TimeStamp & Seal & { previous: string | null }>(
      `SELECT time_stamp.seal, authority, at, token, seal.day, seal.captures, seal.manifest, before.head AS previous
       FROM time_stamp JOIN seal ON seal.number = time_stamp.seal LEFT JOIN seal AS before ON before.number = seal.number - 1
       ORDER BY time_stamp.seal, at`,
    )
    .all();
  const trusted = trust !== undefined;
  if (all.length === 0) return { checked: 0, trusted, revocationAsOf: null, first: null, last: null };
  // Only now: its libraries are large, and every command would wait for them.
  const { proveToken } = await import('../time-stamp-token.ts');
  const proven: ProvenStamp[] = [];
  const lists: string[] = [];
  for (const { day, authority, at, token, previous, ...seal } of all) {
    const found = await proveToken(token, sealText(previous ?? undefined, { day, ...seal }), trust);
    if (typeof found === 'string') fault(day, `the time-stamp by ${authority} proves nothing: ${found}`);
    else if (found.at !== at) fault(day, `the time-stamp by ${authority} states ${found.at}, the archive ${at}`);
    else {
      proven.push({ day, at, signer: found.signer });
      if (found.revocationAsOf) lists.push(found.revocationAsOf);
    }
  }
  const [first = null] = proven;
  const last = proven.at(-1) ?? null;
  return { checked: all.length, trusted, revocationAsOf: lists.sort()[0] ?? null, first, last };
}

import type { Database } from 'better-sqlite3';
import type { Seal } from './seals.ts';

/** What another authority attests: this seal's head existed at that time. */
export interface TimeStamp {
  /** Number of the seal. */
  readonly seal: number;
  /** The address that was asked. */
  readonly authority: string;
  /** ISO 8601 UTC: the authority's word, not ours. */
  readonly at: string;
  /** RFC 3161 TimeStampToken, DER. */
  readonly token: Buffer;
}

const SELECT = 'SELECT seal, authority, at, token FROM time_stamp';

/** Time-stamps over seals. Kept for ever: a token is worth the more the older it is. */
export function timeStampStore(db: Database) {
  const insert = db.prepare(
    'INSERT OR IGNORE INTO time_stamp (seal, authority, at, token) VALUES ($seal, $authority, $at, $token)',
  );
  const unstamped = db.prepare<[string], Seal>(
    `SELECT number, day, captures, manifest, head FROM seal WHERE number = (SELECT max(number) FROM seal)
       AND NOT EXISTS (SELECT 1 FROM time_stamp WHERE seal = seal.number AND authority = ?)`,
  );
  const covering = db.prepare<[number], TimeStamp>(`${SELECT} WHERE seal >= ? ORDER BY seal, at LIMIT 1`);
  const between = db.prepare<[number, number], TimeStamp>(`${SELECT} WHERE seal BETWEEN ? AND ? ORDER BY seal, at`);
  return {
    add: (stamp: TimeStamp): void => void insert.run(stamp),
    /** The last seal, where this authority has not stamped it yet. Earlier ones are covered by it: the chain leads to them. */
    missing: (authority: string): Seal | undefined => unstamped.get(authority),
    /** The earliest stamp that proves a seal: its own, or that of a later one, which builds on it. */
    covering: (seal: number): TimeStamp | undefined => covering.get(seal),
    /** Stamps of the seals from one number to another, both included. */
    between: (first: number, last: number): TimeStamp[] => between.all(first, last),
  };
}

import { createHash, randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { DAY_MS, plus, sql } from './sql.ts';

export type Purpose = 'confirm' | 'manage' | 'unsubscribe' | 'feed';

/** How long a link works. The way out must outlive every mail that people may still have. */
const LIFETIME_MS: Readonly<Record<Purpose, number>> = {
  confirm: 2 * DAY_MS,
  manage: 90 * DAY_MS,
  unsubscribe: 730 * DAY_MS,
  // A feed reader is set up once and forgotten; a new address on the manage page ends the old one.
  feed: 3650 * DAY_MS,
};

const hash = (token: string): string => createHash('sha256').update(token).digest('hex');

const SECRET_BYTES = 32;

/** Random bytes drawn for many secrets at once: a mail has two, and each call to the generator costs more than the rest of a secret. */
function secrets(): () => string {
  let stock = Buffer.alloc(0);
  return () => {
    if (stock.length === 0) stock = randomBytes(64 * SECRET_BYTES);
    const secret = stock.toString('base64url', 0, SECRET_BYTES);
    // What was handed out is kept nowhere.
    stock.fill(0, 0, SECRET_BYTES);
    stock = stock.subarray(SECRET_BYTES);
    return secret;
  };
}

const newSecret = secrets();

/** A new secret of 256 bits for one purpose; the text that is returned is kept nowhere. */
export function mintToken(db: Database, subscriber: number, purpose: Purpose, now: string, wishes?: string): string {
  const token = newSecret();
  sql(
    db,
    'INSERT INTO token (hash, subscriber_id, purpose, created_at, expires_at, wishes_json) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(hash(token), subscriber, purpose, now, plus(now, LIFETIME_MS[purpose]), wishes ?? null);
  return token;
}

export interface TokenFacts {
  readonly subscriber: number;
  readonly wishes: string | null;
}

/** What a token opens, or null where it is unknown, expired or meant for another door. */
export function readToken(db: Database, token: string, purpose: Purpose, now: string): TokenFacts | null {
  const facts = sql<TokenFacts>(
    db,
    'SELECT subscriber_id AS subscriber, wishes_json AS wishes FROM token WHERE hash = ? AND purpose = ? AND expires_at > ?',
  ).get(hash(token), purpose, now);
  return facts ?? null;
}

/** Ends every link of a purpose for one subscriber. */
export function voidTokens(db: Database, subscriber: number, purpose: Purpose): void {
  sql(db, 'DELETE FROM token WHERE subscriber_id = ? AND purpose = ?').run(subscriber, purpose);
}

/** How many links of a purpose were made since a time. */
export function countTokens(db: Database, subscriber: number, purpose: Purpose, since: string): number {
  const row = sql<{ n: number }>(
    db,
    'SELECT count(*) AS n FROM token WHERE subscriber_id = ? AND purpose = ? AND created_at > ?',
  ).get(subscriber, purpose, since);
  return row?.n ?? 0;
}

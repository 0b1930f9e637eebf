import type { Database } from 'better-sqlite3';
import { list, unsubscribe } from '../../src/subscribers/store.ts';
import { mintToken } from '../../src/subscribers/tokens.ts';

/** The subscriber of an address presses the link in a mail. */
export function leave(db: Database, address: string, now: string): void {
  const { id } = list(db).find((one) => one.address === address)!;
  unsubscribe(db, mintToken(db, id, 'unsubscribe', now), now);
}

import type { Database } from 'better-sqlite3';
import type { StoredSubscriber } from './rows.ts';
import { byId, manage } from './store.ts';
import { mintToken, readToken, voidTokens } from './tokens.ts';

/** A new address of the private feed for who holds a manage link; the old one ends. Null: no such link, or ended. */
export function renewFeed(db: Database, token: string, now: string): string | null {
  return db
    .transaction((): string | null => {
      const subscriber = manage(db, token, now);
      if (subscriber?.state !== 'active') return null;
      voidTokens(db, subscriber.id, 'feed');
      return mintToken(db, subscriber.id, 'feed', now);
    })
    .immediate();
}

/** Whose private feed this is; null where the address is unknown or the subscription has ended. */
export function feedReader(db: Database, token: string, now: string): StoredSubscriber | null {
  const facts = readToken(db, token, 'feed', now);
  const subscriber = facts && byId(db, facts.subscriber);
  return subscriber?.state === 'active' ? subscriber : null;
}

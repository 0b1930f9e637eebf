import type { Database } from 'better-sqlite3';
import { wishesOf } from '../subscribers/rows.ts';
import { requestSubscription, type SubscriptionRequest } from '../subscribers/store.ts';
import { enqueueMessage } from './outbox.ts';

/**
 * Answers a request to subscribe with the one mail that asks for confirmation, in one transaction. Returns nothing, on
 * purpose: whether the address was new, known, suppressed or asked too often must look the same to the visitor.
 */
export function askToConfirm(db: Database, input: SubscriptionRequest, baseUrl: string): void {
  db.transaction(() => {
    const { subscriber, confirmToken } = requestSubscription(db, input);
    if (subscriber === null || !confirmToken) return;
    enqueueMessage(db, {
      kind: 'confirm',
      to: { subscriber },
      payload: { token: confirmToken, wishes: wishesOf(input.subscription) },
      baseUrl,
      now: input.now,
    });
  }).immediate();
}

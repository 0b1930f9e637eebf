import type { Database } from 'better-sqlite3';
import type { Subscription } from '../domain/subscriber.ts';
import { type Origin, type StoredSubscriber, type SubscriberRow, toSubscriber, wishColumns, wishesOf } from './rows.ts';
import { DAY_MS, plus, sql } from './sql.ts';
import { cancelMessages, isSuppressed } from './suppression.ts';
import { countTokens, mintToken, readToken, voidTokens } from './tokens.ts';

/** Confirmation mails one address can be made to receive in a day. */
const CONFIRMATIONS_PER_DAY = 3;

export interface SubscriptionRequest {
  readonly address: string;
  readonly subscription: Subscription;
  readonly origin: Origin;
  readonly now: string;
}

/** `confirmToken` is absent where no mail may go out: suppressed, or asked too often. Tell the visitor the same. */
export interface RequestResult {
  readonly subscriber: number | null;
  readonly confirmToken?: string;
}

function byAddress(db: Database, address: string): StoredSubscriber | null {
  const row = sql<SubscriberRow>(db, 'SELECT * FROM subscriber WHERE address = ?').get(address);
  return row ? toSubscriber(row) : null;
}

/** One subscriber, whatever the state. */
export function byId(db: Database, id: number): StoredSubscriber | null {
  const row = sql<SubscriberRow>(db, 'SELECT * FROM subscriber WHERE id = ?').get(id);
  return row ? toSubscriber(row) : null;
}

function insert(
  db: Database,
  address: string,
  state: 'pending' | 'active',
  input: Omit<SubscriptionRequest, 'address'>,
) {
  const { lastInsertRowid } = sql(
    db,
    `INSERT INTO subscriber (address, state, origin, sources_json, countries_json, topics_json, min_severity, language,
       rhythm, hour, time_zone, created_at, confirmed_at)
     VALUES (@address, @state, @origin, @sources, @countries, @topics, @minSeverity, @language,
       @rhythm, @hour, @timeZone, @now, @confirmedAt)`,
  ).run({
    ...wishColumns(input.subscription),
    address,
    state,
    origin: input.origin,
    now: input.now,
    confirmedAt: state === 'active' ? input.now : null,
  });
  return Number(lastInsertRowid);
}

/**
 * The first half of double opt-in. Nothing takes force before `confirm`, not even new wishes of an active subscriber,
 * and the answer to the visitor must not depend on the result. Address as `validateAddress` returned it.
 */
export function requestSubscription(db: Database, input: SubscriptionRequest): RequestResult {
  return db
    .transaction((): RequestResult => {
      if (isSuppressed(db, input.address)) return { subscriber: null };
      const id = byAddress(db, input.address)?.id ?? insert(db, input.address, 'pending', input);
      if (countTokens(db, id, 'confirm', plus(input.now, -DAY_MS)) >= CONFIRMATIONS_PER_DAY) return { subscriber: id };
      const wishes = JSON.stringify(wishesOf(input.subscription));
      return { subscriber: id, confirmToken: mintToken(db, id, 'confirm', input.now, wishes) };
    })
    .immediate();
}

/** Whether a confirmation link still works; looking changes nothing. */
export const canConfirm = (db: Database, token: string, now: string): boolean =>
  readToken(db, token, 'confirm', now) !== null;

/** The second half: the wishes sent with the request take force. Null: unknown or expired link, or suppressed. */
export function confirm(db: Database, token: string, now: string): StoredSubscriber | null {
  return db
    .transaction((): StoredSubscriber | null => {
      const facts = readToken(db, token, 'confirm', now);
      const subscriber = facts && byId(db, facts.subscriber);
      if (!facts || !subscriber || subscriber.state === 'suppressed') return null;
      if (facts.wishes) {
        activate(db, subscriber.id, JSON.parse(facts.wishes) as Subscription, now);
        // A second press of the same button shows the same page, but must not undo what was chosen since.
        sql(db, `UPDATE token SET wishes_json = NULL WHERE subscriber_id = ? AND purpose = 'confirm'`).run(
          subscriber.id,
        );
      }
      return byId(db, subscriber.id);
    })
    .immediate();
}

function activate(db: Database, id: number, wishes: Subscription, now: string): void {
  write(db, id, wishes);
  sql(
    db,
    `UPDATE subscriber SET state = 'active', confirmed_at = coalesce(confirmed_at, ?), ended_at = NULL WHERE id = ?`,
  ).run(now, id);
}

function write(db: Database, id: number, wishes: Subscription): void {
  sql(
    db,
    `UPDATE subscriber SET sources_json = @sources, countries_json = @countries, topics_json = @topics,
       min_severity = @minSeverity, language = @language, rhythm = @rhythm, hour = @hour, time_zone = @timeZone
     WHERE id = @id`,
  ).run({ ...wishColumns(wishes), id });
}

const clock = (): string => new Date().toISOString();

/** A fresh manage link, for the page that follows a confirmation. */
export const manageToken = (db: Database, subscriber: number, now: string): string =>
  mintToken(db, subscriber, 'manage', now);

/** Whom a manage link belongs to; null where it is unknown or expired. */
export function manage(db: Database, token: string, now: string = clock()): StoredSubscriber | null {
  const facts = readToken(db, token, 'manage', now);
  return facts && byId(db, facts.subscriber);
}

/** Sets new wishes by a manage link. Null where the link opens nothing or the subscription has ended. */
export function updateSubscription(
  db: Database,
  token: string,
  wishes: Subscription,
  now: string = clock(),
): StoredSubscriber | null {
  return db
    .transaction((): StoredSubscriber | null => {
      const subscriber = manage(db, token, now);
      if (subscriber?.state !== 'active') return null;
      write(db, subscriber.id, wishes);
      return byId(db, subscriber.id);
    })
    .immediate();
}

/** Whom an unsubscribe link belongs to; looking changes nothing. */
export function unsubscribing(db: Database, token: string, now: string = clock()): StoredSubscriber | null {
  const facts = readToken(db, token, 'unsubscribe', now) ?? readToken(db, token, 'manage', now);
  return facts && byId(db, facts.subscriber);
}

/** Ends a subscription by an unsubscribe or manage link; repeated, it says the same. False: the link is unknown. */
export function unsubscribe(db: Database, token: string, now: string = clock()): boolean {
  return db
    .transaction((): boolean => {
      const subscriber = unsubscribing(db, token, now);
      if (!subscriber) return false;
      end(db, subscriber.id, now);
      return true;
    })
    .immediate();
}

/** Ends a subscription; what still waits for it is cancelled, and open confirmation links with it. */
function end(db: Database, id: number, now: string): void {
  sql(db, `UPDATE subscriber SET state = 'ended', ended_at = ? WHERE id = ? AND state IN ('active', 'pending')`).run(
    now,
    id,
  );
  voidTokens(db, id, 'confirm');
  cancelMessages(db, id, now);
}

/** Removes a person with everything kept about them: wishes, links, messages. A suppression hash stays. */
export function deleteSubscriber(db: Database, id: number): boolean {
  return db
    .transaction((): boolean => {
      // Rows gathered by a digest point at it; they go together, so the pointer is dropped first.
      sql(db, 'UPDATE outbox SET digest_id = NULL WHERE subscriber_id = ?').run(id);
      return sql(db, 'DELETE FROM subscriber WHERE id = ?').run(id).changes > 0;
    })
    .immediate();
}

/** Removes a person by address, for the operator. False: nobody is known under it. */
export const deleteByAddress = (db: Database, address: string): boolean =>
  deleteSubscriber(db, byAddress(db, address)?.id ?? 0);

/** Subscribes an address whose owner the operator vouches for, or sets new wishes for one that is there. */
export function addConfirmed(db: Database, input: SubscriptionRequest): StoredSubscriber {
  return db
    .transaction((): StoredSubscriber => {
      if (isSuppressed(db, input.address)) {
        throw new Error(`${input.address} is suppressed after a bounce or complaint; no mail may go there`);
      }
      const known = byAddress(db, input.address);
      if (known) activate(db, known.id, input.subscription, input.now);
      return byId(db, known?.id ?? insert(db, input.address, 'active', input))!;
    })
    .immediate();
}

/** Subscribers in the order of their addresses. */
export function list(db: Database, state?: StoredSubscriber['state']): StoredSubscriber[] {
  return sql<SubscriberRow>(db, 'SELECT * FROM subscriber WHERE ? IS NULL OR state = ? ORDER BY address')
    .all(state ?? null, state ?? null)
    .map(toSubscriber);
}

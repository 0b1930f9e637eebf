import { randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Change } from '../domain/change.ts';
import type { Subscription } from '../domain/subscriber.ts';
import { isNews, wanted, wantedBy } from '../subscribers/matching.ts';
import { wishColumns } from '../subscribers/rows.ts';
import { sql } from '../subscribers/sql.ts';
import type { ChangeContext } from './notice.ts';
import type { IncidentReport } from './render-incidents.ts';

/** What a webhook wants to hear of; language and rhythm are matters of mails. */
export type HookWishes = Pick<Subscription, 'sources' | 'countries' | 'topics' | 'minSeverity'>;

/** Changes are for everybody; incidents of the installation are the operator's. */
export type HookSubject = 'changes' | 'incidents';

/** A webhook as the operator sees it: without its secret. */
export interface Webhook extends HookWishes {
  readonly id: number;
  readonly url: string;
  readonly hears: HookSubject;
  /** gone: the endpoint answered 410 */
  readonly state: 'active' | 'gone';
  readonly createdAt: string;
  readonly waiting: number;
  readonly sent: number;
  readonly dead: number;
  readonly lastAnswer: string | null;
}

/** SQL for a webhook-id that no other message has: 128 random bits, the same at every attempt. */
const MESSAGE_ID = `'msg_' || lower(hex(randomblob(16)))`;

/** Registers a webhook. The secret (Standard Webhooks: `whsec_` and 32 bytes in base64) is returned this once. */
export function addWebhook(
  db: Database,
  url: string,
  wishes: HookWishes,
  now: string,
  hears: HookSubject = 'changes',
): { readonly id: number; readonly secret: string } {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const { sources, countries, topics, minSeverity } = wishColumns({ ...wishes, language: 'en', rhythm: 'at-once' });
  const { lastInsertRowid } = sql(
    db,
    `INSERT INTO webhook (url, secret, hears, state, sources_json, countries_json, topics_json, min_severity, created_at)
     VALUES (@url, @secret, @hears, 'active', @sources, @countries, @topics, @minSeverity, @now)`,
  ).run({ url, secret, hears, sources, countries, topics, minSeverity, now });
  return { id: Number(lastInsertRowid), secret };
}

/** Forgets a webhook with everything that waits for it. False: there is none. */
export const removeWebhook = (db: Database, id: number): boolean =>
  sql(db, 'DELETE FROM webhook WHERE id = ?').run(id).changes > 0;

interface Row extends Omit<Webhook, keyof HookWishes> {
  readonly sources_json: string;
  readonly countries_json: string;
  readonly topics_json: string;
  readonly minSeverity: HookWishes['minSeverity'];
}

/** Every webhook with the state of its messages. */
export function listWebhooks(db: Database): Webhook[] {
  const count = (states: string) =>
    `(SELECT count(*) FROM webhook_message m WHERE m.webhook_id = webhook.id AND m.state IN (${states}))`;
  const rows = sql<Row>(
    db,
    `SELECT id, url, hears, state, created_at AS createdAt, sources_json, countries_json, topics_json,
       min_severity AS minSeverity, ${count("'ready', 'leased'")} AS waiting, ${count("'sent'")} AS sent,
       ${count("'dead'")} AS dead,
       (SELECT last_answer FROM webhook_message m WHERE m.webhook_id = webhook.id AND last_answer IS NOT NULL
        ORDER BY m.id DESC LIMIT 1) AS lastAnswer
     FROM webhook ORDER BY id`,
  ).all();
  return rows.map(({ sources_json, countries_json, topics_json, ...row }) => ({
    ...row,
    sources: JSON.parse(sources_json),
    countries: JSON.parse(countries_json),
    topics: JSON.parse(topics_json),
  }));
}

/** The body of a message: Standard Webhooks' type, timestamp and data. */
const bodyOf = (
  type: 'change.detected' | 'incident.began' | 'incident.over' | 'test',
  timestamp: string,
  data: unknown,
): string => JSON.stringify({ type, timestamp, data });

/** What a program needs of a change: the change as the API prints it, its source, and where to read it. */
function changeBody({ cause: _, reason: __, ...change }: Change, context: ChangeContext): string {
  const url = `${context.baseUrl.replace(/\/+$/, '')}/changes/${change.id}`;
  return bodyOf('change.detected', change.detectedAt, { change, source: context.source, url });
}

/**
 * Puts one message per interested webhook beside the mails; to be called inside the transaction that records the
 * change. Repeating it adds nothing. Returns how many were added.
 */
export function enqueueHooks(db: Database, change: Change, context: ChangeContext, now: string): number {
  if (!isNews(change)) return 0;
  return sql(
    db,
    `INSERT INTO webhook_message (webhook_id, change_id, message_id, body, state, created_at, due_at)
     SELECT id, @change, ${MESSAGE_ID}, @body, 'ready', @now, @now FROM webhook WHERE hears = 'changes' AND ${wantedBy('webhook')}
     ON CONFLICT (webhook_id, change_id) DO NOTHING`,
  ).run({ ...wanted(change, context.source), change: change.id, body: changeBody(change, context), now }).changes;
}

/** Beyond these a message says how many more there are; the status page has them all. */
const MOST_INCIDENTS = 100;

/**
 * One message for all that began and one for all that ended at one look, however many: an incident is told once in each.
 * To be called inside the transaction that files them. Returns how many messages were added.
 */
export function enqueueIncidents(db: Database, news: IncidentReport, baseUrl: string, now: string): number {
  const add = (type: 'incident.began' | 'incident.over', all: IncidentReport['opened']): number => {
    if (all.length === 0) return 0;
    const incidents = all.slice(0, MOST_INCIDENTS);
    const data = { incidents, more: all.length - incidents.length, url: `${baseUrl.replace(/\/+$/, '')}/status` };
    return sql(
      db,
      `INSERT INTO webhook_message (webhook_id, message_id, body, state, created_at, due_at)
       SELECT id, ${MESSAGE_ID}, @body, 'ready', @now, @now FROM webhook WHERE hears = 'incidents' AND state = 'active'`,
    ).run({ body: bodyOf(type, now, data), now }).changes;
  };
  return add('incident.began', news.opened) + add('incident.over', news.closed);
}

/** A message that shows whether an endpoint takes messages. Returns its id; null: no such webhook. */
export function enqueueHookTest(db: Database, webhook: number, now: string): number | null {
  const body = bodyOf('test', now, { message: 'Messages of this kvisa-watch arrive here.' });
  const row = sql<{ id: number }>(
    db,
    `INSERT INTO webhook_message (webhook_id, message_id, body, state, created_at, due_at)
     SELECT id, ${MESSAGE_ID}, @body, 'ready', @now, @now FROM webhook WHERE id = @webhook RETURNING id`,
  ).get({ webhook, body, now });
  return row?.id ?? null;
}

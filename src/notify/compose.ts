import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Subscriber, Subscription } from '../domain/subscriber.ts';
import { type StoredSubscriber, wishesOf } from '../subscribers/rows.ts';
import { byId } from '../subscribers/store.ts';
import { mintToken, readToken } from '../subscribers/tokens.ts';
import type { OutgoingMail } from './channels/channel.ts';
import { mailHost } from './clean.ts';
import { gatheredNotices } from './digests.ts';
import type { LeasedMessage } from './leases.ts';
import { type BlindSpots, page, type Reader, type SourceName } from './mail-frame.ts';
import type { Rendered } from './mail-parts.ts';
import { type Notice, readNotice } from './notice.ts';
import { renderChangeMail } from './render.ts';
import { renderDigestMail } from './render-digest.ts';
import { type IncidentReport, renderIncidentMail } from './render-incidents.ts';
import { renderConfirmMail, renderFloodMail, renderTestMail } from './render-notes.ts';

export interface Sender {
  readonly from: { readonly name?: string; readonly address: string };
  readonly baseUrl: string;
  /** Where bounces go: `bounces@example.org` becomes `bounces+KEY@example.org` per message (VERP). */
  readonly bounces?: string;
  /** What this subscriber's mails cannot know, from the health of the sources. */
  readonly blindSpots?: (subscriber: Subscriber) => BlindSpots | undefined;
  /** What a source is called, for "why you get this". */
  readonly sourceName?: SourceName;
}

/** RFC 3834 §5, so that no auto-reply comes; List-Id (RFC 2919) so that people can filter. */
const automatic = (sender: Sender): Record<string, string> => ({
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
  'List-Id': `K visa alerts <alerts.${mailHost(sender.baseUrl)}>`,
});

/** RFC 2369 and RFC 8058: one click in the mail program, no login, no page. */
const bulk = (reader: Reader): Record<string, string> => ({
  Precedence: 'bulk',
  'List-Unsubscribe': `<${reader.unsubscribeUrl}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

/** The part of a Message-ID that names the message; also the key of its return path. */
const messageKey = (messageId: string): string => messageId.slice(1, messageId.indexOf('@'));

function returnPath(bounces: string | undefined, messageId: string): string | undefined {
  const at = bounces?.lastIndexOf('@') ?? -1;
  return bounces && at > 0 ? `${bounces.slice(0, at)}+${messageKey(messageId)}${bounces.slice(at)}` : undefined;
}

/** Mails about one page share this reference, so that mail programs show them as one thread. */
function threadOf({ change }: Notice, sender: Sender): string {
  const key = createHash('sha256').update(change.url).digest('hex').slice(0, 32);
  return `<page.${key}@${mailHost(sender.baseUrl)}>`;
}

function readerOf(db: Database, subscriber: StoredSubscriber, sender: Sender, now: string): Reader {
  const token = (purpose: 'manage' | 'unsubscribe') => mintToken(db, subscriber.id, purpose, now);
  return {
    subscriber,
    baseUrl: sender.baseUrl,
    manageUrl: page(sender.baseUrl, `/manage/${token('manage')}`),
    unsubscribeUrl: page(sender.baseUrl, `/unsubscribe/${token('unsubscribe')}`),
    blindSpots: sender.blindSpots?.(subscriber),
    sourceName: sender.sourceName,
  };
}

type Content = Rendered & { readonly references?: string; readonly headers?: Readonly<Record<string, string>> };

function tell(
  db: Database,
  row: LeasedMessage,
  subscriber: StoredSubscriber,
  sender: Sender,
  now: string,
  noticeOf: NoticeReader,
): Content | null {
  if (subscriber.state !== 'active') return null;
  const ids = row.kind === 'digest' ? gatheredNotices(db, row.id) : [row.notice ?? 0];
  const notices = ids.map(noticeOf);
  const [first] = notices;
  if (!first) return null;
  const reader = readerOf(db, subscriber, sender, now);
  const headers = bulk(reader);
  if (row.kind === 'digest') {
    const entries = notices.map(({ change, context }) => ({ change, source: context.source }));
    return { ...renderDigestMail(entries, reader), headers };
  }
  const { change, context, alsoAt } = first;
  const rendered = renderChangeMail(change, { ...reader, ...context, baseUrl: sender.baseUrl, alsoAt });
  return { ...rendered, headers, references: threadOf(first, sender) };
}

interface Payload {
  readonly token?: string;
  readonly wishes?: Subscription;
  readonly flood?: { readonly subscribers: number; readonly most: number };
  readonly incidents?: IncidentReport;
}

function confirmation(
  db: Database,
  payload: Payload,
  subscriber: StoredSubscriber,
  sender: Sender,
  now: string,
): Content | null {
  const { token } = payload;
  if (!token || subscriber.state === 'suppressed' || !readToken(db, token, 'confirm', now)) return null;
  const confirmUrl = page(sender.baseUrl, `/confirm/${token}`);
  return renderConfirmMail(payload.wishes ?? wishesOf(subscriber), { confirmUrl, sourceName: sender.sourceName });
}

function contentOf(
  db: Database,
  row: LeasedMessage,
  to: StoredSubscriber | null,
  sender: Sender,
  now: string,
  noticeOf: NoticeReader,
): Content | null {
  const payload = JSON.parse(row.payload ?? '{}') as Payload;
  switch (row.kind) {
    case 'change':
    case 'digest':
      return to && tell(db, row, to, sender, now, noticeOf);
    case 'confirm':
      return to && confirmation(db, payload, to, sender, now);
    case 'operator':
      if (payload.incidents)
        return renderIncidentMail(payload.incidents, { statusUrl: page(sender.baseUrl, '/status') });
      return payload.flood ? renderFloodMail(payload.flood, { statusUrl: page(sender.baseUrl, '/status') }) : null;
    case 'test':
      return renderTestMail(sender);
  }
}

export type NoticeReader = (id: number) => Notice;

/** Reads each notice once, for a portion of messages that are composed in one transaction: most of them tell the same. */
export function noticeReader(db: Database): NoticeReader {
  const read = new Map<number, Notice>();
  return (id) => {
    const notice = read.get(id) ?? readNotice(db, id);
    read.set(id, notice);
    return notice;
  };
}

/**
 * The message of an outbox row, with fresh links. Null where it has become pointless: the subscriber left, the
 * confirmation link expired.
 */
export function compose(
  db: Database,
  row: LeasedMessage,
  sender: Sender,
  now: string,
  noticeOf: NoticeReader = noticeReader(db),
): OutgoingMail | null {
  return db
    .transaction((): OutgoingMail | null => {
      const subscriber = row.subscriber === null ? null : byId(db, row.subscriber);
      const to = subscriber?.address ?? row.address;
      const content = to ? contentOf(db, row, subscriber, sender, now, noticeOf) : null;
      if (!to || !content) return null;
      return {
        from: sender.from,
        to,
        envelopeFrom: returnPath(sender.bounces, row.messageId),
        subject: content.subject,
        text: content.text,
        html: content.html,
        messageId: row.messageId,
        references: content.references,
        headers: { ...automatic(sender), ...content.headers },
        date: row.createdAt,
      };
    })
    .immediate();
}

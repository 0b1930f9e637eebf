import { createTransport } from 'nodemailer';
import { judgeFailure } from '../bounce-status.ts';
import type { Channel, SendResult } from './channel.ts';
import { refuseRecipient, toMessage } from './message.ts';

export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  /** PEM */
  readonly privateKey: string;
}

export interface MailChannelOptions {
  /** smtp://user:password@host:587, smtps://host:465; further options of nodemailer as query parameters. */
  readonly url: string;
  /** Connections kept open, default 5. */
  readonly connections?: number;
  /** Messages per second over all connections; unlimited where absent. */
  readonly perSecond?: number;
  readonly dkim?: DkimKey;
  /** Default 20 s to connect and greet, 60 s of silence. */
  readonly timeouts?: { readonly connectMs?: number; readonly silenceMs?: number };
}

/** RFC 6376 §5.4.1, and RFC 8058 §4, which wants both List-Unsubscribe fields signed; nodemailer leaves them out. */
const SIGNED_FIELDS =
  'From:Sender:Reply-To:Subject:Date:Message-ID:To:Cc:MIME-Version:Content-Type:Content-Transfer-Encoding:References:List-Id:List-Unsubscribe:List-Unsubscribe-Post';

interface SmtpFault extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly rejectedErrors?: readonly SmtpFault[];
}

/**
 * What a failed attempt means. Only an answer to RCPT TO or to the message itself speaks about the message; a refused
 * login, sender or greeting is a fault of the installation, and alerts must outlive its repair.
 */
export function classifyFault(fault: SmtpFault): SendResult {
  const cause = fault.rejectedErrors?.[0] ?? fault;
  const answer = (cause.response ?? cause.message).replace(/\s+/g, ' ').slice(0, 500);
  const code = cause.responseCode;
  const aboutMessage = cause.command === 'RCPT TO' || cause.command === 'DATA';
  if (code === undefined) {
    // Before anything was sent: nodemailer itself refuses the address.
    if (cause.code === 'EENVELOPE') return { outcome: 'never', answer, recipient: true };
    return { outcome: 'later', answer, channel: true };
  }
  if (!aboutMessage || code === 421 || code === 503) return { outcome: 'later', answer, channel: true };
  return code >= 500
    ? { outcome: 'never', answer, recipient: judgeFailure('', answer) === 'hard' }
    : { outcome: 'later', answer, channel: false };
}

/** Delivery over SMTP by a pool of connections (nodemailer). */
export function mailChannel(options: MailChannelOptions): Channel {
  const { connectMs = 20_000, silenceMs = 60_000 } = options.timeouts ?? {};
  const transport = createTransport({
    url: options.url,
    pool: true,
    maxConnections: options.connections ?? 5,
    // A message whose connection broke is the outbox's to repeat, with its record; the pool must not do so by itself.
    maxRequeues: 0,
    rateLimit: options.perSecond,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    dnsTimeout: connectMs,
    socketTimeout: silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    dkim: options.dkim && {
      domainName: options.dkim.domain,
      keySelector: options.dkim.selector,
      privateKey: options.dkim.privateKey,
      headerFieldNames: SIGNED_FIELDS,
    },
  });
  // Idle connections may break at any time; the next send finds out by itself.
  transport.on('error', () => {});
  return {
    name: 'mail',
    async send(mail, signal) {
      const refusal = refuseRecipient(mail);
      if (refusal) return refusal;
      try {
        const sent = await transport.sendMail({ ...toMessage(mail), signal });
        const refused = sent.rejectedErrors?.[0];
        return refused ? classifyFault(refused as SmtpFault) : { outcome: 'accepted', answer: sent.response };
      } catch (fault) {
        return classifyFault(fault as SmtpFault);
      }
    },
    async close() {
      transport.close({ force: true });
    },
  };
}

/** Connects and logs in without sending, for `doctor`. Throws what nodemailer found. */
export async function verifyMailUrl(url: string): Promise<void> {
  const transport = createTransport({ url, connectionTimeout: 10_000, greetingTimeout: 10_000 });
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}

import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { exactStatus, judgeFailure, type Permanence } from './bounce-status.ts';
import { clean } from './clean.ts';

/**
 * What came back. `key` names the message that was sent (its return path or Message-ID); without it a report cannot be
 * told from a forgery and must not be acted upon.
 */
export type Report =
  | {
      readonly kind: 'bounce';
      readonly key: string | undefined;
      readonly recipient: string;
      readonly permanence: Permanence;
      /** RFC 3463, empty where none was given. */
      readonly status: string;
      readonly diagnosis: string;
    }
  | { readonly kind: 'complaint'; readonly key: string | undefined };

/** Bytes of a report worth reading; the rest is the returned message. */
export const MOST_BYTES = 512 * 1024;
const KEY = /[+<]([0-9a-f]{32})@/;

const decoder = new TextDecoder();
const textOf = ({ content }: Attachment): string => (typeof content === 'string' ? content : decoder.decode(content));
const part = (mail: Email, type: string): string | undefined => {
  const found = mail.attachments.find(({ mimeType }) => mimeType === type);
  return found && textOf(found);
};
const header = (mail: Email, name: string): string => mail.headers.find(({ key }) => key === name)?.value ?? '';

/** The fields of one block of a report (RFC 3464 §2.1), names in lower case, folded lines joined. */
function fields(block: string): Map<string, string> {
  const lines = block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return new Map(
    lines.flatMap((line) => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const] : [];
    }),
  );
}

/** "rfc822; Name <a@b>" -> a@b. Lengths are bounded so that a long line without an address costs no time. */
const addressOf = (field = ''): string =>
  /([a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[a-z0-9.-]{1,255})/i.exec(field)?.[1]?.toLowerCase() ?? '';

/** Where the report was sent to, the headers of what was returned, then anything else that names the message. */
function keyOf(mail: Email): string | undefined {
  const arrived = ['to', 'delivered-to', 'x-original-to', 'envelope-to', 'x-failed-envelope'].map((name) =>
    header(mail, name),
  );
  const returned = ['message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers', 'message/delivery-status'].map(
    (type) => part(mail, type) ?? '',
  );
  const rest = [header(mail, 'in-reply-to'), header(mail, 'references'), mail.text ?? '', mail.html ?? ''];
  for (const text of [...arrived, ...returned, ...rest]) {
    const key = KEY.exec(text)?.[1];
    if (key) return key;
  }
  return undefined;
}

const bounce = (mail: Email, recipient: string, status: string, diagnosis: string): Report => ({
  kind: 'bounce',
  key: keyOf(mail),
  recipient,
  permanence: judgeFailure(status, diagnosis),
  status: exactStatus(status, diagnosis),
  diagnosis: clean(diagnosis, 300),
});

/** RFC 3464: the first recipient that failed; delays and successes are no bounce. */
function deliveryStatus(mail: Email, report: string): Report | null {
  for (const block of report.split(/\r?\n[ \t]*\r?\n/)) {
    const field = fields(block);
    if (
      field
        .get('action')
        ?.toLowerCase()
        .split(/[\s(;]/)[0] !== 'failed'
    )
      continue;
    const recipient = addressOf(field.get('final-recipient')) || addressOf(field.get('original-recipient'));
    // Some systems keep the diagnosis for the text that people read.
    const diagnosis = (field.get('diagnostic-code') ?? mail.text ?? '').slice(0, 4000);
    return bounce(mail, recipient, field.get('status') ?? '', diagnosis);
  }
  return null;
}

const DAEMON = /^(?:mailer-daemon|postmaster|mail-?daemon|bounces?|mailer)@/i;
const FAILURE =
  /undeliver|delivery (?:status|failure|has failed|failed)|failure notice|returned (?:mail|to sender)|mail (?:delivery|system)|could not be delivered|退信|无法投递|投递失败/i;

/** Systems that only write a letter: qmail, older Exim, several Chinese providers. */
function letter(mail: Email): Report | null {
  const words = mail.text || (mail.html ?? '').replace(/<[^<>]*>/g, ' ');
  const failed = header(mail, 'x-failed-recipients');
  const fromDaemon = DAEMON.test(mail.from?.address ?? '');
  if (!failed && !(fromDaemon && FAILURE.test(`${mail.subject ?? ''}\n${words.slice(0, 500)}`))) return null;
  // The returned message follows; its words are not the diagnosis.
  const said =
    words.split(/\n-{3,} ?(?:Below this line|This is a copy|Original message)|\n-{6,}/i)[0]?.slice(0, 4000) ?? '';
  return bounce(mail, addressOf(failed) || addressOf(said), '', said);
}

/** RFC 5965 */
function feedback(mail: Email, report: string): Report | null {
  const kind = fields(report).get('feedback-type')?.toLowerCase();
  return kind === 'abuse' || kind === 'fraud' || kind === 'opt-out' ? { kind: 'complaint', key: keyOf(mail) } : null;
}

/**
 * Reads one message that came to the return path: a delivery status notification (RFC 3464), a letter of a mail system,
 * or a complaint (ARF). Null for everything else, automatic replies and notes of a delay among it.
 */
export async function readReport(raw: Uint8Array): Promise<Report | null> {
  const mail = await PostalMime.parse(raw.subarray(0, MOST_BYTES), {
    forceRfc822Attachments: true,
    maxNestingDepth: 20,
  }).catch(() => null);
  if (!mail) return null;
  const complaint = part(mail, 'message/feedback-report');
  if (complaint !== undefined) return feedback(mail, complaint);
  const status = part(mail, 'message/delivery-status') ?? part(mail, 'message/global-delivery-status');
  if (status !== undefined) return deliveryStatus(mail, status);
  return /^auto-replied/i.test(header(mail, 'auto-submitted')) ? null : letter(mail);
}

/** Reports in the formats of mail systems; addresses and hosts are examples. */
export const KEY = '0123456789abcdef0123456789abcdef';

export interface Sample {
  readonly system: string;
  readonly expected: 'hard' | 'soft' | 'complaint' | null;
  readonly raw: string;
}

interface Dsn {
  readonly from?: string;
  readonly subject?: string;
  readonly note?: string;
  /** message/delivery-status, per-message block included */
  readonly status: string;
  readonly returned?: 'message/rfc822' | 'text/rfc822-headers';
  readonly to?: string;
}

const ORIGINAL = `Return-Path: <bounces+${KEY}@example.org>
From: K visa alerts <alerts@example.org>
To: reader@example.net
Subject: K visa: 550 5.1.1 user unknown is only a subject
Message-ID: <${KEY}@alerts.example.org>`;

const crlf = (text: string): string => text.replace(/\r?\n/g, '\r\n');

const dsn = ({
  from = 'MAILER-DAEMON@mx.example.net',
  subject = 'Undelivered Mail Returned to Sender',
  note = '',
  status,
  returned = 'message/rfc822',
  to,
}: Dsn): string =>
  crlf(`Return-Path: <>
From: Mail Delivery System <${from}>
To: ${to ?? `bounces+${KEY}@example.org`}
Subject: ${subject}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="=_b"

--=_b
Content-Type: text/plain; charset=utf-8

${note}

--=_b
Content-Type: message/delivery-status

${status.trim()}

--=_b
Content-Type: ${returned}

${ORIGINAL}

body
--=_b--
`);

const letter = (from: string, subject: string, body: string, extra = ''): string =>
  crlf(`Return-Path: <>
From: ${from}
To: bounces+${KEY}@example.org
Subject: ${subject}
${extra}MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

${body}
`);

export const SAMPLES: readonly Sample[] = [
  {
    system: 'Postfix, unknown user',
    expected: 'hard',
    raw: dsn({
      note: "This is the mail system at host mx.example.net.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients.",
      status: `Reporting-MTA: dns; mx.example.net
X-Postfix-Queue-ID: 4ABCD1234
X-Postfix-Sender: rfc822; bounces+${KEY}@example.org
Arrival-Date: Mon,  2 Nov 2026 09:00:00 +0000 (UTC)

Final-Recipient: rfc822; reader@example.net
Original-Recipient: rfc822;reader@example.net
Action: failed
Status: 5.1.1
Remote-MTA: dns; mail.example.net
Diagnostic-Code: smtp; 550 5.1.1 <reader@example.net>: Recipient address
    rejected: User unknown in virtual mailbox table`,
    }),
  },
  {
    system: 'Postfix, host not found',
    expected: 'hard',
    raw: dsn({
      status: `Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; reader@nowhere.example
Action: failed
Status: 5.4.4
Diagnostic-Code: X-Postfix; Host or domain name not found. Name service error
    for name=nowhere.example type=AAAA: Host not found`,
    }),
  },
  {
    system: 'Postfix, delayed',
    expected: null,
    raw: dsn({
      subject: 'Delayed Mail (still being retried)',
      status: `Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; reader@example.net
Action: delayed
Status: 4.4.1
Diagnostic-Code: X-Postfix; connect to mail.example.net: Connection timed out
Will-Retry-Until: Sat,  7 Nov 2026 09:00:00 +0000 (UTC)`,
    }),
  },
  {
    system: 'Sendmail, queue expired',
    expected: 'soft',
    raw: dsn({
      subject: 'Returned mail: see transcript for details',
      note: '   ----- The following addresses had permanent fatal errors -----\n<reader@example.net>',
      status: `Reporting-MTA: dns; relay.example.net
Received-From-MTA: DNS; out.example.org
Arrival-Date: Mon, 2 Nov 2026 09:00:00 GMT

Final-Recipient: RFC822; reader@example.net
Action: failed
Status: 4.4.7
Last-Attempt-Date: Sat, 7 Nov 2026 09:00:00 GMT`,
      returned: 'text/rfc822-headers',
    }),
  },
  {
    system: 'Exim, status undefined',
    expected: 'hard',
    raw: dsn({
      subject: 'Mail delivery failed: returning message to sender',
      status: `Reporting-MTA: dns; exim.example.net

Action: failed
Final-Recipient: rfc822;reader@example.net
Status: 5.0.0
Remote-MTA: dns; mail.example.net
Diagnostic-Code: smtp; 550 No such user here`,
    }),
  },
  {
    system: 'Exim before 4.82, a letter',
    expected: 'hard',
    raw: letter(
      'Mail Delivery System <Mailer-Daemon@exim.example.net>',
      'Mail delivery failed: returning message to sender',
      `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  reader@example.net
    Unrouteable address

------ This is a copy of the message, including all the headers. ------

${ORIGINAL}`,
      'X-Failed-Recipients: reader@example.net\n',
    ),
  },
  {
    system: 'qmail, no such mailbox',
    expected: 'hard',
    raw: letter(
      'MAILER-DAEMON@qmail.example.net',
      'failure notice',
      `Hi. This is the qmail-send program at qmail.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<reader@example.net>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

${ORIGINAL}`,
    ),
  },
  {
    system: 'qmail, over quota',
    expected: 'soft',
    raw: letter(
      'MAILER-DAEMON@qmail.example.net',
      'failure notice',
      `Hi. This is the qmail-send program at qmail.example.net.

<reader@example.net>:
The users mailfolder is over the allowed quota (size). (#5.2.2)

--- Below this line is a copy of the message.

${ORIGINAL}`,
    ),
  },
  {
    system: 'Gmail, no such account',
    expected: 'hard',
    raw: dsn({
      from: 'mailer-daemon@googlemail.com',
      subject: 'Delivery Status Notification (Failure)',
      status: `Reporting-MTA: dns; googlemail.com
Received-From-MTA: dns; alerts@example.org

Final-Recipient: rfc822; reader@example.net
Action: failed
Status: 5.1.1
Remote-MTA: dns; gmail-smtp-in.l.google.com. (192.0.2.1, the server for the domain example.net.)
Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try
 550-5.1.1 double-checking the recipient's email address for typos or
 550 5.1.1 unnecessary spaces. - gsmtp`,
    }),
  },
  {
    system: 'Gmail, receiving too fast',
    expected: 'soft',
    raw: dsn({
      status: `Reporting-MTA: dns; googlemail.com

Final-Recipient: rfc822; reader@example.net
Action: failed
Status: 5.2.1
Diagnostic-Code: smtp; 550-5.2.1 The user you are trying to contact is receiving mail at a rate that
 550-5.2.1 prevents additional messages from being delivered.`,
    }),
  },
  {
    system: 'Exchange Online, unknown in the directory',
    expected: 'hard',
    raw: dsn({
      from: 'postmaster@outlook.example',
      subject: 'Undeliverable: K visa',
      status: `Reporting-MTA: dns;AM0PR01MB0001.eurprd01.prod.exchangelabs.com
Received-From-MTA: dns;out.example.org
Arrival-Date: Mon, 2 Nov 2026 09:00:00 +0000

Final-Recipient: rfc822;reader@example.net
Action: failed
Status: 5.4.1
Diagnostic-Code: smtp;550 5.4.1 Recipient address rejected: Access denied. AS(201806281)`,
    }),
  },
  {
    system: 'Exchange on premises, mailbox full',
    expected: 'soft',
    raw: dsn({
      from: 'postmaster@example.net',
      subject: 'Undeliverable: K visa',
      status: `Reporting-MTA: dns;EX01.example.net

Final-recipient: RFC822; reader@example.net
Action: failed
Status: 5.2.2
X-Supplementary-Info: < #5.2.2 smtp;554 5.2.2 mailbox full;
 STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded>`,
    }),
  },
  {
    system: 'Outlook.com, blocked by reputation',
    expected: 'soft',
    raw: dsn({
      status: `Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; reader@example.net
Action: failed
Status: 5.7.1
Diagnostic-Code: smtp; 550 5.7.1 Unfortunately, messages from [192.0.2.7] weren't sent. Please contact
    your Internet service provider since part of their network is on our block list (S3150).`,
    }),
  },
  {
    system: 'Yahoo, no such account',
    expected: 'hard',
    raw: dsn({
      status: `Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; reader@example.net
Action: failed
Status: 5.0.0
Diagnostic-Code: smtp; 554 delivery error: dd This user doesn't have a yahoo.com account (reader@example.net) [0]`,
    }),
  },
  {
    system: 'iCloud, unknown alias',
    expected: 'hard',
    raw: dsn({
      status: `Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; reader@example.net
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <reader@example.net>: unknown or illegal alias`,
    }),
  },
  {
    system: 'Amazon SES, bounced by the receiver',
    expected: 'hard',
    raw: dsn({
      from: 'MAILER-DAEMON@amazonses.com',
      subject: 'Delivery Status Notification (Failure)',
      note: 'An error occurred while trying to deliver the mail to the following recipients:\nreader@example.net',
      status: `Reporting-MTA: dns; a8-50.smtp-out.amazonses.com

Action: failed
Final-Recipient: rfc822; reader@example.net
Diagnostic-Code: smtp; 550 5.1.1 user unknown
Status: 5.1.1`,
    }),
  },
  {
    system: 'Courier, content refused',
    expected: 'soft',
    raw: dsn({
      subject: 'NOTICE: mail delivery status.',
      status: `Reporting-MTA: dns; courier.example.net
Arrival-Date: Mon, 02 Nov 2026 09:00:00 +0000

Final-Recipient: rfc822; reader@example.net
Action: failed
Status: 5.0.0
Diagnostic-Code: smtp; 554 Message rejected: spam score too high`,
    }),
  },
  {
    system: 'Lotus Domino, not in the directory',
    expected: 'hard',
    raw: dsn({
      from: 'postmaster@domino.example',
      subject: 'DELIVERY FAILURE: User reader (reader@example.net) not listed in Domino Directory',
      status: `Reporting-MTA: dns;domino.example

Final-Recipient: rfc822;reader@example.net
Action: failed
Status: 5.1.1
Diagnostic-Code: X-Notes; User reader (reader@example.net) not listed in
 Domino Directory`,
    }),
  },
  {
    system: 'QQ Mail, a letter in Chinese',
    expected: 'hard',
    raw: letter(
      'PostMaster@qq.com',
      '系统退信/Systems bounce',
      `抱歉，您的邮件被退回来了……
原邮件信息：
收件人 reader@example.net
退信原因：收件人邮件地址（reader@example.net）不存在，邮件无法送达。
host mx3.qq.com said: 550 Mailbox not found`,
    ),
  },
  {
    system: 'NetEase (Coremail), mailbox full',
    expected: 'soft',
    raw: letter(
      'Postmaster@163.com',
      '系统退信',
      `您的邮件无法投递。
收件人：reader@example.net
退信原因：收件人的邮箱已满，无法接收新邮件。SMTP error, RCPT TO: 552 Mailbox size limit exceeded`,
    ),
  },
  {
    system: 'ARF, abuse',
    expected: 'complaint',
    raw: crlf(`From: <abusedesk@example.com>
To: <postmaster@example.org>
Subject: FW: K visa
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="=_a"

--=_a
Content-Type: text/plain; charset="US-ASCII"

This is an email abuse report for an email message received from IP 192.0.2.7.

--=_a
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: SomeGenerator/1.0
Version: 1
Original-Mail-From: <bounces+${KEY}@example.org>

--=_a
Content-Type: message/rfc822
Content-Disposition: inline

${ORIGINAL}

body
--=_a--
`),
  },
  {
    system: 'an automatic reply',
    expected: null,
    raw: letter(
      'reader@example.net',
      'Out of office',
      'I am away. For undeliverable mail ask postmaster.',
      'Auto-Submitted: auto-replied\n',
    ),
  },
  {
    system: 'a letter from a reader',
    expected: null,
    raw: letter(
      'reader@example.net',
      'Delivery failed?',
      'Did delivery fail? My mailbox does not exist any more in my head.',
    ),
  },
];

import type { SendMailOptions } from 'nodemailer';
import { validateAddress } from '../../subscribers/address.ts';
import type { OutgoingMail, SendResult } from './channel.ts';

/**
 * The message as nodemailer takes it. Addresses go in as objects: as strings they would be parsed, and a crafted one
 * could name further recipients.
 */
export const toMessage = (mail: OutgoingMail): SendMailOptions => ({
  from: { name: mail.from.name ?? '', address: mail.from.address },
  to: { name: '', address: mail.to },
  envelope: { from: mail.envelopeFrom ?? mail.from.address, to: [mail.to] },
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  messageId: mail.messageId,
  references: mail.references,
  date: new Date(mail.date),
  headers: { ...mail.headers },
  xMailer: false,
  disableFileAccess: true,
  disableUrlAccess: true,
});

/**
 * Refuses what is not exactly one plain address. nodemailer parses the envelope's strings whatever form the header's
 * take: `a@x.org\r\nBcc: b@y.org` would be delivered to b.
 */
export function refuseRecipient({ to }: OutgoingMail): SendResult | undefined {
  const check = validateAddress(to);
  if (check.ok && check.address === to) return undefined;
  return {
    outcome: 'never',
    answer: check.ok ? `expected the address as ${check.address}` : check.remedy,
    recipient: false,
  };
}

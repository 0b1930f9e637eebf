import type { SendMailOptions } from 'nodemailer';
import type { OutgoingMail } from './channel.ts';

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

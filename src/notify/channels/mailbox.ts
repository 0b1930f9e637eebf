import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Channel, OutgoingMail } from './channel.ts';
import { refuseRecipient, toMessage } from './message.ts';

/** Sorts by time; the same message always has the same name, so a second attempt replaces the first. */
function fileName(mail: Pick<OutgoingMail, 'date' | 'messageId'>): string {
  const key = createHash('sha256').update(mail.messageId).digest('hex').slice(0, 16);
  return `${mail.date.replace(/[-:.]/g, '')}-${key}.eml`;
}

/** Written whole or not at all: a temporary file, flushed, then renamed. */
async function writeWhole(folder: string, name: string, bytes: Buffer): Promise<void> {
  const draft = join(folder, `.${name}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, join(folder, name));
  } catch (fault) {
    await rm(draft, { force: true });
    throw fault;
  }
}

/**
 * The local mailbox: messages as .eml files in a folder, for an installation without a mail server. A full or
 * read-only disk counts as a fault of the channel; the messages wait.
 */
export function mailboxChannel(folder: string): Channel {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    name: 'mailbox',
    async send(mail) {
      const refusal = refuseRecipient(mail);
      if (refusal) return refusal;
      try {
        const { message } = await composer.sendMail(toMessage(mail));
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeWhole(folder, fileName(mail), message as Buffer);
        return { outcome: 'accepted', answer: `written to ${fileName(mail)}` };
      } catch (fault) {
        return { outcome: 'later', answer: (fault as Error).message, channel: true };
      }
    },
    async close() {
      composer.close();
    },
  };
}

/**
 * What delivery costs beyond handing the same messages to a bare nodemailer pool: leasing, composing, fresh links for every reader,
 * and the record of each attempt. The SMTP server runs in another process; only this process's CPU counts.
 *
 *   npm run bench -- mail [1000]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { type Archive, openArchive } from '../src/archive/archive.ts';
import type { OutgoingMail } from '../src/notify/channels/channel.ts';
import { mailChannel } from '../src/notify/channels/mail.ts';
import { toMessage } from '../src/notify/channels/message.ts';
import { deliverPending } from '../src/notify/deliver.ts';
import { enqueueChange } from '../src/notify/outbox.ts';
import { addPage, change, source } from '../test/support/seed.ts';
import { sizeAsked } from './support/asked.ts';
import { cpuOf, inTurn } from './support/measure.ts';
import { addSubscribers } from './support/subscribers.ts';
import { report } from './support/table.ts';

const people = sizeAsked(1000);
const now = '2026-01-01T00:00:00.000Z';
const SENDER = { from: { name: 'K-visa Watch', address: 'alerts@watch.example' }, baseUrl: 'https://watch.example' };
const folders: string[] = [];

/** An archive in which one change waits to be told to everybody. */
function archiveWithMails(): Archive {
  const folder = mkdtempSync(join(tmpdir(), 'kvisa-bench-'));
  folders.push(folder);
  const archive = openArchive(folder);
  const mission = source('embassy-xx', 'embassy', 'DE', 'Embassy of China', '中国大使馆');
  archive.sources.mirror([mission], now);
  addSubscribers(archive, people, now);
  const page = addPage(archive, mission.id, 'https://xx.example/k.htm', now);
  const rule = (age: number) =>
    `Applicants for the K visa must be aged 18 to ${age}, with a bachelor degree or higher.`;
  const text = (age: number) => ({
    title: 'Notice on the K visa',
    language: 'en',
    lines: [rule(age)],
    facts: [{ fact: 'eligibility.age.max' as const, value: age, quote: rule(age) }],
  });
  const told = change(archive, page, { before: text(45), after: text(40), captures: [null, null], at: now });
  const { id, name, kind, country } = mission;
  const context = { source: { id, name, kind, country }, officialUrl: told.url, baseUrl: SENDER.baseUrl };
  archive.transaction(() => enqueueChange(archive.db, told, context, now));
  return archive;
}

const sink = spawn(process.execPath, [`${import.meta.dirname}/support/smtp-sink.ts`], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const url = await new Promise<string>((resolve) =>
  sink.stdout.once('data', (port) => resolve(`smtp://127.0.0.1:${String(port).trim()}`)),
);

const mails: OutgoingMail[] = [];
const recording = archiveWithMails();
await deliverPending(
  recording.db,
  {
    name: 'recording',
    send: async (mail) => {
      mails.push(mail);
      return { outcome: 'accepted', answer: 'kept' };
    },
    close: async () => {},
  },
  SENDER,
);
recording.close();

async function bare(): Promise<void> {
  const transport = createTransport({ url, pool: true, maxConnections: 5 });
  const queue = [...mails];
  const work = async () => {
    for (let mail = queue.pop(); mail; mail = queue.pop()) await transport.sendMail(toMessage(mail));
  };
  await Promise.all(Array.from({ length: 5 }, work));
  transport.close();
}

async function ours(): Promise<number> {
  const archive = archiveWithMails();
  const channel = mailChannel({ url });
  const cpu = await cpuOf(async () => {
    const { sent } = await deliverPending(archive.db, channel, SENDER);
    if (sent !== people) throw new Error(`${sent} of ${people} mails were sent`);
  });
  await channel.close();
  archive.close();
  return cpu;
}

await bare();
const kilobytes = mails.reduce((sum, { text, html }) => sum + Buffer.byteLength(text + html), 0) / mails.length / 1024;
const cpu = await inTurn({ bare, ours }, 5);
report(
  `Mail: one change to ${people} subscribers over SMTP on loopback, five connections`,
  [
    { what: 'bare nodemailer pool, composed messages', 'CPU ms a mail': cpu.bare / people, ratio: 1 },
    { what: 'delivery from the outbox', 'CPU ms a mail': cpu.ours / people, ratio: cpu.ours / cpu.bare },
  ],
  `A mail has ${kilobytes.toFixed(1)} KB of text and HTML.`,
);
sink.kill();
for (const folder of folders) rmSync(folder, { recursive: true, force: true });

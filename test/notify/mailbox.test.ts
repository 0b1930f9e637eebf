import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import type { OutgoingMail } from '../../src/notify/channels/channel.ts';
import { mailboxChannel } from '../../src/notify/channels/mailbox.ts';
import { listMailbox } from '../../src/notify/channels/mailbox-files.ts';
import { renderChangeMail } from '../../src/notify/render.ts';
import { freshFolder } from '../subscribers/fresh.ts';
import { embassy, published } from './examples.ts';
import { BASE_URL, everything, NOW } from './samples.ts';

const never = new AbortController().signal;
const outgoing = (extra: Partial<OutgoingMail> = {}): OutgoingMail => ({
  from: { name: 'K签证提醒', address: 'alerts@example.org' },
  to: 'reader@example.org',
  subject: '中国驻美国大使馆：发布K字签证申请条件',
  text: '正文\n',
  html: '<p>正文</p>',
  messageId: '<1@alerts.example.org>',
  headers: { 'List-Id': '<alerts.alerts.example.org>' },
  date: NOW,
  ...extra,
});

test('a message in the mailbox reads back as it was written', async () => {
  const path = join(freshFolder(), 'mailbox');
  const mail = renderChangeMail(published, {
    subscriber: { ...everything, language: 'zh' },
    source: embassy,
    baseUrl: BASE_URL,
    manageUrl: `${BASE_URL}/manage/m`,
    unsubscribeUrl: `${BASE_URL}/unsubscribe/u`,
  });
  expect(await mailboxChannel(path).send(outgoing(mail), never)).toMatchObject({ outcome: 'accepted' });

  const [file] = await listMailbox(path);
  const read = await PostalMime.parse(readFileSync(join(path, file!)));
  expect(read.subject).toBe(mail.subject);
  expect(read.from).toMatchObject({ name: 'K签证提醒', address: 'alerts@example.org' });
  expect(read.to).toMatchObject([{ address: 'reader@example.org' }]);
  expect(read.text).toBe(mail.text);
  expect(read.html?.trimEnd()).toBe(mail.html.trimEnd());
  expect(read.messageId).toBe('<1@alerts.example.org>');
});

test('a second attempt replaces the first', async () => {
  const path = freshFolder();
  await mailboxChannel(path).send(outgoing(), never);
  await mailboxChannel(path).send(outgoing(), never);
  expect(await listMailbox(path)).toHaveLength(1);
});

test('messages are listed by time, drafts are not', async () => {
  const path = freshFolder();
  const later = outgoing({ messageId: '<2@x>', date: '2026-11-03T08:00:00.000Z' });
  for (const mail of [later, outgoing()]) await mailboxChannel(path).send(mail, never);
  writeFileSync(join(path, '.half.eml'), 'half');
  expect((await listMailbox(path)).map((name) => name.slice(0, 8))).toEqual(['20261102', '20261103']);
});

test('a mailbox that does not exist yet is empty', async () => {
  expect(await listMailbox(join(freshFolder(), 'none'))).toEqual([]);
});

test('a folder that cannot be written makes messages wait', async () => {
  const file = join(freshFolder(), 'file');
  writeFileSync(file, '');
  expect(await mailboxChannel(join(file, 'mailbox')).send(outgoing(), never)).toMatchObject({
    outcome: 'later',
    channel: true,
  });
});

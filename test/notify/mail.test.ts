import { createVerify, generateKeyPairSync } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { OutgoingMail } from '../../src/notify/channels/channel.ts';
import { classifyFault, mailChannel } from '../../src/notify/channels/mail.ts';
import { renderChangeMail } from '../../src/notify/render.ts';
import { mailServer } from './mail-server.ts';
import { BASE_URL, change, context, everything, NOW } from './samples.ts';

const patient = () => AbortSignal.timeout(10_000);
const outgoing = (extra: Partial<OutgoingMail> = {}): OutgoingMail => ({
  from: { name: 'K visa alerts', address: 'alerts@example.org' },
  to: 'reader@example.org',
  subject: 'K visa',
  text: 'text\n',
  html: '<p>text</p>',
  messageId: '<1@alerts.example.org>',
  headers: {
    'List-Unsubscribe': `<${BASE_URL}/unsubscribe/u>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
  date: NOW,
  ...extra,
});

async function open(extra = {}) {
  const server = await mailServer();
  const channel = mailChannel({ url: server.url, ...extra });
  onTestFinished(() => channel.close());
  return { server, channel };
}

const headersOf = (source = ''): string => source.slice(0, source.indexOf('\r\n\r\n'));

describe('the mail channel', () => {
  test('signs the headers of one-click unsubscription too', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }) as string;
    const { server, channel } = await open({ dkim: { domain: 'example.org', selector: 'k1', privateKey: pem } });
    await channel.send(outgoing(), patient());

    const headers = headersOf(server.received[0]?.source)
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n');
    const signature = headers.find((line) => /^DKIM-Signature:/i.test(line)) ?? '';
    const signed = (/\bh=([^;]+)/.exec(signature)?.[1] ?? '').replace(/\s/g, '').toLowerCase().split(':');
    expect(signed).toEqual(expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post', 'from', 'subject']));
    // RFC 6376 §3.4.2, relaxed: what the signature covers really is what was sent.
    const relaxed = (line: string) =>
      line.replace(
        /^([^:]+?)\s*:\s*(.*)$/,
        (_all, name: string, value: string) => `${name.toLowerCase()}:${value.replace(/\s+/g, ' ').trim()}`,
      );
    const covered = signed.map((name) =>
      relaxed(headers.find((line) => line.toLowerCase().startsWith(`${name}:`)) ?? ''),
    );
    const own = relaxed(signature).replace(/\bb=[^;]*$/, 'b=');
    const proof = (/\bb=([^;]*)$/.exec(signature)?.[1] ?? '').replace(/\s/g, '');
    const verifier = createVerify('RSA-SHA256').update([...covered, own].join('\r\n'));
    expect(verifier.verify(publicKey, proof, 'base64')).toBe(true);
  });

  test('lets no page, name or address add a header or a recipient', async () => {
    const { server, channel } = await open();
    const evil = 'x\r\nBcc: evil@example.com\r\n\r\nbody';
    const mail = renderChangeMail(change({ title: evil, summary: { en: evil, zh: evil } }), {
      subscriber: everything,
      source: { ...context.source, name: { en: evil, zh: evil } },
      baseUrl: BASE_URL,
      manageUrl: BASE_URL,
      unsubscribeUrl: BASE_URL,
    });
    await channel.send(outgoing({ ...mail, from: { name: evil, address: 'alerts@example.org' } }), patient());

    expect(server.received.map(({ to }) => to)).toEqual(['reader@example.org']);
    expect(headersOf(server.received[0]?.source)).not.toMatch(/^bcc:/im);
  });

  test('refuses an address that hides another', async () => {
    const { server, channel } = await open();
    const result = await channel.send(outgoing({ to: 'a@example.org\r\nBcc: evil@example.com' }), patient());
    expect(result.outcome).toBe('never');
    expect(server.received).toEqual([]);
  });

  test('reads no files, whatever a message points to', async () => {
    const { server, channel } = await open();
    const crafted = { path: '/etc/passwd' } as unknown as string;
    expect(await channel.send(outgoing({ html: crafted }), patient())).not.toMatchObject({ outcome: 'accepted' });
    expect(server.received).toEqual([]);
  });

  test('gives up waiting when told to', async () => {
    const server = await mailServer(() => 'stall');
    const channel = mailChannel({ url: server.url });
    onTestFinished(() => channel.close());
    const result = await channel.send(outgoing(), AbortSignal.timeout(200));
    expect(result).toMatchObject({ outcome: 'later' });
  });
});

describe('a fault', () => {
  const fault = (responseCode: number | undefined, command: string, response = `${responseCode} no`) =>
    classifyFault(Object.assign(new Error(response), { responseCode, command, response }));

  test.each([
    ['a refused recipient is final', 550, 'RCPT TO', 'never'],
    ['refused content is final', 554, 'DATA', 'never'],
    ['greylisting passes', 451, 'RCPT TO', 'later'],
    ['a full mailbox passes', 452, 'DATA', 'later'],
    ['a refused sender is ours to mend', 550, 'MAIL FROM', 'later'],
    ['a refused login is ours to mend', 535, 'AUTH PLAIN', 'later'],
    ['a refused greeting is ours to mend', 554, 'CONN', 'later'],
    ['a broken connection passes', undefined, 'CONN', 'later'],
  ] as const)('%s', (_name, code, command, outcome) => {
    expect(fault(code, command).outcome).toBe(outcome);
  });

  test('tells a dead address from an unwelcome sender', () => {
    expect(fault(550, 'RCPT TO', '550 5.1.1 unknown user')).toMatchObject({ recipient: true });
    expect(fault(550, 'RCPT TO', '550 5.7.1 blocked by policy')).toMatchObject({ recipient: false });
  });
});

import PostalMime from 'postal-mime';
import { describe, expect, onTestFinished, test } from 'vitest';
import { mailChannel } from '../../src/notify/channels/mail.ts';
import { type DeliverOptions, deliverPending } from '../../src/notify/deliver.ts';
import { leaseBatch, releaseLeases } from '../../src/notify/leases.ts';
import { perProvider } from '../../src/notify/limiter.ts';
import { enqueueChange, enqueueMessage, pending } from '../../src/notify/outbox.ts';
import { askToConfirm } from '../../src/notify/subscribe.ts';
import { DAY_MS, plus } from '../../src/subscribers/sql.ts';
import { addConfirmed, confirm, list, unsubscribe } from '../../src/subscribers/store.ts';
import { isSuppressed } from '../../src/subscribers/suppression.ts';
import { freshDatabase } from '../subscribers/fresh.ts';
import { leave } from '../subscribers/leave.ts';
import { counts } from './counts.ts';
import { mailServer, type Received } from './mail-server.ts';
import { BASE_URL, change, context, everything, NOW } from './samples.ts';

const options: DeliverOptions = {
  from: { name: 'K visa alerts', address: 'alerts@example.org' },
  baseUrl: BASE_URL,
  clock: () => NOW,
  backoffMs: () => 60_000,
};

function smtp(url: string) {
  const channel = mailChannel({ url, timeouts: { connectMs: 2000, silenceMs: 2000 } });
  onTestFinished(() => channel.close());
  return channel;
}

const subscribe = (db: ReturnType<typeof freshDatabase>, address: string, extra = {}) =>
  addConfirmed(db, { address, subscription: { ...everything, ...extra }, origin: 'cli', now: NOW });

const header = (mail: Received, name: string): string =>
  new RegExp(`^${name}:(.*(?:\r\n[ \t].*)*)`, 'im')
    .exec(mail.source)?.[1]
    ?.replace(/\r\n[ \t]+/g, ' ')
    .trim() ?? '';

describe('delivery', () => {
  test('a change reaches a subscriber once, with the headers of a well-behaved list', async () => {
    const db = freshDatabase();
    const server = await mailServer();
    subscribe(db, 'reader@example.org');
    enqueueChange(db, change(), context, NOW);
    const promised = pending(db)[0]?.id;

    expect(await deliverPending(db, smtp(server.url), options)).toMatchObject({ sent: 1, deferred: 0, dead: 0 });
    expect(await deliverPending(db, smtp(server.url), options)).toMatchObject({ sent: 0 });

    expect(promised).toBe(1);
    const [mail] = server.received;
    expect(server.received).toHaveLength(1);
    expect(header(mail!, 'List-Unsubscribe')).toMatch(/^<https:\/\/alerts\.example\.org\/unsubscribe\/[\w-]{43}>$/);
    expect(header(mail!, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    expect(header(mail!, 'List-Id')).toContain('<alerts.alerts.example.org>');
    expect(header(mail!, 'Auto-Submitted')).toBe('auto-generated');
    expect(header(mail!, 'Precedence')).toBe('bulk');
    expect(header(mail!, 'References')).toMatch(/^<page\.[0-9a-f]{32}@alerts\.example\.org>$/);
    expect(header(mail!, 'Message-ID')).toMatch(/^<[0-9a-f]{32}@alerts\.example\.org>$/);
    const parsed = await PostalMime.parse(mail!.source);
    expect(parsed.subject).toBe('Embassy of China in the United States: K visa age limit 45 → 40');
    expect(parsed.text?.split('\n')[0]).toBe('Embassy of China in the United States: K visa age limit 45 → 40');
  });

  test('the link of the header ends the subscription, and the next change is not sent', async () => {
    const db = freshDatabase();
    const server = await mailServer();
    subscribe(db, 'reader@example.org');
    enqueueChange(db, change(), context, NOW);
    await deliverPending(db, smtp(server.url), options);
    const token = /unsubscribe\/([\w-]+)>/.exec(header(server.received[0]!, 'List-Unsubscribe'))?.[1] ?? '';

    expect(unsubscribe(db, token, NOW)).toBe(true);

    expect(enqueueChange(db, change({ id: 2, facts: [] }), context, NOW)).toBe(0);
  });

  test('who leaves between the change and the delivery gets nothing', async () => {
    const db = freshDatabase();
    const server = await mailServer();
    subscribe(db, 'reader@example.org');
    enqueueChange(db, change(), context, NOW);
    leaseBatch(db, 'dead worker', NOW, 1, 1000);
    db.exec(`UPDATE subscriber SET state = 'ended'`);
    releaseLeases(db);

    expect(await deliverPending(db, smtp(server.url), options)).toMatchObject({ sent: 0, cancelled: 1 });
    expect(server.received).toEqual([]);
  });

  test('who leaves while a worker holds the message gets nothing either', async () => {
    const db = freshDatabase();
    const server = await mailServer((to) => {
      if (to === 'a@example.org') leave(db, 'b@example.org', NOW);
      return 'take';
    });
    subscribe(db, 'a@example.org');
    subscribe(db, 'b@example.org');
    enqueueChange(db, change(), context, NOW);

    await deliverPending(db, smtp(server.url), { ...options, workers: 1 });

    expect(server.received.map(({ to }) => to)).toEqual(['a@example.org']);
    expect(counts(db)).toMatchObject({ sent: 1, cancelled: 1, leased: 0 });
  });

  test('a confirmation mail carries a link that subscribes, and its secret leaves the outbox with it', async () => {
    const db = freshDatabase();
    const server = await mailServer();
    askToConfirm(db, { address: 'new@example.org', subscription: everything, origin: 'web', now: NOW }, BASE_URL);

    await deliverPending(db, smtp(server.url), options);

    const { text = '' } = await PostalMime.parse(server.received[0]!.source);
    const token = /\/confirm\/([\w-]{43})\b/.exec(text)?.[1] ?? '';
    expect(confirm(db, token, NOW)?.address).toBe('new@example.org');
    expect(db.prepare('SELECT payload_json FROM outbox').pluck().all()).toEqual([null]);
  });

  test('a temporary refusal is tried again later under the same Message-ID', async () => {
    const db = freshDatabase();
    const ids: string[] = [];
    const server = await mailServer((_to, nth) => (nth === 0 ? 451 : 'take'));
    subscribe(db, 'reader@example.org');
    enqueueChange(db, change(), context, NOW);
    ids.push(db.prepare('SELECT message_id FROM outbox').pluck().get() as string);

    expect(await deliverPending(db, smtp(server.url), options)).toMatchObject({ sent: 0, deferred: 1 });
    expect(await deliverPending(db, smtp(server.url), options), 'not due yet').toMatchObject({ sent: 0, deferred: 0 });
    const later = { ...options, clock: () => plus(NOW, 60_000) };
    expect(await deliverPending(db, smtp(server.url), later)).toMatchObject({ sent: 1 });

    expect(header(server.received[0]!, 'Message-ID')).toBe(ids[0]);
    expect(db.prepare('SELECT outcome, answer FROM delivery_attempt ORDER BY attempt').all()).toEqual([
      { outcome: 'deferred', answer: expect.stringContaining('451') },
      { outcome: 'sent', answer: expect.stringContaining('250') },
    ]);
  });

  test('a message refused for three days is given up', async () => {
    const db = freshDatabase();
    const server = await mailServer(() => 451);
    subscribe(db, 'reader@example.org');
    enqueueChange(db, change(), context, NOW);
    const old = { ...options, clock: () => plus(NOW, 3 * DAY_MS) };

    expect(await deliverPending(db, smtp(server.url), old)).toMatchObject({ dead: 1, deferred: 0 });
    expect(list(db)[0]?.state).toBe('active');
  });

  test('a dead address is given up at once and never written to again', async () => {
    const db = freshDatabase();
    const noSuchUser = Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 });
    const server = await mailServer(undefined, () => noSuchUser);
    subscribe(db, 'gone@example.org');
    enqueueChange(db, change(), context, NOW);

    expect(await deliverPending(db, smtp(server.url), options)).toMatchObject({ dead: 1 });

    expect(isSuppressed(db, 'gone@example.org')).toBe(true);
    expect(enqueueChange(db, change({ id: 2, facts: [] }), context, NOW)).toBe(0);
  });

  test('a message refused for its content is dead, but its reader stays subscribed', async () => {
    const db = freshDatabase();
    const server = await mailServer(() => 554);
    subscribe(db, 'reader@example.org');
    enqueueChange(db, change(), context, NOW);

    expect(await deliverPending(db, smtp(server.url), options)).toMatchObject({ dead: 1 });
    expect(list(db)[0]?.state).toBe('active');
  });

  test.each(['drop', 'stall'] as const)('a server that lets the connection %s loses no message', async (verdict) => {
    const db = freshDatabase();
    const server = await mailServer((_to, nth) => (nth === 0 ? verdict : 'take'));
    subscribe(db, 'reader@example.org');
    enqueueChange(db, change(), context, NOW);

    const first = await deliverPending(db, smtp(server.url), { ...options, attemptMs: 1000 });
    const second = await deliverPending(db, smtp(server.url), { ...options, clock: () => plus(NOW, 60_000) });

    expect([first.deferred, second.sent]).toEqual([1, 1]);
    expect(server.received).toHaveLength(1);
  });

  test('a server that is away ends the run early and costs no message', async () => {
    const db = freshDatabase();
    const server = await mailServer();
    await server.close();
    for (let n = 0; n < 40; n += 1) subscribe(db, `reader${n}@example.org`);
    enqueueChange(db, change(), context, NOW);

    const result = await deliverPending(db, smtp(server.url), options);

    expect(result.stopped).toContain('ECONNREFUSED');
    expect(result.deferred).toBeLessThan(20);
    expect(counts(db)).toMatchObject({ ready: 40, leased: 0, dead: 0 });
  });

  test('a refused login is the installation’s fault and kills no message', async () => {
    const db = freshDatabase();
    const server = await mailServer(undefined, undefined, {
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      authOptional: false,
      onAuth: (_auth, _session, callback) => callback(new Error('wrong password')),
    });
    subscribe(db, 'reader@example.org');
    enqueueChange(db, change(), context, NOW);

    const result = await deliverPending(db, smtp(server.url.replace('//', '//user:wrong@')), options);

    expect(result).toMatchObject({ dead: 0, deferred: 1 });
  });

  test('one provider gets no more than its share, the others are not kept waiting', async () => {
    const db = freshDatabase();
    const server = await mailServer();
    for (const address of ['a@big.example', 'b@big.example', 'c@big.example', 'd@small.example'])
      subscribe(db, address);
    enqueueChange(db, change(), context, NOW);

    await deliverPending(db, smtp(server.url), { ...options, limiter: perProvider(2) });

    expect(server.received.map(({ to }) => to).sort()).toEqual(['a@big.example', 'b@big.example', 'd@small.example']);
    expect(pending(db)).toMatchObject([{ to: 'c@big.example', dueAt: plus(NOW, 60_000), attempts: 0 }]);
  });

  test('a stop request ends the run after what is under way', async () => {
    const db = freshDatabase();
    const stop = new AbortController();
    const server = await mailServer(() => {
      stop.abort();
      return 'take';
    });
    for (let n = 0; n < 30; n += 1) subscribe(db, `reader${n}@example.org`);
    enqueueChange(db, change(), context, NOW);

    const { sent } = await deliverPending(db, smtp(server.url), { ...options, workers: 2 }, stop.signal);

    expect(sent).toBe(server.received.length);
    expect(sent).toBeLessThan(5);
    expect(counts(db)).toMatchObject({ sent, ready: 30 - sent, leased: 0 });
  });

  test('bounces find their message by the return path', async () => {
    const db = freshDatabase();
    const server = await mailServer();
    enqueueMessage(db, { kind: 'test', to: { address: 'op@example.org' }, payload: {}, baseUrl: BASE_URL, now: NOW });

    await deliverPending(db, smtp(server.url), { ...options, bounces: 'bounces@example.org' });

    const key = header(server.received[0]!, 'Message-ID').slice(1, 33);
    expect(server.received[0]?.from).toBe(`bounces+${key}@example.org`);
  });
});

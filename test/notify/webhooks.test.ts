import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hookGuard } from '../../src/delivering.ts';
import { hookChannel, signHook } from '../../src/notify/channels/webhook.ts';
import {
  deadLetters,
  deliverHooks,
  HOOK_PAUSES_MS,
  pruneHooks,
  reviveLetters,
} from '../../src/notify/deliver-hooks.ts';
import { addWebhook, enqueueHooks, enqueueHookTest, listWebhooks, removeWebhook } from '../../src/notify/webhooks.ts';
import { DAY_MS, plus } from '../../src/subscribers/sql.ts';
import { freshDatabase } from '../subscribers/fresh.ts';
import { change, context, everything, NOW } from './samples.ts';

interface Got {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
type Reply = number | { status: number; headers: Record<string, string> } | 'drop';

/** An endpoint on loopback that notes what it gets and answers in turn; the last answer repeats. */
async function endpoint(...replies: Reply[]) {
  const got: Got[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      got.push({ headers: request.headers, body });
      const reply = replies[Math.min(got.length, replies.length) - 1] ?? 204;
      if (reply === 'drop') return request.socket.destroy();
      const { status, headers } = typeof reply === 'number' ? { status: reply, headers: {} } : reply;
      response.writeHead(status, headers).end(status === 204 ? undefined : 'words of the\r\nendpoint');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, got };
}

const guardOf = (allowAddresses: string[]) => hookGuard({ fetch: { allowAddresses } as never });

function channel(allowAddresses: string[] = ['127.0.0.0/8']) {
  const made = hookChannel(guardOf(allowAddresses), 'kvisa-watch-test');
  onTestFinished(() => made.close());
  return made;
}

/** A clock that a test puts forward. */
function clockwork() {
  let at = NOW;
  return { clock: () => at, forward: (ms: number) => (at = plus(at, ms)) };
}

describe('a webhook', () => {
  test('gets a change once, signed as Standard Webhooks says', async () => {
    const db = freshDatabase();
    const { url, got } = await endpoint(204);
    const { secret } = addWebhook(db, url, everything, NOW);
    expect([enqueueHooks(db, change(), context, NOW), enqueueHooks(db, change(), context, NOW)]).toEqual([1, 0]);
    expect(await deliverHooks(db, channel(), { clock: () => NOW })).toEqual({ sent: 1, deferred: 0, dead: 0 });
    expect(await deliverHooks(db, channel(), { clock: () => NOW })).toEqual({ sent: 0, deferred: 0, dead: 0 });

    const [{ headers, body } = { headers: {}, body: '' }] = got;
    const id = String(headers['webhook-id']);
    const seconds = String(Date.parse(NOW) / 1000);
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    expect(got).toHaveLength(1);
    expect(id).toMatch(/^msg_[0-9a-f]{32}$/);
    expect(headers['webhook-timestamp']).toBe(seconds);
    expect(headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`,
    );
    expect(JSON.parse(body)).toMatchObject({
      type: 'change.detected',
      timestamp: change().detectedAt,
      data: { change: { id: 1, facts: change().facts }, source: { id: 'embassy-us' } },
    });
  });

  test('is signed like the example of the specification', () => {
    const message = { secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', messageId: 'msg_p5jXN8AQM9LWM0D4loKWxJek' };
    expect(signHook({ ...message, body: '{"test": 2432232314}' }, 1614265330)).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });

  test('hears only what it asked for', () => {
    const db = freshDatabase();
    addWebhook(db, 'https://a.example/', { ...everything, countries: ['FR'] }, NOW);
    addWebhook(db, 'https://b.example/', { ...everything, minSeverity: 'critical', topics: ['documents'] }, NOW);
    expect(enqueueHooks(db, change(), context, NOW)).toBe(1);
    expect(enqueueHooks(db, change({ id: 2, severity: 'minor' }), context, NOW)).toBe(0);
    expect(enqueueHooks(db, change({ id: 3, cause: 'engine' }), context, NOW)).toBe(0);
  });
});

describe('an endpoint that fails', () => {
  test.each([[500], [404], ['drop'], [{ status: 302, headers: { location: '/elsewhere' } }]] as [Reply][])(
    'with %j gets the same message again after a pause',
    async (reply) => {
      const db = freshDatabase();
      const { clock, forward } = clockwork();
      const { url, got } = await endpoint(reply, 204);
      addWebhook(db, url, everything, NOW);
      enqueueHooks(db, change(), context, NOW);
      expect(await deliverHooks(db, channel(), { clock })).toMatchObject({ sent: 0, deferred: 1 });
      expect(await deliverHooks(db, channel(), { clock })).toMatchObject({ sent: 0, deferred: 0 });
      forward(HOOK_PAUSES_MS[0] * 2);
      expect(await deliverHooks(db, channel(), { clock })).toMatchObject({ sent: 1 });
      expect(got[1]?.headers['webhook-id']).toBe(got[0]?.headers['webhook-id']);
      expect(got[1]?.body).toBe(got[0]?.body);
    },
  );

  test('is not asked before the time it named', async () => {
    const db = freshDatabase();
    const { clock, forward } = clockwork();
    const { url } = await endpoint({ status: 429, headers: { 'retry-after': '3600' } }, 204);
    addWebhook(db, url, everything, NOW);
    enqueueHooks(db, change(), context, NOW);
    await deliverHooks(db, channel(), { clock });
    forward(3_599_000);
    expect(await deliverHooks(db, channel(), { clock })).toMatchObject({ sent: 0 });
    forward(1000);
    expect(await deliverHooks(db, channel(), { clock })).toMatchObject({ sent: 1 });
  });

  test('for three days leaves a dead letter, which can be sent again', async () => {
    const db = freshDatabase();
    const { clock, forward } = clockwork();
    const replies: Reply[] = Array(HOOK_PAUSES_MS.length + 1).fill(500);
    const { url } = await endpoint(...replies, 204);
    const { id } = addWebhook(db, url, everything, NOW);
    enqueueHooks(db, change(), context, NOW);
    for (let tries = 0; tries < replies.length; tries++) {
      await deliverHooks(db, channel(), { clock });
      forward(DAY_MS * 1.2);
    }
    expect(deadLetters(db)).toMatchObject([
      { webhook: id, change: 1, attempts: 10, lastAnswer: '500 words of the endpoint' },
    ]);
    expect(reviveLetters(db, id, clock())).toBe(1);
    expect(await deliverHooks(db, channel(), { clock })).toMatchObject({ sent: 1 });
    expect(deadLetters(db)).toEqual([]);
  });

  test('does not hold up the others', async () => {
    const db = freshDatabase();
    const [bad, good] = [await endpoint(500), await endpoint(200)];
    addWebhook(db, bad.url, everything, NOW);
    addWebhook(db, good.url, everything, NOW);
    for (const id of [1, 2, 3]) enqueueHooks(db, change({ id }), context, NOW);
    expect(await deliverHooks(db, channel(), { clock: () => NOW })).toEqual({ sent: 3, deferred: 1, dead: 0 });
    expect([bad.got.length, good.got.length]).toEqual([1, 3]);
  });

  test('with 410 is asked no more', async () => {
    const db = freshDatabase();
    const { url, got } = await endpoint(410);
    addWebhook(db, url, everything, NOW);
    for (const id of [1, 2]) enqueueHooks(db, change({ id }), context, NOW);
    await deliverHooks(db, channel(), { clock: () => NOW });
    expect(enqueueHooks(db, change({ id: 3 }), context, NOW)).toBe(0);
    await deliverHooks(db, channel(), { clock: () => NOW });
    expect([listWebhooks(db)[0]?.state, got.length]).toEqual(['gone', 1]);
  });
});

describe('a message', () => {
  test.each([
    'http://127.0.0.1:1/',
    'http://[::1]:1/',
    'http://localhost:1/',
    'http://169.254.169.254/latest/meta-data',
  ])('never goes to %s unless the operator allowed it', async (url) => {
    const message = { url, secret: 'whsec_aaaa', messageId: 'msg_1', body: '{}' };
    const result = await channel([]).send(message, NOW);
    expect(result.outcome).toBe('later');
    expect(result.answer).toContain('fetch.allowAddresses');
  });

  test('that a dead worker held goes out again when its lease ends', async () => {
    const db = freshDatabase();
    const { clock, forward } = clockwork();
    const { url, got } = await endpoint(204);
    const { id } = addWebhook(db, url, everything, NOW);
    enqueueHookTest(db, id, NOW);
    db.exec(`UPDATE webhook_message SET state = 'leased', lease_until = '${plus(NOW, 60_000)}'`);
    expect(await deliverHooks(db, channel(), { clock })).toMatchObject({ sent: 0 });
    forward(60_000);
    expect(await deliverHooks(db, channel(), { clock })).toMatchObject({ sent: 1 });
    expect(JSON.parse(got[0]!.body)).toMatchObject({ type: 'test' });
  });

  test('goes with its webhook, and is forgotten after its time', async () => {
    const db = freshDatabase();
    const { url } = await endpoint(204);
    const { id } = addWebhook(db, url, everything, NOW);
    enqueueHooks(db, change(), context, NOW);
    await deliverHooks(db, channel(), { clock: () => NOW });
    expect([pruneHooks(db, plus(NOW, 89 * DAY_MS)), pruneHooks(db, plus(NOW, 91 * DAY_MS))]).toEqual([0, 1]);
    enqueueHooks(db, change({ id: 2 }), context, NOW);
    expect([removeWebhook(db, id), removeWebhook(db, id)]).toEqual([true, false]);
    expect(db.prepare('SELECT count(*) FROM webhook_message').pluck().get()).toBe(0);
  });
});

import { expect, it } from 'vitest';
import { enqueueMessage } from '../../src/notify/outbox.ts';
import { addWebhook, enqueueHookTest } from '../../src/notify/webhooks.ts';
import { addConfirmed } from '../../src/subscribers/store.ts';
import { suppress } from '../../src/subscribers/suppression.ts';
import { everything } from '../notify/samples.ts';
import { NOW, openPages } from './room.ts';

it('counts who is told, what waits and what was given up, naming nobody', async () => {
  const { get, small } = await openPages();
  const { db } = small.archive;
  for (const name of ['a', 'b'])
    addConfirmed(db, { address: `${name}@example.org`, subscription: everything, origin: 'cli', now: NOW });
  suppress(db, 'b@example.org', 'hard-bounce', NOW);
  const to = { address: 'a@example.org' };
  enqueueMessage(db, { kind: 'test', to, payload: {}, baseUrl: 'https://example.org', now: NOW });
  enqueueHookTest(db, addWebhook(db, 'https://hook.example/secret-path', everything, NOW).id, NOW);
  const { body } = await get('/metrics');
  const lines = body.split('\n');
  for (const line of [
    'kvisa_subscribers{state="active"} 1',
    'kvisa_subscribers{state="suppressed"} 1',
    'kvisa_suppressions{reason="hard-bounce"} 1',
    'kvisa_outbox_messages{kind="test",state="ready"} 1',
    'kvisa_webhooks{state="active"} 1',
    'kvisa_webhook_messages{state="ready"} 1',
  ])
    expect(lines).toContain(line);
  expect(body).not.toMatch(/example\.org|hook\.example/);
});

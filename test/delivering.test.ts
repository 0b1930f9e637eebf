import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../src/config.ts';
import { openDelivering } from '../src/delivering.ts';
import { enqueueMessage } from '../src/notify/outbox.ts';
import { addWebhook, enqueueHookTest } from '../src/notify/webhooks.ts';
import type { App } from '../src/reading.ts';
import { everything } from './notify/samples.ts';
import { freshFolder } from './subscribers/fresh.ts';
import { freshArchive } from './support/seed.ts';

/** An installation with a mail in the outbox and the local mailbox to deliver to. */
function installation(env: Record<string, string> = {}) {
  const { archive, data, close } = freshArchive();
  const app: App = { config: loadConfig({ data, env }), archive, close };
  const delivering = openDelivering(app);
  onTestFinished(async () => {
    await delivering.close();
    close();
  });
  const now = new Date().toISOString();
  const to = { address: 'a@example.org' };
  enqueueMessage(archive.db, { kind: 'test', to, payload: {}, baseUrl: 'https://example.org', now });
  return { archive, now, turn: () => delivering.turn() };
}

it('sends mails though the spool of bounces cannot be read, and says what is wrong with it', async () => {
  const spool = join(freshFolder(), 'a-file');
  writeFileSync(spool, '');
  const { mail, bounces, faults } = await installation({ KVISA_MAIL_BOUNCE_SPOOL: spool }).turn();
  expect([mail.sent, bounces, faults.map(({ part }) => part)]).toEqual([1, null, ['bounces']]);
});

it('lets no webhook reach an address that pages may not be fetched from', async () => {
  const { archive, now, turn } = installation();
  const { id } = addWebhook(archive.db, 'http://127.0.0.1:9/', everything, now);
  enqueueHookTest(archive.db, id, now);
  expect((await turn()).hooks).toEqual({ sent: 0, deferred: 1, dead: 0 });
  const answer = archive.db.prepare<[], string>('SELECT last_answer FROM webhook_message').pluck().get();
  expect(answer).toContain('not on the public internet');
});

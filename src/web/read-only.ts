import type { FastifyInstance } from 'fastify';
import { Refusal } from './faults.ts';
import type { Site } from './site.ts';

/** What writes, or shows what only the main installation may show. */
const WRITES = /^\/(?:subscribe|confirm|manage|unsubscribe|mailbox|feeds\/private)(?:[/?]|$)/;

/** A copy for reading answers no subscription: it says where the main installation is (RFC 9110 §15.5.20). */
export function refuseWrites(app: FastifyInstance, { room }: Site): void {
  if (!room.readOnly) return;
  app.addHook('onRequest', async ({ method, url }) => {
    if ((method !== 'GET' && method !== 'HEAD') || WRITES.test(url)) throw new Refusal(421);
  });
}

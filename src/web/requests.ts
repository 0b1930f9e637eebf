import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { networkOf } from './rate-limit.ts';
import type { Site } from './site.ts';

/** The name of a request: ours alone, whatever the client sends. Node draws the chance of 128 UUIDs at once, of other bytes at each call. */
export const newRequestId = (): string => randomUUID().replaceAll('-', '').slice(0, 16);

/** What monitors ask every few seconds tells nothing. */
const UNTOLD = /^\/(?:healthz|readyz|metrics)$/;

/**
 * Every answer carries the name of its request, and leaves one line in the log: the route as a pattern, since addresses
 * hold links that are secrets and words that people searched for; the visitor as a network. A reader who takes longer
 * than `longestMs` for one answer is cut off.
 */
export function accountFor(app: FastifyInstance, site: Site, longestMs: number): void {
  app.addHook('onRequest', async (request, reply) => {
    const timer = setTimeout(() => request.raw.socket.destroy(), longestMs).unref();
    reply.raw.once('close', () => clearTimeout(timer));
  });

  // After `guard` has kept the answer for others: the name is of this request alone.
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });

  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    if (UNTOLD.test(route)) return;
    site.room.log?.('request', {
      id: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      client: networkOf(request.ip, 24),
    });
  });
}

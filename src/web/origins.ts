import type { FastifyInstance } from 'fastify';

/** What is open to pages of every origin: nothing here that a visitor's own rights would open. Private feeds are not. */
const OPEN: readonly { readonly under: RegExp; readonly shows: string; readonly takes: string }[] = [
  { under: /^\/api\//, shows: 'etag, link, ratelimit, ratelimit-policy, retry-after', takes: 'if-none-match' },
  { under: /^\/feeds\/(?!private\/)/, shows: 'etag, retry-after', takes: 'if-none-match' },
  {
    under: /^\/(?:timegate|timemap|memento)\//,
    shows: 'link, memento-datetime, etag, x-archive-sha256, retry-after',
    // Memento clients also live in browsers, as extensions and in pages of others.
    takes: 'accept-datetime, if-none-match',
  },
];

/**
 * CORS (Fetch standard §3.3) for the API, the feeds and the mementos. It stands before everything that may refuse: a script must be able
 * to read that it is to wait, and a preflight writes nothing, so that a copy for reading answers it too.
 */
export function openToOrigins(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ method, url }, reply) => {
    const open = OPEN.find(({ under }) => under.test(url));
    if (!open) return;
    reply.headers({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': open.shows,
      'cross-origin-resource-policy': 'cross-origin',
    });
    if (method !== 'OPTIONS') return;
    return reply
      .code(204)
      .headers({
        'access-control-allow-methods': 'GET, HEAD',
        'access-control-allow-headers': open.takes,
        'access-control-max-age': '86400',
      })
      .send();
  });
}

import type { FastifyInstance } from 'fastify';
import { ICON, stylesheet } from '../assets.ts';

export function assetRoutes(app: FastifyInstance): void {
  app.get(stylesheet.path, (_request, reply) =>
    reply
      .type('text/css; charset=utf-8')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(stylesheet.body),
  );
  app.get('/assets/icon.svg', (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(ICON),
  );
  app.get('/robots.txt', (_request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send('User-agent: *\nDisallow: /manage/\nDisallow: /confirm/\nDisallow: /unsubscribe/\nDisallow: /mailbox\n'),
  );
}

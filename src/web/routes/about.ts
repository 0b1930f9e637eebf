import type { FastifyInstance } from 'fastify';
import type { Site } from '../site.ts';
import { aboutPage } from '../views/about.ts';
import { apiPage } from '../views/api.ts';
import { privacyPage } from '../views/privacy.ts';

export function aboutRoutes(app: FastifyInstance, site: Site): void {
  app.get('/about', (request, reply) =>
    site.page(request, reply, (view) => ({ title: view.t('about.title'), main: aboutPage(view, site.room.version) })),
  );
  app.get('/api', (request, reply) =>
    site.page(request, reply, (view) => ({ title: view.t('api.title'), main: apiPage(view) })),
  );
  app.get('/privacy', (request, reply) =>
    site.page(request, reply, (view) => ({ title: view.t('privacy.title'), main: privacyPage(view, site.archive.db) })),
  );
}

import type { FastifyInstance } from 'fastify';
import { missionBoard } from '../../archive/queries/board.ts';
import { changesByWeek } from '../../archive/queries/weeks.ts';
import type { Site } from '../site.ts';
import { homePage } from '../views/home.ts';

const RECENT = 8;
const WEEKS = 26;

export function homeRoutes(app: FastifyInstance, site: Site): void {
  app.get('/', { config: { cached: true } }, (request, reply) =>
    site.page(request, reply, (view) => ({
      title: view.t('site.name'),
      main: homePage(view, {
        // What an import found is not of late, however late it was found.
        changes: site.archive.changes.list({
          relevance: ['k-visa', 'visa'],
          notCause: 'engine',
          cause: 'site',
          limit: RECENT,
        }),
        board: missionBoard(site.archive.db),
        weeks: changesByWeek(site.archive.db, site.room.now(), WEEKS),
        publisherOf: site.publisherOf,
      }),
    })),
  );
}

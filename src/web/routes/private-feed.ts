import type { FastifyInstance } from 'fastify';
import { type ChangePlace, placeOf } from '../../archive/changes.ts';
import type { Change } from '../../domain/change.ts';
import type { Subscription } from '../../domain/subscriber.ts';
import { feedReader } from '../../subscribers/feed.ts';
import { concerns } from '../../subscribers/matching.ts';
import { notFound } from '../faults.ts';
import type { Site } from '../site.ts';
import { ENTRIES, sendFeed, split } from './feeds.ts';

/** Changes looked through for one feed: who follows a quiet mission need not have the whole archive read. */
const MOST_READ = 2000;
const AT_ONCE = 200;

/** The feed of one subscription, under an address that only its owner knows: no shared cache may keep it. */
export function privateFeedRoutes(app: FastifyInstance, site: Site): void {
  app.get<{ Params: { file: string } }>('/feeds/private/:file', (request, reply) => {
    const { name, format } = split(request.params.file);
    const reader = feedReader(site.archive.db, name, site.now());
    if (!reader) throw notFound();
    const self = `/feeds/private/${name}.${format}`;
    const title = reader.language === 'zh' ? 'K字签证变更：我的订阅' : 'K-visa Watch: what I follow';
    return sendFeed(site, reply.header('x-robots-tag', 'noindex'), {
      format,
      self,
      home: '/changes',
      title,
      lang: reader.language,
      changes: wantedChanges(site, reader),
    });
  });
}

/** The newest changes that the subscriber's mails tell too. */
function wantedChanges(site: Site, wishes: Subscription): Change[] {
  const found: Change[] = [];
  let before: ChangePlace | undefined;
  for (let read = 0; read < MOST_READ && found.length < ENTRIES; read += AT_ONCE) {
    const some = site.archive.changes.list({
      relevance: ['k-visa', 'visa'],
      cause: 'site',
      suppressed: false,
      before,
      limit: AT_ONCE,
    });
    found.push(
      ...some.filter((change) =>
        concerns(wishes, change, { id: change.source, country: site.publisherOf(change.source).country }),
      ),
    );
    if (some.length < AT_ONCE) break;
    before = placeOf(some.at(-1)!);
  }
  return found.slice(0, ENTRIES);
}

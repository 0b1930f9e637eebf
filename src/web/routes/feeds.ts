import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Seal } from '../../archive/seals.ts';
import type { Change } from '../../domain/change.ts';
import { TOPICS } from '../../domain/change.ts';
import { clean } from '../../notify/clean.ts';
import { atom, jsonFeed } from '../../publish/feeds.ts';
import { notFound } from '../faults.ts';
import { feedEntry } from '../feed-entry.ts';
import type { Site } from '../site.ts';
import type { Lang } from '../text.ts';

/** As many changes as a reader may have missed. */
export const ENTRIES = 50;

interface Named {
  Params: { file: string };
}

export function feedRoutes(app: FastifyInstance, site: Site): void {
  app.get<Named>('/feeds/:file', { config: { cached: true } }, (request, reply) => {
    const { name, format } = split(request.params.file);
    if (name !== 'changes') throw notFound();
    return send(site, reply, format, `/feeds/changes.${format}`, '/changes', 'K-visa Watch: changes', {});
  });

  app.get<Named>('/feeds/sources/:file', { config: { cached: true } }, (request, reply) => {
    const { name, format } = split(request.params.file);
    const source = site.archive.sources.get(name);
    if (!source) throw notFound();
    const title = `K-visa Watch: ${clean(source.name.en, 200)}`;
    return send(site, reply, format, `/feeds/sources/${source.id}.${format}`, `/sources/${source.id}`, title, {
      source: source.id,
    });
  });

  app.get<Named>('/feeds/topics/:file', { config: { cached: true } }, (request, reply) => {
    const { name, format } = split(request.params.file);
    const topic = TOPICS.find((one) => one === name);
    if (!topic) throw notFound();
    return send(
      site,
      reply,
      format,
      `/feeds/topics/${topic}.${format}`,
      `/changes?topic=${topic}`,
      `K-visa Watch: ${topic}`,
      { topic },
    );
  });
}

export type Format = 'atom' | 'json';

/** `name.atom` or `name.json`. */
export function split(file: string): { name: string; format: Format } {
  const match = /^(.{1,100})\.(atom|json)$/.exec(file);
  if (!match) throw notFound();
  return { name: match[1]!, format: match[2] as Format };
}

function send(
  site: Site,
  reply: FastifyReply,
  format: Format,
  self: string,
  home: string,
  title: string,
  filter: { source?: string; topic?: string },
) {
  const changes = site.archive.changes.list({
    ...filter,
    relevance: ['k-visa', 'visa'],
    notCause: 'engine',
    // Years of imported history would stand before what is new, since they were found later.
    cause: 'site',
    limit: ENTRIES,
  });
  return sendFeed(site, reply, { format, self, home, title, changes, lang: 'en' });
}

export interface FeedAnswer {
  readonly format: Format;
  /** Paths of the feed and of the page that shows the same. */
  readonly self: string;
  readonly home: string;
  readonly title: string;
  readonly changes: readonly Change[];
  /** Of titles and values; both languages stand in every entry. */
  readonly lang: Lang;
}

export function sendFeed(site: Site, reply: FastifyReply, { format, self, home, title, changes, lang }: FeedAnswer) {
  const base = site.base();
  const seal = site.archive.seals.latest();
  const stamp = stampOf(site, seal);
  const feed = {
    title,
    ...(seal ? { seal: { day: seal.day, head: seal.head, ...(stamp ? { timeStamp: stamp } : {}) } } : {}),
    home: base + home,
    self: base + self,
    entries: changes.map((change) => feedEntry(change, site.publisherOf(change.source), base, lang)),
  };
  return reply
    .type(format === 'atom' ? 'application/atom+xml; charset=utf-8' : 'application/feed+json; charset=utf-8')
    .header('cross-origin-resource-policy', 'cross-origin')
    .send(format === 'atom' ? atom(feed) : jsonFeed(feed));
}

function stampOf({ archive }: Site, seal: Seal | undefined) {
  const stamp = seal && archive.timeStamps.covering(seal.number);
  return stamp && { authority: stamp.authority, at: stamp.at };
}

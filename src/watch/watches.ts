import type { Page } from '../domain/page.ts';
import type { Source, WatchRules } from '../domain/source.ts';
import type { WatchRoom } from './room.ts';

/** How a page is read of which no declaration speaks: as its own text betrays. */
const PLAIN_RULES: WatchRules = { render: 'http', content: [], ignore: [], links: [], schedule: '0 4 * * *' };

/** Mirrors the declarations into the archive: a page for every watch; what is no longer declared stays, unwatched. */
export function declareWatches(room: WatchRoom, sources: readonly Source[]): void {
  const { archive } = room;
  const now = room.now().toISOString();
  archive.transaction(() => {
    archive.sources.mirror(sources, now);
    for (const source of sources) {
      const declared = new Set(
        source.watches.map(
          (watch) =>
            archive.pages.ensure(
              { source: source.id, url: watch.url, role: watch.as, origin: 'declared', language: watch.language },
              now,
            ).id,
        ),
      );
      for (const page of archive.pages.watchedOf(source.id)) {
        if (page.origin === 'declared' && !declared.has(page.id)) archive.pages.set(page.id, { watched: false });
      }
    }
  });
}

/** A page's own declaration, else that of the page that led to it, else the source's first; of imported pages what came with them. */
export function rulesOfPages(room: Pick<WatchRoom, 'archive'>, source: Source): (page: Page) => WatchRules {
  const { pages } = room.archive;
  const declared = new Map<number, WatchRules>();
  for (const watch of source.watches) {
    const page = pages.findByAddress(source.id, watch.url);
    if (page) declared.set(page.id, watch.rules);
  }
  return (page) => {
    for (let one: Page | undefined = page; one; one = one.parent === null ? undefined : pages.get(one.parent)) {
      const rules = declared.get(one.id);
      if (rules) return rules;
    }
    return { ...(source.watches[0]?.rules ?? PLAIN_RULES), ...pages.selectors(page.id) };
  };
}

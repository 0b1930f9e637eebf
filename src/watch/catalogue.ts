import type { Page } from '../domain/page.ts';
import type { PastCapture } from '../domain/past.ts';
import type { Source, WatchRules } from '../domain/source.ts';
import type { Watched, WatchRoom } from './room.ts';
import { rulesOfPages } from './watches.ts';

/** ISO 3166-1 reserves ZZ for users: the country is not known. */
const NOWHERE = 'ZZ';

export interface Catalogue {
  /** The page that a capture of the past belongs to, made where it is new; with the source and the rules it is read by. */
  placeOf(capture: PastCapture): Watched;
  /** A page of the archive with its source and rules, declared or not. */
  watch(page: Page): Watched;
}

/** Finds for imported captures the declared source they belong to; the others get one of their own, which nobody polls. */
export function createCatalogue(room: WatchRoom, declared: readonly Source[]): Catalogue {
  const { archive } = room;
  const byId = new Map(declared.map((source) => [source.id, source]));
  const byHost = new Map(declared.flatMap((source) => source.watches.map(({ url }) => [hostOf(url), source] as const)));
  const rules = new Map<string, (page: Page) => WatchRules>();

  function sourceOf({ url, source }: PastCapture): Source {
    const known = source === undefined ? byHost.get(hostOf(url)) : byId.get(source);
    if (known) {
      // No round may have run yet: a new archive knows of no declaration.
      archive.sources.adopt(known, room.now().toISOString());
      return known;
    }
    const own = ownSource(source ?? `import-${hostOf(url).replaceAll(/[^a-z0-9]+/g, '-')}`, source ?? hostOf(url));
    if (!byId.has(own.id)) archive.sources.adopt(own, room.now().toISOString());
    byId.set(own.id, own);
    if (source === undefined) byHost.set(hostOf(url), own);
    return own;
  }

  function pageOf(source: Source, capture: PastCapture): Page {
    const known = archive.pages.findByAddress(source.id, capture.url);
    if (known) return known;
    const { url, language, at } = capture;
    const page = archive.pages.ensure({ source: source.id, url, role: 'page', origin: 'import', language }, at);
    archive.pages.set(page.id, { watched: false });
    return archive.pages.get(page.id)!;
  }

  function placeOf(capture: PastCapture): Watched {
    return archive.transaction(() => {
      const source = sourceOf(capture);
      const page = pageOf(source, capture);
      if (capture.selectors && page.origin === 'import') archive.pages.setSelectors(page.id, capture.selectors);
      return withRules(page, source);
    });
  }

  function withRules(page: Page, source: Source): Watched {
    if (!rules.has(source.id)) rules.set(source.id, rulesOfPages(room, source));
    return { page, source, rules: rules.get(source.id)!(page) };
  }

  function watch(page: Page): Watched {
    const known = byId.get(page.source) ?? {
      ...ownSource(page.source, page.source),
      ...archive.sources.named(page.source),
    };
    byId.set(known.id, known);
    return withRules(page, known);
  }

  return { placeOf, watch };
}

/** A source made for captures of which no declaration speaks. */
function ownSource(id: string, name: string): Source {
  return { id, name: { en: name, zh: name }, kind: 'agency', country: NOWHERE, watches: [], file: '' };
}

const hostOf = (url: string): string => URL.parse(url)?.host ?? '';

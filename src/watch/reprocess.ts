import type { StoredDocument } from '../archive/documents.ts';
import { compareDocuments } from '../compare/compare.ts';
import type { Change } from '../domain/change.ts';
import type { Page } from '../domain/page.ts';
import type { Source } from '../domain/source.ts';
import { INTERPRETER_VERSION } from '../interpret/read.ts';
import { describeChange } from './announce.ts';
import { createCatalogue } from './catalogue.ts';
import { extractorStamp, readAgain, readCapture } from './read.ts';
import { retell } from './retell.ts';
import type { Watched, WatchRoom } from './room.ts';

export interface ReprocessOptions {
  readonly source?: string;
  /** Only pages of which a capture was made since. */
  readonly since?: string;
  readonly progress?: (done: number, total: number, page: Page) => void;
  readonly signal?: AbortSignal;
}

/** What `reprocess --json` prints. */
export interface ReprocessSummary {
  readonly pages: number;
  /** Captures whose bytes were read again. */
  readonly extracted: number;
  /** Documents whose facts alone were read again. */
  readonly interpreted: number;
  /** Differences recorded as the engine's. */
  readonly changes: number;
}

/**
 * Reads the stored captures with today's rules. What already carries today's versions is passed over, so a second run, or one
 * that takes up an interrupted one, goes straight to what is left. Differences are the engine's: recorded, told to nobody.
 * Pages of sources that are no longer declared stay as they were read: nobody says any more by which rules.
 */
export async function reprocess(
  room: WatchRoom,
  declared: readonly Source[],
  options: ReprocessOptions = {},
): Promise<ReprocessSummary> {
  const engine: WatchRoom = { ...room, cause: 'engine', notify: () => {} };
  const catalogue = createCatalogue(engine, declared);
  const rules = new Set(declared.map((source) => source.id));
  const pages = engine.archive.pages.captured(options);
  const tally = { pages: 0, extracted: 0, interpreted: 0, changes: 0 };
  for (const id of pages) {
    if (options.signal?.aborted) break;
    const page = engine.archive.pages.get(id)!;
    if (page.origin !== 'import' && !rules.has(page.source)) continue;
    options.progress?.(tally.pages, pages.length, page);
    tally.pages++;
    const watched = catalogue.watch(page);
    const extracted = await extractAgain(engine, watched, options.signal);
    if (options.signal?.aborted) break;
    const { interpreted, found } = settle(engine, watched, extracted > 0);
    tally.extracted += extracted;
    tally.interpreted += interpreted;
    tally.changes += found.length;
  }
  return tally;
}

/**
 * Reads the bytes of captures that were read by other rules, or never. Each is stored at once; the versions still name the
 * old documents until the page is settled, so that a stop in between loses nothing. Returns how many were read.
 */
async function extractAgain(room: WatchRoom, { page, source, rules }: Watched, signal?: AbortSignal): Promise<number> {
  const { archive } = room;
  const stale = archive.captures.readOtherwise(page.id, extractorStamp(rules));
  let read = 0;
  for (const id of stale) {
    if (signal?.aborted) break;
    const capture = archive.captures.record(id)!;
    const answer = { ...capture, body: archive.captures.bytes(capture), charset: capture.charset ?? undefined };
    const fresh = await readCapture(answer, source, rules, {
      language: page.language ?? undefined,
      title: page.why ?? undefined,
    });
    archive.transaction(() => {
      if (fresh.document.blocks.length === 0 && capture.document === null)
        return archive.captures.setProblem(id, fresh.document.problems[0]?.code ?? 'empty');
      const document = archive.documents.put({ ...fresh, page: page.id });
      archive.captures.setDocument(id, document);
      archive.pages.set(page.id, { retell: true });
    });
    read++;
  }
  return read;
}

/** Reads the facts of documents that an older interpreter read, tells the versions anew and files what is in force otherwise. One transaction. */
function settle(room: WatchRoom, watched: Watched, extracted: boolean): { interpreted: number; found: Change[] } {
  const { archive } = room;
  return archive.transaction(() => {
    const before = inForce(room, watched.page);
    const stale = archive.documents.readByOthers(watched.page.id, INTERPRETER_VERSION);
    for (const id of stale) {
      const { document } = archive.documents.get(id)!;
      const url = watched.page.url;
      archive.documents.saveReading(id, readAgain(document, url, watched.source), INTERPRETER_VERSION);
    }
    const again = extracted || archive.pages.isToRetell(watched.page.id);
    if (!again && stale.length === 0) return { interpreted: 0, found: [] };
    const found = again ? retell(room, watched) : [];
    archive.changes.repack(watched.page.id);
    archive.documents.dropUnused(watched.page.id);
    const difference = before && compareInForce(room, watched, before);
    return { interpreted: stale.length, found: difference ? [...found, difference] : found };
  });
}

const inForce = ({ archive }: WatchRoom, page: Page): StoredDocument | undefined => {
  const version = page.version === null ? undefined : archive.versions.get(page.version);
  return version && archive.documents.get(version.document);
};

/** What the page says today, read by today's rules, against what was made of it before. */
function compareInForce(room: WatchRoom, watched: Watched, before: StoredDocument): Change | undefined {
  const { archive } = room;
  const page = archive.pages.get(watched.page.id)!;
  const after = inForce(room, page);
  if (!after) return undefined;
  const { parts } = compareDocuments(before.document, after.document);
  const reading = ({ reading }: StoredDocument) => JSON.stringify([reading.relevance, reading.facts]);
  if (parts.length === 0 && reading(before) === reading(after)) return undefined;
  const { capture } = archive.versions.get(page.version!)!;
  const sides = { before, after, diff: parts };
  const at = room.now().toISOString();
  return archive.changes.add(describeChange(room, watched, 'amended', sides, at, { before: capture, after: capture }));
}

import { type Edition, isChinese, likeness, PAIR_SCORE } from '../compare/pairs.ts';
import type { FreshDocument } from './read.ts';
import type { WatchRoom } from './room.ts';

/** Notices of one source looked at for the other edition, the newest first. */
const MOST_CANDIDATES = 150;

interface Partner {
  readonly page: number;
  readonly language: string;
  readonly score: number;
  readonly why: readonly string[];
}

/**
 * Finds the other language editions of a page just put in force, among the pages of its source. A page belongs to the notice it is
 * most like. Joins the caller's transaction.
 */
export function pairUp(
  room: WatchRoom,
  page: { readonly id: number; readonly source: string; readonly url: string },
  fresh: Pick<FreshDocument, 'document' | 'reading'>,
  at: string,
): void {
  const { pairs } = room.archive;
  pairs.clear(page.id);
  if (fresh.reading.relevance === 'other') return;
  const chinese = isChinese(fresh.document.language);
  const edition = { url: page.url, document: fresh.document, facts: fresh.reading.facts };
  const found = pairs
    .candidates(page.source, page.id, !chinese, MOST_CANDIDATES)
    .flatMap((id) => partner(room, edition, id))
    .sort((a, b) => b.score - a.score);
  const seats = new Set<string>();
  for (const { page: other, language, score, why } of found) {
    // A foreign page has one Chinese edition; a Chinese one has one in every language.
    const seat = chinese ? baseOf(language) : 'zh';
    if (seats.has(seat)) continue;
    const rivals = pairs
      .inForceOfPage(other)
      .filter(({ foreign }) => chinese || baseOf(foreign.language) === baseOf(fresh.document.language));
    if (rivals.some((rival) => rival.score >= score)) continue;
    for (const { foreign } of rivals) pairs.clear(foreign.page);
    pairs.add({ chinese: chinese ? page.id : other, foreign: chinese ? other : page.id, score, why }, at);
    seats.add(seat);
  }
}

const baseOf = (language: string): string => language.split('-', 1)[0]!.toLowerCase();

function partner(room: WatchRoom, edition: Edition, id: number): Partner[] {
  const { pages, versions, documents } = room.archive;
  const page = pages.get(id)!;
  const stored = documents.get(versions.get(page.version!)!.document)!;
  const { document, reading } = stored;
  const { score, why } = likeness(edition, { url: page.url, document, facts: reading.facts });
  return score >= PAIR_SCORE ? [{ page: id, language: document.language, score, why }] : [];
}

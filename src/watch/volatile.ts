import type { StoredDocument } from '../archive/documents.ts';
import { alignBlocks } from '../compare/align.ts';
import { type Hunk, hunksOf, textsOf } from '../compare/hunks.ts';
import type { VolatileRule } from '../compare/noise.ts';
import type { Page } from '../domain/page.ts';
import { topicsOfText } from '../interpret/topics.ts';
import { categoriesIn } from '../interpret/visas.ts';
import type { Sight, WatchRoom } from './room.ts';

/** A place found different at so many looks in a row is volatile. */
const LEARNT_AFTER = 3;
/** It takes as many looks that find it the same to forget it. */
const LONGEST_STREAK = 6;

export interface PlacesLearnt {
  readonly isVolatile: VolatileRule;
  /** A place became volatile at this very look. */
  readonly news: boolean;
}

/**
 * Learns from the last two looks which places of a page change at every look. A place that speaks of policy is never one,
 * and an import teaches nothing: it holds only the looks that differed.
 */
export function learnPlaces(room: WatchRoom, sight: Sight, inForce: StoredDocument): PlacesLearnt {
  const { page, fresh, at } = sight;
  const store = room.archive.volatile;
  const known = new Map(store.of(page.id).map((place) => [place.place, place]));
  const previous = waitingDocument(room, page) ?? inForce;
  const equal = previous.textSha256 === fresh.textSha256;
  if (room.cause === 'import' || (equal && known.size === 0)) return ruleOf(new Set(), false);
  const different = hunksOf(alignBlocks(previous.document.blocks, fresh.document.blocks)).filter(mayBeVolatile);
  let news = false;
  room.archive.transaction(() => {
    for (const hunk of different) {
      const before = known.get(hunk.place);
      const streak = Math.min((before?.streak ?? 0) + 1, LONGEST_STREAK);
      const learnedAt = before?.learnedAt ?? (streak >= LEARNT_AFTER ? at : null);
      news ||= learnedAt === at;
      const example = textsOf(hunk).at(-1)!.slice(0, 500);
      store.put(page.id, { place: hunk.place, streak, learnedAt, example });
    }
    const changed = new Set(different.map(({ place }) => place));
    for (const place of known.values()) {
      if (changed.has(place.place)) continue;
      if (place.streak <= 1) store.forget(page.id, place.place);
      else store.put(page.id, { ...place, streak: place.streak - 1 });
    }
  });
  return learnedRule(room, page.id, news);
}

/** What was learned so far, for a comparison that teaches nothing. */
export const volatilePlaces = (room: WatchRoom, page: number): VolatileRule =>
  learnedRule(room, page, false).isVolatile;

function learnedRule(room: WatchRoom, page: number, news: boolean): PlacesLearnt {
  const learned = room.archive.volatile.of(page).flatMap(({ place, learnedAt }) => (learnedAt ? [place] : []));
  return ruleOf(new Set(learned), news);
}

function ruleOf(places: ReadonlySet<string>, news: boolean): PlacesLearnt {
  return { isVolatile: (hunk) => places.has(hunk.place) && mayBeVolatile(hunk), news };
}

const POLICY =
  /visa|passport|consul|embass|residence|immigra|permit|签|簽|护照|護照|领[馆事区]|領[館事區]|使馆|使館|居留|出入境|ビザ|査証|비자|виз|تأشيرة/iu;

/** What speaks of policy is never put aside, however often it changes. */
const mayBeVolatile = (hunk: Hunk): boolean =>
  !textsOf(hunk).some(
    (text) => POLICY.test(text) || topicsOfText([text]).length > 0 || categoriesIn(text.toLowerCase()).length > 0,
  );

/** The document of the difference that waits, if one does. */
export function waitingDocument({ archive }: WatchRoom, { pending }: Page): StoredDocument | undefined {
  const capture = pending && archive.captures.snapshot(pending.capture);
  return capture?.document ? archive.documents.get(capture.document) : undefined;
}

import type { StoredDocument } from '../archive/documents.ts';
import type { VolatilePlace } from '../archive/volatile.ts';
import { alignBlocks } from '../compare/align.ts';
import { type Hunk, hunksOf, textsOf } from '../compare/hunks.ts';
import type { VolatileRule } from '../compare/noise.ts';
import { topicsOfText } from '../interpret/topics.ts';
import { categoriesIn } from '../interpret/visas.ts';
import type { Sight, WatchRoom } from './room.ts';
import { waitingAt } from './waiting.ts';

/** A place found different at so many looks in a row is volatile. */
const LEARNT_AFTER = 3;
/** It takes as many looks that find it the same to forget it. */
const LONGEST_STREAK = 6;

export interface PlacesLearnt {
  readonly isVolatile: VolatileRule;
  /** A place became volatile at this very look. */
  readonly news: boolean;
  /** Writes down what was learned. Joins the caller's transaction. */
  readonly save: () => void;
}

/**
 * Learns from the last two looks which places of a page change at every look. A place that speaks of policy is never one,
 * and an import teaches nothing: it holds only the looks that differed.
 */
export function learnPlaces(room: WatchRoom, sight: Sight, inForce: StoredDocument): PlacesLearnt {
  const { page, fresh, at } = sight;
  const store = room.archive.volatile;
  const known = new Map(store.of(page.id).map((place) => [place.place, place]));
  const previous = waitingAt(room, page)?.document ?? inForce;
  const equal = previous.textSha256 === fresh.textSha256;
  if (room.cause === 'import' || (equal && known.size === 0))
    return { ...ruleOf(new Map()), news: false, save: () => {} };
  const different = hunksOf(alignBlocks(previous.document.blocks, fresh.document.blocks)).filter(mayBeVolatile);
  const after = new Map(known);
  for (const place of known.values()) {
    if (place.streak <= 1) after.delete(place.place);
    else after.set(place.place, { ...place, streak: place.streak - 1 });
  }
  for (const hunk of different) after.set(hunk.place, seenDifferent(hunk, known.get(hunk.place), at));
  const save = (): void => {
    for (const place of known.keys()) if (!after.has(place)) store.forget(page.id, place);
    for (const place of after.values()) store.put(page.id, place);
  };
  const news = [...after.values()].some(({ place, learnedAt }) => learnedAt !== null && !known.get(place)?.learnedAt);
  return { ...ruleOf(after), news, save };
}

/** What was learned so far, for a comparison that teaches nothing. */
export const volatilePlaces = (room: WatchRoom, page: number): VolatileRule =>
  ruleOf(new Map(room.archive.volatile.of(page).map((place) => [place.place, place]))).isVolatile;

function seenDifferent(hunk: Hunk, before: VolatilePlace | undefined, at: string): VolatilePlace {
  const streak = Math.min((before?.streak ?? 0) + 1, LONGEST_STREAK);
  const learnedAt = before?.learnedAt ?? (streak >= LEARNT_AFTER ? at : null);
  return { place: hunk.place, streak, learnedAt, example: learnedAt ? textsOf(hunk).at(-1)!.slice(0, 500) : '' };
}

function ruleOf(places: ReadonlyMap<string, VolatilePlace>): Pick<PlacesLearnt, 'isVolatile'> {
  return { isVolatile: (hunk) => Boolean(places.get(hunk.place)?.learnedAt) && mayBeVolatile(hunk) };
}

const POLICY =
  /visa|passport|consul|embass|residence|immigra|permit|签|簽|护照|護照|领[馆事区]|領[館事區]|使馆|使館|居留|出入境|ビザ|査証|비자|виз|تأشيرة/iu;

/** What speaks of policy is never put aside, however often it changes. */
const mayBeVolatile = (hunk: Hunk): boolean =>
  !textsOf(hunk).some(
    (text) => POLICY.test(text) || topicsOfText([text]).length > 0 || categoriesIn(text.toLowerCase()).length > 0,
  );

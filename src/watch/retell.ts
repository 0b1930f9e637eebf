import type { Arrival, NewChange } from '../archive/changes.ts';
import type { ToldLook } from '../archive/visits.ts';
import { compareDocuments } from '../compare/compare.ts';
import type { Change } from '../domain/change.ts';
import { describeChange, describeNoise } from './announce.ts';
import type { Watched, WatchRoom } from './room.ts';

/**
 * Tells the versions of a page anew from its captures, in order of time. What readers were told of stays as it was told; an
 * imported difference between captures that were no neighbours is superseded. Neighbours that were none before are compared,
 * and what differs is filed under the room's cause. One transaction.
 */
export function retell(room: WatchRoom, watched: Watched): Change[] {
  const { archive } = room;
  const { page } = watched;
  return archive.transaction(() => {
    const arrivals = archive.changes.arrivals(page.id);
    const withdrawals = arrivals.filter(({ kind }) => kind === 'withdrawn').map(({ at }) => at);
    const looks = withMoves(archive.visits.told(page.id), arrivals);
    const turns = turnsOf(looks, withdrawals);
    rewriteVersions(room, watched, turns, withdrawals);
    room.index(page.id);
    rewriteBounds(room, watched, looks);
    archive.pages.set(page.id, { retell: false });
    const found = turns.flatMap((after, index) => {
      const before = turns[index - 1];
      if (!before) return [];
      const next = turns[index + 1]?.at ?? '\uffff';
      const run = new Set(looks.filter(({ at }) => at >= after.at && at < next).map(({ capture }) => capture));
      const told = arrivals.filter(({ kind, after }) => kind !== 'moved' && after !== null && run.has(after));
      const back = withdrawals.some((at) => at > before.at && at <= after.at);
      return compareTurns(room, watched, { before, after, back }, told);
    });
    return [...found, ...retellWithdrawals(room, watched, turns, arrivals)];
  });
}

/** A page that was gone and came back at another address shows there what it showed before. */
function withMoves(looks: readonly ToldLook[], arrivals: readonly Arrival[]): ToldLook[] {
  const moves = arrivals.flatMap(({ kind, at, after }) => {
    const shown = kind === 'moved' ? looks.find(({ capture }) => capture === after) : undefined;
    return shown && shown.at < at ? [{ ...shown, at }] : [];
  });
  return [...looks, ...moves].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The looks that showed another text than the look before, or the first after a withdrawal. */
function turnsOf(looks: readonly ToldLook[], withdrawals: readonly string[]): ToldLook[] {
  return looks.filter((look, index) => {
    const before = looks[index - 1];
    return !before || before.text !== look.text || withdrawals.some((at) => at > before.at && at <= look.at);
  });
}

function rewriteVersions(
  { archive }: WatchRoom,
  { page }: Watched,
  turns: readonly ToldLook[],
  withdrawals: readonly string[],
): void {
  archive.versions.clear(page.id);
  turns.forEach(({ document, capture, at }, index) => {
    const version = archive.versions.begin(page.id, document, capture, at);
    archive.pages.set(page.id, { version });
    const next = turns[index + 1]?.at ?? '\uffff';
    const end = withdrawals.find((gone) => gone > at && gone <= next);
    if (end) archive.versions.end(page.id, end);
  });
}

/** When the page was last seen without the K visa and first with it. */
function rewriteBounds({ archive }: WatchRoom, { page }: Watched, looks: readonly ToldLook[]): void {
  const first = looks.findIndex(({ k }) => k === 1);
  const without = first < 0 ? looks.at(-1) : looks[first - 1];
  archive.pages.set(page.id, { firstWithK: looks[first]?.at, lastWithoutK: without?.at });
}

/** Two texts that followed each other; `back`: the page was gone between them. */
interface Step {
  readonly before: ToldLook;
  readonly after: ToldLook;
  readonly back: boolean;
}

function compareTurns(room: WatchRoom, watched: Watched, step: Step, told: readonly Arrival[]): Change[] {
  const { changes } = room.archive;
  if (room.cause === 'engine' && told.length > 0) return [];
  const stands = ({ cause, before, after }: Arrival): boolean =>
    cause === 'site' || (before === step.before.capture && after === step.after.capture);
  if (told.some(stands)) return [];
  for (const { id } of told) changes.supersede(id, room.now().toISOString());
  const draft = describeTurn(room, watched, step);
  return draft ? [changes.add(draft)] : [];
}

function describeTurn(
  room: WatchRoom,
  watched: Watched,
  { before: from, after: to, back }: Step,
): NewChange | undefined {
  const { documents } = room.archive;
  const [before, after] = [documents.get(from.document)!, documents.get(to.document)!];
  const comparison = compareDocuments(before.document, after.document);
  const captures = { before: from.capture, after: to.capture };
  const at = room.cause === 'engine' ? room.now().toISOString() : to.at;
  const sides = { before, after, diff: comparison.parts };
  if (back) return describeChange(room, watched, 'restored', sides, at, captures);
  if (comparison.parts.length === 0) {
    if (comparison.suppressed.length === 0) return undefined;
    return describeNoise(room, watched, { before, after, comparison }, at, captures);
  }
  const firstMention = after.reading.mentionsK && !before.reading.mentionsK;
  const draft = describeChange(room, watched, firstMention ? 'published' : 'amended', sides, at, captures);
  return firstMention ? { ...draft, bounds: { lastWithout: from.at, firstWith: to.at } } : draft;
}

/** What an import saw withdrawn is the text that stood there last, which a later import may have found. */
function retellWithdrawals(
  room: WatchRoom,
  watched: Watched,
  turns: readonly ToldLook[],
  arrivals: readonly Arrival[],
): Change[] {
  const { changes, documents } = room.archive;
  if (room.cause === 'engine') return [];
  return arrivals.flatMap(({ id, kind, cause, at, before, after }) => {
    const last = turns.findLast((turn) => turn.at < at);
    if (kind !== 'withdrawn' || cause !== 'import' || !last || last.capture === before) return [];
    changes.supersede(id, room.now().toISOString());
    const sides = { before: documents.get(last.document)!, after: null, diff: [] };
    return [changes.add(describeChange(room, watched, 'withdrawn', sides, at, { before: last.capture, after }))];
  });
}

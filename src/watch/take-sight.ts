import type { StoredDocument } from '../archive/documents.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { recordChange, recordFirst, recordRestored } from './changes.ts';
import { recordUnreadable } from './failure.ts';
import { extractorStamp, readCapture } from './read.ts';
import { recordPending, recordSameText, recordSuppressed } from './record.ts';
import { type Look, look, type Sight, type Watched, type WatchRoom } from './room.ts';
import { learnPlaces } from './volatile.ts';
import { type Verdict, weigh } from './weigh.ts';

/** What a sight came to; `again`: a difference that should be looked at once more at once. */
export interface Taken {
  readonly look: Look;
  readonly again: boolean;
  /** The text of the version in force, to the letter. */
  readonly sameText: boolean;
}

const done = (look: Look, sameText = false): Taken => ({ look, again: false, sameText });

/** From what was read to what is recorded: the same lines for a poll and for an import. Commits in one transaction. */
export async function takeSight(ownRoom: WatchRoom, sight: Sight): Promise<Taken> {
  const room = roomFor(ownRoom, sight);
  if (sight.fresh.document.blocks.length === 0) return done(recordUnreadable(room, sight, whyEmpty(sight)));
  const before = await versionInForce(room, sight);
  if (!before) return done(recordFirst(room, sight, { baseline: true }));
  if (sight.page.state === 'gone') return done(recordRestored(room, sight, before));

  const learnt = learnPlaces(room, sight, before);
  const verdict = weigh(room, sight.page, before, sight.fresh, learnt);
  return room.archive.transaction(() => {
    learnt.save();
    return record(room, sight, before, verdict);
  });
}

/** Joins the caller's transaction. */
function record(room: WatchRoom, sight: Sight, before: StoredDocument, verdict: Verdict): Taken {
  switch (verdict.kind) {
    case 'same':
      return done(recordSameText(room, sight, verdict.detail), sight.fresh.textSha256 === before.textSha256);
    case 'noise':
      return done(recordSuppressed(room, sight, before, verdict.comparison));
    case 'changed':
      return done(recordChange(room, sight, before, verdict.comparison));
    case 'wait':
      recordPending(room, sight, verdict.pending);
      return { look: look('pending'), again: verdict.inline, sameText: false };
  }
}

/**
 * The first look of our own at a page that is known from imports alone: what differs changed before the watch began. It is
 * recorded as the import's, and told to nobody.
 */
function roomFor(room: WatchRoom, { page }: Sight): WatchRoom {
  const first = !room.cause && page.version !== null && !room.archive.visits.ownLook(page.id);
  return first ? { ...room, cause: 'import', notify: () => {} } : room;
}

/** The document in force, read again where today's rules are not those it was read by: our own doing is never a change. */
async function versionInForce(room: WatchRoom, { page, source, rules }: Watched): Promise<StoredDocument | undefined> {
  const version = page.version === null ? undefined : room.archive.versions.get(page.version);
  const stored = version && room.archive.documents.get(version.document);
  if (!stored || stored.extractor === extractorStamp(rules)) return stored;
  const capture = room.archive.captures.record(version.capture)!;
  const answer = { ...capture, body: room.archive.captures.bytes(capture), charset: capture.charset ?? undefined };
  return { ...stored, ...(await readCapture(answer, source, rules, { language: page.language ?? undefined })) };
}

function whyEmpty(sight: Sight): Problem {
  return (
    sight.fresh.document.problems.find(({ code }) => code === 'unreadable' || code === 'too-large') ??
    problem('empty', `no text found on ${sight.page.url}`)
  );
}

import type { NewChange } from '../archive/changes.ts';
import type { Comparison } from '../compare/compare.ts';
import type { Change, ChangeKind, DiffPart } from '../domain/change.ts';
import { judgeChange } from '../interpret/judge.ts';
import { INTERPRETER_VERSION } from '../interpret/read.ts';
import type { FreshDocument } from './read.ts';
import type { Watched, WatchRoom } from './room.ts';

type Side = Pick<FreshDocument, 'document' | 'reading'> | null;

/** Asks the interpreter what a difference means, and gives it the form of the public contract. */
export function describeChange(
  room: WatchRoom,
  watched: Watched,
  kind: ChangeKind,
  sides: { before: Side; after: Side; diff: readonly DiffPart[] },
  at: string,
  captures: { before: number | null; after: number | null },
): NewChange {
  const { page, source } = watched;
  const { before, after, diff } = sides;
  const judgement = judgeChange({ kind, before, after, diff, sourceName: source.name, sourceKind: source.kind });
  const shown = (after ?? before)!.document;
  return {
    page: page.id,
    source: source.id,
    url: page.url,
    kind,
    ...judgement,
    detectedAt: at,
    ...captures,
    title: shown.title,
    language: shown.language,
    diff,
    cause: room.cause ?? 'site',
    interpreter: INTERPRETER_VERSION,
  };
}

/** A difference of which nobody is told, in the same form, with the reason. */
export function describeNoise(
  room: WatchRoom,
  { page, source }: Watched,
  { before, after, comparison }: { before: Readonly<FreshDocument>; after: FreshDocument; comparison: Comparison },
  at: string,
  captures: { before: number; after: number },
): NewChange & { reason: string } {
  const reason = [...new Set(comparison.suppressed.map(({ reason }) => reason))].join(', ');
  return {
    page: page.id,
    source: source.id,
    url: page.url,
    kind: 'amended',
    relevance: 'other',
    severity: 'minor',
    detectedAt: at,
    ...captures,
    title: after.document.title || before.document.title,
    language: after.document.language,
    topics: [],
    facts: [],
    summary: {
      en: `${source.name.en}: no change of the text (${reason})`,
      zh: `${source.name.zh}：文字无实质变化（${reason}）`,
    },
    diff: comparison.suppressed.map(({ part }) => part),
    cause: room.cause ?? 'site',
    reason,
    interpreter: after.interpreter,
  };
}

/** Records a change and puts its mails into the outbox, in the caller's transaction. Nobody hears of `other`, nor of our own doing. */
export function announce(room: WatchRoom, watched: Watched, fresh: NewChange): Change {
  const change = room.archive.changes.add(fresh);
  if (change.cause === 'site' && change.relevance !== 'other' && !change.reason) room.notify(change, watched.source);
  return change;
}

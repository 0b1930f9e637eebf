import type { StoredDocument } from '../archive/documents.ts';
import type { Snapshot } from '../domain/capture.ts';
import type { Page } from '../domain/page.ts';
import type { WatchRoom } from './room.ts';

/** A difference that was seen and must be seen again: the capture that showed it, and what that says. */
export interface Waiting {
  readonly capture: Snapshot;
  readonly document: StoredDocument;
}

/** The difference of a page that waits, if one does. */
export function waitingAt({ archive }: WatchRoom, { pending }: Page): Waiting | null {
  const capture = pending && archive.captures.snapshot(pending.capture);
  const document = capture?.document ? archive.documents.get(capture.document) : undefined;
  return capture && document ? { capture, document } : null;
}

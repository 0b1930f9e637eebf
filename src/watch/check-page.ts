import { setTimeout as pause } from 'node:timers/promises';
import { sha256 } from '../archive/blobs.ts';
import type { StoredDocument } from '../archive/documents.ts';
import type { FetchOutcome, FetchRequest } from '../domain/capture.ts';
import { problem } from '../domain/problem.ts';
import { recordChange, recordFirst, recordRestored } from './changes.ts';
import { recordFailure } from './failure.ts';
import { extractorStamp, readCapture } from './read.ts';
import { recordPending, recordSame, recordSuppressed } from './record.ts';
import { type Look, look, type Sight, type Watched, type WatchRoom } from './room.ts';
import { weigh } from './weigh.ts';

/** The story of a check: fetch, keep the bytes, read them, compare, and commit all that follows in one transaction. */
export async function checkPage(room: WatchRoom, watched: Watched, signal?: AbortSignal): Promise<Look> {
  const outcome = await room.fetch(requestFor(watched), signal);
  if (outcome.kind === 'failed') return recordFailure(room, watched, outcome.problem, outcome.response);
  const sight = await see(room, watched, outcome);
  if (!sight) return recordSame(room, watched, outcome);
  if (sight.fresh.document.blocks.length === 0) return recordFailure(room, watched, unreadable(sight));

  const before = await versionInForce(room, watched);
  if (!before) return recordFirst(room, sight, { baseline: true });
  if (watched.page.state === 'gone') return recordRestored(room, sight, before);

  const verdict = weigh(room, watched.page, before, sight.fresh);
  switch (verdict.kind) {
    case 'same':
      return recordSame(room, watched, outcome, sight);
    case 'noise':
      return recordSuppressed(room, sight, before, verdict.comparison);
    case 'changed':
      return recordChange(room, sight, before, verdict.comparison);
    case 'wait':
      recordPending(room, sight, verdict.pending);
      return verdict.inline ? await checkAgain(room, watched, signal) : look('pending');
  }
}

/** A conditional request where the last answer left a validator (RFC 9110 §13). */
export function requestFor({ page, rules }: Watched): FetchRequest {
  return {
    url: page.url,
    render: rules.render,
    etag: page.etag ?? undefined,
    lastModified: page.lastModified ?? undefined,
    language: page.language ?? undefined,
    proxy: rules.proxy,
    http2: rules.http2,
    legacyTls: rules.legacyTls,
  };
}

type Answer = Exclude<FetchOutcome, { kind: 'failed' }>;

/** What the answer shows: nothing new, the difference that waits once more, or a capture, kept before anything else. */
async function see(room: WatchRoom, watched: Watched, answer: Answer): Promise<Sight | null> {
  const { page, source, rules } = watched;
  if (answer.kind === 'not-modified' || sha256(answer.response.body) === page.lastSha256) {
    const waiting = page.pending && room.archive.captures.snapshot(page.pending.capture);
    const document = waiting?.document ? room.archive.documents.get(waiting.document) : undefined;
    if (!waiting || !document) return null;
    const exchange = answer.kind === 'ok' ? answer.response : answer.exchange;
    return {
      ...watched,
      capture: waiting.id,
      at: exchange.startedAt,
      fresh: document,
      response: { ...exchange, sha256: waiting.sha256 },
    };
  }
  const { response } = answer;
  const capture = room.archive.captures.keep(page.id, response);
  const fresh = await readCapture(response, source, rules, { language: page.language ?? undefined });
  return {
    ...watched,
    capture,
    at: response.startedAt,
    fresh,
    response: { ...response, sha256: sha256(response.body) },
  };
}

/** The document in force, read again where today's rules are not those it was read by: our own doing is never a change. */
async function versionInForce(room: WatchRoom, { page, source, rules }: Watched): Promise<StoredDocument | undefined> {
  const version = page.version === null ? undefined : room.archive.versions.get(page.version);
  const stored = version && room.archive.documents.get(version.document);
  if (!stored || stored.extractor === extractorStamp(rules)) return stored;
  const capture = room.archive.captures.record(version.capture);
  if (!capture) return stored;
  const answer = {
    body: room.archive.captures.bytes(capture),
    mediaType: capture.mediaType,
    charset: capture.charset ?? undefined,
    finalUrl: capture.finalUrl,
  };
  return { ...stored, ...(await readCapture(answer, source, rules, { language: page.language ?? undefined })) };
}

async function checkAgain(room: WatchRoom, watched: Watched, signal?: AbortSignal): Promise<Look> {
  await pause(room.settings.confirm.recheckMs, undefined, { signal });
  const page = room.archive.pages.get(watched.page.id)!;
  return checkPage(room, { ...watched, page }, signal);
}

function unreadable(sight: Sight) {
  return (
    sight.fresh.document.problems.find(({ code }) => code === 'unreadable') ??
    problem('empty', `no text found on ${sight.page.url}`)
  );
}

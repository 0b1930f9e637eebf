import { setTimeout as pause } from 'node:timers/promises';
import { sha256 } from '../archive/blobs.ts';
import type { FetchedBody, FetchOutcome, FetchRequest } from '../domain/capture.ts';
import { standsElsewhere } from './elsewhere.ts';
import { recordFailure } from './failure.ts';
import { type Known, recogniser } from './known.ts';
import { learnSieve } from './learn-sieve.ts';
import { recordMoved } from './move.ts';
import { readCapture } from './read.ts';
import { recordSame, recordSifted } from './record.ts';
import type { Look, Sight, Watched, WatchRoom } from './room.ts';
import { takeSight } from './take-sight.ts';
import { waitingAt } from './waiting.ts';

type Failed = Extract<FetchOutcome, { kind: 'failed' }>;
type Answer = Exclude<FetchOutcome, Failed>;

/** A page that differs at every look would be asked again without end. */
const MOST_RECHECKS = 3;

/** The story of a check: fetch, keep the bytes, read them, compare, and commit all that follows in one transaction. */
export async function checkPage(
  room: WatchRoom,
  watched: Watched,
  signal?: AbortSignal,
  rechecks = MOST_RECHECKS,
): Promise<Look> {
  const recognise = recogniser(room, watched);
  const isKnown = (response: FetchedBody): boolean => recognise(response) !== null;
  const outcome = await room.fetch({ ...requestFor(watched), isKnown }, signal);
  if (outcome.kind === 'failed') return fail(room, watched, outcome, signal);
  const known = outcome.kind === 'ok' ? recognise(outcome.response) : null;
  if (outcome.kind === 'ok' && known?.by === 'sieve')
    return recordSifted(room, watched, outcome.response, known.sha256);
  const sight = await see(room, watched, outcome, known);
  if (!sight) return recordSame(room, watched, outcome);
  const { look, again, sameText } = await takeSight(room, sight);
  if (sameText && outcome.kind === 'ok') await learnSieve(room, sight, outcome.response);
  return again && rechecks > 0 ? await checkAgain(room, watched, signal, rechecks - 1) : look;
}

/** A page that is gone may stand at another address: then it has moved. All else is filed under the page. */
async function fail(room: WatchRoom, watched: Watched, { problem, response }: Failed, signal?: AbortSignal) {
  const moved = problem.code === 'gone' ? await standsElsewhere(room, watched, signal) : null;
  return moved
    ? recordMoved(room, watched, moved.url, moved.at, null)
    : recordFailure(room, watched, problem, response);
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
    vantage: rules.vantage?.[0],
  };
}

/** What the answer shows: nothing new, the difference that waits once more, or a capture, kept before anything else. */
async function see(room: WatchRoom, watched: Watched, answer: Answer, known: Known | null): Promise<Sight | null> {
  if (answer.kind === 'not-modified' || known) {
    const waiting = waitingAt(room, watched.page);
    if (!waiting) return null;
    const { capture, document } = waiting;
    const exchange = answer.kind === 'ok' ? answer.response : answer.exchange;
    const response = { ...exchange, sha256: capture.sha256 };
    return { ...watched, capture: capture.id, at: exchange.startedAt, fresh: document, response };
  }
  return readSight(room, watched, answer.response);
}

/** Keeps the bytes before anything else, then reads them. */
export async function readSight(room: WatchRoom, watched: Watched, response: FetchedBody): Promise<Sight> {
  const { page, source, rules } = watched;
  const capture = room.archive.captures.keep(page.id, response);
  const known = (...key: [string, string, string]) => room.archive.documents.reading(page.id, ...key);
  const fresh = await readCapture(response, source, rules, { language: page.language ?? undefined, known });
  const seen = { ...response, sha256: sha256(response.body) };
  return { ...watched, capture, at: response.startedAt, fresh, response: seen };
}

async function checkAgain(
  room: WatchRoom,
  watched: Watched,
  signal: AbortSignal | undefined,
  rechecks: number,
): Promise<Look> {
  await pause(room.settings.confirm.recheckMs, undefined, { signal });
  const page = room.archive.pages.get(watched.page.id)!;
  return checkPage(room, { ...watched, page }, signal, rechecks);
}

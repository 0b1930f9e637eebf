import type { FetchedBody } from '../domain/capture.ts';
import { textOf } from '../domain/document.ts';
import { filled, type Hole, sieveOf } from '../extract/sieve.ts';
import { learnHoles } from '../extract/sieve-learning.ts';
import { writeSoon } from './batch.ts';
import { bytesOf, holesOf, isPlain } from './known.ts';
import { readCapture } from './read.ts';
import type { Sight, WatchRoom } from './room.ts';

/** A page with less text than this is judged by its markup as well (fetch/classify.ts): it is always read. */
const LEAST_TEXT = 500;
/** Charsets in which markup is ASCII and no other character holds a byte of it. */
const ASCII_MARKUP = new Set(['utf-8', 'gb18030', 'big5']);

interface Learnt {
  readonly capture: number;
  readonly reference: Buffer;
  readonly holes: readonly Hole[];
}

/**
 * From an answer with other bytes and the same text: which places differ, so that the next one need not be read. They are
 * believed where the page reads the same with the least and with the most that may stand there.
 */
export async function learnSieve(room: WatchRoom, sight: Sight, response: FetchedBody): Promise<void> {
  const { archive } = room;
  const { page, fresh } = sight;
  const version = page.version === null ? undefined : archive.versions.get(page.version);
  if (!version || !isLearnable(sight, response)) return;
  const body = bytesOf(response);
  const stored = archive.sieves.of(page.id);
  const sieve = stored?.version === version.id && stored.extractor === fresh.extractor ? stored : undefined;
  const known = sieve ? holesOf(sieve) : [];
  const learnt =
    learnFrom(room, sieve?.capture ?? version.capture, body, known) ??
    learnFrom(room, archive.captures.newestOf(page.id, version.document), body, []);
  if (!learnt) return;
  const { capture, reference, holes } = learnt;
  const isNews = capture !== sieve?.capture || holes.length > known.length;
  if (isNews && !(await readsTheSame(reference, holes, sight, response))) return;
  const { length, digest } = sieveOf(reference, holes);
  const { mediaType, charset = null } = response;
  const places = holes.map(({ kind, from, to }) => [kind, from, to] as const);
  writeSoon(room, () =>
    archive.sieves.put(page.id, {
      ...{ version: version.id, capture, extractor: fresh.extractor, mediaType, charset },
      ...{ readAt: sight.at, length, digest, holes: places },
    }),
  );
}

/** Where the answer differs from a capture by more than may be learned, another capture may serve: yesterday's date in words does not. */
function learnFrom(
  { archive }: WatchRoom,
  id: number | undefined,
  body: Buffer,
  known: readonly Hole[],
): Learnt | undefined {
  const capture = id === undefined ? undefined : archive.captures.snapshot(id);
  if (capture?.renderer !== 'http') return undefined;
  const reference = archive.captures.bytes(capture);
  const holes = learnHoles(reference, body, known);
  return holes ? { capture: capture.id, reference, holes } : undefined;
}

function isLearnable({ fresh: { document } }: Sight, response: FetchedBody): boolean {
  return (
    isPlain(response) &&
    document.format === 'html' &&
    ASCII_MARKUP.has(document.charset ?? '') &&
    textOf(document).length >= LEAST_TEXT
  );
}

async function readsTheSame(
  reference: Buffer,
  holes: readonly Hole[],
  { page, source, rules, fresh }: Sight,
  response: FetchedBody,
): Promise<boolean> {
  const expected = { language: page.language ?? undefined, known: () => fresh.reading };
  for (const how of ['least', 'most'] as const) {
    const read = await readCapture({ ...response, body: filled(reference, holes, how) }, source, rules, expected);
    if (read.textSha256 !== fresh.textSha256) return false;
  }
  return true;
}

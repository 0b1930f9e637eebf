import type { FetchedBody } from '../domain/capture.ts';
import { textOf } from '../domain/document.ts';
import { filled, type Hole, sieveOf } from '../extract/sieve.ts';
import { learnHoles } from '../extract/sieve-learning.ts';
import { writeSoon } from './batch.ts';
import { holesOf } from './known.ts';
import { readCapture } from './read.ts';
import type { Sight, WatchRoom } from './room.ts';

/** A page with less text than this is judged by its markup as well (fetch/classify.ts): it is always read. */
const LEAST_TEXT = 1000;
/** Charsets in which markup is ASCII and no other character holds a byte of it. */
const ASCII_MARKUP = new Set(['utf-8', 'gb18030', 'big5']);

/**
 * From an answer with other bytes and the same text: which places differ, so that the next one need not be read. They are
 * believed where the page reads the same with the least and with the most that may stand there.
 */
export async function learnSieve(room: WatchRoom, sight: Sight, response: FetchedBody): Promise<void> {
  const { archive } = room;
  const { page, fresh } = sight;
  const version = page.version === null ? undefined : archive.versions.get(page.version);
  const capture = version && archive.captures.record(version.capture);
  if (!capture || !isPlain(sight, response) || capture.renderer !== 'http') return;
  const reference = archive.captures.bytes(capture);
  const sieve = archive.sieves.of(page.id);
  const isOld = sieve?.version !== version.id || sieve.extractor !== fresh.extractor;
  const known = isOld ? [] : holesOf(sieve);
  const holes = learnHoles(reference, Buffer.from(response.body), known);
  if (holes === null || (holes.length > known.length && !(await readsTheSame(reference, holes, sight, response))))
    return;
  const { length, digest } = sieveOf(reference, holes);
  const kind = { mediaType: response.mediaType, charset: response.charset ?? null };
  writeSoon(room, () =>
    archive.sieves.put(page.id, {
      version: version.id,
      extractor: fresh.extractor,
      ...kind,
      readAt: sight.at,
      length,
      digest,
      holes: holes.map(({ kind, from, to }) => [kind, from, to]),
    }),
  );
}

function isPlain({ fresh: { document } }: Sight, { status, redirects, renderer }: FetchedBody): boolean {
  const plain = status === 200 && redirects.length === 0 && renderer === 'http';
  return (
    plain &&
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

import type { StoredSieve } from '../archive/sieves.ts';
import type { Version } from '../archive/versions.ts';
import type { FetchedBody } from '../domain/capture.ts';
import { textOf } from '../domain/document.ts';
import { filled, type Hole, holesIn, sieveOf } from '../extract/sieve.ts';
import { carryHoles, learnHoles } from '../extract/sieve-learning.ts';
import { writeSoon } from './batch.ts';
import { bytesOf, holesOf, isPlain } from './known.ts';
import { readCapture } from './read.ts';
import type { Sight, WatchRoom } from './room.ts';

/** A page with less text than this is judged by its markup as well (fetch/classify.ts): it is always read. */
const LEAST_TEXT = 500;
/** Charsets in which markup is ASCII and no other character holds a byte of it. */
const ASCII_MARKUP = new Set(['utf-8', 'gb18030', 'big5']);

/** So many captures are held against an answer that differs from every copy known. */
const MOST_REFERENCES = 2;

type Learnt = Pick<StoredSieve, 'capture' | 'length' | 'digest' | 'holes' | 'holds'>;

/**
 * From an answer with other bytes and the same text: which places differ, so that the next one need not be read. They are
 * believed where the page reads the same with the least and with the most that may stand there. An answer that differs in more
 * than may be learned is remembered as another copy of the page: one that comes again is sifted from then on.
 */
export async function learnSieve(room: WatchRoom, sight: Sight, response: FetchedBody): Promise<void> {
  const { archive } = room;
  const { page, fresh } = sight;
  const version = page.version === null ? undefined : archive.versions.get(page.version);
  if (!version || !isLearnable(sight, response)) return;
  const { extractor } = fresh;
  const known = archive.sieves.of(page.id).filter((one) => one.version === version.id && one.extractor === extractor);
  const body = bytesOf(response);
  const reads = (reference: Buffer, holes: readonly Hole[]) => readsTheSame(reference, holes, sight, response);
  const learnt = (await seenAgain(known, body, reads)) ?? (await learnAnew(room, version, known, body, reads));
  const { mediaType, charset = null } = response;
  writeSoon(room, () =>
    archive.sieves.put(page.id, {
      ...learnt,
      ...{ version: version.id, extractor, mediaType, charset, readAt: sight.at },
    }),
  );
}

type Reads = (reference: Buffer, holes: readonly Hole[]) => Promise<boolean>;

/** A copy that was seen before, tried where it was not: it comes again, so it is worth it. */
async function seenAgain(known: readonly StoredSieve[], body: Buffer, reads: Reads): Promise<Learnt | undefined> {
  for (const sieve of known) {
    const holes = holesIn({ ...sieve, holes: holesOf(sieve) }, body);
    if (holes) return { ...sieve, holds: sieve.holds ?? (await reads(body, holes)) };
  }
  return undefined;
}

async function learnAnew(
  { archive }: WatchRoom,
  version: Version,
  known: readonly StoredSieve[],
  body: Buffer,
  reads: Reads,
): Promise<Learnt> {
  const newest = archive.captures.newestOf(version.page, version.document);
  const captures = [...known.map(({ capture }) => capture), version.capture, newest].filter((id) => id != null);
  let carried: Hole[] = [];
  for (const id of [...new Set(captures)].slice(0, MOST_REFERENCES)) {
    const capture = archive.captures.snapshot(id);
    if (capture?.renderer !== 'http') continue;
    const reference = archive.captures.bytes(capture);
    const sieve = known.find((one) => one.capture === id);
    const before = sieve ? holesOf(sieve) : [];
    const holes = learnHoles(reference, body, before);
    if (holes) return learntFrom(reference, holes, id, holes.length === 0 || (await reads(reference, holes)));
    if (carried.length === 0) carried = carryHoles(reference, before, body);
  }
  return learntFrom(body, carried, null, carried.length === 0 || null);
}

/** What does not hold belongs to no capture: it must not take the place of what holds. */
function learntFrom(copy: Buffer, holes: readonly Hole[], capture: number | null, holds: boolean | null): Learnt {
  const { length, digest } = sieveOf(copy, holes);
  const places = holes.map(({ kind, from, to }) => [kind, from, to] as const);
  return { capture: holds ? capture : null, length, digest, holes: places, holds };
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

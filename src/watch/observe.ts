import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Archive } from '../archive/archive.ts';
import { textOf } from '../domain/document.ts';
import type { Source } from '../domain/source.ts';
import { FAILING_CHECKS, LATE_HOOK_MS, LEAST_LATE_MS, type Observation, type SourceState } from './incidents.ts';
import { stampTrouble } from './time-stamping.ts';

type Database = Archive['db'];

/** What only the running service knows. */
export type Running = Pick<Observation, 'since' | 'lastTick' | 'clockJump' | 'queue'>;

/** A shorter text stays under suspicion so long, then it is what the page says. */
const SUSPICION_MS = 7 * 86_400_000;
const SHRUNK_SHARE = 0.5;
/** A text shorter than this says little about its halves. */
const LEAST_LENGTH = 200;

/** Looks at the archive, the outbox and the disk. Writes nothing. */
export function observe(archive: Archive, sources: readonly Source[], running: Running, now: string): Observation {
  const { db } = archive;
  return {
    now,
    ...running,
    sources: sourceStates(db, sources),
    overdue: overdue(db, now),
    hooks: hooks(db, now),
    noContent: noContent(db),
    shrunk: shrunk(archive, now),
    outbox: outbox(db),
    unstamped: stampTrouble(archive),
    freeBytes: freeBytes(db.name),
  };
}

function sourceStates(db: Database, sources: readonly Source[]): SourceState[] {
  const families = new Map(sources.map(({ id, family }) => [id, family]));
  const rows = db
    .prepare<[number], Omit<SourceState, 'family'>>(
      `SELECT source_id AS id, count(*) AS pages, sum(failure_streak > 0) AS failing, sum(failure_streak >= ?) AS stuck,
         max(failure_code) AS code, max(succeeded_at) AS lastSuccess
       FROM page WHERE watched = 1 AND state <> 'gone' GROUP BY source_id ORDER BY source_id`,
    )
    .all(FAILING_CHECKS);
  return rows.map((row) => ({ ...row, family: families.get(row.id) }));
}

const before = (now: string, ms: number): string => new Date(Date.parse(now) - ms).toISOString();

/** A page that was never looked at is due since it became known. */
const overdue = (db: Database, now: string): Observation['overdue'] =>
  db
    .prepare<[string], Observation['overdue'][number]>(
      `SELECT source_id AS source, coalesce(next_check_at, first_seen) AS dueSince,
         round((julianday(next_check_at) - julianday(checked_at)) * 86400000) AS everyMs
       FROM page WHERE watched = 1 AND coalesce(next_check_at, first_seen) < ?`,
    )
    .all(before(now, LEAST_LATE_MS));

const hooks = (db: Database, now: string): Observation['hooks'] =>
  db
    .prepare<[string], { id: number; url: string; waiting: number; answer: string | null }>(
      `SELECT webhook.id, webhook.url, count(m.id) AS waiting, max(m.last_answer) AS answer FROM webhook
       JOIN webhook_message m ON m.webhook_id = webhook.id AND m.state IN ('ready', 'leased')
       WHERE webhook.state = 'active' GROUP BY webhook.id HAVING min(m.created_at) < ?`,
    )
    .all(before(now, LATE_HOOK_MS))
    .map(({ id, url, waiting, answer }) => ({
      name: `webhook ${id} (${URL.parse(url)?.host ?? 'no address'})`,
      waiting,
      answer: answer ?? 'none yet',
    }));

/** Pages whose text in force, or whose text that waits, was found without the declared selector. */
const noContent = (db: Database): Observation['noContent'] =>
  db
    .prepare<[], { url: string; source: string }>(
      `SELECT page.url, page.source_id AS source FROM page
       LEFT JOIN version ON version.id = page.version_id
       LEFT JOIN capture ON capture.id = page.pending_json ->> 'capture'
       JOIN document ON document.id = coalesce(capture.document_id, version.document_id)
       WHERE page.watched = 1 AND page.state = 'live' AND document.problems_json LIKE '%"no-content"%' ORDER BY page.url`,
    )
    .all();

interface Pair {
  readonly url: string;
  readonly source: string;
  readonly document: number;
  readonly previous: number;
}

/** Versions of the last days whose text is less than half of the one before, and of which nobody was told. */
function shrunk(archive: Archive, now: string): Observation['shrunk'] {
  const pairs = archive.db
    .prepare<[string], Pair>(
      `SELECT page.url, page.source_id AS source, version.document_id AS document,
         (SELECT document_id FROM version AS old WHERE old.page_id = page.id AND old.id < version.id ORDER BY old.id DESC LIMIT 1) AS previous
       FROM page JOIN version ON version.id = page.version_id
       WHERE page.watched = 1 AND page.state = 'live' AND version.from_at > ? AND previous IS NOT NULL AND NOT EXISTS
         (SELECT 1 FROM change WHERE change.page_id = page.id AND after_capture = version.capture_id AND reason IS NULL AND cause = 'site')`,
    )
    .all(before(now, SUSPICION_MS));
  return pairs.flatMap(({ url, source, document, previous }) => {
    const [before, after] = [lengthOf(archive, previous), lengthOf(archive, document)];
    return before >= LEAST_LENGTH && after < before * SHRUNK_SHARE ? [{ url, source, before, after }] : [];
  });
}

function lengthOf(archive: Archive, id: number): number {
  const stored = archive.documents.get(id);
  return stored ? textOf(stored.document).length : 0;
}

const outbox = (db: Database): Observation['outbox'] =>
  db
    .prepare<[], Observation['outbox']>(
      `SELECT (SELECT count(*) FROM outbox WHERE state IN ('ready', 'leased')) AS waiting,
         (SELECT min(created_at) FROM outbox WHERE state IN ('ready', 'leased')) AS oldest,
         (SELECT max(finished_at) FROM outbox WHERE state = 'sent') AS lastSent`,
    )
    .get()!;

function freeBytes(file: string): number {
  const { bavail, bsize } = statfsSync(dirname(file));
  return bavail * bsize;
}

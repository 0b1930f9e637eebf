import type { Database } from 'better-sqlite3';

/** Looks that saw the text in force. */
const STOOD = ['not-modified', 'same-bytes', 'same-text', 'baseline', 'changed', 'links'];
/** Looks that saw the text which is new now, before it counted. */
const WAITED = ['pending', 'flapping'];

/** The looks between which a page came to be as a change tells: ISO 8601 UTC. */
export interface Bounds {
  readonly lastWithout: string | null;
  readonly firstWith: string;
}

/**
 * When a change lay, from the visits of its page: the last look that saw the text before, and the first that saw the text
 * after (for a withdrawal: the first that found it gone). Undefined for a change that no look of ours decided.
 */
export function boundsOf(db: Database, change: number): Bounds | undefined {
  const known = db
    .prepare<[number], { page: number; kind: string; decided: string }>(
      'SELECT page_id AS page, kind, detected_at AS decided FROM change WHERE id = ?',
    )
    .get(change);
  if (!known) return undefined;
  const { page, kind, decided } = known;
  const before = kind === 'restored' ? ['gone'] : STOOD;
  const after = kind === 'withdrawn' ? ['gone'] : [...WAITED, 'changed'];
  const look = (outcomes: readonly string[], from: string, until: string, order: 'ASC' | 'DESC') =>
    db
      .prepare<string[], string>(
        `SELECT at FROM visit WHERE page_id = ${page} AND at > ? AND at ${order === 'ASC' ? '<=' : '<'} ?
         AND outcome IN (${outcomes.map(() => '?').join(', ')}) ORDER BY at ${order} LIMIT 1`,
      )
      .pluck()
      .get(from, until, ...outcomes) ?? null;
  const lastWithout = look(before, '', decided, 'DESC');
  const firstWith = look(after, lastWithout ?? '', decided, 'ASC');
  return firstWith === null ? undefined : { lastWithout, firstWith };
}

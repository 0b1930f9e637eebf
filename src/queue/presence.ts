import { randomUUID } from 'node:crypto';
import type { Connection } from './connection.ts';

/** How often a program says that it is there. */
const BEAT_MS = 3000;
/** One that was silent for so long is not there. */
const SILENT_S = 20;

export interface Member {
  readonly id: string;
  readonly role: 'writer' | 'fetcher';
  readonly vantage: string | null;
  /** Seconds since it was heard of, by the clock of the database. */
  readonly silent: number;
}

/** Who has been heard of in the last hour. */
export const members = ({ sql }: Pick<Connection, 'sql'>): Promise<Member[]> =>
  sql<Member>(`SELECT id, role, vantage, extract(epoch FROM clock_timestamp() - seen_at)::float8 AS silent
    FROM kvisa.member WHERE seen_at > clock_timestamp() - interval '1 hour' ORDER BY role DESC, vantage, id`);

export const isThere = (member: Member): boolean => member.silent < SILENT_S;

export interface Presence {
  readonly id: string;
  /** Since when the queue cannot be reached, in milliseconds of `performance.now()`; null: it answers. */
  readonly goneSince: () => number | null;
  /** What the last beat that got through saw of the others. */
  readonly others: () => readonly Member[];
  /** Resolves where the queue knows of it. @throws Error where the queue cannot be reached */
  announced(): Promise<void>;
  /** Takes leave. */
  stop(): Promise<void>;
}

/** Says every few seconds that this program is there, and hears who else is. */
export function startPresence(
  connection: Connection,
  { role, vantage }: Pick<Member, 'role' | 'vantage'>,
  onBeat: (fault: Error | null) => void,
): Presence {
  const id = randomUUID();
  let gone: number | null = null;
  let known = false;
  let seen: readonly Member[] = [];

  async function beat(): Promise<void> {
    try {
      await connection.sql(
        `INSERT INTO kvisa.member (id, role, vantage, seen_at) VALUES ($1, $2, $3, clock_timestamp())
         ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`,
        [id, role, vantage],
      );
      seen = await members(connection);
      gone = null;
      known = true;
      onBeat(null);
    } catch (fault) {
      gone ??= performance.now();
      onBeat(fault as Error);
      throw fault;
    }
  }

  let beating = beat().catch(() => {});
  const timer = setInterval(() => {
    beating = beating.then(beat).catch(() => {});
  }, BEAT_MS);

  return {
    id,
    goneSince: () => gone,
    others: () => seen,
    announced: async () => void (known && gone === null ? null : await beat()),
    async stop() {
      clearInterval(timer);
      await beating;
      if (known && gone === null) await connection.sql('DELETE FROM kvisa.member WHERE id = $1', [id]).catch(() => {});
    },
  };
}

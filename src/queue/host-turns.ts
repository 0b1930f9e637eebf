import { setTimeout as pause } from 'node:timers/promises';
import type { HostTurns } from '../fetch/turns.ts';
import type { Connection } from './connection.ts';

/** How often one that waits for a host asks whether it is free. */
const ASK_MS = 250;
const RENEW_MS = 3000;
/** Beyond the longest request: what a fetcher that lost the queue has begun is over before its host is given to another. */
const MARGIN_MS = 10_000;

/**
 * The host is free, was given back, or its holder died. Of one that died nobody knows when it asked last: the pause counts
 * from now. All times are those of the database.
 */
const TAKE = `INSERT INTO kvisa.host AS host (name, holder, until) VALUES ($1, $2, clock_timestamp() + $3 * interval '1 ms')
  ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until,
    asked_at = CASE WHEN host.holder IS NULL THEN host.asked_at ELSE clock_timestamp() END
  WHERE host.holder IS NULL OR host.until < clock_timestamp()
  RETURNING (extract(epoch FROM clock_timestamp() - asked_at) * 1000)::float8 AS rested`;

const GIVE = `UPDATE kvisa.host SET holder = NULL, asked_at = clock_timestamp() WHERE name = $1 AND holder = $2`;
const RENEW = `UPDATE kvisa.host SET until = clock_timestamp() + $2 * interval '1 ms' WHERE holder = $1`;

/**
 * The turns of hosts among all fetchers on one queue: at most one of them asks a host, and each hears how long it has rested.
 * `timeoutMs`: how long a request may last.
 */
export function createHostTurns(
  connection: Pick<Connection, 'sql'>,
  id: string,
  timeoutMs: number,
): HostTurns & { close(): void } {
  const leaseMs = timeoutMs + MARGIN_MS;
  const closing = new AbortController();
  // Where the queue is gone nothing is renewed and nothing lost: nobody else can take the turn either.
  const quietly = (text: string, values: unknown[]): Promise<unknown> => connection.sql(text, values).catch(() => {});
  const timer = setInterval(() => quietly(RENEW, [id, leaseMs]), RENEW_MS);

  async function tryTake(host: string): Promise<{ rested: number | null } | null> {
    try {
      const [row] = await connection.sql<{ rested: number | null }>(TAKE, [host, id, leaseMs]);
      return row ?? null;
    } catch {
      return null;
    }
  }

  return {
    async take(host) {
      for (;;) {
        closing.signal.throwIfAborted();
        const taken = await tryTake(host);
        if (taken)
          return { restedMs: taken.rested ?? Infinity, end: async () => void (await quietly(GIVE, [host, id])) };
        await pause(ASK_MS, undefined, { signal: closing.signal });
      }
    },
    close() {
      clearInterval(timer);
      closing.abort(new Error('the turns of hosts were closed'));
    },
  };
}

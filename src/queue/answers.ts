import { setTimeout as pause } from 'node:timers/promises';
import { NotAsked } from '../domain/problem.ts';
import { BOSS_SCHEMA, type Connection } from './connection.ts';
import type { Parcel } from './parcel.ts';

/** How often the writer looks for answers while it waits for any. */
const LOOK_MS = 150;

interface Row {
  readonly id: string;
  readonly state: 'created' | 'retry' | 'active' | 'completed' | 'cancelled' | 'failed';
  readonly output: Parcel | null;
}

/** What became of a job: its answer; `died`: its fetchers did, one after another. */
export type Answer = Parcel | 'died';

const FIND = `SELECT id, state, CASE WHEN state = 'completed' THEN output END AS output
  FROM ${BOSS_SCHEMA}.job WHERE name = ANY($1) AND id = ANY($2)`;

interface Waiting {
  readonly name: string;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (fault: unknown) => void;
}

/** Waits for the answers of many jobs with one question to the database at a time. */
export function createAnswers(connection: Pick<Connection, 'sql'>) {
  const waiting = new Map<string, Waiting>();
  let isLooking = false;

  async function look(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    while (waiting.size > 0) {
      await pause(LOOK_MS);
      const ids = [...waiting.keys()];
      const names = [...new Set([...waiting.values()].map(({ name }) => name))];
      // Where the queue is away the jobs and their answers are still in it: whoever waits decides for how long.
      const rows = await connection.sql<Row>(FIND, [names, ids]).catch(() => null);
      if (rows) settle(ids, rows);
    }
    isLooking = false;
  }

  function settle(ids: readonly string[], rows: readonly Row[]): void {
    const found = new Map(rows.map((row) => [row.id, row]));
    for (const id of ids) {
      const one = waiting.get(id);
      if (!one) continue;
      const { state, output } = found.get(id) ?? {};
      if (state === 'completed' && output) one.resolve(output);
      else if (state === 'failed') one.resolve('died');
      else if (state === undefined || state === 'completed' || state === 'cancelled')
        one.reject(new NotAsked('the job has vanished from the queue'));
    }
  }

  return {
    /** The answer to a job. @throws NotAsked where the job is no longer there; the signal's reason when aborted */
    async of(name: string, id: string, signal: AbortSignal): Promise<Answer> {
      signal.throwIfAborted();
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      const onAbort = (): void => reject(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      waiting.set(id, { name, resolve, reject });
      void look();
      try {
        return await promise;
      } finally {
        waiting.delete(id);
        signal.removeEventListener('abort', onAbort);
      }
    },
  };
}

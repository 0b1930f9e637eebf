import { setTimeout as pause } from 'node:timers/promises';
import type { FetchOutcome, FetchRequest } from '../domain/capture.ts';
import { NotAsked, problem } from '../domain/problem.ts';
import type { Fetcher } from '../fetch/fetcher.ts';
import { createAnswers } from './answers.ts';
import type { Connection } from './connection.ts';
import { type Errand, queueName, unpack } from './parcel.ts';
import { isThere, startPresence } from './presence.ts';

/** A queue that is away, or has no fetcher, for so long is trouble; before that it is waited for. */
const PATIENCE_MS = 60_000;
/** However many fetchers there are: a job that is not done by then is taken back, and its page stays due. */
const LONGEST_WAIT_MS = 15 * 60_000;
const AGAIN_MS = 1000;

/** What is wrong with the queue: it cannot be reached, or nobody takes the jobs of a vantage point. */
export interface QueueTrouble {
  /** `queue`, or the vantage point. */
  readonly subject: string;
  readonly detail: string;
}

export interface RemoteFetcher extends Fetcher {
  readonly trouble: () => readonly QueueTrouble[];
}

export interface RemoteOptions {
  readonly maxBytes: number;
  /** The vantage points that the declarations name; undefined stands for any. */
  readonly vantages: readonly (string | undefined)[];
  readonly patienceMs?: number;
}

/**
 * The fetcher of a writer: the same function, done by others. A request is a job; its outcome comes back with the bytes.
 * What the queue or the fetchers cannot do is never an outcome: `fetch` throws NotAsked, and the page stays due.
 */
export function createRemoteFetcher(connection: Connection, options: RemoteOptions): RemoteFetcher {
  const patienceMs = options.patienceMs ?? PATIENCE_MS;
  const answers = createAnswers(connection);
  const closing = new AbortController();
  const patience = createPatience(options.vantages, patienceMs);
  const presence = startPresence(connection, { role: 'writer', vantage: null }, () =>
    patience.seen(presence.goneSince(), presence.others().filter(isThere)),
  );

  /** Into the queue, waiting for it while there is patience. */
  async function send(request: FetchRequest, name: string, signal: AbortSignal): Promise<string> {
    for (;;) {
      try {
        await presence.announced();
        await connection.ensure(name);
        const errand: Errand = { request, writer: presence.id };
        const id = await (await connection.boss()).send(name, errand);
        if (id !== null) return id;
      } catch (fault) {
        patience.check(request.vantage, (fault as Error).message);
      }
      await pause(AGAIN_MS, undefined, { signal });
    }
  }

  /** The answer, or NotAsked as soon as nobody is left who could give it. */
  async function answerTo(request: FetchRequest, name: string, id: string, signal: AbortSignal): Promise<FetchOutcome> {
    const lost = new AbortController();
    const watch = setInterval(() => {
      try {
        patience.check(request.vantage);
      } catch (fault) {
        lost.abort(fault);
      }
    }, AGAIN_MS);
    const late = setTimeout(
      () => lost.abort(new NotAsked(`no fetcher has answered for ${LONGEST_WAIT_MS / 60_000} minutes`)),
      LONGEST_WAIT_MS,
    );
    try {
      const answer = await answers.of(name, id, AbortSignal.any([signal, lost.signal]));
      return answer === 'died'
        ? { kind: 'failed', problem: problem('internal', `fetchers broke off at ${request.url}, one after another`) }
        : unpack(answer, options.maxBytes);
    } finally {
      clearInterval(watch);
      clearTimeout(late);
    }
  }

  return {
    trouble: () => patience.trouble(),
    async fetch(request, signal) {
      const until = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
      until.throwIfAborted();
      patience.check(request.vantage);
      const name = queueName(request.vantage);
      const id = await send(request, name, until);
      try {
        return await answerTo(request, name, id, until);
      } finally {
        // Taken, or not wanted any more. Where the queue is away, its own limits remove it.
        await connection
          .boss()
          .then((boss) => boss.deleteJob(name, id))
          .catch(() => {});
      }
    },
    async close() {
      closing.abort(new Error('the fetcher was closed'));
      await presence.stop();
    },
  };
}

/** Since when the queue or the fetchers of a vantage point are missed, and for how long that is borne. */
function createPatience(vantages: readonly (string | undefined)[], patienceMs: number) {
  const missing = new Map<string | undefined, number>();
  let gone: number | null = null;
  const worn = (since: number | null | undefined): since is number =>
    typeof since === 'number' && performance.now() - since > patienceMs;
  const nobody = (vantage: string | undefined): string =>
    `no fetcher${vantage ? ` of vantage point ${vantage}` : ''} takes jobs; start one: "kvisa-watch work --vantage ${vantage ?? 'NAME'}"`;
  const away = (why?: string): string => `the queue cannot be reached${why ? `: ${why}` : ''}`;

  return {
    seen(
      goneSince: number | null,
      fetchers: readonly { readonly role: string; readonly vantage: string | null }[],
    ): void {
      gone = goneSince;
      if (gone !== null) return;
      for (const vantage of new Set([...vantages, ...missing.keys()])) {
        const served = fetchers.some(
          (one) => one.role === 'fetcher' && (vantage === undefined || one.vantage === vantage),
        );
        if (served) missing.delete(vantage);
        else if (!missing.has(vantage)) missing.set(vantage, performance.now());
      }
    },
    /** @throws NotAsked where there is no use in waiting any longer */
    check(vantage: string | undefined, why?: string): void {
      if (worn(gone)) throw new NotAsked(away(why));
      if (gone === null && worn(missing.get(vantage))) throw new NotAsked(nobody(vantage));
    },
    trouble: (): QueueTrouble[] => [
      ...(worn(gone) ? [{ subject: 'queue', detail: away() }] : []),
      ...[...missing]
        .filter(([, since]) => gone === null && worn(since))
        .map(([vantage]) => ({ subject: vantage ?? 'any', detail: nobody(vantage) })),
    ],
  };
}

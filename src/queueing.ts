import type { Config } from './config.ts';
import type { Source } from './domain/source.ts';
import { createFetcher, type FetchOptions } from './fetch/fetcher.ts';
import { createConnection } from './queue/connection.ts';
import { type FetcherAtOptions, fetchAt } from './queue/fetcher-at.ts';
import { createHostTurns } from './queue/host-turns.ts';
import { startPresence } from './queue/presence.ts';
import { createRemoteFetcher, type RemoteFetcher } from './queue/remote.ts';

// A server that is away makes every part of the engine complain at every turn; what it means is told by the presence.
const ignore = (): void => {};

/** The writer's side of the queue: its requests are jobs for fetchers elsewhere. */
export function remoteFetcher(
  { fetch }: Pick<Config, 'fetch'>,
  url: string,
  sources: readonly Source[],
): RemoteFetcher {
  const connection = createConnection({ url, supervise: true, onFault: ignore });
  const named = sources.flatMap(({ watches }) => watches.map(({ rules }) => rules.vantage ?? [undefined]));
  const vantages = new Set<string | undefined>(named.flat());
  const remote = createRemoteFetcher(connection, { maxBytes: fetch.maxBytes, vantages: [...vantages] });
  const close = async (): Promise<void> => {
    await remote.close();
    await connection.close();
  };
  return { ...remote, close };
}

export interface Fetching {
  /** Ends what is in flight: its jobs go to other fetchers. */
  close(): Promise<void>;
}

export interface FetchingOptions extends Omit<FetcherAtOptions, 'fetch' | 'concurrency'> {
  readonly url: string;
  readonly fetch: FetchOptions;
  /** The queue is there (again), or away: called when that changes. */
  readonly onQueue: (state: 'there' | 'away', detail: string) => void;
}

const AGAIN_MS = 3000;

/** The fetcher's side: takes jobs of its vantage point until it is closed, whatever becomes of the queue meanwhile. */
export function openFetching({ url, fetch, vantage, onFetched, onQueue }: FetchingOptions): Fetching {
  const connection = createConnection({ url, supervise: false, onFault: ignore });
  let away: boolean | null = null;
  const presence = startPresence(connection, { role: 'fetcher', vantage }, (fault) => {
    if (away === (fault !== null)) return;
    away = fault !== null;
    onQueue(away ? 'away' : 'there', fault?.message ?? '');
  });
  const turns = createHostTurns(connection, presence.id, fetch.timeoutMs);
  const fetcher = createFetcher({ ...fetch, turns });
  const options = { vantage, concurrency: fetch.concurrency, fetch: fetcher.fetch, onFetched };
  let timer: NodeJS.Timeout | undefined;
  let leave: (() => Promise<unknown>) | undefined;
  const begin = (): void => {
    fetchAt(connection, options).then(
      (ending) => {
        leave = ending;
      },
      () => {
        timer = setTimeout(begin, AGAIN_MS);
      },
    );
  };
  begin();
  return {
    async close() {
      clearTimeout(timer);
      // First no more jobs, then those in hand: else each would be taken again and broken off again.
      const left = leave?.();
      await fetcher.close();
      await left;
      turns.close();
      await presence.stop();
      await connection.close();
    },
  };
}

import type { Fetcher } from '../fetch/fetcher.ts';
import type { Boss, Connection, Job } from './connection.ts';
import { type Errand, pack, queueName } from './parcel.ts';

/** How often the queue is looked into: where PostgreSQL's notices do not come through, and, for what a dead fetcher gave back, where they do. */
const LOOK_S = 1;
const LOOK_BESIDES_NOTICES_S = 4;
/** A writer that has been silent for so long will not fetch its answers. */
const WRITER_SILENT_S = 60;

export interface FetcherAtOptions {
  readonly vantage: string;
  readonly concurrency: number;
  readonly fetch: Fetcher['fetch'];
  readonly onFetched: (url: string, kind: string) => void;
}

/**
 * Takes the jobs of one vantage point, and those for which any will do, and sends back what came of them. A job that is
 * broken off goes to another fetcher. Resolves when the jobs are being taken, with what ends the taking: it resolves when the jobs in
 * hand are through.
 */
export async function fetchAt(connection: Connection, options: FetcherAtOptions): Promise<() => Promise<unknown>> {
  const boss = await connection.boss();
  const names = [queueName(options.vantage), queueName(undefined)];
  for (const name of names) await connection.ensure(name);
  for (const name of names) await serve(connection, boss, name, options);
  return () => Promise.all(names.map((name) => boss.offWork(name)));
}

async function serve(connection: Connection, boss: Boss, name: string, options: FetcherAtOptions): Promise<void> {
  const settings = { pollingIntervalSeconds: LOOK_S, notifyPollingIntervalSeconds: LOOK_BESIDES_NOTICES_S };
  for (let taker = 0; taker < options.concurrency; taker++) {
    const id = await boss.work(name, settings, async ([job]) => {
      try {
        return await handle(connection, job as Job, options);
      } finally {
        // One that has just had a job would else rest until it looks again.
        boss.notifyWorker(id);
      }
    });
  }
}

async function handle(connection: Connection, job: Job, { vantage, fetch, onFetched }: FetcherAtOptions) {
  const { request, writer } = job.data as Errand;
  if (!(await isWaiting(connection, writer))) return null;
  const outcome = await fetch(request, job.signal);
  onFetched(request.url, outcome.kind);
  return pack(outcome, vantage);
}

/** What a writer that died has asked for is not worth a request to the host. */
async function isWaiting({ sql }: Connection, writer: string): Promise<boolean> {
  const rows = await sql(
    `SELECT 1 FROM kvisa.member WHERE id = $1 AND seen_at > clock_timestamp() - interval '${WRITER_SILENT_S} s'`,
    [writer],
  );
  return rows.length > 0;
}

/** What is used of pg-boss: it is loaded by name where a queue is set, and by nobody else. */
export interface Boss {
  start(): Promise<unknown>;
  stop(options: { graceful: boolean; timeout?: number }): Promise<void>;
  on(event: 'error', listener: (fault: Error) => void): unknown;
  createQueue(name: string, options: Readonly<Record<string, unknown>>): Promise<void>;
  send(name: string, data: object): Promise<string | null>;
  deleteJob(name: string, id: string): Promise<unknown>;
  work(
    name: string,
    options: Readonly<Record<string, unknown>>,
    handler: (jobs: readonly Job[]) => Promise<object | null>,
  ): Promise<string>;
  /** Takes no more jobs of a queue from now on; resolves when those in hand are through. */
  offWork(name: string): Promise<void>;
  /** Has the taker of that id look for a job at once. */
  notifyWorker(id: string): void;
  getDb(): { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> };
}

export interface Job {
  readonly id: string;
  readonly data: unknown;
  readonly signal: AbortSignal;
}

export interface Connection {
  /** The queue, opened at the first call and again after a failure. @throws Error where it cannot be reached */
  boss(): Promise<Boss>;
  /** Makes sure that a queue of that name is there. */
  ensure(name: string): Promise<void>;
  sql<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** The schema of pg-boss in the database; our own tables are in `kvisa`. */
export const BOSS_SCHEMA = 'kvisa_queue';

/** A fetch takes minutes at most, the waiting for its host included; beyond that another fetcher tries. */
const LONGEST_FETCH_S = 600;
/** Jobs that nobody takes, and answers that nobody fetches, are those of a writer that died. */
const FORGOTTEN_S = 900;
/** A fetcher that says nothing for so long is dead and its job is given to another. The engine takes no less. */
const SILENCE_S = 10;
/** A page at which so many fetchers died is not given to a further one. */
const RETRIES = 2;

const JOBS = {
  expireInSeconds: LONGEST_FETCH_S,
  retentionSeconds: FORGOTTEN_S,
  deleteAfterSeconds: FORGOTTEN_S,
  heartbeatSeconds: SILENCE_S,
  retryLimit: RETRIES,
  notify: true,
} as const;

/** One transaction by the simple protocol; the lock keeps two programs from making the same table at once. What is old goes. */
const TABLES = `BEGIN;
SELECT pg_advisory_xact_lock(hashtext('kvisa'));
CREATE SCHEMA IF NOT EXISTS kvisa;
CREATE TABLE IF NOT EXISTS kvisa.host (name text PRIMARY KEY, holder uuid, until timestamptz NOT NULL, asked_at timestamptz);
CREATE TABLE IF NOT EXISTS kvisa.member (id uuid PRIMARY KEY, role text NOT NULL, vantage text, seen_at timestamptz NOT NULL);
DELETE FROM kvisa.member WHERE seen_at < clock_timestamp() - interval '1 day';
DELETE FROM kvisa.host WHERE holder IS NULL AND asked_at < clock_timestamp() - interval '2 days';
COMMIT`;

export interface ConnectionOptions {
  readonly url: string;
  /** Gives back the jobs of fetchers that died; the writer does. */
  readonly supervise: boolean;
  /** Takes the database as it stands: nothing is made or migrated. */
  readonly asItStands?: boolean;
  /** Faults of the connection that come by themselves, such as a server that went away. */
  readonly onFault: (fault: Error) => void;
}

/** A connection to PostgreSQL with pg-boss on it. Nothing is loaded or asked before the first use. */
export function createConnection(options: ConnectionOptions): Connection {
  let opened: Promise<Boss> | null = null;
  let closed = false;
  const ensured = new Set<string>();

  function boss(): Promise<Boss> {
    if (closed) return Promise.reject(new Error('the queue was closed'));
    opened ??= open(options).catch((fault) => {
      opened = null;
      throw fault;
    });
    return opened;
  }

  return {
    boss,
    async ensure(name) {
      if (ensured.has(name)) return;
      await (await boss()).createQueue(name, JOBS);
      ensured.add(name);
    },
    async sql<Row>(text: string, values?: unknown[]) {
      return (await (await boss()).getDb().executeSql(text, values)).rows as Row[];
    },
    async close() {
      closed = true;
      const last = await opened?.catch(() => null);
      await last?.stop({ graceful: true, timeout: 3000 });
    },
  };
}

async function open({ url, supervise, asItStands = false, onFault }: ConnectionOptions): Promise<Boss> {
  const PgBoss = await load();
  const boss = new PgBoss({
    connectionString: url,
    schema: BOSS_SCHEMA,
    application_name: 'kvisa-watch',
    connectionTimeoutMillis: 5000,
    schedule: false,
    supervise,
    migrate: !asItStands,
    createSchema: !asItStands,
    superviseIntervalSeconds: SILENCE_S / 2,
    monitorIntervalSeconds: SILENCE_S / 2,
    maintenanceIntervalSeconds: LONGEST_FETCH_S / 2,
    useListenNotify: true,
  });
  boss.on('error', onFault);
  try {
    await boss.start();
    if (!asItStands) await boss.getDb().executeSql(TABLES);
    return boss;
  } catch (fault) {
    await boss.stop({ graceful: false }).catch(() => {});
    throw fault;
  }
}

/** By a name that is not known before: neither the compiler nor a bundler asks for the package. */
async function load(): Promise<new (options: object) => Boss> {
  const name: string = 'pg-boss';
  try {
    return ((await import(name)) as { PgBoss: new (options: object) => Boss }).PgBoss;
  } catch (cause) {
    throw new Error('queue: needs the package pg-boss, which is not installed; run "npm ci"', {
      cause,
    });
  }
}

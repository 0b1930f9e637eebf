import type { Database } from 'better-sqlite3';

/** Facts about the installation, by name. */
export function settingStore(db: Database) {
  const read = db.prepare<[string], string>('SELECT value FROM setting WHERE name = ?').pluck();
  const write = db.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  return {
    get: (name: string): string | undefined => read.get(name),
    set: (name: string, value: string): void => void write.run(name, value),
  };
}

export interface StoredRobots {
  readonly body: string;
  readonly status: number;
  /** Milliseconds since 1970, as the fetcher counts. */
  readonly at: number;
}

/** robots.txt by origin, so that a short run does not ask for what the last one learnt. */
export function robotsStore(db: Database) {
  const read = db.prepare<[string], { body: string; status: number; at: string }>(
    'SELECT body, status, at FROM robots WHERE origin = ?',
  );
  const write = db.prepare(
    'INSERT INTO robots (origin, at, status, body) VALUES ($origin, $at, $status, $body) ON CONFLICT (origin) DO UPDATE SET at = $at, status = $status, body = $body',
  );
  return {
    get(origin: string): StoredRobots | undefined {
      const row = read.get(origin);
      return row && { ...row, at: Date.parse(row.at) };
    },
    set: (origin: string, robots: StoredRobots): void =>
      void write.run({ origin, ...robots, at: new Date(robots.at).toISOString() }),
  };
}

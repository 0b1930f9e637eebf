/** Says when a message to an address may go; asking counts as sending where the answer is "now". */
export interface Limiter {
  /** ISO 8601 in and out. */
  freeAt(address: string, now: string): string;
}

const MINUTE_MS = 60_000;

/** At most so many messages a minute to one provider, told by the address's domain. Kept in memory, for one process. */
export function perProvider(perMinute: number): Limiter {
  const windows = new Map<string, { start: number; used: number }>();
  return {
    freeAt(address, now) {
      const provider = address.slice(address.lastIndexOf('@') + 1);
      const at = Date.parse(now);
      const known = windows.get(provider);
      const current = known && at - known.start < MINUTE_MS ? known : { start: at, used: 0 };
      windows.set(provider, current);
      if (current.used >= perMinute) return new Date(current.start + MINUTE_MS).toISOString();
      current.used += 1;
      return now;
    },
  };
}

import type { TimeStamp } from './archive/time-stamps.ts';
import { createPoster } from './fetch/post.ts';
import { type App, userAgent } from './reading.ts';
import { forgetOtherTrouble, stampLastSeal } from './watch/time-stamping.ts';

export interface Stamping {
  /** Has the last seal time-stamped where that is due. Null: nothing to do, or it failed and is tried again later. */
  turn(): Promise<TimeStamp | null>;
  close(): Promise<void>;
}

/** A time-stamp is a few kilobytes; whatever is much larger is none. */
const LARGEST_ANSWER = 100_000;

/** Time-stamps of seals by the configured authority (RFC 3161 over HTTP, §3.4); without one a turn does nothing. */
export function openStamping(app: App): Stamping {
  const { fetch, archive: settings } = app.config;
  const authority = settings.timestampAuthority;
  forgetOtherTrouble(app.archive, authority);
  if (!authority) return { turn: async () => null, close: async () => {} };
  const { proxy, timeoutMs, allowAddresses } = fetch;
  const poster = createPoster({
    ...{ userAgent: userAgent(app.config), timeoutMs, allowAddresses, maxBytes: LARGEST_ANSWER },
    ...(proxy ? { proxy } : {}),
  });
  const closing = new AbortController();
  const ask = (query: Uint8Array) => poster.post(authority, 'application/timestamp-query', query, closing.signal);
  return {
    turn: () => stampLastSeal(app.archive, authority, ask, new Date().toISOString()),
    close: async () => {
      closing.abort(new Error('the service stops'));
      await poster.close();
    },
  };
}

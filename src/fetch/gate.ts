import { type HostTurns, type SharedTurn, sharedTurn } from './turns.ts';

/**
 * Politeness. Every request of the program passes here, whoever asks: a page, robots.txt, a redirect, a browser.
 *
 * `visit` orders the visits to a host: one page at a time, a browser page for as long as it loads. `wire` is the promise
 * itself: never two requests at once to one host, a pause since the end of the last one, and no more than
 * `concurrency` requests in all. Whoever holds the wire waits for nobody, so visits of two hosts that need each
 * other's files cannot lock each other out.
 */
export interface Gate {
  visit<T>(host: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** `pause: false` for the files of a page that is being loaded: they belong to the visit. */
  wire<T>(host: string, work: () => Promise<T>, options?: { pause?: boolean; signal?: AbortSignal }): Promise<T>;
  /** A minimum pause for one host, in milliseconds (robots.txt Crawl-delay). */
  slow(host: string, ms: number): void;
}

export type Lock = <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

interface Lane {
  readonly visits: Lock;
  readonly wire: Lock;
  /** Where other programs ask the same hosts. */
  readonly turn?: SharedTurn;
  pauseMs: number;
  lastEnd: number;
  users: number;
}

/** Idle hosts are forgotten beyond this number, so that hostile redirects cannot fill the memory. */
const LANES_KEPT = 2_000;

export function createGate(options: { perHostDelayMs: number; concurrency: number; turns?: HostTurns }): Gate {
  const lanes = new Map<string, Lane>();
  const slot = createSemaphore(options.concurrency);

  const laneOf = (host: string): Lane => {
    let lane = lanes.get(host);
    if (!lane) {
      forgetIdle(lanes);
      lane = createLane(host, options);
      lanes.set(host, lane);
    }
    return lane;
  };

  return {
    visit: (host, work, signal) => using(laneOf(host), (lane) => lane.visits(work, signal), signal),
    wire: (host, work, { pause = true, signal } = {}) =>
      using(
        laneOf(host),
        (lane) =>
          lane.wire(async () => {
            if (pause) await sleep(lane.lastEnd + lane.pauseMs - performance.now(), signal);
            return slot(async () => {
              try {
                return await work();
              } finally {
                lane.lastEnd = performance.now();
              }
            }, signal);
          }, signal),
        signal,
      ),
    slow: (host, ms) => {
      laneOf(host).pauseMs = Math.max(options.perHostDelayMs, ms);
    },
  };
}

function createLane(host: string, { perHostDelayMs, turns }: { perHostDelayMs: number; turns?: HostTurns }): Lane {
  const rested = (ms: number): void => {
    lane.lastEnd = Math.max(lane.lastEnd, performance.now() - ms);
  };
  const lane: Lane = {
    visits: createLock(),
    wire: createLock(),
    ...(turns ? { turn: sharedTurn(() => turns.take(host), rested) } : {}),
    pauseMs: perHostDelayMs,
    lastEnd: -Infinity,
    users: 0,
  };
  return lane;
}

async function using<T>(lane: Lane, work: (lane: Lane) => Promise<T>, signal?: AbortSignal): Promise<T> {
  lane.users++;
  try {
    if (lane.turn) await unlessAborted(lane.turn.enter(), signal);
    return await work(lane);
  } finally {
    lane.turn?.leave();
    lane.users--;
  }
}

function forgetIdle(lanes: Map<string, Lane>): void {
  if (lanes.size < LANES_KEPT) return;
  for (const [host, lane] of lanes) {
    if (lane.users === 0 && performance.now() - lane.lastEnd > lane.pauseMs) lanes.delete(host);
  }
}

/** A queue of one: each work starts when the one before it has ended, whatever came of that. */
const createLock = (): Lock => createSemaphore(1);

export function createSemaphore(size: number): Lock {
  let free = Math.max(1, size);
  const waiting: (() => void)[] = [];
  return async (work, signal) => {
    if (free > 0) free--;
    else {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push(resolve);
      try {
        await unlessAborted(promise, signal);
      } catch (error) {
        const place = waiting.indexOf(resolve);
        if (place >= 0) waiting.splice(place, 1);
        else passOn();
        throw error;
      }
    }
    try {
      return await work();
    } finally {
      passOn();
    }
  };

  function passOn(): void {
    const next = waiting.shift();
    if (next) next();
    else free++;
  }
}

/** Waits for a promise, or throws the signal's reason as soon as it is aborted. */
export async function unlessAborted<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return promise;
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** Sleeps that many milliseconds; returns at once for none, throws the signal's reason when aborted. */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  if (ms <= 0) return signal?.throwIfAborted();
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  try {
    await unlessAborted(promise, signal);
  } finally {
    clearTimeout(timer);
  }
}

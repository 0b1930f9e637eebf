import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { type ObjectStoreSettings, openObjectStore } from './object-store.ts';

/** The bytes of blobs that were moved to the object store, as they are stored there. */
export interface Away {
  /** Waits where it stands: for commands, and for the seldom rereading of an old page. @throws Error naming the object */
  readNow(digest: string): Buffer;
  /** For the web server, which must not wait. @throws Error naming the object */
  read(digest: string): Promise<Buffer>;
}

/** The store itself gives up before that, after its retries. */
const LONGEST_WAIT_MS = 120_000;

/** Nothing is loaded or asked before the first blob is wanted that is away. */
export function createAway(settings: ObjectStoreSettings): Away {
  const store = openObjectStore(settings);
  let reader: ((digest: string) => Buffer | null) | null = null;
  const there = (digest: string, data: Buffer | null): Buffer => {
    if (!data) throw new Error(`blob ${digest} is missing: ${store.nameOf(digest)} is not there`);
    return data;
  };
  return {
    readNow(digest) {
      reader ??= startReader(settings);
      return there(digest, reader(digest));
    },
    read: async (digest) => there(digest, await store.get(digest)),
  };
}

/** A thread that fetches while this one sleeps on a flag that both share. */
function startReader(settings: ObjectStoreSettings): (digest: string) => Buffer | null {
  const { port1: here, port2: port } = new MessageChannel();
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('./away-thread.ts', import.meta.url), {
    workerData: { port, settings, flag },
    transferList: [port],
  });
  worker.unref();
  here.unref();
  return (digest) => {
    Atomics.store(flag, 0, 0);
    here.postMessage(digest);
    if (Atomics.wait(flag, 0, 0, LONGEST_WAIT_MS) === 'timed-out')
      throw new Error(`blob ${digest}: the object store does not answer`);
    const { data, fault } = receiveMessageOnPort(here)!.message as { data?: Uint8Array | null; fault?: string };
    if (fault !== undefined) throw new Error(fault);
    return data ? Buffer.from(data) : null;
  };
}

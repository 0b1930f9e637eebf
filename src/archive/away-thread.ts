// Reads objects for a thread that waits for them without turning its event loop: see away.ts.
import { type MessagePort, workerData } from 'node:worker_threads';
import { type ObjectStoreSettings, openObjectStore } from './object-store.ts';

const { port, settings, flag } = workerData as {
  port: MessagePort;
  settings: ObjectStoreSettings;
  flag: Int32Array;
};
const store = openObjectStore(settings);

port.on('message', async (digest: string) => {
  const answer = await store.get(digest).then(
    (data) => ({ data }),
    (fault: Error) => ({ fault: fault.message }),
  );
  port.postMessage(answer);
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
});

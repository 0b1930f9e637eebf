import { openObjectStore } from '../archive/object-store.ts';
import type { Config } from '../config.ts';
import { objectStoreOf } from '../reading.ts';
import type { Finding } from './finding.ts';

/** An object that is never there: asking for it shows whether the store answers and knows the keys. */
const NOBODY = '0'.repeat(64);

/** The object store of old bytes: does it answer, and to these keys. */
export async function examineStore(config: Config): Promise<Finding[]> {
  if (!config.archive.blobs) return [];
  const name = 'object store';
  try {
    await openObjectStore(objectStoreOf(config, process.env)!).get(NOBODY);
    return [{ name, state: 'ok', detail: `${config.archive.blobs} answers` }];
  } catch (cause) {
    return [
      {
        name,
        state: 'fault',
        detail: (cause as Error).message,
        remedy:
          'check archive.blobs, blobsEndpoint, blobsRegion and the keys in the environment; what was moved there cannot be shown meanwhile',
      },
    ];
  }
}

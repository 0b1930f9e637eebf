import type { Archive } from '../../src/archive/archive.ts';
import type { WebRoom } from '../../src/web/server.ts';

/** What the pages need of the service, without one. */
export const benchRoom = (archive: Archive, data: string): WebRoom => ({
  archive,
  data,
  config: { host: '127.0.0.1', port: 0 },
  now: () => new Date(),
  version: 'bench',
  status: () => ({
    startedAt: new Date(0).toISOString(),
    lastTick: null,
    nextRound: null,
    browser: { available: false },
    mail: 'mailbox',
  }),
});

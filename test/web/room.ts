import { onTestFinished } from 'vitest';
import type { WebRoom } from '../../src/web/room.ts';
import { buildWeb } from '../../src/web/server.ts';
import { type SmallArchive, smallArchive } from '../support/small-archive.ts';

export const NOW = '2026-10-22T12:00:00.000Z';

export const roomOf = (small: SmallArchive, more: Partial<WebRoom> = {}): WebRoom => ({
  archive: small.archive,
  data: small.data,
  config: { host: '127.0.0.1', port: 0 },
  now: () => new Date(NOW),
  version: '0.1.0',
  status: () => ({
    startedAt: '2026-10-22T00:00:00.000Z',
    lastTick: NOW,
    nextRound: null,
    browser: { available: true },
    mail: 'mailbox',
  }),
  ...more,
});

/** The web pages over a small archive, gone with the test. */
export async function openPages(more: Partial<WebRoom> = {}) {
  const small = smallArchive();
  small.archive.seals.sealDays(new Date(NOW));
  const room = roomOf(small, more);
  const app = await buildWeb(room);
  onTestFinished(async () => {
    await app.close();
    small.close();
  });
  return { app, small, room, get: (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers }) };
}

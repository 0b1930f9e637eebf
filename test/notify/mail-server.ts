import { onTestFinished } from 'vitest';
import { startMailServer } from '../support/mail-server.ts';

export type { Received, Verdict } from '../support/mail-server.ts';

/** A mail server for one test. */
export async function mailServer(...how: Parameters<typeof startMailServer>): ReturnType<typeof startMailServer> {
  const server = await startMailServer(...how);
  onTestFinished(server.close);
  return server;
}

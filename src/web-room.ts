import type { Log } from './log.ts';
import { type App, VERSION } from './reading.ts';
import type { WebRoom } from './web/server.ts';

/** What the pages need, from the parts that run beside them. */
export function webRoom(
  { archive, config }: App,
  running: () => { lastTick: string | null; browser: string | null },
  log?: Log,
): WebRoom {
  const startedAt = new Date().toISOString();
  return {
    archive,
    data: config.data,
    config: config.web,
    now: () => new Date(),
    version: VERSION,
    log: log && ((event, facts) => log(event === 'web.fault' ? event : 'request', facts)),
    status: () => {
      const { lastTick, browser } = running();
      return {
        startedAt,
        lastTick,
        nextRound: archive.pages.nextDue(),
        browser: browser ? { available: true, detail: browser } : { available: false },
        mail: config.mail.url ? 'smtp' : 'mailbox',
      };
    },
  };
}

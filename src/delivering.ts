import { openChannel, senderOf } from './app.ts';
import type { Config } from './config.ts';
import { parseAllowance } from './fetch/addresses.ts';
import { guardedLookup, guardUrl } from './fetch/guard.ts';
import { readSpool, type SpoolTally } from './notify/bounce-spool.ts';
import { type AddressGuard, hookChannel } from './notify/channels/webhook.ts';
import { type Delivered, deliverPending } from './notify/deliver.ts';
import { deliverHooks, type HookTally } from './notify/deliver-hooks.ts';
import { perProvider } from './notify/limiter.ts';
import { type App, userAgent } from './reading.ts';

/** What one turn brought in and sent out. */
export interface Turn {
  readonly mail: Delivered;
  readonly hooks: HookTally;
  /** Null: no spool is configured. */
  readonly bounces: SpoolTally | null;
  /** What went wrong with one of the three; the others had their turn. */
  readonly faults: readonly { readonly part: string; readonly fault: Error }[];
}

export interface Delivering {
  turn(signal?: AbortSignal): Promise<Turn>;
  close(): Promise<void>;
}

/** Webhooks go where pages may be fetched: to public addresses, and to what `fetch.allowAddresses` opens. */
export function hookGuard({ fetch }: Pick<Config, 'fetch'>): AddressGuard {
  const allowed = parseAllowance(fetch.allowAddresses);
  return { refuse: (url) => guardUrl(url, allowed)?.detail, lookup: guardedLookup(allowed) };
}

/** Everything that leaves this installation or comes back: bounces are read first, then mails and webhooks go out. */
export function openDelivering(app: App): Delivering {
  const { config, archive } = app;
  const [mail, hooks] = [openChannel(config), hookChannel(hookGuard(config), userAgent(config))];
  const { perMinute, connections: workers } = config.mail;
  const options = { ...senderOf(app), limiter: perProvider(perMinute), workers };
  return {
    async turn(signal) {
      const faults: { part: string; fault: Error }[] = [];
      const guarded = async <T>(part: string, idle: T, work: () => Promise<T>): Promise<T> => {
        try {
          return await work();
        } catch (fault) {
          faults.push({ part, fault: fault as Error });
          return idle;
        }
      };
      const bounces = await guarded('bounces', null, () => takeBounces(app));
      const [sent, hooked] = await Promise.all([
        guarded('mail', { sent: 0, deferred: 0, dead: 0, cancelled: 0 }, () =>
          deliverPending(archive.db, mail, options, signal),
        ),
        guarded('webhooks', { sent: 0, deferred: 0, dead: 0 }, () => deliverHooks(archive.db, hooks, {}, signal)),
      ]);
      return { mail: sent, hooks: hooked, bounces, faults };
    },
    close: async () => void (await Promise.all([mail.close(), hooks.close()])),
  };
}

/** Reads the bounce spool once; null where none is configured. */
export async function takeBounces({ config, archive }: App): Promise<SpoolTally | null> {
  const spool = config.mail.bounceSpool;
  return spool === null ? null : await readSpool(archive.db, spool, new Date().toISOString());
}

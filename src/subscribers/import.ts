import type { Database } from 'better-sqlite3';
import type { Subscription } from '../domain/subscriber.ts';
import { validateAddress } from './address.ts';
import { addConfirmed } from './store.ts';
import { isSuppressed } from './suppression.ts';

export interface ImportFault {
  /** From 1. */
  readonly entry: number;
  readonly remedy: string;
}

/** Adds confirmed subscribers, all or none: any faulty address leaves the list as it was. */
export function importMany(
  db: Database,
  entries: readonly { readonly address: string; readonly subscription: Subscription }[],
  now: string,
): { readonly added: number; readonly faults: readonly ImportFault[] } {
  const faults: ImportFault[] = [];
  const sound = entries.flatMap(({ address, subscription }, index) => {
    const check = validateAddress(address);
    const remedy = check.ok
      ? isSuppressed(db, check.address) && 'suppressed after a bounce or complaint'
      : check.remedy;
    if (remedy) faults.push({ entry: index + 1, remedy });
    return check.ok ? [{ address: check.address, subscription }] : [];
  });
  if (faults.length) return { added: 0, faults };
  db.transaction(() => {
    for (const one of sound) addConfirmed(db, { ...one, origin: 'cli', now });
  }).immediate();
  return { added: sound.length, faults };
}

import { addConfirmed } from '../../src/subscribers/store.ts';

/** Subscribers who hear of everything at once. */
export function addReaders(db: Parameters<typeof addConfirmed>[0], readers: number): void {
  const everything = { sources: [], countries: [], topics: [], minSeverity: 'minor' as const };
  const subscription = { ...everything, language: 'en' as const, rhythm: 'at-once' as const };
  const now = new Date().toISOString();
  for (let n = 0; n < readers; n++)
    addConfirmed(db, { address: `reader${n}@example.org`, subscription, origin: 'cli', now });
}

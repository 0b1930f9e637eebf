import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Away } from './away.ts';
import { blobStore } from './blobs.ts';
import { captureStore } from './captures.ts';
import { changeStore } from './changes.ts';
import { openDatabase } from './database.ts';
import { documentStore } from './documents.ts';
import { type FactInForce, factsInForce } from './facts.ts';
import { linkStore } from './links.ts';
import { pageStore } from './pages.ts';
import { pairStore } from './pairs.ts';
import { attentionStore } from './queries/attention.ts';
import { sealStore } from './seals.ts';
import { robotsStore, settingStore } from './settings.ts';
import { sieveStore } from './sieves.ts';
import { sourceStore } from './sources.ts';
import { timeStampStore } from './time-stamps.ts';
import { vantageStore } from './vantages.ts';
import { versionStore } from './versions.ts';
import { visitStore } from './visits.ts';
import { volatileStore } from './volatile.ts';

export type Archive = ReturnType<typeof createArchive>;

/** The database file inside a data folder. */
export const databaseFile = (data: string): string => join(data, 'kvisa-watch.sqlite');

/** Opens the archive in a data folder, made or migrated where needed. */
export const openArchive = (data: string, away?: Away): Archive =>
  createArchive(openDatabase(databaseFile(data)), away);

/** The archive over an open database: one store per plurality. */
export function createArchive(db: Database, away?: Away) {
  const blobs = blobStore(db, away);
  return {
    db,
    blobs,
    sources: sourceStore(db),
    pages: pageStore(db),
    captures: captureStore(db, blobs),
    visits: visitStore(db),
    documents: documentStore(db),
    versions: versionStore(db),
    sieves: sieveStore(db),
    vantages: vantageStore(db),
    volatile: volatileStore(db),
    changes: changeStore(db),
    attention: attentionStore(db),
    links: linkStore(db),
    pairs: pairStore(db),
    seals: sealStore(db),
    timeStamps: timeStampStore(db),
    settings: settingStore(db),
    robots: robotsStore(db),
    facts: (filter: { source?: string; at?: string } = {}): FactInForce[] => factsInForce(db, filter),
    /** Runs writes as one transaction; the callback must not await. */
    transaction: <T>(work: () => T): T => db.transaction(work).immediate(),
    close: () => void db.close(),
  };
}

import { headOf, readManifest, type Seal } from '../seals.ts';
import type { Check } from './check.ts';

/** Every day's manifest is made again from the captures, and the chain built again from its first link. */
export const verifySeals: Check = {
  total: 'SELECT count(*) FROM capture WHERE seal IS NOT NULL',
  run({ db, fault, step }) {
    let previous: Seal | undefined;
    const all = db.prepare<[], Seal>('SELECT number, day, captures, manifest, head FROM seal ORDER BY number');
    for (const seal of all.iterate()) {
      const expected = (previous?.number ?? 0) + 1;
      if (seal.number !== expected) fault(seal.day, `link ${expected} of the chain is missing`);
      const found = readManifest(db, seal.number, step);
      if (found.captures !== seal.captures)
        fault(seal.day, `the seal covers ${seal.captures} captures, ${found.captures} are there`);
      else if (found.manifest !== seal.manifest)
        fault(
          seal.day,
          `the captures of this day are not those that were sealed (an address, time, status, digest or header was altered)`,
        );
      if (headOf(previous?.head, seal) !== seal.head)
        fault(seal.day, 'the head does not follow from the day before and the manifest');
      previous = seal;
    }
  },
};

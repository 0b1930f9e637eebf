import type { Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/domain/change.ts';
import type { Subscription } from '../../src/domain/subscriber.ts';
import { concerns, isNews, type SourceFacts, wanted, wantedBy } from '../../src/subscribers/matching.ts';
import { sql } from '../../src/subscribers/sql.ts';
import { addConfirmed, requestSubscription } from '../../src/subscribers/store.ts';
import { suppress } from '../../src/subscribers/suppression.ts';
import { change, everything, NOW } from '../notify/samples.ts';
import { freshDatabase } from './fresh.ts';
import { leave } from './leave.ts';

/** Those whom the condition on the table finds. */
const matching = (db: Database, change: Change, source: SourceFacts): unknown[] =>
  isNews(change)
    ? sql(db, `SELECT id FROM subscriber WHERE ${wantedBy('subscriber')} ORDER BY id`).all(wanted(change, source))
    : [];

const source = { id: 'embassy-us', country: 'US' };

function isTold(wishes: Partial<Subscription>, about: Parameters<typeof change>[0] = {}): boolean {
  const db = freshDatabase();
  addConfirmed(db, { address: 'a@example.org', subscription: { ...everything, ...wishes }, origin: 'cli', now: NOW });
  const told = matching(db, change(about), source).length === 1;
  // What a private feed shows must be what the mails tell.
  if (isNews(change(about))) expect(concerns({ ...everything, ...wishes }, change(about), source)).toBe(told);
  return told;
}

describe('who hears of a change', () => {
  test.each([
    ['without filters', {}, {}, true],
    ['by the source', { sources: ['embassy-us'] }, {}, true],
    ['by the country', { countries: ['US'] }, {}, true],
    ['by the country though the listed source is another', { sources: ['nia'], countries: ['US'] }, {}, true],
    ['not by another source', { sources: ['embassy-fr'] }, {}, false],
    ['not by another country', { countries: ['FR', 'DE'] }, {}, false],
    ['by one shared topic', { topics: ['fee', 'documents'] }, {}, true],
    ['not by another topic', { topics: ['fee'] }, {}, false],
    ['by any topic when a page goes', { topics: ['fee'] }, { kind: 'withdrawn', topics: [] }, true],
    ['not by a topic when words without topic change', { topics: ['fee'] }, { topics: [] }, false],
    ['at the severity asked for', { minSeverity: 'critical' }, {}, true],
    ['not below it', { minSeverity: 'critical' }, { severity: 'major' }, false],
    ['of general visa rules', {}, { relevance: 'visa' }, true],
    ['not of other matters', {}, { relevance: 'other' }, false],
    ['not of what our own rules made', {}, { cause: 'engine' }, false],
    ['not of the imported past', {}, { cause: 'import' }, false],
    ['not of what has a reason to stay untold', {}, { reason: 'flapping' }, false],
  ] as const)('%s', (_name, wishes, about, told) => {
    expect(isTold(wishes as Partial<Subscription>, about as Parameters<typeof change>[0])).toBe(told);
  });

  test('is nobody who has not confirmed, has left, bounced or complained', () => {
    const db = freshDatabase();
    const input = (address: string) => ({ address, subscription: everything, origin: 'web' as const, now: NOW });
    requestSubscription(db, input('pending@example.org'));
    addConfirmed(db, input('left@example.org'));
    addConfirmed(db, input('bounced@example.org'));
    leave(db, 'left@example.org', NOW);
    suppress(db, 'bounced@example.org', 'hard-bounce', NOW);
    expect(matching(db, change(), source)).toEqual([]);
  });
});

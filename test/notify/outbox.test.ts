import { describe, expect, test } from 'vitest';
import type { Subscription } from '../../src/domain/subscriber.ts';
import { buildDigests, collapseFloods, gatheredNotices } from '../../src/notify/digests.ts';
import { leaseBatch, markDead, markRetry, markSent, releaseLeases } from '../../src/notify/leases.ts';
import { readNotice } from '../../src/notify/notice.ts';
import { enqueueChange, enqueueMessage, pending, pruneOutbox } from '../../src/notify/outbox.ts';
import { DAY_MS, plus } from '../../src/subscribers/sql.ts';
import { addConfirmed, deleteSubscriber, list } from '../../src/subscribers/store.ts';
import { freshDatabase } from '../subscribers/fresh.ts';
import { counts } from './counts.ts';
import { BASE_URL, change, context, everything, NOW } from './samples.ts';

type Db = ReturnType<typeof freshDatabase>;
const subscribe = (db: Db, address = 'a@example.org', wishes: Partial<Subscription> = {}) =>
  addConfirmed(db, { address, subscription: { ...everything, ...wishes }, origin: 'cli', now: NOW });

/** A change like no other: its words are its own. */
const other = (id: number, extra = {}) =>
  change({
    id,
    facts: [],
    diff: [{ op: 'added', after: `sentence ${id}` }],
    url: `http://us.china-embassy.gov.cn/${id}.htm`,
    ...extra,
  });
const digesting = { baseUrl: BASE_URL, operator: 'operator@example.org' };
const states = (db: Db) => db.prepare('SELECT kind, state FROM outbox ORDER BY id').all();

describe('the outbox', () => {
  test('shares the fate of the transaction that records the change', () => {
    const db = freshDatabase();
    subscribe(db);
    const record = db.transaction(() => {
      expect(enqueueChange(db, change(), context, NOW)).toBe(1);
      throw new Error('the disk is full');
    });
    expect(record).toThrow('the disk is full');
    expect(pending(db)).toEqual([]);
  });

  test('never holds a change twice', () => {
    const db = freshDatabase();
    subscribe(db);
    expect([1, 2].map(() => enqueueChange(db, change(), context, NOW))).toEqual([1, 0]);
  });

  test('takes no message for what is no address', () => {
    const test = { kind: 'test' as const, payload: {}, baseUrl: BASE_URL, now: NOW };
    const db = freshDatabase();
    expect(() => enqueueMessage(db, { ...test, to: { address: 'a@x.org\r\nBcc: b@y.org' } })).toThrow(RangeError);
    enqueueMessage(db, { ...test, to: { address: 'Operator@Example.org' } });
    expect(pending(db)[0]?.to).toBe('operator@example.org');
  });

  test('tells an event once, however many pages of the source repeat it, and names them', () => {
    const db = freshDatabase();
    subscribe(db);
    const url = 'http://us.china-embassy.gov.cn/eng/xnyfgk/kvisa.htm';
    expect(enqueueChange(db, change(), context, NOW)).toBe(1);
    expect(enqueueChange(db, change({ id: 2, url, language: 'zh' }), context, plus(NOW, 60_000))).toBe(0);
    expect(readNotice(db, 1).alsoAt).toEqual([url]);
  });

  test('tells the same change of another source', () => {
    const db = freshDatabase();
    subscribe(db);
    enqueueChange(db, change(), context, NOW);
    expect(
      enqueueChange(
        db,
        change({ id: 2, source: 'embassy-fr', url: 'http://fr.china-embassy.gov.cn/k.htm' }),
        context,
        NOW,
      ),
    ).toBe(1);
  });

  test('tells a page that goes there, back and there again three times', () => {
    const db = freshDatabase();
    subscribe(db);
    const back = change().facts.map((fact) => ({ ...fact, before: fact.after, after: fact.before }));
    const told = [change(), change({ id: 2, facts: back }), change({ id: 3 })].map((one) =>
      enqueueChange(db, one, context, NOW),
    );
    expect(told).toEqual([1, 1, 1]);
  });

  test('leases a message to one worker at a time', () => {
    const db = freshDatabase();
    subscribe(db);
    enqueueChange(db, change(), context, NOW);
    expect(leaseBatch(db, 'one', NOW, 10, 60_000)).toHaveLength(1);
    expect(leaseBatch(db, 'two', plus(NOW, 59_999), 10, 60_000)).toEqual([]);
    expect(leaseBatch(db, 'two', plus(NOW, 60_000), 10, 60_000)).toMatchObject([{ id: 1, attempts: 0 }]);
  });

  test('gives back what a dead worker held, when a sole worker says so', () => {
    const db = freshDatabase();
    subscribe(db);
    enqueueChange(db, change(), context, NOW);
    leaseBatch(db, 'dead', NOW, 10, 60_000);
    expect(releaseLeases(db)).toBe(1);
    expect(leaseBatch(db, 'next', NOW, 10, 60_000)).toHaveLength(1);
  });

  test('keeps its Message-ID through retries', () => {
    const db = freshDatabase();
    subscribe(db);
    enqueueChange(db, change(), context, NOW);
    const [first] = leaseBatch(db, 'one', NOW, 1, 60_000);
    markRetry(db, 1, '451 later', NOW, plus(NOW, 60_000));
    expect(pending(db).map(({ dueAt }) => dueAt)).toEqual([plus(NOW, 60_000)]);
    const [second] = leaseBatch(db, 'one', plus(NOW, 60_000), 1, 60_000);
    expect(second?.messageId).toBe(first?.messageId);
    markSent(db, 1, '250 ok', NOW);
    expect(counts(db)).toMatchObject({ sent: 1, ready: 0, leased: 0 });
  });

  test('forgets finished messages in time, and a deleted person at once', () => {
    const db = freshDatabase();
    subscribe(db);
    subscribe(db, 'b@example.org', { rhythm: 'daily' });
    enqueueChange(db, change(), context, NOW);
    buildDigests(db, plus(NOW, DAY_MS), digesting);
    markSent(db, 1, '250', NOW);
    markDead(db, 3, '554', NOW);
    expect(pruneOutbox(db, plus(NOW, 90 * DAY_MS))).toBe(0);
    expect(deleteSubscriber(db, list(db)[1]!.id)).toBe(true);
    expect(pruneOutbox(db, plus(NOW, 92 * DAY_MS))).toBe(1);
    const tables = ['outbox', 'notice', 'notice_change'];
    expect(tables.map((name) => db.prepare(`SELECT count(*) FROM ${name}`).pluck().get())).toEqual([0, 0, 0]);
  });

  test('takes one change to 20,000 subscribers without reading them into memory', () => {
    const db = freshDatabase();
    const insert =
      db.prepare(`INSERT INTO subscriber (address, state, origin, sources_json, countries_json, topics_json,
      min_severity, language, rhythm, hour, time_zone, created_at) VALUES (?, 'active', 'cli', '[]', '["US"]', '["fee","documents"]', 'major', 'en', 'at-once', 8, 'UTC', ?)`);
    db.transaction(() => {
      for (let n = 0; n < 20_000; n += 1) insert.run(`reader${n}@example.org`, NOW);
    })();
    const before = process.memoryUsage().heapUsed;
    expect(enqueueChange(db, change(), context, NOW)).toBe(20_000);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(5_000_000);
  });
});

describe('digests', () => {
  test('wait for their hour, then hold everything since the last one', () => {
    const db = freshDatabase();
    subscribe(db, 'a@example.org', { rhythm: 'daily', hour: 8, timeZone: 'Europe/Berlin' });
    enqueueChange(db, other(1), context, '2026-11-02T06:30:00.000Z');
    enqueueChange(db, other(2), context, '2026-11-02T06:40:00.000Z');
    expect(buildDigests(db, '2026-11-02T06:59:59.000Z', digesting)).toBe(0);
    expect(buildDigests(db, '2026-11-02T07:00:00.000Z', digesting)).toBe(1);
    expect(gatheredNotices(db, 3)).toEqual([1, 2]);
    expect(buildDigests(db, '2026-11-03T07:00:00.000Z', digesting), 'nothing new: no mail').toBe(0);
  });

  test('missed while the service was down are made up once', () => {
    const db = freshDatabase();
    subscribe(db, 'a@example.org', { rhythm: 'weekly' });
    enqueueChange(db, other(1), context, '2026-11-01T12:00:00.000Z');
    expect(buildDigests(db, '2026-11-20T12:00:00.000Z', digesting)).toBe(1);
    expect(buildDigests(db, '2026-11-20T12:00:00.000Z', digesting)).toBe(0);
  });

  test('come at once for who no longer wants to wait', () => {
    const db = freshDatabase();
    subscribe(db, 'a@example.org', { rhythm: 'weekly' });
    enqueueChange(db, other(1), context, NOW);
    subscribe(db, 'a@example.org', { rhythm: 'at-once' });
    expect(buildDigests(db, NOW, digesting)).toBe(1);
  });
});

describe('a flood', () => {
  test('becomes one digest and one notice to the operator', () => {
    const db = freshDatabase();
    subscribe(db);
    for (let id = 1; id <= 13; id += 1) enqueueChange(db, other(id), context, NOW);
    expect(collapseFloods(db, NOW, digesting)).toBe(1);
    expect(counts(db)).toMatchObject({ gathered: 13, ready: 2 });
    expect(pending(db)).toMatchObject([
      { kind: 'digest', to: 'a@example.org' },
      { kind: 'operator', to: 'operator@example.org' },
    ]);
    expect(collapseFloods(db, NOW, digesting)).toBe(0);
  });

  test('begins beyond twelve', () => {
    const db = freshDatabase();
    subscribe(db);
    for (let id = 1; id <= 12; id += 1) enqueueChange(db, other(id), context, NOW);
    expect(collapseFloods(db, NOW, digesting)).toBe(0);
  });

  test('counts what went out within the hour', () => {
    const db = freshDatabase();
    subscribe(db);
    for (let id = 1; id <= 11; id += 1) {
      enqueueChange(db, other(id), context, NOW);
      markSent(db, id, '250', NOW);
    }
    enqueueChange(db, other(12), context, NOW);
    enqueueChange(db, other(13), context, NOW);
    expect(collapseFloods(db, plus(NOW, 60_000), digesting)).toBe(1);
  });

  test('that trickles in is held back in the end, and loses nothing', () => {
    const db = freshDatabase();
    subscribe(db);
    let mails = 0;
    for (let id = 1; id <= 60; id += 1) {
      const at = plus(NOW, id * 15_000);
      enqueueChange(db, other(id), context, at);
      collapseFloods(db, at, { baseUrl: BASE_URL });
      for (const row of leaseBatch(db, 'one', at, 10, 60_000)) {
        markSent(db, row.id, '250', at);
        mails += 1;
      }
    }
    expect(mails).toBeLessThanOrEqual(20);
    const end = plus(NOW, 2 * 3_600_000);
    collapseFloods(db, end, { baseUrl: BASE_URL });
    const { sent, gathered, ready } = counts(db);
    expect(ready).toBe(1);
    expect(sent + gathered).toBe(60);
  });

  test('leaves out messages that were tried: they may have arrived', () => {
    const db = freshDatabase();
    subscribe(db);
    for (let id = 1; id <= 14; id += 1) enqueueChange(db, other(id), context, NOW);
    markRetry(db, 1, 'connection lost', NOW, NOW);
    collapseFloods(db, NOW, digesting);
    expect(states(db)[0]).toEqual({ kind: 'change', state: 'ready' });
    expect(counts(db)).toMatchObject({ gathered: 13 });
  });
});

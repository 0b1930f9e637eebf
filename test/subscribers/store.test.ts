import { describe, expect, test } from 'vitest';
import { validateAddress } from '../../src/subscribers/address.ts';
import { importMany } from '../../src/subscribers/import.ts';
import { exportData } from '../../src/subscribers/personal-data.ts';
import { prune } from '../../src/subscribers/prune.ts';
import { DAY_MS, plus } from '../../src/subscribers/sql.ts';
import {
  addConfirmed,
  canConfirm,
  confirm,
  deleteSubscriber,
  list,
  manage,
  manageToken,
  requestSubscription,
  unsubscribe,
  updateSubscription,
} from '../../src/subscribers/store.ts';
import { suppress, unsuppress } from '../../src/subscribers/suppression.ts';
import { checkSubscription } from '../../src/subscribers/wishes.ts';
import { everything, NOW } from '../notify/samples.ts';
import { freshDatabase } from './fresh.ts';
import { leave } from './leave.ts';

type Db = ReturnType<typeof freshDatabase>;
const ask = (db: Db, extra = {}) =>
  requestSubscription(db, { address: 'a@example.org', subscription: everything, origin: 'web', now: NOW, ...extra });
const add = (db: Db, address = 'a@example.org', subscription = everything) =>
  addConfirmed(db, { address, subscription, origin: 'cli', now: NOW });

describe('double opt-in', () => {
  test('subscribes nobody before the confirmation', () => {
    const db = freshDatabase();
    const { confirmToken } = ask(db);
    expect(list(db).map(({ state }) => state)).toEqual(['pending']);
    expect(confirm(db, confirmToken ?? '', NOW)?.state).toBe('active');
  });

  test('lets a link expire after two days', () => {
    const db = freshDatabase();
    const { confirmToken = '' } = ask(db);
    expect(canConfirm(db, confirmToken, plus(NOW, 2 * DAY_MS - 1))).toBe(true);
    expect(confirm(db, confirmToken, plus(NOW, 2 * DAY_MS))).toBeNull();
  });

  test('takes the wishes of the link that is followed', () => {
    const db = freshDatabase();
    const first = ask(db, { subscription: { ...everything, countries: ['FR'] } });
    ask(db, { subscription: { ...everything, countries: ['US'] } });
    expect(confirm(db, first.confirmToken ?? '', NOW)?.countries).toEqual(['FR']);
  });

  test('shows the same after a second press, and undoes nothing chosen since', () => {
    const db = freshDatabase();
    const { confirmToken = '', subscriber } = ask(db);
    confirm(db, confirmToken, NOW);
    updateSubscription(db, manageToken(db, subscriber ?? 0, NOW), { ...everything, rhythm: 'daily' }, NOW);
    expect(confirm(db, confirmToken, NOW)?.rhythm).toBe('daily');
  });

  test('lets a stranger change nothing of an active subscriber', () => {
    const db = freshDatabase();
    add(db);
    ask(db, { subscription: { ...everything, language: 'zh' } });
    expect(list(db)).toMatchObject([{ state: 'active', language: 'en' }]);
  });

  test('writes to one address at most three times a day, however often it is asked', () => {
    const db = freshDatabase();
    const tokens = [1, 2, 3, 4, 5].map(() => ask(db).confirmToken);
    expect(tokens.filter(Boolean)).toHaveLength(3);
    expect(ask(db, { now: plus(NOW, DAY_MS) }).confirmToken).toBeDefined();
  });

  test('never writes to a suppressed address', () => {
    const db = freshDatabase();
    suppress(db, 'a@example.org', 'complaint', NOW);
    expect(ask(db)).toEqual({ subscriber: null });
    unsuppress(db, 'a@example.org');
    expect(ask(db).confirmToken).toBeDefined();
  });

  test('forgets who never confirmed', () => {
    const db = freshDatabase();
    ask(db);
    expect(prune(db, plus(NOW, DAY_MS))).toEqual({ subscribers: 0, tokens: 0 });
    expect(prune(db, plus(NOW, 3 * DAY_MS))).toEqual({ subscribers: 1, tokens: 1 });
  });
});

describe('links', () => {
  test('are kept as hashes only', () => {
    const db = freshDatabase();
    const { confirmToken = '' } = ask(db);
    expect(Buffer.from(confirmToken, 'base64url')).toHaveLength(32);
    expect(JSON.stringify(db.prepare('SELECT * FROM token').all())).not.toContain(confirmToken);
  });

  test('open only the door they were made for', () => {
    const db = freshDatabase();
    const { confirmToken = '', subscriber } = ask(db);
    const managing = manageToken(db, subscriber ?? 0, NOW);
    expect(manage(db, confirmToken, NOW)).toBeNull();
    expect(unsubscribe(db, confirmToken, NOW)).toBe(false);
    expect(confirm(db, managing, NOW)).toBeNull();
    expect(manage(db, managing, NOW)?.address).toBe('a@example.org');
  });

  test('to leave work again and again, and end open confirmations', () => {
    const db = freshDatabase();
    const managing = manageToken(db, add(db).id, NOW);
    const { confirmToken = '' } = ask(db);
    expect([unsubscribe(db, managing, NOW), unsubscribe(db, managing, NOW)]).toEqual([true, true]);
    expect(confirm(db, confirmToken, NOW)).toBeNull();
    expect(list(db)[0]?.state).toBe('ended');
  });

  test('to manage change nothing of a subscription that has ended', () => {
    const db = freshDatabase();
    const managing = manageToken(db, add(db).id, NOW);
    leave(db, 'a@example.org', NOW);
    expect(updateSubscription(db, managing, everything, NOW)).toBeNull();
  });
});

describe('personal data', () => {
  test('is handed out whole, and without secrets', () => {
    const db = freshDatabase();
    const { id } = add(db);
    const secret = manageToken(db, id, NOW);
    const data = exportData(db, id);
    expect(data).toMatchObject({ address: 'a@example.org', subscription: everything, links: [{ purpose: 'manage' }] });
    expect(JSON.stringify(data)).not.toContain(secret);
  });

  test('is gone after a deletion, but for the hash of a suppressed address', () => {
    const db = freshDatabase();
    const { id } = add(db);
    manageToken(db, id, NOW);
    suppress(db, 'a@example.org', 'hard-bounce', NOW);
    expect(deleteSubscriber(db, id)).toBe(true);
    const tables = ['subscriber', 'token', 'outbox', 'delivery_attempt', 'suppression'];
    const rows = tables.map((name) => db.prepare(`SELECT * FROM ${name}`).all());
    expect(rows.map((all) => all.length)).toEqual([0, 0, 0, 0, 1]);
    expect(JSON.stringify(rows)).not.toContain('example.org');
  });
});

describe('an import', () => {
  test('adds all, normalised, once each', () => {
    const db = freshDatabase();
    const entries = ['B@Example.org', 'a@bücher.example', 'b@example.org'].map((address) => ({
      address,
      subscription: everything,
    }));
    expect(importMany(db, entries, NOW)).toEqual({ added: 3, faults: [] });
    expect(list(db).map(({ address }) => address)).toEqual(['a@xn--bcher-kva.example', 'b@example.org']);
  });

  test('with a faulty entry adds none and names it', () => {
    const db = freshDatabase();
    const entries = ['a@example.org', 'nonsense'].map((address) => ({ address, subscription: everything }));
    expect(importMany(db, entries, NOW)).toMatchObject({ added: 0, faults: [{ entry: 2 }] });
    expect(list(db)).toEqual([]);
  });
});

describe('an address', () => {
  test.each([
    [' Name.Surname+tag@Example.ORG ', 'name.surname+tag@example.org'],
    ['leser@bücher.example', 'leser@xn--bcher-kva.example'],
    ['reader@例子.中国', 'reader@xn--fsqu00a.xn--fiqs8s'],
    ['ｒｅａｄｅｒ＠example。org', 'reader@example.org'],
    ["o'neil@example.co.uk", "o'neil@example.co.uk"],
  ])('%j is kept as %s', (text, address) => {
    expect(validateAddress(text)).toEqual({ ok: true, address });
  });

  test.each([
    'a@x.org\r\nBcc: evil@example.com',
    'a@x.org\nb@y.org',
    'a@x.org, b@y.org',
    'a@x.org;b@y.org',
    'a b@x.org',
    '"a b"@x.org',
    'Name <a@x.org>',
    'a@b@x.org',
    'a@localhost',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
    'a@-x.org',
    'a@x..org',
    '.a@x.org',
    'a.@x.org',
    '@x.org',
    'a@',
    '',
    'a@x.org\u0000',
    'a\u202E@x.org',
    `${'a'.repeat(65)}@x.org`,
    `a@${'x'.repeat(64)}.org`,
    `a@${'x.'.repeat(130)}org`,
    'a'.repeat(10_000_000),
  ])('%.40j is refused with a remedy', (text) => {
    expect(validateAddress(text)).toEqual({
      ok: false,
      fault: expect.any(String),
      remedy: expect.stringMatching(/\.$/),
    });
  });
});

describe('wishes from outside', () => {
  test('are completed with defaults', () => {
    expect(checkSubscription({})).toEqual({ ok: true, subscription: everything });
  });

  test('are refused with the field named', () => {
    const check = checkSubscription({
      countries: ['usa'],
      hour: 24,
      timeZone: 'Mars/Olympus',
      rhythm: 'hourly',
      colour: 'red',
    });
    expect(check.ok).toBe(false);
    const faults = check.ok ? [] : check.faults.join('\n');
    for (const field of ['countries.0', 'hour', 'timeZone', 'rhythm', 'colour']) expect(faults).toContain(field);
  });
});

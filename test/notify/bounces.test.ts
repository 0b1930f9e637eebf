import { describe, expect, test } from 'vitest';
import { takeReport } from '../../src/notify/bounce-intake.ts';
import { type Report, readReport } from '../../src/notify/bounces.ts';
import { markSent } from '../../src/notify/leases.ts';
import { enqueueChange } from '../../src/notify/outbox.ts';
import { addConfirmed, list } from '../../src/subscribers/store.ts';
import { freshDatabase } from '../subscribers/fresh.ts';
import { KEY, SAMPLES } from './bounce-corpus.ts';
import { change, context, everything, NOW } from './samples.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a report', () => {
  test.each(SAMPLES)('of $system is read as $expected', async ({ raw, expected }) => {
    const report = await readReport(bytes(raw));
    expect(report?.kind === 'bounce' ? report.permanence : (report?.kind ?? null)).toBe(expected);
    if (report) expect(report.key).toBe(KEY);
    if (report?.kind === 'bounce') expect(report.recipient).toMatch(/^reader@/);
  });

  test('that is no mail at all is nothing', async () => {
    expect(await readReport(new Uint8Array(2000).fill(0xff))).toBeNull();
  });
});

function sentOne() {
  const db = freshDatabase();
  addConfirmed(db, { address: 'reader@example.net', subscription: everything, origin: 'cli', now: NOW });
  const send = (id: number): string => {
    enqueueChange(db, change({ id, facts: [], diff: [{ op: 'added', after: `${id}` }] }), context, NOW);
    markSent(db, id, '250', NOW);
    return (db.prepare('SELECT message_id FROM outbox WHERE id = ?').pluck().get(id) as string).slice(1, 33);
  };
  return { db, send };
}

const bounced = (key: string | undefined, permanence: 'hard' | 'soft'): Report => ({
  kind: 'bounce',
  key,
  recipient: 'victim@example.net',
  permanence,
  status: '5.1.1',
  diagnosis: 'user unknown',
});

describe('what a report does', () => {
  test('a hard bounce ends the mails to its subscriber at once', () => {
    const { db, send } = sentOne();
    expect(takeReport(db, bounced(send(1), 'hard'), NOW)).toBe('suppressed');
    expect(list(db)[0]?.state).toBe('suppressed');
  });

  test('a complaint does so too', () => {
    const { db, send } = sentOne();
    expect(takeReport(db, { kind: 'complaint', key: send(1) }, NOW)).toBe('suppressed');
  });

  test('soft bounces do so at the fifth message, and one message counts once', () => {
    const { db, send } = sentOne();
    const first = send(1);
    const keys = [first, first, send(2), send(3), send(4), send(5)];
    const taken = keys.map((key) => takeReport(db, bounced(key, 'soft'), NOW));
    expect(taken).toEqual(['noted', 'noted', 'noted', 'noted', 'noted', 'suppressed']);
  });

  test.each([undefined, KEY, ''])('a report with the key %j names no message of ours and does nothing', (key) => {
    const { db, send } = sentOne();
    send(1);
    expect(takeReport(db, bounced(key, 'hard'), NOW)).toBe('unknown');
    expect(list(db)[0]?.state).toBe('active');
  });
});

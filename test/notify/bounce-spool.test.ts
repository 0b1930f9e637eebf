import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSpool } from '../../src/notify/bounce-spool.ts';
import { markSent } from '../../src/notify/leases.ts';
import { enqueueChange } from '../../src/notify/outbox.ts';
import { addConfirmed, list } from '../../src/subscribers/store.ts';
import { freshDatabase, freshFolder } from '../subscribers/fresh.ts';
import { KEY, SAMPLES } from './bounce-corpus.ts';
import { change, context, everything, NOW } from './samples.ts';

const hard = SAMPLES.find(({ expected }) => expected === 'hard')!.raw;

/** One subscriber whose alert went out, and a spool. */
function sentOne() {
  const db = freshDatabase();
  addConfirmed(db, { address: 'reader@example.net', subscription: everything, origin: 'cli', now: NOW });
  enqueueChange(db, change(), context, NOW);
  markSent(db, 1, '250', NOW);
  const key = (db.prepare('SELECT message_id FROM outbox').pluck().get() as string).slice(1, 33);
  return { db, spool: freshFolder(), mine: hard.replaceAll(KEY, key), state: () => list(db)[0]?.state };
}

const filesIn = (...path: string[]): string[] => {
  const folder = join(...path);
  return existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((one) => !one.isDirectory())
        .map(({ name }) => name)
    : [];
};

test('a bounce of our own mail ends the subscription and its file is put away', async () => {
  const { db, spool, mine, state } = sentOne();
  writeFileSync(join(spool, 'b.eml'), mine);
  expect(await readSpool(db, spool, NOW)).toMatchObject({ suppressed: 1 });
  expect(state()).toBe('suppressed');
  expect([filesIn(spool), filesIn(spool, 'done')]).toEqual([[], ['20261102T080000000Z-b.eml']]);
});

test('a Maildir is read, whatever its files are called', async () => {
  const { db, spool, mine, state } = sentOne();
  for (const folder of ['new', 'cur', 'tmp']) mkdirSync(join(spool, folder));
  writeFileSync(join(spool, 'new', '1762.V1.mx'), mine);
  writeFileSync(join(spool, 'tmp', '1763.V1.mx'), 'half a mess');
  expect(await readSpool(db, spool, NOW)).toMatchObject({ suppressed: 1, other: 0, unknown: 0 });
  expect(state()).toBe('suppressed');
  expect(filesIn(spool, 'tmp')).toEqual(['1763.V1.mx']);
});

test('what names no message of ours is kept for a person, and nobody is suppressed', async () => {
  const { db, spool, state } = sentOne();
  writeFileSync(join(spool, 'forged.eml'), hard);
  expect(await readSpool(db, spool, NOW)).toMatchObject({ unknown: 1, suppressed: 0 });
  expect([state(), filesIn(spool, 'failed').length]).toEqual(['active', 1]);
});

test('an absence note is no bounce', async () => {
  const { db, spool, state } = sentOne();
  const note =
    'From: a@example.net\r\nTo: b@example.org\r\nSubject: Away\r\nAuto-Submitted: auto-replied\r\n\r\nBack on Monday\r\n';
  writeFileSync(join(spool, 'away.eml'), note);
  expect(await readSpool(db, spool, NOW)).toMatchObject({ other: 1 });
  expect([state(), filesIn(spool, 'done').length]).toEqual(['active', 1]);
});

test('a link out of the folder is not followed, a hidden file is not finished, others are none of ours', async () => {
  const { db, spool, mine, state } = sentOne();
  const outside = join(freshFolder(), 'secret');
  writeFileSync(outside, mine);
  symlinkSync(outside, join(spool, 'link.eml'));
  writeFileSync(join(spool, '.half.eml'), mine);
  writeFileSync(join(spool, 'notes.txt'), mine);
  expect(await readSpool(db, spool, NOW)).toMatchObject({ unreadable: 1, suppressed: 0 });
  expect(state()).toBe('active');
  expect(filesIn(spool).sort()).toEqual(['.half.eml', 'notes.txt']);
});

test('messages of one name do not overwrite each other', async () => {
  const { db, spool } = sentOne();
  for (const at of [NOW, '2026-11-02T08:00:15.000Z']) {
    writeFileSync(join(spool, 'same.eml'), hard);
    await readSpool(db, spool, at);
  }
  expect(filesIn(spool, 'failed')).toHaveLength(2);
});

test('a folder that does not exist holds nothing', async () => {
  const { db, spool } = sentOne();
  expect(await readSpool(db, join(spool, 'none'), NOW)).toEqual({
    suppressed: 0,
    noted: 0,
    unknown: 0,
    other: 0,
    unreadable: 0,
  });
});

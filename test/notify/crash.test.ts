import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { enqueueChange } from '../../src/notify/outbox.ts';
import { addConfirmed } from '../../src/subscribers/store.ts';
import { makeDatabase } from '../subscribers/database.ts';
import { freshFolder } from '../subscribers/fresh.ts';
import { dice } from '../support/dice.ts';
import { counts } from './counts.ts';
import { mailServer, type Verdict } from './mail-server.ts';
import { BASE_URL, change, context, everything } from './samples.ts';

// The long form: KVISA_CRASH_MESSAGES=2000 KVISA_CRASH_KILLS=100 KVISA_CRASH_WORKERS=1
const MESSAGES = Number(process.env.KVISA_CRASH_MESSAGES ?? 240);
const KILLS = Number(process.env.KVISA_CRASH_KILLS ?? 8);
/** Messages under way at a time, `mail.connections`. */
const WORKERS = Number(process.env.KVISA_CRASH_WORKERS ?? 5);

const readers = Array.from({ length: MESSAGES }, (_, n) => `reader${n}@example.org`);
const refusedForGood = (to: string): boolean => Number(/\d+/.exec(to)?.[0]) % 20 === 0;

function outboxOf(file: string): Database {
  const db = makeDatabase(file);
  onTestFinished(() => void db.close());
  const now = new Date().toISOString();
  for (const address of readers) addConfirmed(db, { address, subscription: everything, origin: 'cli', now });
  expect(enqueueChange(db, change(), { ...context, baseUrl: BASE_URL }, now)).toBe(MESSAGES);
  return db;
}

const sentAlready = (db: Database): string[] =>
  db
    .prepare<[], string>(
      `SELECT subscriber.address FROM subscriber JOIN outbox ON subscriber_id = subscriber.id WHERE outbox.state = 'sent'`,
    )
    .pluck()
    .all();

/**
 * Judged without a clock: a copy belongs to the life of the worker that made it. A worker gives up on no answer here, since a
 * busy machine would give the answer later than any limit, and an answer given up on may be an acceptance.
 */
test('a worker killed again and again delivers every message, twice only across a kill', async () => {
  const file = join(freshFolder(), 'crash.sqlite');
  const db = outboxOf(file);
  const roll = dice(20261102);
  let child: ChildProcess | undefined;
  let life = 0;
  let untilKill = Number.POSITIVE_INFINITY;
  let atNextRecipient = false;
  const kill = () => child?.kill('SIGKILL');
  /** A third of the kills each: as a message is announced, as it has arrived, as its acceptance is on its way back. */
  const strike = () => {
    const moment = roll();
    if (moment < 1 / 3) atNextRecipient = true;
    else if (moment < 2 / 3) kill();
    else setImmediate(kill);
  };
  const announce = (): null => {
    if (atNextRecipient) kill();
    atNextRecipient = false;
    return null;
  };
  const judge = (to: string): Verdict => {
    untilKill -= 1;
    if (untilKill === 0) strike();
    if (refusedForGood(to)) return 554;
    const luck = roll();
    if (luck < 0.06) return 451;
    if (luck < 0.1) return 'drop';
    return luck < 0.105 ? 'leave' : 'take';
  };
  const lifeOf = new Map<string, number>();
  const server = await mailServer(judge, announce, {
    onConnect: ({ id }, callback) => {
      lifeOf.set(id, life);
      callback();
    },
  });
  const between = Math.floor(MESSAGES / (KILLS + 1));
  /** By life: whose message was recorded as sent when it began. */
  const recorded: ReadonlySet<string>[] = [];
  for (; life <= KILLS; life += 1) {
    recorded.push(new Set(sentAlready(db)));
    untilKill = life < KILLS ? 1 + Math.floor(roll() * between) : Number.POSITIVE_INFINITY;
    child = spawn(process.execPath, [join(import.meta.dirname, 'crash-worker.ts'), file, server.url, String(WORKERS)], {
      stdio: 'inherit',
    });
    const [code, signal] = await once(child, 'exit');
    expect([code, signal]).toEqual(life < KILLS ? [null, 'SIGKILL'] : [0, null]);
  }

  const copies = server.received.map(({ to, session }) => ({ to, life: lifeOf.get(session)! }));
  // The copies after which another came, each by the kill that ended its life.
  const again = copies.filter(({ to }, place) => copies.findLastIndex((one) => one.to === to) > place);
  const perKill = Map.groupBy(again, (one) => one.life);
  console.log(`${MESSAGES} messages, ${WORKERS} at a time, ${KILLS} kills: ${again.length} came twice`);
  const wanted = readers.filter((to) => !refusedForGood(to));
  expect([...new Set(copies.map(({ to }) => to))].sort()).toEqual(wanted.sort());
  // In one life nobody is written to twice, and nobody whose message was recorded before it.
  expect(new Set(copies.map(({ to, life }) => `${life} ${to}`)).size).toBe(copies.length);
  expect(copies.filter((one) => recorded[one.life]!.has(one.to))).toEqual([]);
  expect(Math.max(0, ...[...perKill.values()].map(({ length }) => length))).toBeLessThanOrEqual(WORKERS);
  expect(counts(db)).toMatchObject({ sent: wanted.length, dead: MESSAGES - wanted.length, ready: 0, leased: 0 });
}, 600_000);

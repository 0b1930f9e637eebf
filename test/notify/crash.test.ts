import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { enqueueChange } from '../../src/notify/outbox.ts';
import { addConfirmed } from '../../src/subscribers/store.ts';
import { makeDatabase } from '../subscribers/database.ts';
import { freshFolder } from '../subscribers/fresh.ts';
import { counts } from './counts.ts';
import { mailServer, type Verdict } from './mail-server.ts';
import { BASE_URL, change, context, everything } from './samples.ts';

// The long form: KVISA_CRASH_MESSAGES=2000 KVISA_CRASH_KILLS=100
const MESSAGES = Number(process.env.KVISA_CRASH_MESSAGES ?? 240);
const KILLS = Number(process.env.KVISA_CRASH_KILLS ?? 8);
const WORKERS = 5;

/** A small generator of even numbers in [0, 1): the same moments at every run (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const refusedForGood = (to: string): boolean => Number(/\d+/.exec(to)?.[0]) % 20 === 0;

test('a worker killed again and again delivers every message, twice only across a kill', async () => {
  const file = join(freshFolder(), 'crash.sqlite');
  const db = makeDatabase(file);
  onTestFinished(() => {
    db.close();
  });
  const now = new Date().toISOString();
  for (let n = 0; n < MESSAGES; n += 1) {
    addConfirmed(db, { address: `reader${n}@example.org`, subscription: everything, origin: 'cli', now });
  }
  expect(enqueueChange(db, change(), { ...context, baseUrl: BASE_URL }, now)).toBe(MESSAGES);

  const roll = dice(20261102);
  const killedAfter: number[] = [];
  let child: ChildProcess | undefined;
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
  const server = await mailServer((to): Verdict => {
    untilKill -= 1;
    if (untilKill === 0) strike();
    if (refusedForGood(to)) return 554;
    const luck = roll();
    if (luck < 0.06) return 451;
    if (luck < 0.1) return 'drop';
    return luck < 0.105 ? 'stall' : 'take';
  }, announce);
  const between = Math.floor(MESSAGES / (KILLS + 1));
  for (let round = 0; round <= KILLS; round += 1) {
    untilKill = round < KILLS ? 1 + Math.floor(roll() * between) : Number.POSITIVE_INFINITY;
    child = spawn(process.execPath, [join(import.meta.dirname, 'crash-worker.ts'), file, server.url], {
      stdio: 'inherit',
    });
    const [code, signal] = await once(child, 'exit');
    if (signal === 'SIGKILL') killedAfter.push(server.received.length);
    else expect(code).toBe(0);
  }

  const wanted = Array.from({ length: MESSAGES }, (_, n) => `reader${n}@example.org`).filter(
    (to) => !refusedForGood(to),
  );
  const order = server.received.map(({ to }) => to);
  const twice = order.flatMap((to, place) => (order.indexOf(to) < place ? [order.indexOf(to)] : []));
  const acrossKill = twice.filter((place) => killedAfter.some((end) => place < end && place >= end - WORKERS));
  console.log(`${MESSAGES} messages, ${killedAfter.length} kills: ${twice.length} came twice, all across a kill`);
  expect(killedAfter.length).toBe(KILLS);
  expect([...new Set(order)].sort()).toEqual(wanted.sort());
  expect(twice).toEqual(acrossKill);
  expect(twice.length).toBeLessThanOrEqual(KILLS * WORKERS);
  expect(counts(db)).toMatchObject({ sent: wanted.length, dead: MESSAGES - wanted.length, ready: 0, leased: 0 });
}, 600_000);

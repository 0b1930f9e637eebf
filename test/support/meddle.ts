// Another program with the database open: node meddle.ts DATABASE SEED MOST-MS. Locks it for a while, lets go, begins again.
import { setTimeout as wait } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { dice } from './dice.ts';

const [file = '', seed = '1', most = '400'] = process.argv.slice(2);
const roll = dice(Number(seed));
const db = new BetterSqlite3(file, { timeout: 20_000 });
console.log('open');
for (;;) {
  await wait(roll() * 500);
  db.exec('BEGIN IMMEDIATE');
  await wait(roll() * Number(most));
  db.exec('ROLLBACK');
}

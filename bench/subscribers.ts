/**
 * One change, many subscribers: how long matching and writing the outbox take, and what memory they need.
 *
 *   node bench/subscribers.ts [100000]
 *
 * The floor is as many bare inserts of an outbox row in one transaction on the same machine in the same run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../src/archive/archive.ts';
import { enqueueChange } from '../src/notify/outbox.ts';
import { addPage, change, source } from '../test/support/seed.ts';
import { sizeAsked } from './support/asked.ts';
import { cpuOf } from './support/measure.ts';
import { addSubscribers } from './support/subscribers.ts';
import { report } from './support/table.ts';

const people = sizeAsked(100_000);
const folder = mkdtempSync(join(tmpdir(), 'kvisa-bench-'));
const archive = openArchive(folder);
const now = '2026-01-01T00:00:00.000Z';
const mission = source('embassy-xx', 'embassy', 'DE', 'Embassy', '使馆');
const text = { title: 'K visa', language: 'en', lines: ['Applicants must be aged 18 to 40.'] };

archive.sources.mirror([mission], now);
const page = addPage(archive, mission.id, 'https://xx.example/k.htm', now);
const told = change(archive, page, { before: null, after: text, captures: [null, null], at: now });
addSubscribers(archive, people, now);

const memory = process.memoryUsage().rss;
const { id, name, kind, country } = mission;
const context = { source: { id, name, kind, country }, officialUrl: told.url, baseUrl: 'http://127.0.0.1:8321' };
const ours = await cpuOf(() => archive.transaction(() => enqueueChange(archive.db, told, context, now)));
const grown = (process.memoryUsage().rss - memory) / 2 ** 20;
const rows = archive.db.prepare('SELECT count(*) FROM outbox').pluck().get() as number;

archive.db.exec(
  'CREATE TABLE bare (id INTEGER PRIMARY KEY, subscriber_id INTEGER, message_id TEXT UNIQUE, state TEXT, due_at TEXT) STRICT',
);
const insert = archive.db.prepare('INSERT INTO bare (subscriber_id, message_id, state, due_at) VALUES (?, ?, ?, ?)');
const floor = await cpuOf(() =>
  archive.transaction(() => {
    for (let i = 0; i < people; i++) insert.run(i, `<${i}@example.org>`, 'ready', now);
  }),
);
report(`One change, ${people} subscribers`, [
  { what: 'bare inserts', rows: people, 'CPU ms': floor, ratio: 1, 'memory, MB': null },
  { what: 'matched and written to the outbox', rows, 'CPU ms': ours, ratio: ours / floor, 'memory, MB': grown },
]);
archive.close();
rmSync(folder, { recursive: true, force: true });

import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ENDPOINTS } from '../../src/web/api/endpoints.ts';
import { buildWeb, startWeb } from '../../src/web/server.ts';
import { openSmall } from '../publish/archive.ts';
import { addPage, capture } from '../support/seed.ts';
import { roomOf } from '../web/room.ts';

const root = join(import.meta.dirname, '../..');
const guide = readFileSync(join(root, 'docs/research.md'), 'utf8');
/** Each question with its SQL and the columns this promises. */
const questions = [...guide.matchAll(/^### (.+)\n[\s\S]*?```sql\n-- columns: (.+)\n([\s\S]*?)```/gm)].map(
  ([, title, columns, sql]) => ({ title: title!, columns: columns!.split(', '), sql: sql! }),
);

/** An export in which each of the questions has an answer. */
function exported() {
  const small = openSmall();
  const { archive, captures, exportTo } = small;
  const chinese = archive.captures.record(captures.jp)!.page;
  const english = addPage(archive, 'embassy-jp', 'http://jp.example/eng/kvisa.htm', '2026-10-15T00:00:00.000Z');
  const quote = 'Applicants must be aged 18 to 45.';
  capture(archive, english, '2026-10-16T08:00:00.000Z', {
    title: 'K Visa',
    language: 'en',
    lines: [quote],
    facts: [{ fact: 'eligibility.age.max', value: 45, quote, visa: 'K' }],
  });
  archive.pairs.add({ chinese, foreign: english, score: 0.8, why: ['the same date'] }, '2026-10-16T08:00:00.000Z');
  for (const hour of ['10', '11', '12']) archive.visits.add(english, `2026-10-17T${hour}:00:00.000Z`, 'timeout', {});
  archive.visits.add(english, '2026-10-17T13:00:00.000Z', 'not-modified', { status: 304 });
  archive.seals.sealDays(new Date('2026-10-22T12:00:00.000Z'));
  return { ...small, archive, file: exportTo('sqlite', 'export.sqlite').out };
}

function open(file: string) {
  const db = new BetterSqlite3(file, { readonly: true });
  onTestFinished(() => void db.close());
  return db;
}
const answer = (file: string, number: number): unknown[] =>
  open(file)
    .prepare(questions[number - 1]!.sql)
    .all();

describe('the guide for researchers', () => {
  test('asks ten questions, each with SQL, and names only lists that the API has', () => {
    expect(questions.map(({ title }) => Number.parseInt(title, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const named = [...guide.matchAll(/\/api\/v1\/[a-z]+\b(?!\.json)/g)].map(([path]) => path);
    const known = ENDPOINTS.map(({ path }) => path);
    expect(named.filter((path) => !known.includes(path))).toEqual([]);
  });

  test.each(questions)('$title: the SQL runs, has an answer, and has the columns it names', ({ sql, columns }) => {
    const statement = open(exported().file).prepare(sql);
    expect(statement.columns().map(({ name }) => name)).toEqual(columns);
    expect(statement.all().length).toBeGreaterThan(0);
  });

  test('finds the bounds, the ages, the outage and the contradiction that are in the archive', () => {
    const { file } = exported();
    expect(answer(file, 1)).toContainEqual(
      expect.objectContaining({
        source: 'embassy-jp',
        last_without: '2026-10-15T01:00:00.000Z',
        first_with: '2026-10-15T02:00:00.000Z',
        printed: '2026-10-15',
      }),
    );
    expect(answer(file, 2)).toContainEqual(
      expect.objectContaining({ source: 'embassy-us', age_then: 40, age_now: 45 }),
    );
    expect(answer(file, 4)).toContainEqual(
      expect.objectContaining({ value: '40', source: 'embassy-jp', first_source: 'embassy-us', days_later: 12.8 }),
    );
    expect(answer(file, 5)).toEqual([
      {
        source: 'embassy-jp',
        url: 'http://jp.example/eng/kvisa.htm',
        last_success: '2026-10-16T08:00:00.000Z',
        first_failure: '2026-10-17T10:00:00.000Z',
        last_failure: '2026-10-17T12:00:00.000Z',
        back_at: '2026-10-17T13:00:00.000Z',
        looks_in_vain: 3,
        codes: 'timeout',
      },
    ]);
    expect(answer(file, 7)).toMatchObject([{ fact: 'eligibility.age.max', chinese_value: '40', foreign_value: '45' }]);
  });
});

/** Runs a program while this process goes on answering; what it prints. */
const runs = promisify(execFile);
const python = (...args: string[]) => runs('python3', ['-B', ...args], { encoding: 'utf8' });

describe('what the guide names besides SQL', () => {
  test('every address of the API has an answer', async () => {
    const web = await buildWeb(roomOf(exported()));
    onTestFinished(() => web.close());
    const addresses = [...guide.matchAll(/`(\/api\/v1\/[^`]+)`/g)].map(([, path]) => path!);
    expect(addresses.length).toBeGreaterThan(10);
    for (const path of addresses.filter((one) => !one.endsWith('.json'))) {
      const answer = await web.inject(path);
      expect([path, answer.statusCode, answer.json().items.length > 0]).toEqual([path, 200, true]);
    }
  });

  test('every command runs, and says something', async () => {
    const { archive, captures, data } = exported();
    const values: Record<string, string> = {
      'A B': `${captures.usBefore} ${captures.usAfter}`,
      ID: String(captures.usBefore),
      HEAD: archive.seals.latest()!.head,
      TIME: '2026-10-16',
    };
    const named = [...guide.matchAll(/`kvisa ([^`|]+?)(?: \|[^`]*)?`/g)].map(([, words]) => words!);
    const commands = [...new Set(named)].map((words) =>
      words.replace(/A B|ID|HEAD|TIME/g, (name) => values[name]!).split(' '),
    );
    expect(commands.length).toBeGreaterThan(6);
    const said = await Promise.all(
      commands.map((words) => runs(process.execPath, ['bin/kvisa-watch.mjs', ...words, '--data', data], { cwd: root })),
    );
    expect(said.map(({ stdout }) => stdout.length > 2)).toEqual(commands.map(() => true));
  }, 60_000);
});

describe('the example in Python', () => {
  const script = join(root, 'docs/examples/kvisa.py');
  const found = spawnSync('python3', ['-c', 'import sqlite3; assert sqlite3.sqlite_version_info >= (3, 37)']);
  const missing = found.status === 0 ? '' : 'no python3 with SQLite 3.37 or later';

  test('lists age limits and builds the same chain', ({ skip }) => {
    skip(missing !== '', missing);
    const { archive, file } = exported();
    const head = archive.seals.latest()!.head;
    const out = execFileSync('python3', [script, file, head], { encoding: 'utf8', stdio: 'pipe' });
    expect(out.split('\n')[0]!.trim()).toBe('country,source,url,from_at,until_at,age_max,quote,snapshot');
    expect(out).toMatch(/^US,embassy-us,.*,45,/m);
  });

  test('answers each of the ten questions as the SQL of the guide does', async ({ skip }) => {
    skip(missing !== '', missing);
    const { file } = exported();
    const answers = await Promise.all(
      questions.map((_, index) => python(script, file, '--question', String(index + 1))),
    );
    for (const [index, { stdout }] of answers.entries()) {
      const [header] = stdout.split('\n');
      expect(header!.trim().split(',')).toEqual(questions[index]!.columns);
      const count = 'import csv, sys; print(len(list(csv.reader(sys.stdin))) - 1)';
      expect(Number(execFileSync('python3', ['-c', count], { input: stdout })), questions[index]!.title).toBe(
        answer(file, index + 1).length,
      );
    }
  }, 60_000);

  test('reads a list of the API to its end', async ({ skip }) => {
    skip(missing !== '', missing);
    const small = exported();
    const web = await startWeb(roomOf(small));
    onTestFinished(() => web.close());
    const code = `import sys; sys.path.insert(0, ${JSON.stringify(dirname(script))}); import kvisa
print(len(list(kvisa.ask(${JSON.stringify(web.url)}, "/api/v1/facts?limit=3"))))`;
    const { stdout } = await python('-c', code);
    const whole = JSON.parse(await (await fetch(`${web.url}/api/v1/facts?limit=200`)).text());
    expect(Number(stdout)).toBe(whole.items.length);
    expect(whole.items.length).toBeGreaterThan(6);
  });

  test('says of a file that holds some sources which days it cannot prove, and calls none altered', ({ skip }) => {
    skip(missing !== '', missing);
    const { out } = exported().exportTo('sqlite', 'part.sqlite', { sources: ['embassy-us'] });
    const { status, stderr } = spawnSync('python3', [script, out], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, expect.stringContaining('altered: none')]);
    expect(stderr).toMatch(/held in part, so not proved: .*2026-10-15/);
    const db = new BetterSqlite3(out);
    db.exec("UPDATE capture SET status = 500 WHERE url LIKE 'http://us.%'");
    db.close();
    expect(spawnSync('python3', [script, out], { encoding: 'utf8' })).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/altered: 2026-10-/),
    });
  });

  test('names the day of an altered capture', ({ skip }) => {
    skip(missing !== '', missing);
    const { file } = exported();
    const db = new BetterSqlite3(file);
    db.exec("UPDATE capture SET at = replace(at, '2026-10-18', '2026-10-17') WHERE at LIKE '2026-10-18%'");
    db.close();
    const { status, stderr } = spawnSync('python3', [script, file], { encoding: 'utf8' });
    expect([status, stderr.includes('altered: 2026-10-18\n')]).toEqual([1, true]);
  });
});

import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openSmall } from './archive.ts';

/** More looks than go into two commits. */
const LOOKS = 22_000;

function withLooks() {
  const small = openSmall();
  small.archive.db.exec(
    `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${LOOKS - 1})
     INSERT INTO visit (page_id, at, outcome, status)
     SELECT 1, strftime('%Y-%m-%dT%H:%M:%fZ', '2026-10-22', '+' || i || ' seconds'), 'not-modified', 304 FROM n`,
  );
  return small;
}

const stopAt =
  (table: string, row = 1) =>
  (done: number, _total: number, what: string): void => {
    if (what === table && done === row) throw new Error('stopped');
  };

describe('a SQLite export that was stopped', () => {
  test.each([
    ['source', 1],
    ['visit', 15_000],
    ['visit', LOOKS],
    ['plain_text', 1],
  ])('in table %s at row %i goes on there, and ends with the same bytes', (table, row) => {
    const { exportTo, folder } = withLooks();
    const whole = exportTo('sqlite', 'whole.sqlite');
    expect(() => exportTo('sqlite', 'again.sqlite', { progress: stopAt(table, row) })).toThrow('stopped');
    expect(existsSync(join(folder, 'again.sqlite'))).toBe(false);
    const steps: string[] = [];
    const again = exportTo('sqlite', 'again.sqlite', { progress: (_done, _total, what) => void steps.push(what) });
    expect([again.resumed, again.files[0]!.sha256]).toEqual([true, whole.files[0]!.sha256]);
    if (row > 10_000) expect(steps.filter((what) => what === 'visit').length).toBeLessThan(LOOKS);
    expect(readdirSync(folder).sort()).toEqual(['again.sqlite', 'whole.sqlite']);
  });

  test('by a power cut in the middle of a commit goes on from the commit before', () => {
    const { exportTo, folder } = withLooks();
    const whole = exportTo('sqlite', 'whole.sqlite');
    // The file and its journal as they lie on the disk while a transaction is open.
    const cut = (_done: number, _total: number, what: string) => {
      if (what !== 'visit' || !existsSync(join(folder, 'a.sqlite.partial-journal'))) return;
      for (const end of ['', '-journal'])
        copyFileSync(join(folder, `a.sqlite.partial${end}`), join(folder, `b.sqlite.partial${end}`));
      throw new Error('stopped');
    };
    expect(() => exportTo('sqlite', 'a.sqlite', { progress: cut })).toThrow('stopped');
    const again = exportTo('sqlite', 'b.sqlite');
    expect([again.resumed, again.files[0]!.sha256]).toEqual([true, whole.files[0]!.sha256]);
  });

  test('goes on while the watch does too: what is captured meanwhile lies after its end', () => {
    const { archive, exportTo } = withLooks();
    const whole = exportTo('sqlite', 'whole.sqlite');
    expect(() => exportTo('sqlite', 'again.sqlite', { progress: stopAt('visit', 15_000) })).toThrow('stopped');
    archive.visits.add(1, '2026-11-20T00:00:00.000Z', 'not-modified', { status: 304 });
    archive.pages.succeeded(1, '2026-11-20T00:00:00.000Z');
    const again = exportTo('sqlite', 'again.sqlite');
    expect([again.resumed, again.files[0]!.sha256]).toEqual([true, whole.files[0]!.sha256]);
  });

  test('begins anew where the past changed, or where something else is asked for', () => {
    const { archive, exportTo } = withLooks();
    expect(() => exportTo('sqlite', 'a.sqlite', { progress: stopAt('visit', 15_000) })).toThrow('stopped');
    archive.visits.add(1, '2026-10-22T00:00:00.500Z', 'timeout');
    const { out, resumed } = exportTo('sqlite', 'a.sqlite');
    const db = new BetterSqlite3(out, { readonly: true });
    expect([resumed, db.prepare("SELECT count(*) FROM visit WHERE outcome = 'timeout'").pluck().get()]).toEqual([
      false,
      1,
    ]);
    db.close();
    expect(() => exportTo('sqlite', 'b.sqlite', { progress: stopAt('visit', 15_000) })).toThrow('stopped');
    expect(exportTo('sqlite', 'b.sqlite', { since: '2026-10-20T00:00:00.000Z' }).resumed).toBe(false);
  });
});

test('a SQLite export reads every table in the order of its key, without sorting it', () => {
  const { archive, exportTo } = openSmall();
  const plans: string[] = [];
  const { db } = archive;
  const prepare = db.prepare.bind(db);
  db.prepare = ((sql: string) => {
    if (/^SELECT \* FROM \(/.test(sql)) plans.push(sql);
    return prepare(sql);
  }) as typeof db.prepare;
  const explained = () =>
    plans.flatMap((sql) =>
      prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all({ since: '', until: '~', sources: null })
        // What stands below another step is a question about one row.
        .map((line) => line as { parent: number; detail: string })
        .filter(({ parent }) => parent === 0)
        .map(({ detail }) => `${detail}: ${sql}`),
    );
  let lines: string[] = [];
  exportTo('sqlite', 'a.sqlite', {
    progress: (_done, _total, what) => {
      if (what === 'plain_text' && lines.length === 0) lines = explained();
    },
  });
  expect(lines.length).toBeGreaterThan(15);
  expect(lines.filter((line) => line.startsWith('USE TEMP B-TREE FOR ORDER BY'))).toEqual([]);
});

test('a file of a SQLite export is one file: nothing of it lies in a journal', () => {
  const { exportTo, folder } = openSmall();
  const { out } = exportTo('sqlite', 'a.sqlite');
  expect(readdirSync(folder)).toEqual(['a.sqlite']);
  expect(readFileSync(out).subarray(18, 20)).toEqual(Buffer.from([1, 1]));
});

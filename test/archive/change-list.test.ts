import { beforeEach, expect, it, onTestFinished } from 'vitest';
import type { Archive } from '../../src/archive/archive.ts';
import { type ChangeFilter, listChanges } from '../../src/archive/queries/change-list.ts';
import { changesByWeek } from '../../src/archive/queries/weeks.ts';
import { addPage, change, freshArchive, source } from '../support/seed.ts';

let archive: Archive;
const at = (day: number) => `2026-10-${String(day).padStart(2, '0')}T08:00:00.000Z`;
const text = { title: 'Notice', language: 'en', lines: ['Bring your passport.'] };

/** Ten changes, one a day: of two German missions in turn and, every fifth, of a French one. */
beforeEach(() => {
  const fresh = freshArchive();
  onTestFinished(fresh.close);
  archive = fresh.archive;
  const missions = [
    source('berlin', 'embassy', 'DE', 'Berlin', '柏林'),
    source('munich', 'consulate', 'DE', 'Munich', '慕尼黑'),
    source('paris', 'embassy', 'FR', 'Paris', '巴黎'),
  ];
  archive.sources.mirror(missions, at(1));
  const pages = missions.map(({ id }) => addPage(archive, id, `http://${id}.example/a.htm`, at(1)));
  for (let n = 1; n <= 10; n++)
    change(archive, pages[n % 5 === 0 ? 2 : n % 2]!, {
      before: null,
      after: text,
      captures: [null, null],
      at: at(n),
      topics: n % 3 === 0 ? ['family', 'fee'] : ['fee'],
      kind: n === 7 ? 'withdrawn' : 'amended',
      relevance: n === 4 ? 'other' : 'visa',
      cause: n === 6 ? 'engine' : 'site',
      severity: n > 8 ? 'critical' : 'minor',
    });
});

const ids = (filter: ChangeFilter) => archive.changes.list(filter).map(({ id }) => id);
const TOLD = { relevance: ['k-visa', 'visa'], notCause: 'engine' };

it.each<[string, ChangeFilter, number[]]>([
  ['everything', {}, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]],
  ['what people hear of', TOLD, [10, 9, 8, 7, 5, 3, 2, 1]],
  ['of a country with several sources', { country: 'DE', limit: 4 }, [9, 8, 7, 6]],
  ['of a country and one of its sources', { country: 'DE', source: 'munich' }, [9, 7, 3, 1]],
  ['of a country, further back', { ...TOLD, country: 'DE', before: [at(7), 7], limit: 2 }, [3, 2]],
  ['of a source elsewhere', { country: 'FR', source: 'munich' }, []],
  ['of a topic', { topic: 'family' }, [9, 6, 3]],
  ['of a topic, that people hear of', { ...TOLD, topic: 'family', before: [at(9), 9] }, [3]],
  ['of a kind', { ...TOLD, kind: 'withdrawn' }, [7]],
  ['between two times', { since: at(3), until: at(6) }, [5, 4, 3]],
])('lists changes newest first: %s', (_name, filter, expected) => {
  expect(ids(filter)).toEqual(expected);
});

it('puts what is found late at its own date, the later found first among those of one moment', () => {
  const page = archive.changes.pageOf(3)!;
  const known = archive.changes.get(3)!;
  for (const day of [3, 5]) archive.changes.add({ ...known, page, detectedAt: at(day), interpreter: '1' });
  expect(ids({ limit: 7 })).toEqual([10, 9, 8, 7, 6, 12, 5]);
  expect(ids({ before: [at(5), 12], limit: 4 })).toEqual([5, 4, 11, 3]);
  expect(ids({ country: 'DE', before: [at(4), 4] })).toEqual([11, 3, 2, 1]);
  expect(ids({ topic: 'family' })).toEqual([9, 6, 12, 11, 3]);
});

it.each<[string, ChangeFilter]>([
  ['everything', {}],
  ['what people hear of', TOLD],
  ['a source', { source: 'munich' }],
  ['a kind that people hear of', { ...TOLD, kind: 'withdrawn' }],
  ['a severity that people hear of', { ...TOLD, severity: 'critical' }],
  ['a topic', { topic: 'family', since: at(2) }],
  ['a page, further back', { page: 1, before: [at(9), 9] }],
])('reads along an index, without sorting: %s', (_name, filter) => {
  const asked: string[] = [];
  const { db } = archive;
  const spied = new Proxy(db, {
    get: (target, name) =>
      name === 'prepare'
        ? (sql: string) => {
            asked.push(sql);
            return target.prepare(sql);
          }
        : Reflect.get(target, name),
  });
  listChanges(spied, filter);
  const plan = asked.flatMap((sql) => {
    const holes = (sql.match(/\?/g) ?? []).map(() => 1);
    return db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...holes);
  });
  expect(plan.map(({ detail }) => detail).join('; ')).not.toContain('TEMP B-TREE');
});

it('forgets the topics of a difference that is taken back', () => {
  archive.db.exec(`UPDATE change SET cause = 'import' WHERE id = 9`);
  archive.changes.supersede(9, at(20));
  expect(ids({ topic: 'family' })).toEqual([6, 3]);
});

it('counts what people hear of by week and severity', () => {
  const weeks = changesByWeek(archive.db, new Date(at(14)), 3);
  expect(weeks.map(({ start, counts }) => [start, counts.minor, counts.major, counts.critical])).toEqual([
    ['2026-09-28', 3, 0, 0],
    ['2026-10-05', 3, 0, 2],
    ['2026-10-12', 0, 0, 0],
  ]);
});

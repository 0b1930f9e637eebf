import { beforeEach, expect, it, onTestFinished } from 'vitest';
import type { Archive } from '../../src/archive/archive.ts';
import { versionsOfSource } from '../../src/archive/queries/pages.ts';
import { addPage, capture, freshArchive, source } from '../support/seed.ts';

let archive: Archive;
const at = (day: number) => `2026-10-${String(day).padStart(2, '0')}T08:00:00.000Z`;

/** Six captures, one a day, of three pages in turn; the first two pages belong to one source. */
beforeEach(() => {
  const fresh = freshArchive();
  onTestFinished(fresh.close);
  archive = fresh.archive;
  archive.sources.mirror(
    ['berlin', 'paris'].map((id) => source(id, 'embassy', 'DE', id, id)),
    at(1),
  );
  const pages = [
    addPage(archive, 'berlin', 'http://berlin.example/a.htm', at(1)),
    addPage(archive, 'berlin', 'http://berlin.example/b.htm', at(1)),
    addPage(archive, 'paris', 'http://paris.example/a.htm', at(1)),
  ];
  for (let n = 1; n <= 6; n++)
    capture(archive, pages[(n - 1) % 3]!, at(n), { title: 'Notice', language: 'en', lines: [`Text ${n}`] });
});

it.each([
  ['of all', { limit: 2 }, [6, 5]],
  ['of a source', { source: 'berlin' }, [5, 4, 2, 1]],
  ['of a source, further back', { source: 'berlin', before: 4, limit: 1 }, [2]],
  ['of an address', { url: 'http://paris.example/a.htm' }, [6, 3]],
  ['of an address nobody watches', { url: 'http://paris.example/b.htm' }, []],
  ['of a source and an address of another', { source: 'berlin', url: 'http://paris.example/a.htm' }, []],
  ['of a source within times', { source: 'berlin', since: at(2), until: at(5) }, [4, 2]],
])('lists captures newest first: %s', (_name, filter, expected) => {
  expect(archive.captures.list(filter).map(({ id }) => id)).toEqual(expected);
});

it('leaves out answers that were judged unusable', () => {
  archive.captures.setProblem(5, 'blocked');
  expect(archive.captures.list({ source: 'berlin', limit: 2 }).map(({ id }) => id)).toEqual([4, 2]);
});

it('lists the versions of a source page by page of results, each with the one before it', () => {
  const lines = (before?: number) =>
    versionsOfSource(archive.db, 'berlin', before, 2).map(({ id, snapshot, previous }) => [id, snapshot, previous]);
  expect([lines(), lines(4)]).toEqual([
    [
      [5, 5, 2],
      [4, 4, 1],
    ],
    [
      [2, 2, null],
      [1, 1, null],
    ],
  ]);
});

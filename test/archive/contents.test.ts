import { zstdCompressSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { verifyArchive } from '../../src/archive/verify/verify.ts';
import { addPage, capture, freshArchive, source } from '../support/seed.ts';

const AT = '2026-10-01T08:00:00.000Z';
const lines = (changed: string): string[] => [
  changed,
  ...Array.from({ length: 300 }, (_, n) => `Paragraph ${n}: ${Math.sin(n).toString(36)}.`),
];

function archiveOfOnePage() {
  const { archive, close } = freshArchive();
  onTestFinished(close);
  archive.sources.mirror([source('embassy-xx', 'embassy', 'DE', 'Embassy', '大使馆')], AT);
  const page = addPage(archive, 'embassy-xx', 'http://xx.example/', AT);
  const say = (hour: number, ...text: string[]) =>
    archive.captures.snapshot(
      capture(archive, page, AT.replace('T08', `T${10 + hour}`), { title: 'Notice', language: 'en', lines: text }),
    )!.document!;
  const rows = () =>
    archive.db.prepare<[], { base: number | null; bytes: number }>(
      'SELECT base, length(content) AS bytes FROM document ORDER BY id',
    );
  const text = (id: number) => archive.documents.get(id)!.document.blocks.map((block) => block.text);
  return { archive, page, say, rows: () => rows().all(), text };
}

it('keeps a document that differs little as its difference, and gives it back whole', () => {
  const { say, rows, text } = archiveOfOnePage();
  const [first, second, third] = [
    say(1, ...lines('45 years')),
    say(2, ...lines('40 years')),
    say(3, ...lines('35 years')),
  ];
  expect(rows().map(({ base }) => base)).toEqual([null, first, first]);
  expect(rows()[2]!.bytes).toBeLessThan(200);
  expect(text(second)).toEqual(lines('40 years'));
  expect(text(third)).toEqual(lines('35 years'));
});

it('gives each document back whole in whatever order they are read, those of other pages in between', () => {
  const { archive, say, text } = archiveOfOnePage();
  const other = addPage(archive, 'embassy-xx', 'http://xx.example/other', AT);
  const elsewhere = capture(archive, other, AT, { title: 'Other', language: 'en', lines: ['Closed.'] });
  const years = [45, 40, 35];
  const ids = years.map((age, hour) => say(hour, ...lines(`${age} years`)));
  ids.push(archive.captures.snapshot(elsewhere)!.document!);
  const expected = [...years.map((age) => lines(`${age} years`)), ['Closed.']];
  const orders = [0, 1, 2, 3, 1, 3, 2, 0, 2, 1, 1, 3, 0];
  expect(orders.map((one) => text(ids[one]!))).toEqual(orders.map((one) => expected[one]));
});

it('keeps a rewritten document by itself, and what follows as the difference from that', () => {
  const { say, rows } = archiveOfOnePage();
  say(1, ...lines('45 years'));
  const rewritten = say(2, ...lines('').map((line) => [...line].reverse().join('')));
  say(3, 'More.', ...lines('').map((line) => [...line].reverse().join('')));
  expect(rows().map(({ base }) => base)).toEqual([null, null, rewritten]);
});

it('builds on what came last where the page has come far from its full copy, two steps from it at most', () => {
  const { archive, say, rows, text } = archiveOfOnePage();
  const page = (edits: number) =>
    lines('45 years').map((line, n) => (n < edits ? `${line} Edit ${Math.cos(n)}.` : line));
  const ids = Array.from({ length: 12 }, (_, n) => say(n, ...page(n)));
  const bases = rows().map(({ base }) => base);
  expect(bases[0]).toBe(null);
  const depth = (id: number | null): number => (id === null ? -1 : 1 + depth(bases[ids.indexOf(id)]!));
  expect(Math.max(...ids.map(depth))).toBe(2);
  expect(
    Math.max(
      ...rows()
        .slice(1)
        .map(({ bytes }) => bytes),
    ),
  ).toBeLessThan(400);
  for (const [n, id] of ids.entries()) expect(text(id)).toEqual(page(n));
  expect(verifyArchive(archive.db).faults).toEqual([]);
});

it('makes the documents of an earlier program small when their page is taken up', () => {
  const { archive, page, say, rows, text } = archiveOfOnePage();
  const ids = [say(1, ...lines('45 years')), say(2, ...lines('40 years'))];
  const alone = archive.db.prepare('UPDATE document SET base = NULL, content = ? WHERE id = ?');
  for (const id of ids) {
    const { blocks, links } = archive.documents.get(id)!.document;
    alone.run(zstdCompressSync(JSON.stringify({ blocks, links })), id);
  }
  archive.documents.compact(page);
  expect(rows().map(({ base }) => base)).toEqual([null, ids[0]]);
  expect(text(ids[1]!)).toEqual(lines('40 years'));
});

it('does not forget a document that others are kept as the difference from', () => {
  const { archive, page, say, text } = archiveOfOnePage();
  const [first, second] = [say(1, ...lines('45 years')), say(2, ...lines('40 years'))];
  archive.db.exec(`PRAGMA foreign_keys = OFF; DELETE FROM version WHERE document_id = ${first}`);
  archive.db.exec(`UPDATE capture SET document_id = NULL WHERE document_id = ${first}; PRAGMA foreign_keys = ON`);
  archive.documents.dropUnused(page);
  expect(text(second)).toEqual(lines('40 years'));
});

it('names a document whose dictionary is altered', () => {
  const { archive, say } = archiveOfOnePage();
  const [first, second] = [say(1, ...lines('45 years')), say(2, ...lines('40 years'))];
  const other = zstdCompressSync(JSON.stringify({ blocks: [], links: [] }));
  archive.db.prepare('UPDATE document SET content = ? WHERE id = ?').run(other, first);
  expect(verifyArchive(archive.db).faults).toMatchObject([{ subject: 'documents', id: String(second) }]);
});

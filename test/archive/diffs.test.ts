import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { verifyArchive } from '../../src/archive/verify/verify.ts';
import type { DiffPart } from '../../src/domain/change.ts';
import { addPage, capture, change, freshArchive, source, type Text } from '../support/seed.ts';

const AT = '2026-10-01T08:00:00.000Z';
const text = (age: string): Text => ({
  title: 'Notice',
  language: 'en',
  lines: [
    `Applicants must be no older than ${age} years.`,
    ...Array.from({ length: 60 }, (_, n) => `Paragraph ${n}: ${Math.sin(n).toString(36)}.`),
  ],
});

/** A page that changed once, and the change as `more` says. */
function archiveOfOneChange(more: { diff?: DiffPart[] } = {}) {
  const { archive, close } = freshArchive();
  onTestFinished(close);
  archive.sources.mirror([source('embassy-xx', 'embassy', 'DE', 'Embassy', '大使馆')], AT);
  const page = addPage(archive, 'embassy-xx', 'http://xx.example/', AT);
  const [before, after] = [text('45'), text('40')];
  const captures = [before, after].map((one, n) => capture(archive, page, AT.replace('T08', `T1${n}`), one));
  const sides = { before, after, captures: [captures[0]!, captures[1]!] as [number, number] };
  const { id } = change(archive, page, { ...sides, at: AT, ...more });
  const row = () =>
    archive.db
      .prepare<[number], Record<string, never>>(
        'SELECT diff_json, length(diff) AS bytes, before_document, after_document FROM change WHERE id = ?',
      )
      .get(id)!;
  const documents = captures.map((one) => archive.captures.snapshot(one)!.document!);
  return { archive, page, id, row, documents, sides };
}

const REWRITTEN: DiffPart[] = text('45').lines.map((line, n) => ({
  op: 'changed',
  before: line,
  after: text('40').lines[n]!,
}));

it('keeps of a diff only where its words stand in the two documents, and gives it back whole', () => {
  const { archive, id, row, documents } = archiveOfOneChange({ diff: REWRITTEN });
  expect(JSON.stringify(REWRITTEN).length).toBeGreaterThan(4000);
  expect(row()).toMatchObject({ diff_json: '', before_document: documents[0], after_document: documents[1] });
  expect(row().bytes).toBeLessThan(600);
  expect(archive.changes.get(id)!.diff).toEqual(REWRITTEN);
  expect(archive.changes.list({})[0]!.diff).toEqual(REWRITTEN);
});

it('gives back any diff, whether or not the documents have its words', () => {
  const { archive, page, sides } = archiveOfOneChange();
  const part = fc.record({ op: fc.constant('added' as const), after: fc.string({ unit: 'binary' }) });
  const captures = fc.tuple(...sides.captures.map((one) => fc.constantFrom(one, null)));
  fc.assert(
    fc.property(fc.array(part), captures, (diff, [before, after]) => {
      const { id } = change(archive, page, { ...sides, captures: [before!, after!], at: AT, diff });
      expect(archive.changes.get(id)!.diff).toEqual(diff);
    }),
    { numRuns: 50 },
  );
});

it('does not forget a document that a change was told from', () => {
  const { archive, page, id, documents } = archiveOfOneChange({ diff: REWRITTEN });
  archive.db.exec('PRAGMA foreign_keys = OFF; UPDATE page SET version_id = NULL; DELETE FROM version');
  archive.db.exec('UPDATE capture SET document_id = NULL; PRAGMA foreign_keys = ON');
  archive.documents.dropUnused(page);
  expect(archive.db.prepare('SELECT id FROM document').pluck().all()).toEqual(documents);
  expect(archive.changes.get(id)!.diff).toEqual(REWRITTEN);
});

it('is packed anew where the captures are read as other documents, and still the same', () => {
  const { archive, page, id, documents, sides } = archiveOfOneChange({ diff: REWRITTEN });
  const listed = archive.changes.list({})[0]!;
  const stored = archive.documents.get(documents[0]!)!;
  const again = archive.documents.put({ ...stored, extractor: 'another' });
  archive.captures.setDocument(sides.captures[0]!, again);
  archive.changes.repack(page);
  expect(archive.db.prepare('SELECT before_document FROM change WHERE id = ?').pluck().get(id)).toBe(again);
  expect(archive.changes.get(id)!.diff).toEqual(REWRITTEN);
  expect(listed.diff).toEqual(REWRITTEN);
});

it('is left as it is packed where it cannot be opened, and the others are packed anew', () => {
  const { archive, page, id, documents, sides } = archiveOfOneChange({ diff: REWRITTEN });
  const other = change(archive, page, { ...sides, at: AT, diff: REWRITTEN.slice(0, 30) }).id;
  archive.db.prepare("UPDATE change SET diff = x'28b52ffd00' WHERE id = ?").run(id);
  const stored = archive.documents.get(documents[0]!)!;
  const again = archive.documents.put({ ...stored, extractor: 'another' });
  archive.captures.setDocument(sides.captures[0]!, again);
  archive.changes.repack(page);
  const packedOn = archive.db.prepare('SELECT id, before_document AS on_document FROM change ORDER BY id').raw();
  expect(packedOn.all()).toEqual([
    [id, documents[0]],
    [other, again],
  ]);
  expect(archive.changes.get(other)!.diff).toEqual(REWRITTEN.slice(0, 30));
});

it('lists changes without opening their documents', () => {
  const { archive, id, documents } = archiveOfOneChange({ diff: REWRITTEN });
  archive.db.prepare("UPDATE document SET content = x'00' WHERE id = ?").run(documents[0]);
  const [listed] = archive.changes.list({});
  expect(listed).toMatchObject({ id, title: 'Notice' });
  expect(() => listed!.diff).toThrow();
});

it('reads a diff that an earlier program kept as JSON', () => {
  const { archive, id } = archiveOfOneChange({ diff: REWRITTEN });
  const stored = JSON.stringify(REWRITTEN.slice(0, 2));
  archive.db
    .prepare('UPDATE change SET diff_json = ?, diff = NULL, before_document = NULL, after_document = NULL WHERE id = ?')
    .run(stored, id);
  expect(archive.changes.get(id)!.diff).toEqual(REWRITTEN.slice(0, 2));
});

it('keeps a diff by itself where a document of it is damaged', () => {
  const { archive, page, sides, documents } = archiveOfOneChange();
  archive.db.prepare("UPDATE document SET content = x'28b52ffd00' WHERE id = ?").run(documents[0]);
  const { id } = change(archive, page, { ...sides, at: AT, diff: REWRITTEN });
  expect(archive.changes.get(id)!.diff).toEqual(REWRITTEN);
});

it('names a change whose diff is damaged', () => {
  const { archive, id } = archiveOfOneChange({ diff: REWRITTEN });
  archive.db.prepare("UPDATE change SET diff = x'28b52ffd00' WHERE id = ?").run(id);
  expect(verifyArchive(archive.db).faults).toMatchObject([{ subject: 'changes', id: String(id) }]);
});

it('keeps the diff of a change that an import replaced', () => {
  const { archive, page, sides } = archiveOfOneChange();
  const { id } = change(archive, page, { ...sides, at: AT, diff: REWRITTEN, cause: 'import' });
  archive.changes.supersede(id, AT);
  expect(archive.changes.superseded({})).toMatchObject([{ id, diff: REWRITTEN }]);
  expect(verifyArchive(archive.db).faults).toEqual([]);
});

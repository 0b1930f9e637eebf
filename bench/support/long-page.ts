import type { Archive } from '../../src/archive/archive.ts';
import { addPage, capture } from '../../test/support/seed.ts';

/**
 * A page of so many blocks and a version of it in which every other block is rewritten.
 * Returns the two captures; made once in an archive.
 */
export function addLongPage(archive: Archive, blocks: number): { before: number; after: number } {
  const url = `http://mission-0.example/long-${blocks}.htm`;
  const known = archive.pages.find('mission-0', url);
  if (known) {
    const [after, before] = archive.versions.of(known.id, 2);
    return { before: before!.capture, after: after!.capture };
  }
  const page = addPage(archive, 'mission-0', url, '2023-01-01T00:00:00.000Z');
  const line = (n: number, edited: boolean): string =>
    edited && n % 2 === 0
      ? `Since the reform of this year rule ${n} asks for ${n % 13} other papers, which are handed in at counter ${n % 9}.`
      : `Rule ${n}: applicants hand in ${n % 17} papers at the consulate and pay ${n % 97} dollars in cash.`;
  const lines = (edited: boolean) => Array.from({ length: blocks }, (_, n) => line(n, edited));
  const keep = (at: string, title: string, edited: boolean) =>
    archive.transaction(() =>
      capture(archive, page, at, { title, language: 'en', lines: lines(edited), relevance: 'other' }),
    );
  const before = keep('2023-01-02T00:00:00.000Z', 'Rules', false);
  // `capture` tells long texts apart by how they begin, so the title must differ.
  const after = keep('2023-01-03T00:00:00.000Z', 'Rules, new', true);
  return { before, after };
}

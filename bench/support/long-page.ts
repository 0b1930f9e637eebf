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
  const keep = (at: string, edited: boolean) =>
    archive.transaction(() =>
      capture(archive, page, at, { title: 'Rules', language: 'en', lines: lines(edited), relevance: 'other' }),
    );
  const before = keep('2023-01-02T00:00:00.000Z', false);
  // The captures of another edition need a digest of their own: the title is part of it.
  const after = archive.transaction(() =>
    capture(archive, page, '2023-01-03T00:00:00.000Z', {
      title: 'Rules, new',
      language: 'en',
      lines: lines(true),
      relevance: 'other',
    }),
  );
  return { before, after };
}

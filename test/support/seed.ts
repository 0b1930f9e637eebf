import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Archive, openArchive } from '../../src/archive/archive.ts';
import { searchIndex } from '../../src/archive/search-index.ts';
import { diffWords } from '../../src/compare/words.ts';
import type { Change } from '../../src/domain/change.ts';
import type { Block } from '../../src/domain/document.ts';
import type { Fact, FactChange } from '../../src/domain/fact.ts';
import type { Source, SourceKind } from '../../src/domain/source.ts';
import { simplify } from '../../src/interpret/text/han.ts';

/** An empty archive in a folder of its own; `close` removes it. */
export function freshArchive(): { archive: Archive; data: string; close(): void } {
  const data = mkdtempSync(join(tmpdir(), 'kvisa-archive-'));
  const archive = openArchive(data);
  return {
    archive,
    data,
    close: () => {
      archive.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

const RULES = { render: 'http', content: [], ignore: [], links: [], schedule: '*/30 * * * *' } as const;

export function source(id: string, kind: SourceKind, country: string, en: string, zh: string, city?: string): Source {
  const url = `http://${id}.example/`;
  return {
    id,
    kind,
    country,
    city,
    name: { en, zh },
    watches: [{ url, as: 'listing', rules: RULES }],
    file: `sources/${id}.yaml`,
  };
}

export interface Text {
  readonly title: string;
  readonly language: string;
  readonly lines: readonly string[];
  readonly facts?: readonly Fact[];
  readonly relevance?: 'k-visa' | 'visa' | 'other';
  readonly requirements?: boolean;
  readonly printedDate?: string;
  readonly html?: string;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export const htmlOf = (text: Text): string =>
  text.html ??
  `<!doctype html><html lang="${text.language}"><head><meta charset="utf-8"><title>${escaped(text.title)}</title></head><body><h1>${escaped(text.title)}</h1>${text.lines.map((line) => `<p>${escaped(line)}</p>`).join('\n')}</body></html>`;

/** A page of a source, looked at for the first time. */
export function addPage(archive: Archive, sourceId: string, url: string, now: string): number {
  return archive.pages.ensure({ source: sourceId, url, role: 'page', origin: 'declared' }, now).id;
}

/** One capture with its text, as the version in force from `at` on. Returns the capture's id. */
export function capture(archive: Archive, page: number, at: string, text: Text): number {
  const { url } = archive.pages.get(page)!;
  const id = archive.captures.keep(page, {
    url,
    finalUrl: url,
    redirects: [],
    status: 200,
    requestHeaders: { 'user-agent': 'kvisa-watch' },
    responseHeaders: {
      'content-type': 'text/html; charset=utf-8',
      server: 'nginx',
      'last-modified': 'Sat, 03 Oct 2026 08:00:00 GMT',
    },
    startedAt: at,
    durationMs: 412,
    renderer: 'http',
    body: Buffer.from(htmlOf(text)),
    mediaType: 'text/html',
    charset: 'utf-8',
  });
  const blocks: Block[] = text.lines.map((line) => ({ kind: 'paragraph', text: line }));
  const k = (text.relevance ?? 'k-visa') === 'k-visa';
  const document = archive.documents.put({
    page,
    textSha256: Buffer.from(text.title + text.lines.join('\n'))
      .toString('base64')
      .slice(0, 4000),
    extractor: '1',
    interpreter: '1',
    document: {
      format: 'html',
      title: text.title,
      language: text.language,
      blocks,
      links: [],
      printedDate: text.printedDate,
      problems: [],
    },
    reading: {
      relevance: text.relevance ?? 'k-visa',
      mentionsK: k,
      statesRequirements: text.requirements ?? (text.facts?.length ?? 0) > 0,
      facts: text.facts ?? [],
      visas: k ? ['K'] : [],
    },
  });
  archive.captures.setDocument(id, document);
  const version = archive.versions.begin(page, document, id, at);
  archive.transaction(() => searchIndex(archive.db, simplify).indexPage(page));
  archive.visits.add(page, at, 'changed', { status: 200, capture: id });
  archive.pages.succeeded(page, at);
  archive.pages.set(page, {
    version,
    state: 'live',
    ...(k ? { firstWithK: archive.pages.get(page)!.firstWithK ?? at } : { lastWithoutK: at }),
  });
  return id;
}

/** A change between two captures, with the words and facts that differ. */
export function change(
  archive: Archive,
  page: number,
  what: { before: Text | null; after: Text | null; captures: [number | null, number | null]; at: string } & Partial<
    Omit<Change, 'before' | 'after'>
  >,
): Change {
  const { before, after, captures, at, ...more } = what;
  const { source: sourceId, url } = archive.pages.get(page)!;
  const shown = after ?? before!;
  return archive.changes.add({
    page,
    source: sourceId,
    url,
    kind: before ? (after ? 'amended' : 'withdrawn') : 'published',
    relevance: 'k-visa',
    severity: 'critical',
    detectedAt: at,
    before: captures[0],
    after: captures[1],
    title: shown.title,
    language: shown.language,
    topics: ['eligibility', 'fee'],
    facts: factChanges(before, after),
    summary: { en: 'Requirements for the K visa changed.', zh: 'K字签证的要求发生变化。' },
    diff: parts(before, after),
    cause: 'site',
    interpreter: '1',
    ...more,
  });
}

function factChanges(before: Text | null, after: Text | null): FactChange[] {
  const names = new Set([...(before?.facts ?? []), ...(after?.facts ?? [])].map(({ fact }) => fact));
  return [...names].flatMap((fact) => {
    const old = before?.facts?.find((one) => one.fact === fact);
    const fresh = after?.facts?.find((one) => one.fact === fact);
    if (JSON.stringify(old?.value) === JSON.stringify(fresh?.value)) return [];
    return [
      {
        fact,
        before: old?.value ?? null,
        after: fresh?.value ?? null,
        quote: { before: old?.quote ?? null, after: fresh?.quote ?? null },
      },
    ];
  });
}

function parts(before: Text | null, after: Text | null): Change['diff'] {
  if (!before) return after!.lines.map((line) => ({ op: 'added', after: line }));
  if (!after) return before.lines.map((line) => ({ op: 'removed', before: line }));
  return after.lines.flatMap((line, index): Change['diff'] => {
    const old = before.lines[index];
    if (old === line) return [];
    if (old === undefined) return [{ op: 'added', after: line }];
    if (diffWords(old, line).some(({ op }) => op === 'same')) return [{ op: 'changed', before: old, after: line }];
    return [
      { op: 'removed', before: old },
      { op: 'added', after: line },
    ];
  });
}

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../src/archive/blobs.ts';
import { problem } from '../../src/domain/problem.ts';
import { EXPORT_FORMATS } from '../../src/publish/formats/format.ts';
import { importAll, page, past, quietRoom } from '../support/past.ts';
import { addPage, capture, change } from '../support/seed.ts';
import { openSmall } from './archive.ts';
import { checkWarc } from './warc-checker.ts';

/** The reference implementation of the Data Package standard for Node. */
const { Package } = createRequire(import.meta.url)('datapackage') as {
  Package: { load(descriptor: string, options: object): Promise<{ resources: readonly ReadResource[] }> };
};
interface ReadResource {
  readonly name: string;
  read(): Promise<unknown[]>;
  checkRelations(): Promise<boolean>;
}

const UNTIL = '2026-10-22T00:00:00.000Z';
const LATER = '2026-10-25T08:00:00.000Z';
const TEXT = { title: 'K visa', language: 'en', lines: ['The K visa is issued to young talents.'] } as const;

const contents = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name} ${sha256(readFileSync(join(entry.parentPath, entry.name)))}`)
    .sort();

/** What a watch does to an archive in four days: looks, versions, a change, a move, a failure, seals, a new page. */
function watchOn({ archive, captures, ids }: ReturnType<typeof openSmall>): void {
  const pageOf = (id: number) => archive.captures.record(id)!.page;
  const us = pageOf(captures.usAfter);
  const taken = capture(archive, us, LATER, TEXT);
  change(archive, us, { before: TEXT, after: TEXT, captures: [captures.usAfter, taken], at: LATER });
  archive.pages.addAddress(us, 'http://us.example/eng/new/kvisa.htm', LATER, 'moved');
  archive.pages.set(us, { url: 'http://us.example/eng/new/kvisa.htm', etag: '"x"', looks: 3 });
  const br = archive.pages.findByAddress('embassy-br', 'http://br.example/por/visto.htm')!;
  capture(archive, br.id, LATER, TEXT);
  archive.visits.add(pageOf(captures.jp), LATER, 'timeout');
  archive.pages.failed(pageOf(captures.jp), LATER, problem('timeout', 'no answer'));
  archive.versions.end(pageOf(captures.jp), LATER);
  capture(archive, addPage(archive, 'embassy-de', 'http://de.example/neu.htm', LATER), LATER, TEXT);
  archive.sources.mirror([], LATER);
  archive.seals.sealDays(new Date('2026-10-27T12:00:00.000Z'));
  archive.timeStamps.add({ seal: 1, authority: 'https://tsa.example/', at: LATER, token: Buffer.from('x') });
  expect(archive.changes.list({ since: UNTIL }).length).toBe(1);
  expect(ids.amended).toBeGreaterThan(0);
}

describe('a range that is over', () => {
  test.each(EXPORT_FORMATS)('%s: has the same bytes days later, whatever was seen and sealed since', (format) => {
    const small = openSmall();
    small.archive.seals.sealDays(new Date('2026-10-22T12:00:00.000Z'));
    small.exportTo(format, 'before/export', { until: UNTIL });
    watchOn(small);
    small.exportTo(format, 'after/export', { until: UNTIL });
    expect(contents(join(small.folder, 'after'))).toEqual(contents(join(small.folder, 'before')));
  });

  test.each(EXPORT_FORMATS)('%s: has other bytes without its end, so that this compares something', (format) => {
    const small = openSmall();
    small.exportTo(format, 'before/export');
    watchOn(small);
    small.exportTo(format, 'after/export');
    expect(contents(join(small.folder, 'after'))).not.toEqual(contents(join(small.folder, 'before')));
  });

  test('in SQLite says of every page what was known of it then', () => {
    const small = openSmall();
    const { archive, exportTo } = small;
    const state = `SELECT id, url, state, version_id, checked_at, succeeded_at, first_with_k, last_without_k FROM page
      WHERE id IN (SELECT page_id FROM visit) ORDER BY id`;
    const then = archive.db.prepare(state).all() as { id: number; last_without_k: string | null }[];
    watchOn(small);
    const db = new BetterSqlite3(exportTo('sqlite', 'a.sqlite', { until: UNTIL }).out, { readonly: true });
    const told = db.prepare(state).all() as typeof then;
    expect(told.map(({ last_without_k: _, ...one }) => one)).toEqual(then.map(({ last_without_k: _, ...one }) => one));
    expect(db.prepare("SELECT count(*) FROM page WHERE url LIKE '%neu.htm'").pluck().get()).toBe(0);
    db.close();
  });
});

describe('an export of some sources', () => {
  const sources = ['embassy-us', 'embassy-jp'];

  test('as tables holds nothing of the others, and every reference', async () => {
    const { exportTo } = openSmall();
    const { out } = exportTo('csv', 'export', { sources });
    const { resources } = await Package.load(join(out, 'datapackage.json'), { basePath: out });
    for (const resource of resources) {
      await resource.read();
      expect(await resource.checkRelations(), resource.name).toBe(true);
      const text = readFileSync(join(out, `${resource.name}.csv`), 'utf8');
      expect([resource.name, /embassy-(?:de|br|au|ke)|(?:de|br|au|ke)\.example/.test(text)]).toEqual([
        resource.name,
        false,
      ]);
    }
    expect(readFileSync(join(out, 'snapshots.csv'), 'utf8')).toContain('us.example');
  });

  test('in SQLite holds nothing of the others, not even in free pages', () => {
    const { exportTo } = openSmall();
    const file = readFileSync(exportTo('sqlite', 'a.sqlite', { sources }).out);
    expect([file.includes('us.example'), file.includes('de.example'), file.includes('Brasília')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('as WARC holds their captures', () => {
    const { exportTo } = openSmall();
    const hosts = checkWarc(exportTo('warc', 'a.warc.gz', { sources }).out).flatMap(
      ({ fields }) => URL.parse(fields.get('warc-target-uri') ?? '')?.host ?? [],
    );
    expect([...new Set(hosts)].sort()).toEqual(['jp.example', 'us.example']);
  });
});

test('a range before an import was made holds the pages and sources of what was imported', async () => {
  const { archive } = quietRoom();
  const room = { ...quietRoom(), archive };
  await importAll(room, [
    past('2026-03-01T00:00:00.000Z', page('The K visa costs 100 USD.')),
    past('2026-01-01T00:00:00.000Z', page('The K visa costs 90 USD.')),
  ]);
  const { exportTo } = openSmall();
  const until = '2026-02-01T00:00:00.000Z';
  const { out } = exportTo('jsonl', 'export', { archive, until });
  const rows = (name: string) =>
    readFileSync(join(out, `${name}.jsonl`), 'utf8')
      .split('\n')
      .filter(Boolean).length;
  expect([rows('sources'), rows('pages'), rows('snapshots')]).toEqual([1, 1, 1]);
  expect(exportTo('sqlite', 'a.sqlite', { archive, until }).files[0]!.entries).toBeGreaterThan(10);
});

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../src/archive/blobs.ts';
import { csvCell } from '../../src/publish/formats/csv.ts';
import { EXPORT_FORMATS } from '../../src/publish/formats/format.ts';
import { openSmall } from './archive.ts';

const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const contents = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name} ${sha256(readFileSync(join(entry.parentPath, entry.name)))}`)
    .sort();

describe('every format', () => {
  test.each(EXPORT_FORMATS)('%s: the same archive gives the same bytes', (format) => {
    const { exportTo, folder } = openSmall();
    exportTo(format, 'one/export');
    exportTo(format, 'two/export');
    expect(contents(join(folder, 'one'))).toEqual(contents(join(folder, 'two')));
  });

  test('the records of a WARC file follow from what it holds, not from what it is called', () => {
    const { exportTo } = openSmall();
    const [one, other] = ['one.warc.gz', 'other.warc.gz'].map((name) => exportTo('warc', name).files[0]!.sha256);
    expect(one).toBe(other);
  });

  test.each(EXPORT_FORMATS)('%s: names its files with their true length and digest', (format) => {
    const { exportTo } = openSmall();
    for (const file of exportTo(format, 'export').files) {
      const bytes = readFileSync(file.path);
      expect([file.bytes, file.sha256]).toEqual([bytes.length, sha256(bytes)]);
    }
  });

  test.each(EXPORT_FORMATS)('%s: leaves nothing half-made under its name when it fails', (format) => {
    const { archive, exportTo, folder } = openSmall();
    archive.db.exec("PRAGMA foreign_keys = OFF; DELETE FROM blob; UPDATE document SET content = x'00'");
    expect(() => exportTo(format, 'export')).toThrow();
    expect(readdirSync(folder).filter((name) => !name.includes('.partial'))).toEqual([]);
  });

  test.each(EXPORT_FORMATS)('%s: takes an empty archive', (format) => {
    const { archive, exportTo } = openSmall();
    for (const table of ['visit', 'change', 'fact', 'time_stamp', 'seal']) archive.db.exec(`DELETE FROM ${table}`);
    archive.db.exec('PRAGMA foreign_keys = OFF');
    for (const table of ['version', 'capture', 'document', 'blob', 'address', 'page', 'source'])
      archive.db.exec(`DELETE FROM ${table}`);
    expect(exportTo(format, 'export').files.length).toBeGreaterThan(0);
  });
});

describe('a data package', () => {
  test('describes every file and every column', () => {
    const { exportTo } = openSmall();
    const { out } = exportTo('csv', 'export');
    const { resources } = JSON.parse(readFileSync(join(out, 'datapackage.json'), 'utf8'));
    expect(resources.map(({ name }: { name: string }) => name).sort()).toEqual([
      'changes',
      'documents',
      'facts',
      'pages',
      'pairs',
      'seals',
      'snapshots',
      'sources',
      'superseded_changes',
      'versions',
      'visits',
    ]);
    for (const { path, bytes, hash, schema } of resources) {
      const file = readFileSync(join(out, path));
      expect([bytes, hash]).toEqual([file.length, `sha256:${sha256(file)}`]);
      const header = file.toString().split('\r\n')[0]!.split(',');
      expect(schema.fields.map(({ name }: { name: string }) => name)).toEqual(header);
      expect(schema.fields.every(({ description }: { description: string }) => description.length > 3)).toBe(true);
    }
  });

  test('gives its times a form that validators of either version of the standard read', () => {
    const { exportTo } = openSmall();
    const { resources } = JSON.parse(readFileSync(join(exportTo('jsonl', 'export').out, 'datapackage.json'), 'utf8'));
    const times = resources.flatMap(({ schema }: { schema: { fields: { type: string; format?: string }[] } }) =>
      schema.fields.filter(({ type }) => type === 'datetime'),
    );
    expect(times.length).toBeGreaterThan(10);
    expect(times.every(({ format }: { format?: string }) => format === 'any')).toBe(true);
  });

  test('has texts, facts with quotes and changes as the archive has them', () => {
    const { archive, ids, exportTo } = openSmall();
    const { out } = exportTo('jsonl', 'export');
    expect(linesOf(join(out, 'documents.jsonl')).some(({ text }) => text.includes('外国青年科技人才'))).toBe(true);
    const facts = linesOf(join(out, 'facts.jsonl'));
    expect(facts).toContainEqual(
      expect.objectContaining({ source: 'embassy-us', fact: 'eligibility.age.max', value: 45, until: null }),
    );
    expect(facts).toContainEqual(
      expect.objectContaining({
        source: 'embassy-us',
        fact: 'eligibility.age.max',
        value: 40,
        until: '2026-10-20T09:30:00.000Z',
      }),
    );
    const change = linesOf(join(out, 'changes.jsonl')).find(({ id }) => id === ids.amended);
    expect(change.diff).toEqual(archive.changes.get(ids.amended)!.diff);
  });

  test('holds what an import replaced apart from what counts, and says by what', () => {
    const { archive, ids, exportTo } = openSmall();
    archive.db.prepare("UPDATE change SET cause = 'import' WHERE id = ?").run(ids.amended);
    const { id: _, ...told } = archive.changes.get(ids.amended)!;
    archive.changes.supersede(ids.amended, '2026-11-01T00:00:00.000Z');
    const page = archive.captures.record(told.after!)!.page;
    const anew = archive.changes.add({ ...told, page, interpreter: '1' });
    const { out } = exportTo('jsonl', 'export');
    expect(linesOf(join(out, 'superseded_changes.jsonl'))).toMatchObject([
      { id: ids.amended, superseded_at: '2026-11-01T00:00:00.000Z', superseded_by: [anew.id] },
    ]);
    expect(linesOf(join(out, 'changes.jsonl')).map(({ id }) => id)).not.toContain(ids.amended);
    const copy = new BetterSqlite3(exportTo('sqlite', 'copy.sqlite').out, { readonly: true });
    expect(copy.prepare('SELECT * FROM change_replacement').all()).toEqual([
      { superseded: ids.amended, change: anew.id },
    ]);
    copy.close();
  });

  test('of a range does not know what came after it', () => {
    const { exportTo } = openSmall();
    const { out } = exportTo('jsonl', 'export', {
      since: '2026-10-10T00:00:00.000Z',
      until: '2026-10-20T00:00:00.000Z',
    });
    const inForce = linesOf(join(out, 'facts.jsonl')).filter(({ source }) => source === 'embassy-us');
    expect(inForce.map(({ until }) => until)).toEqual(inForce.map(() => null));
    expect(inForce).toContainEqual(expect.objectContaining({ fact: 'eligibility.age.max', value: 40 }));
    expect(linesOf(join(out, 'snapshots.jsonl')).map(({ at }) => at.slice(0, 10))).toEqual([
      '2026-10-15',
      '2026-10-18',
    ]);
  });
});

describe('a CSV cell', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', '=HYPERLINK("http://evil.example")'])(
    'that looks like the formula %o is made a text',
    (text) => expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/),
  );
  test.each([
    ['a,b', '"a,b"'],
    ['say "K"', '"say ""K"""'],
    ['two\nlines', '"two\nlines"'],
    ['签证', '签证'],
    [-5, '-5'],
    [null, ''],
    [false, 'false'],
    [['a', 'b'], '"[""a"",""b""]"'],
  ])('%o is written %s', (value, cell) => expect(csvCell(value)).toBe(cell));
});

describe('a SQLite export', () => {
  const open = (file: string) => new BetterSqlite3(file, { readonly: true });

  test('holds nothing of subscribers, tokens, mails and settings, not even in free pages', () => {
    const { archive, exportTo } = openSmall();
    archive.db.exec(`INSERT INTO subscriber (address, state, origin, sources_json, countries_json, topics_json, min_severity, language, rhythm, hour,
      time_zone, created_at) VALUES ('reader@mail.example', 'active', 'cli', '[]', '[]', '[]', 'minor', 'en', 'daily', 8, 'UTC', '2026-10-01')`);
    archive.settings.set('operator', 'secret-setting');
    const file = readFileSync(exportTo('sqlite', 'export.sqlite').out);
    expect(file.includes('reader@mail.example')).toBe(false);
    expect(file.includes('secret-setting')).toBe(false);
    expect(file.includes('CREATE TABLE subscriber')).toBe(false);
  });

  test('explains itself, and its views answer', () => {
    const { exportTo } = openSmall();
    const db = open(exportTo('sqlite', 'export.sqlite').out);
    const views = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'view'").pluck().all();
    for (const view of views) expect(() => db.prepare(`SELECT * FROM ${view}`).all(), view).not.toThrow();
    expect(db.prepare("SELECT state FROM source_state WHERE source = 'embassy-de'").pluck().get()).toBe('mentions');
    expect(
      db
        .prepare("SELECT value FROM facts_now WHERE source = 'embassy-us' AND fact = 'eligibility.age.max'")
        .pluck()
        .get(),
    ).toBe('45');
    expect(db.prepare('SELECT count(*) FROM readme').pluck().get()).toBeGreaterThan(5);
    db.close();
  });

  test('has in its row what a change added and removed', () => {
    const { archive, ids, exportTo } = openSmall();
    const db = open(exportTo('sqlite', 'export.sqlite').out);
    const row = db
      .prepare<[number], { diff_json: string; diff: null }>('SELECT diff_json, diff FROM change WHERE id = ?')
      .get(ids.amended)!;
    expect(archive.db.prepare('SELECT diff IS NULL FROM change WHERE id = ?').pluck().get(ids.amended)).toBe(0);
    expect(row.diff).toBe(null);
    expect(JSON.parse(row.diff_json)).toEqual(archive.changes.get(ids.amended)!.diff);
    db.close();
  });

  test('says of every table, view and column what it means', () => {
    const { exportTo } = openSmall();
    const db = open(exportTo('sqlite', 'export.sqlite').out);
    const columns = db
      .prepare<[], string>(
        `SELECT s.name || '.' || c.name FROM sqlite_schema AS s, pragma_table_info(s.name) AS c
         WHERE s.type IN ('table', 'view') AND s.name NOT LIKE 'sqlite_%' ORDER BY 1`,
      )
      .pluck()
      .all();
    const explained = db
      .prepare<[], string>(`SELECT name || '.' || "column" FROM dictionary WHERE "column" <> '' ORDER BY 1`)
      .pluck()
      .all();
    expect(explained).toEqual(columns);
    const wordless = db.prepare(`SELECT name, "column" FROM dictionary WHERE meaning = ''`);
    expect(wordless.all(), 'add its words to sqlite-dictionary.ts').toEqual([]);
    db.close();
  });

  test('of a range holds all that the range refers to', () => {
    const { archive, exportTo } = openSmall();
    const db = open(exportTo('sqlite', 'export.sqlite', { since: '2026-10-19T00:00:00.000Z' }).out);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    const kept = db.prepare<[], number>('SELECT count(*) FROM capture').pluck().get()!;
    expect(kept).toBeLessThan(archive.captures.list({}).length);
    expect(
      db
        .prepare<[], string>('SELECT detected_at FROM change')
        .pluck()
        .all()
        .every((at) => at >= '2026-10-19'),
    ).toBe(true);
    db.close();
  });

  test('overwrites what lies under its temporary name and is no beginning', () => {
    const { exportTo, folder } = openSmall();
    writeFileSync(join(folder, 'export.sqlite.partial'), 'half');
    expect(open(exportTo('sqlite', 'export.sqlite').out).pragma('integrity_check', { simple: true })).toBe('ok');
  });
});

test('the digest of bytes that were not kept is in the tables and in the copy', () => {
  const { archive, exportTo, folder } = openSmall();
  const digest = 'ab'.repeat(32);
  const at = '2026-10-21T09:00:00.000Z';
  archive.visits.add(1, at, 'same-text', { status: 200, sha256: digest });
  exportTo('jsonl', 'tables');
  const visits = linesOf(join(folder, 'tables', 'visits.jsonl'));
  expect(visits.find((visit) => visit.at === at)).toMatchObject({ sha256: digest });
  exportTo('sqlite', 'copy.sqlite');
  const copy = new BetterSqlite3(join(folder, 'copy.sqlite'), { readonly: true });
  expect(copy.prepare('SELECT sha256, digest FROM visit WHERE at = ?').get(at)).toEqual({
    sha256: digest,
    digest: null,
  });
  copy.close();
});

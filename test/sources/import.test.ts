import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importSources } from '../../scripts/import-sources.ts';
import { loadSources } from '../../src/sources/load.ts';
import { readTable } from '../../src/sources/table.ts';

const OWN = join(import.meta.dirname, '../../sources');
const TABLE = readFileSync(join(OWN, 'missions.tsv'), 'utf8');
const EMBASSY = 'us/embassy.yaml';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-'));
  const [head, ...rows] = TABLE.split('\n');
  const few = rows.filter((row) => /\t(?:embassy-us|consulate-chicago|nia|centre-berlin)\t/.test(row));
  writeFileSync(join(folder, 'missions.tsv'), `${[head, ...few].join('\n')}\n`);
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (path: string) => readFileSync(join(folder, path), 'utf8');
function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe('the import of the table', () => {
  it('writes a sound declaration for every row', () => {
    write('missions.tsv', TABLE);
    const rows = readTable(read('missions.tsv'));
    expect(importSources(folder).written).toHaveLength(rows.length);
    const { sources, faults } = loadSources(folder);
    expect(faults).toEqual([]);
    expect(sources.map((source) => source.id).sort()).toEqual(rows.map((row) => row.id!).sort());
  });

  it('changes nothing when run again', () => {
    importSources(folder);
    const before = read(EMBASSY);
    expect(importSources(folder)).toMatchObject({ written: [], kept: [], orphans: [] });
    expect(read(EMBASSY)).toBe(before);
  });

  it('leaves a file alone that somebody edited, and says so', () => {
    importSources(folder);
    const edited = read(EMBASSY).replace('confidence: high', 'confidence: low');
    write(EMBASSY, edited);
    expect(importSources(folder)).toMatchObject({ written: [], kept: [EMBASSY] });
    expect(read(EMBASSY)).toBe(edited);
  });

  it('leaves a file alone that somebody wrote by hand', () => {
    write(EMBASSY, 'id: embassy-us\n');
    expect(importSources(folder).kept).toEqual([EMBASSY]);
    expect(read(EMBASSY)).toBe('id: embassy-us\n');
  });

  it('does not declare a source twice that stands in another file', () => {
    write('mine/usa.yaml', 'id: embassy-us\n');
    expect(importSources(folder).kept).toEqual(['mine/usa.yaml']);
    expect(readdirSync(join(folder, 'us'))).not.toContain('embassy.yaml');
  });

  it('brings an untouched file up to date when its row changed', () => {
    importSources(folder);
    write('missions.tsv', read('missions.tsv').replace('Washington, D.C.', 'Washington'));
    expect(importSources(folder).written).toEqual([EMBASSY]);
    expect(read(EMBASSY)).toContain('city: Washington\n');
  });

  it('keeps the declaration of a row that is gone, and says so', () => {
    importSources(folder);
    write('missions.tsv', read('missions.tsv').replace(/^.*\tembassy-us\t.*\n/m, ''));
    expect(importSources(folder).orphans).toEqual([EMBASSY]);
  });

  it('refuses a table whose row lacks a cell, naming the line', () => {
    expect(() => readTable(`${read('missions.tsv').split('\n')[0]}\nembassy\tUS\n`)).toThrow(/line 2: 2 cells/);
  });
});

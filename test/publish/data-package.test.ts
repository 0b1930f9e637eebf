import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSmall } from './archive.ts';

/** The reference implementation of the standard for Node: it shares no code with this program, and has no types. */
const { Package, Resource } = createRequire(import.meta.url)('datapackage') as {
  Package: { load(descriptor: string, options: object): Promise<ReadPackage> };
  Resource: { load(descriptor: object): Promise<ReadResource> };
};
interface ReadResource {
  readonly name: string;
  readonly valid: boolean;
  readonly tabular: boolean;
  readonly descriptor: { readonly rows: number };
  read(options?: object): Promise<Record<string, unknown>[]>;
  checkRelations(): Promise<boolean>;
}
interface ReadPackage {
  readonly valid: boolean;
  readonly errors: readonly Error[];
  readonly descriptor: { licenses: { name: string }[] };
  readonly resources: readonly ReadResource[];
}

const load = (folder: string) => Package.load(join(folder, 'datapackage.json'), { basePath: folder });
function exported(format: 'csv' | 'jsonl') {
  const small = openSmall();
  const { archive } = small;
  archive.seals.sealDays(new Date('2026-10-22T12:00:00.000Z'));
  archive.timeStamps.add({
    seal: 1,
    authority: 'https://tsa.example/',
    at: '2026-10-22T00:00:00.000Z',
    token: Buffer.from('x'),
  });
  return { ...small, ...small.exportTo(format, 'export') };
}

const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe('a data package, to the reference implementation of the standard,', () => {
  test('is valid, and says under which licence', async () => {
    const { valid, errors, descriptor } = await load(exported('csv').out);
    expect([valid, errors]).toEqual([true, []]);
    expect(descriptor.licenses.map(({ name }) => name)).toEqual(['CC-BY-4.0']);
  });

  test('has in every CSV file the rows, types, keys and references that it describes', async () => {
    const { resources } = await load(exported('csv').out);
    for (const resource of resources) {
      expect([resource.tabular, resource.valid], resource.name).toEqual([true, true]);
      expect(await resource.read(), resource.name).toHaveLength(resource.descriptor.rows);
      expect(await resource.checkRelations(), resource.name).toBe(true);
    }
  });

  test('has in every JSON Lines file what its schema says', async () => {
    const { out } = exported('jsonl');
    const { resources } = JSON.parse(readFileSync(join(out, 'datapackage.json'), 'utf8'));
    for (const { path, ...resource } of resources) {
      const names = resource.schema.fields.map(({ name }: { name: string }) => name);
      const cells = linesOf(join(out, path)).map((row) => names.map((name: string) => row[name]));
      const described = { ...resource, format: undefined, mediatype: undefined, data: [names, ...cells] };
      expect(await (await Resource.load(described)).read(), resource.name).toHaveLength(resource.rows);
    }
  });

  test('is refused when a cell is not of its type', async () => {
    const { out } = exported('csv');
    const file = join(out, 'snapshots.csv');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^1,/m, 'one,'));
    const { resources } = await load(out);
    await expect(resources.find(({ name }) => name === 'snapshots')!.read()).rejects.toThrow();
  });
});

test('the chain and the editions are in it, and each snapshot names its seal', () => {
  const { archive, out } = exported('jsonl');
  const rows = (name: string) => linesOf(join(out, `${name}.jsonl`));
  expect(rows('seals').map(({ head }) => head)).toEqual(
    archive.seals
      .list()
      .map(({ head }) => head)
      .reverse(),
  );
  expect(rows('seals')[0].time_stamps).toEqual([
    { authority: 'https://tsa.example/', at: '2026-10-22T00:00:00.000Z', token: Buffer.from('x').toString('hex') },
  ]);
  for (const { id, seal } of rows('snapshots')) expect(seal).toBe(archive.seals.of(id)!.number);
  expect(existsSync(join(out, 'pairs.jsonl'))).toBe(true);
});

describe.each(['csv', 'jsonl'] as const)('an export as %s that was stopped', (format) => {
  /** An archive with more looks than lie between two checkpoints, exported whole, and once more until it is stopped. */
  function stopped() {
    const small = openSmall();
    const looks = small.archive.db.prepare(
      "INSERT INTO visit (page_id, at, outcome) SELECT 1, strftime('%Y-%m-%dT%H:%M:%fZ', ?, value || ' seconds'), 'not-modified' FROM json_each(?)",
    );
    const insert = (from: string, count: number) =>
      looks.run(from, JSON.stringify(Array.from({ length: count }, (_, index) => index)));
    insert('2026-10-22T00:00:00', 6000);
    const whole = small.exportTo(format, 'whole');
    const stop = (done: number, _: number, what: string) => {
      if (what === 'visits' && done === 5500) throw new Error('stopped');
    };
    expect(() => small.exportTo(format, 'again', { progress: stop })).toThrow('stopped');
    expect(existsSync(join(small.folder, 'again'))).toBe(false);
    appendFileSync(join(small.folder, `again.partial/visits.${format}`), 'half a row');
    return { ...small, insert, whole };
  }
  const digests = ({ files }: { files: readonly { path: string; sha256: string }[] }) =>
    files.map(({ sha256 }) => sha256);

  test('goes on where it stood, and ends as if it never was, though looks were added meanwhile', () => {
    const { exportTo, insert, whole } = stopped();
    insert('2026-10-23T00:00:00', 10);
    const steps: [number, string][] = [];
    const again = exportTo(format, 'again', { progress: (done, _, what) => void steps.push([done, what]) });
    expect([again.resumed, steps[0]]).toEqual([true, [5001, 'visits']]);
    expect(digests(again)).toEqual(digests(whole));
    expect(existsSync(join(again.out, 'export.notes'))).toBe(false);
  });

  test('begins anew where another range is asked for, or the past has changed meanwhile', () => {
    const { exportTo, insert, folder } = stopped();
    expect(exportTo(format, 'again', { since: '2026-10-03T00:00:00.000Z' }).resumed).toBe(false);
    rmSync(join(folder, 'again'), { recursive: true });
    const stop = (_: number, __: number, what: string) => {
      if (what === 'visits') throw new Error('stopped');
    };
    expect(() => exportTo(format, 'again', { progress: stop })).toThrow('stopped');
    insert('2020-01-01T00:00:00', 1);
    const { files, resumed } = exportTo(format, 'again');
    expect(resumed).toBe(false);
    expect(readFileSync(files.find(({ path }) => path.includes('visits'))!.path, 'utf8')).toContain('2020-01-01');
  });
});
